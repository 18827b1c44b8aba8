from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import polars as pl
import pytest

from answers.components import COMPONENTS, component_table, with_terms, worked
from answers.notes import note_sheet, with_notes
from answers.progress.improvements import unexplained_count, with_previous
from answers.table_files import csv_table, xlsx_table
from answers.tables import typed_table
from schemas.frames import CampaignList
from tests.worlds.frames.chart_frames import event, events
from translations import translator

VI, EN = translator("vi"), translator("en")
LIMITS = {"exceeded_ratio": 1.1, "reached_ratio": 1.0, "on_track_ratio": 0.9, "slow_ratio": 0.7}


def standing(**changed: Any) -> dict[str, Any]:
    return {
        "group_id": "all",
        "indicator_id": "i",
        "measure": "%",
        "decimals": 1,
        "baseline_value": 0.0,
        "value": 40.0,
        "target_value": 100.0,
        "required_value": 50.0,
        "achieved_ratio": 0.4,
        "required_ratio": 0.5,
        "pace_ratio": 0.8,
        "status": "slow",
        "operator": "ge",
        "direction": "higher",
        "kind": "stock",
        "adds_up": "mean",
        "unit_count": 118,
        "expected_count": 124,
        "latest_period_id": "2025-Q4",
        "is_illustrative": True,
    } | changed


def test_the_rule_is_shown_with_the_numbers_of_the_row() -> None:
    assert worked(standing(), VI) == [
        "Phần đã đi = (40,0% − 0,0%) ÷ (100,0% − 0,0%) = 0,40",
        "Phần phải đi = (50,0% − 0,0%) ÷ (100,0% − 0,0%) = 0,50",
        "Nhịp độ = 0,40 ÷ 0,50 = 0,80 → ▼ Chậm",
    ]


@pytest.mark.parametrize("changed", [{"target_value": None}, {"baseline_value": 100.0}])
def test_without_a_way_to_go_there_is_no_sum_to_show(changed: dict[str, Any]) -> None:
    assert worked(standing(**changed), VI) == []


def test_every_component_has_its_line_limits_phase_and_date_included() -> None:
    frame = with_terms(
        pl.DataFrame([standing()]), "phase-1", date(2026, 1, 1), CampaignList(**LIMITS)
    )
    said = dict(component_table(frame.row(0, named=True), frame, VI).iter_rows())
    assert said["Dấu của mục tiêu"] == "≥"
    assert said["Ngưỡng chậm"] == "0,70"
    assert said["Giai đoạn"] == "Giai đoạn 1"
    assert said["Tính đến"] == "01/01/2026"
    assert (said["Ban đầu"], said["Mục tiêu"]) == ("0,0%", "100,0%")
    assert (said["Đơn vị có số"], said["Đơn vị phải có"]) == ("118", "124")


def test_the_file_of_the_indicators_carries_every_component() -> None:
    frame = with_terms(
        pl.DataFrame([standing()]), "phase-1", date(2026, 1, 1), CampaignList(**LIMITS)
    )
    names = [name for name in COMPONENTS if name in frame.columns]
    head, row = csv_table(typed_table(frame, names, EN)).decode("utf-8-sig").splitlines()
    assert len(head.split(",")) == len(names) == 16
    assert row.startswith("0.0,40.0,100.0,≥,50.0,0.4,0.5,0.8,▼ ")


CHANGE = {
    "group_id": "all",
    "indicator_id": "i",
    "previous_status": "at_risk",
    "direction": "better",
    "reason": None,
    "reason_en": None,
    "reason_kind": None,
    "is_unexplained": True,
}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, "chưa nêu lý do"),
        ({"direction": "worse", "is_unexplained": False}, None),
        ({"reason": "Đã sửa số", "reason_kind": "note", "is_unexplained": False}, "Đã sửa số"),
        ({"reason_kind": "revision", "is_unexplained": False}, "mục tiêu được điều chỉnh"),
    ],
)
def test_a_better_status_keeps_the_old_one_and_its_reason_beside_it(
    changed: dict[str, Any], why: str | None
) -> None:
    changes = pl.DataFrame([CHANGE | changed], infer_schema_length=None)
    row = with_previous(pl.DataFrame([standing()]), changes, VI).row(0, named=True)
    assert (row["status"], row["previous_status"], row["why_better"]) == ("slow", "at_risk", why)
    assert unexplained_count(changes) == int(why == "chưa nêu lý do")


TRACK = pl.DataFrame(
    {
        "period_id": ["2025-Q2", "2025-Q3", "2025-Q4"],
        "end_date": [date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)],
        "value": [1.0, 2.0, 3.0],
    }
)
MERGER = events(event("n1", date(2025, 7, 1)))


def test_an_event_stands_in_the_row_of_its_period() -> None:
    noted = with_notes(TRACK, MERGER, VI)["note"].to_list()
    assert noted == [None, "01/07/2025: Sắp xếp đơn vị (nguồn: Nghị quyết)", None]


def test_where_rows_have_no_period_an_event_stands_in_the_rows_it_is_about() -> None:
    rows = pl.DataFrame({"indicator_id": ["i", "j"], "unit_id": ["u", "u"]})
    one = events(event("n1", date(2025, 7, 1), indicator_id="j"))
    assert [bool(n) for n in with_notes(rows, one, VI)["note"]] == [False, True]
    other = events(event("n1", date(2025, 7, 1), unit_id="v"))
    assert with_notes(rows, other, VI)["note"].count() == 0


def test_without_events_a_table_stays_as_it_was() -> None:
    assert with_notes(TRACK, MERGER.clear(), VI).equals(TRACK)


def test_the_second_sheet_has_source_coverage_and_every_event() -> None:
    lines = note_sheet(["Phong trào", "Nguồn", "118/124 đơn vị"], MERGER, VI)
    content = xlsx_table(TRACK, "Tiêu đề", ["Nguồn"], VI, lines)
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames == ["Số liệu", "Ghi chú"]
    assert [cell.value for cell in book["Ghi chú"]["A"]] == [
        "Phong trào",
        "Nguồn",
        "118/124 đơn vị",
        "01/07/2025: Sắp xếp đơn vị (nguồn: Nghị quyết)",
    ]
