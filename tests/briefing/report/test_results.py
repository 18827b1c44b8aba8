"""What a report says of results: counts against the path, a unit beside its peers, the spread."""

from typing import Any

import polars as pl
import pytest

from answers.answers import StoreAnswers
from briefing.report.results import results
from briefing.report.scene import Scene
from data.profiles.catalog import load_catalog
from queries.progress.questions import content_standing, indicator_standing, level_improvement
from queries.units.questions import unit_peers
from tests.worlds.page_store import a_campaign, three_units
from tests.worlds.reports.altered import Change, scene, told

UNIT = three_units(load_catalog(), a_campaign(load_catalog()))[0]
SLOW = {"achieved_ratio": 0.25, "achieved_pct": 25.0, "pace_ratio": 0.5}


def standing(*rows: dict[str, Any]) -> Change:
    """As many rows of the answer as are given, in the plan's order, changed so."""

    def change(frame: pl.DataFrame) -> pl.DataFrame:
        kept = frame.sort("position").head(len(rows)).to_dicts()
        said = [one | row for one, row in zip(kept, rows, strict=True)]
        return pl.DataFrame(said, schema=frame.schema)

    return change


def summed(store: StoreAnswers, *statuses: str, **changed: Any) -> dict[str, str]:
    """What a report with enough units says of contents with these statuses."""
    rows = [{"status": status, "pace_ratio": 0.5, **changed} for status in statuses]
    of = scene(store, {content_standing: standing(*rows)})
    vars(of.room)["too_few"] = None
    return told(results(of))


def test_contents_that_keep_to_their_path_lag_or_are_unknown_are_three_counts(
    store: StoreAnswers,
) -> None:
    said = summed(store, "exceeded", "on_track", "slow", "at_risk", "not_reported")
    assert "trong 05 nội dung thi đua, 02 nội dung theo kịp lộ trình" in said["results.on_path"]
    assert said["results.behind"].startswith("02 nội dung chưa theo kịp lộ trình: ")
    assert said["results.unknown"].startswith("Chưa đủ căn cứ xếp trạng thái 01 nội dung: ")


def test_at_the_end_of_a_phase_contents_met_their_target_or_did_not(store: StoreAnswers) -> None:
    said = summed(store, "reached", "not_met")
    assert "trong 02 nội dung thi đua, 01 nội dung đạt mục tiêu" in said["results.on_path"]
    assert said["results.behind"].startswith("01 nội dung ")


def content_of(store: StoreAnswers, *rows: dict[str, Any]) -> dict[str, str]:
    """The account of the plan's first content, whose indicators stand so."""
    change = {indicator_standing: standing(*rows)}
    of = scene(store, change)
    first = of.contents[0].content_id
    assert {row.content_id for row in of.indicators} == {first}
    found = told(results(of))
    return {key.partition(":")[0]: text for key, text in found.items() if key.endswith(f":{first}")}


def indicator(status: str, pace: float | None = 1.0, value: float | None = 41.0) -> dict[str, Any]:
    return {"status": status, "pace_ratio": pace, "value": value, "required_value": 50.0}


@pytest.mark.parametrize(
    ("rows", "key", "words"),
    [
        (
            [indicator("on_track"), indicator("slow", 0.8), indicator("not_reported", None, None)],
            "results.on",
            "01/02 chỉ tiêu được xếp trạng thái theo kịp",
        ),
        ([indicator("reached")] * 2, "results.on", "Cả 02 chỉ tiêu được xếp trạng thái đều theo"),
        ([indicator("reached")], "results.on", "Chỉ tiêu duy nhất được xếp trạng thái theo kịp"),
        ([indicator("not_due", None)], "results.on", "Chưa chỉ tiêu nào đủ số liệu để xếp"),
        ([indicator("slow", 0.8)], "results.slow", "Chỉ tiêu duy nhất được xếp trạng thái chưa"),
        ([indicator("slow", 0.8)] * 2, "results.slow", "Cả 02 chỉ tiêu được xếp trạng thái chưa"),
        (
            [indicator("slow", 0.8)] * 5,
            "results.slow",
            "Cả 05 chỉ tiêu được xếp trạng thái chưa theo kịp lộ trình, thấp nhất là: ",
        ),
        (
            [indicator("reached"), *[indicator("not_reported", None, None)] * 2],
            "results.silent",
            "Chưa có số liệu 02 chỉ tiêu: ",
        ),
    ],
)
def test_the_indicators_of_a_content_are_counted_by_their_status(
    store: StoreAnswers, rows: list[dict[str, Any]], key: str, words: str
) -> None:
    assert content_of(store, *rows)[key].startswith(words)


def test_only_what_meets_its_requirement_is_called_the_best(store: StoreAnswers) -> None:
    assert "results.best" in content_of(store, indicator("on_track", 1.0))
    assert "results.best" not in content_of(store, indicator("on_track", 0.999))
    two = content_of(store, indicator("on_track", 1.0), indicator("exceeded", 1.5, 77.0))
    assert "77" in two["results.best"]


def test_five_that_lag_name_the_four_furthest_behind(store: StoreAnswers) -> None:
    rows = [indicator("slow", pace, 40 + 10 * pace) for pace in (0.5, 0.1, 0.4, 0.2, 0.3)]
    said = content_of(store, *rows, indicator("on_track"))["results.slow"]
    assert said.startswith("05 chỉ tiêu chưa theo kịp lộ trình, thấp nhất là: ")
    assert said.count("(chậm)") == 4
    assert "45" not in said


def peers(*pairs: tuple[float | None, float | None]) -> Change:
    """Own indicators of a unit beside the median of its peers, and one that is not its own."""

    def change(frame: pl.DataFrame) -> pl.DataFrame:
        row = dict.fromkeys(frame.columns)
        own = [
            row | {"achieved_pct": a, "achieved_median_pct": m, "is_own": True, "unit_count": n}
            for n, (a, m) in enumerate(pairs, start=7)
        ]
        other = row | {"achieved_pct": 99.0, "achieved_median_pct": 1.0, "is_own": False}
        return pl.DataFrame([*own, other], schema=frame.schema)

    return change


def test_a_unit_is_above_the_median_only_where_it_has_more(store: StoreAnswers) -> None:
    change = {unit_peers: peers((60.0, 50.0), (50.0, 50.0), (40.0, 50.0), (70.0, None))}
    said = told(results(scene(store, change, unit=UNIT)))["results.peers"]
    assert "nhiều nhất 09 đơn vị), 01/03 chỉ tiêu của đơn vị cao hơn" in said


def levels(start: list[float | None], now: list[float | None]) -> Change:
    def change(frame: pl.DataFrame) -> pl.DataFrame:
        row = dict.fromkeys(frame.columns)
        pairs = zip(start, now, strict=True)
        rows = [row | {"start_pct": s, "level_pct": n} for s, n in pairs]
        return pl.DataFrame(rows, schema=frame.schema)

    return change


def final(store: StoreAnswers, change: Change) -> Scene:
    return scene(store, {level_improvement: change}, "final")


def test_the_spread_is_between_the_quarters_then_and_now(store: StoreAnswers) -> None:
    change = levels([10.0, 20.0, 30.0, 40.0, 50.0], [70.0, 72.0, 74.0, 76.0, None])
    said = told(results(final(store, change)))["results.spread"]
    assert "thấp nhất 3,0 điểm phần trăm" in said
    assert "khi bắt đầu so sánh là 20,0 điểm phần trăm (05 đơn vị)" in said
    few = levels([10.0, 20.0, 30.0], [70.0, 72.0, 74.0])
    assert "results.spread" not in told(results(final(store, few)))
    yearly = scene(store, {level_improvement: change})
    assert "results.spread" not in told(results(yearly))
