"""What a report says is amiss: indicators behind, the widest lag, what fell, the rush."""

from datetime import timedelta
from typing import Any

import polars as pl
import pytest

from answers.answers import StoreAnswers
from briefing.report.shortcomings import indicators, reports
from pictures.reporting.arrivals import LAST_DAYS
from queries.progress.questions import indicator_standing, status_change
from queries.reporting.obligations import arrival_curve, obligation_list, obligation_state
from tests.worlds.reports.altered import Change, counts, scene, told


def statuses(*said: str, without_target: int = 0) -> Change:
    """The plan's first indicators with these statuses, the last of them without a target."""

    def change(frame: pl.DataFrame) -> pl.DataFrame:
        kept = frame.sort("position").head(len(said))
        has_target = pl.int_range(pl.len()) < len(said) - without_target
        return kept.with_columns(
            status=pl.Series(said),
            pace_ratio=pl.lit(0.5),
            target_value=pl.when(has_target).then(90.0),
        )

    return change


def of(store: StoreAnswers, change: Change) -> dict[str, str]:
    return told(indicators(scene(store, {indicator_standing: change})))


def test_those_behind_are_counted_of_those_with_a_target(store: StoreAnswers) -> None:
    said = of(
        store, statuses("slow", "slow", "at_risk", "on_track", "not_reported", without_target=1)
    )["short.behind"]
    assert said.startswith("Có 03/04 chỉ tiêu ở ")
    assert "gồm 02 chỉ tiêu chậm và 01 chỉ tiêu nguy cơ" in said
    assert "short.behind" not in of(store, statuses("on_track", "not_reported"))


def test_after_a_phase_what_was_not_met_is_counted(store: StoreAnswers) -> None:
    said = of(store, statuses("not_met", "not_met", "reached"))["short.behind"]
    assert "02/03 chỉ tiêu ở " in said
    assert "không đạt mục tiêu giai đoạn" in said


def units(*groups: tuple[str, list[str]]) -> Change:
    """Indicators by the statuses of their units; asked of the whole they are as they were."""

    def change(frame: pl.DataFrame) -> pl.DataFrame:
        row = frame.row(0, named=True)
        rows = [
            row | {"indicator_id": name, "label_vi": name, "label_en": name, "status": status}
            for name, said in groups
            for status in said
        ]
        return pl.DataFrame(rows, schema=frame.schema)

    return change


def test_the_widest_lag_is_the_one_of_most_units_of_those_that_can_be_rated(
    store: StoreAnswers,
) -> None:
    many = ("A", ["slow", "at_risk", "not_reported", "on_track", "reached"])
    few = ("B", ["slow"])
    said = of(store, units(few, many))["short.widest"]
    assert "“A”: 02/04 đơn vị (50,0%)" in said
    assert "short.widest" not in of(store, units(("A", ["on_track", "not_reported"])))


def test_what_fell_is_counted_apart_from_what_rose(store: StoreAnswers) -> None:
    known = scene(store).indicators

    def change(frame: pl.DataFrame) -> pl.DataFrame:
        row: dict[str, Any] = dict.fromkeys(frame.columns)
        before = {"previous_status": "on_track", "status": "slow", "direction": "worse"}
        rows = [
            row | before | {"indicator_id": known[n].indicator_id, "group_id": f"u{n % 2}"}
            for n in range(3)
        ]
        rows.append(rows[0] | {"direction": "better"})
        found = pl.DataFrame(rows, schema=frame.schema)
        return found.with_columns(previous_date=pl.lit(scene(store).as_of))

    said = told(indicators(scene(store, {status_change: change})))
    assert ", 03 chỉ tiêu chuyển sang trạng thái thấp hơn" in said["short.worse"]
    assert said["short.worse"].count("từ đúng tiến độ xuống chậm") == 3
    assert (
        "có 03 lượt chỉ tiêu chuyển sang trạng thái thấp hơn, ở 02 đơn vị"
        in (said["short.worse_units"])
    )


def test_who_was_tardy_twice_is_counted_of_those_tardy_now(store: StoreAnswers) -> None:
    def owed(frame: pl.DataFrame) -> pl.DataFrame:
        now = ["late", "overdue", "rejected", "on_time"]
        before = ["late", "on_time", "overdue", "late"]
        return frame.head(4).with_columns(
            state=pl.Series(now), previous_state=pl.Series(before), days_late=pl.lit(3, pl.Int64)
        )

    said = told(reports(scene(store, {obligation_list: counts(), obligation_state: owed})))
    assert said["short.lacking"].startswith("Có 02 đơn vị chưa gửi")
    assert said["short.late"].startswith("Có 01 đơn vị gửi")
    assert said["short.again"].startswith("Trong 03 đơn vị trễ hoặc chưa gửi, 02 đơn vị cũng")


@pytest.mark.parametrize(("last", "share"), [(60, "60,0%"), (50, "50,0%"), (49, None)])
def test_a_rush_is_said_from_half_of_the_reports_in_time(
    store: StoreAnswers, last: int, share: str | None
) -> None:
    of = scene(store)
    due = of.as_of - timedelta(days=10)

    def curve(frame: pl.DataFrame) -> pl.DataFrame:
        """By three days before the deadline all but the last had come; ten more came late."""
        known = {-LAST_DAYS: 100 - last, 0: 100, 1: 110}
        rows = [
            dict.fromkeys(frame.columns)
            | {
                "is_previous": False,
                "at_date": due + timedelta(days=day),
                "days_to_due": day,
                "accepted_count": count,
                "expected_count": 120,
            }
            for day, count in known.items()
        ]
        return pl.DataFrame(rows, schema=frame.schema)

    change = {obligation_list: counts(late=1), obligation_state: late, arrival_curve: curve}
    said = told(reports(scene(store, change))).get("short.rush", "")
    assert (f"Có {share} số báo cáo đúng hạn dồn vào 03 ngày cuối" in said) == (share is not None)
    assert bool(said) == (share is not None)


def late(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.head(1).with_columns(state=pl.lit("late"), previous_state=pl.lit("on_time"))
