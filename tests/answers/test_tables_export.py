from datetime import date, datetime
from io import BytesIO

import openpyxl
import polars as pl
import pytest

from answers.coverage import coverage, indicator_share
from answers.headline import deadline_figure, headline_figures
from answers.reporting.changes import standing_changes, status_change_count
from answers.reporting.problem_table import problem_table
from answers.table_files import csv_table, guarded, xlsx_table
from answers.tables import text_table, typed_table
from schemas.frames import CampaignList, Headline, ObligationList
from schemas.problems import Problem
from translations import translator

VI, EN = translator("vi"), translator("en")
LIMITS = {"coverage_low_ratio": 0.8, "coverage_poor_ratio": 0.5}


def standing(**said: object) -> dict[str, object]:
    row = {
        "indicator_id": "i1",
        "position": 1,
        "short_vi": "Dịch vụ công",
        "short_en": "Services",
        "measure": "%",
        "decimals": 1,
        "value": 68.42,
        "status": "reached",
        "unit_count": 88,
        "expected_count": 124,
    }
    return {**row, **said}


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@sum", "\tx", "\rx"])
def test_text_that_would_run_as_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-5", "+3.5", "xã", 7, None])
def test_numbers_and_plain_text_are_left_alone(value: object) -> None:
    assert guarded(value) == value


def test_csv_begins_with_a_mark_and_guards_names() -> None:
    content = csv_table(pl.DataFrame({"Đơn vị": ["=x", "Xã A"], "Số": [-1.5, None]}))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == ["Đơn vị,Số", "'=x,-1.5", "Xã A,"]


def test_xlsx_keeps_numbers_and_dates_and_never_a_formula() -> None:
    frame = pl.DataFrame({"Tên": ["=1+1"], "Số": [1234.5], "Ngày": [date(2026, 10, 31)]})
    book = openpyxl.load_workbook(BytesIO(xlsx_table(frame, "Tiêu đề", ["Nguồn"], VI)))
    sheet = book.active
    assert [cell.value for cell in sheet[5]] == ["=1+1", 1234.5, datetime(2026, 10, 31)]
    assert sheet["A5"].data_type == "s"
    assert (sheet["A1"].value, sheet["A2"].value) == ("Tiêu đề", "Nguồn")


def test_text_table_writes_numbers_the_way_of_the_language() -> None:
    frame = pl.DataFrame([standing()])
    assert text_table(frame, ["short", "value", "status"], VI).row(0) == (
        "Dịch vụ công",
        "68,4%",
        "● Đạt",
    )
    assert text_table(frame, ["short", "value"], EN).row(0) == ("Services", "68.4%")


def test_missing_is_a_dash_on_screen_and_empty_in_a_file() -> None:
    frame = pl.DataFrame([standing(value=None)], schema_overrides={"value": pl.Float64})
    assert text_table(frame, ["value"], VI).item() == "–"
    assert typed_table(frame, ["value"], VI).item() is None


def test_a_table_of_no_rows_keeps_its_headings() -> None:
    frame = pl.DataFrame([standing()]).clear()
    assert text_table(frame, ["short", "status"], VI).columns == ["Tên", "Trạng thái"]
    assert typed_table(frame, ["short", "status"], VI).height == 0


@pytest.mark.parametrize(
    ("count", "colour"), [(124, "gray"), (100, "gray"), (99, "orange"), (62, "orange"), (61, "red")]
)
def test_thin_coverage_warns(count: int, colour: str) -> None:
    found = coverage(pl.DataFrame([standing(unit_count=count)]), CampaignList(**LIMITS))
    assert found is not None
    assert found.colour == colour
    assert f"{count}/124" in found.chip(VI)


def test_coverage_is_the_thinnest_row_and_says_so() -> None:
    frame = pl.DataFrame([standing(), standing(unit_count=124), standing(expected_count=0)])
    found = coverage(frame, CampaignList(**LIMITS))
    assert found is not None
    assert (found.unit_count, found.is_lowest) == (88, True)
    assert coverage(frame.filter(expected_count=0), CampaignList(**LIMITS)) is None


def test_a_unit_counts_its_indicators_with_a_value() -> None:
    frame = pl.DataFrame([standing(), standing(value=None)])
    assert "1/2" in indicator_share(frame, VI)
    contents = pl.DataFrame({"indicator_count": [3, 4], "expected_indicator_count": [5, 4]})
    assert "7/9" in indicator_share(contents, VI)


def test_a_dry_run_lists_only_what_changes() -> None:
    same = standing(indicator_id="i2", position=2)
    before = pl.DataFrame([standing(value=60.0, status="slow"), same])
    changes = standing_changes(before, pl.DataFrame([standing(), same]))
    assert changes["indicator_id"].to_list() == ["i1"]
    assert changes["value_change"].item() == pytest.approx(68.42 - 60.0)
    assert status_change_count(changes) == 1


def test_errors_come_before_warnings_with_what_to_do() -> None:
    problems = [
        Problem("a.xlsx", "empty_file", "warning", "S", "D9"),
        Problem("a.xlsx", "empty_file", "error", "S", "D14", value="x"),
    ]
    assert problem_table(problems, VI)["Ô"].to_list() == ["D14", "D9"]


HEADLINE = {
    "previous_date": date(2026, 7, 31),
    "on_path_count": 31,
    "matched_on_path_count": 30,
    "previous_on_path_count": 27,
    "indicator_count": 46,
    "pace_ratio": 0.93,
    "matched_pace_ratio": 0.94,
    "previous_pace_ratio": 0.98,
    "pace_status": "on_track",
    "behind_content_count": 2,
    "matched_behind_content_count": 2,
    "previous_behind_content_count": 2,
    "matched_unit_count": 150,
    "content_count": 8,
    "received_count": 174,
    "received_week_count": 61,
    "late_count": 11,
    "expected_count": 206,
    "value_unit_count": 178,
    "value_expected_count": 206,
}


def test_headline_figures_say_value_change_and_coverage() -> None:
    figures = {f.name: f for f in headline_figures(Headline(**HEADLINE), VI)}
    assert (figures["on_path"].value, figures["on_path"].change) == ("31/46", "+3")
    assert (figures["pace"].value, figures["pace"].change) == ("0,93", "-0,04")
    assert figures["on_path"].against == "so với 31/07, cùng 150/206 đơn vị"
    assert (figures["behind"].change, figures["behind"].colour) == ("không đổi", "off")
    assert "178/206" in figures["on_path"].chip


def test_the_pace_has_no_change_where_one_side_is_unknown() -> None:
    figures = headline_figures(Headline(**HEADLINE | {"previous_pace_ratio": None}), VI)
    assert figures[1].change is None


def test_nothing_is_compared_where_no_unit_reported_in_both_periods() -> None:
    row = {**HEADLINE, "matched_unit_count": 0, "matched_pace_ratio": None}
    figures = headline_figures(Headline(**row), VI)
    assert [f.change for f in figures[:3]] == ["chưa so được", None, "chưa so được"]


def test_before_the_first_value_nothing_is_on_path_and_nothing_behind() -> None:
    row = {**HEADLINE, "value_unit_count": 0, "on_path_count": 0, "behind_content_count": 0}
    figures = {f.name: f.value for f in headline_figures(Headline(**row), VI)}
    assert (figures["on_path"], figures["behind"]) == ("–", "–"), "0/8 slow would be praise"


def test_the_next_deadline_counts_days_and_none_left_says_so() -> None:
    at = datetime(2026, 11, 14, 23, 59, 59)
    due = {"kind": "yearly", "period_id": None, "due_at": at, "days_left": 14}
    assert deadline_figure(ObligationList(**due), VI).value == "14 ngày"
    assert "14/11/2026" in deadline_figure(ObligationList(**due), VI).chip
    assert deadline_figure(None, VI).value == "–"
    quarter = deadline_figure(
        ObligationList(**due | {"kind": "period", "period_id": "2026-Q4"}), VI
    )
    assert quarter.label == "Hạn báo cáo quý IV/2026"
