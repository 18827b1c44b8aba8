"""What a report says of the time to come: the next deadline, what must move faster."""

from typing import Any

import polars as pl
import pytest

from answers.answers import StoreAnswers
from briefing.report.ahead import ahead, phase_table
from charts.parts.news import comparison_message
from queries.progress.questions import phase_comparison
from queries.reporting.obligations import obligation_list
from tests.worlds.reports.altered import Change, scene, told
from translations import translator


def rates(*rows: dict[str, Any]) -> Change:
    """As many indicators of the plan as are given, with these figures of two phases."""
    way = {"baseline_value": 20.0, "phase_2_target": 80.0}

    def change(frame: pl.DataFrame) -> pl.DataFrame:
        kept = frame.head(len(rows)).drop(rows[0].keys() | way.keys())
        made = pl.DataFrame([way | row for row in rows], schema_overrides=frame.schema)
        return kept.hstack(made).select(frame.columns)

    return change


PAIRS = [
    ({"needed_per_year": 10.0, "gained_per_year": 9.5}, True),
    ({"needed_per_year": 10.0, "gained_per_year": 10.0}, False),
    ({"needed_per_year": 5.0, "gained_per_year": -10.0}, True),
    ({"needed_per_year": -5.0, "gained_per_year": 1.0}, False),
    ({"needed_per_year": -5.0, "gained_per_year": -3.0, "baseline_value": 95.0}, True),
    ({"needed_per_year": -5.0, "gained_per_year": -6.0, "baseline_value": 95.0}, False),
]


@pytest.mark.parametrize(("row", "is_slower"), PAIRS)
def test_an_indicator_that_fell_back_must_move_faster_and_one_past_its_target_need_not(
    store: StoreAnswers, row: dict[str, Any], is_slower: bool
) -> None:
    said = told(ahead(scene(store, {phase_comparison: rates(row)}, "interim")))
    assert f"{'01' if is_slower else '0'}/01 chỉ tiêu phải" in said["ahead.faster"]


def test_the_report_counts_what_the_page_counts(store: StoreAnswers) -> None:
    of = scene(store, {phase_comparison: rates(*(row for row, _ in PAIRS))}, "interim")
    said = told(ahead(of))
    page = comparison_message(of.ask(phase_comparison).to_dicts(), translator("vi"))
    assert page.startswith("3 trong 6 chỉ tiêu")
    assert said["ahead.faster"].startswith("Trong giai đoạn 2, 03/06 chỉ tiêu phải đi nhanh hơn")


def test_what_has_no_rate_is_in_no_share_and_of_none_nothing_is_said(store: StoreAnswers) -> None:
    unknown = {"needed_per_year": None, "gained_per_year": 4.0}
    some = {phase_comparison: rates(unknown, PAIRS[0][0])}
    assert "01/01 chỉ tiêu" in told(ahead(scene(store, some, "interim")))["ahead.faster"]
    none = {phase_comparison: rates(unknown)}
    assert "ahead.faster" not in told(ahead(scene(store, none, "interim")))
    assert "ahead.faster" not in told(ahead(scene(store, some, "yearly")))


def test_phase_2_is_laid_out_indicator_by_indicator_in_the_interim_review(
    store: StoreAnswers,
) -> None:
    figures = {"phase_2_start": 30.5, "needed_per_year": 12.25, "gained_per_year": -1.5}
    change = {phase_comparison: lambda f: rates(figures)(f).with_columns(decimals=pl.lit(1))}
    table = phase_table(scene(store, change, "interim"))
    assert table is not None
    [row] = table.rows
    assert [cell.text for cell in row][2:] == ["30,5", "80,0", "12,3", "\u22121,5"]
    assert phase_table(scene(store, change, "yearly")) is None


def test_the_next_report_is_the_open_one_due_first_other_than_this_one(
    store: StoreAnswers,
) -> None:
    said = told(ahead(scene(store)))["ahead.next"]
    assert said.startswith("Kỳ báo cáo tiếp theo là báo cáo năm 2027, hạn gửi hết ngày 14")
    over = {obligation_list: lambda f: f.with_columns(is_open=pl.lit(False))}
    assert "ahead.next" not in told(ahead(scene(store, over)))
    some = pl.col("obligation_id").is_in(["interim", "final"])
    reviews = {obligation_list: lambda f: f.with_columns(is_open=some)}
    first = told(ahead(scene(store, reviews)))["ahead.next"]
    assert first.startswith("Kỳ báo cáo tiếp theo là báo cáo sơ kết")
