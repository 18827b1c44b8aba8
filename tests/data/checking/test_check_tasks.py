from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.checking.check import CheckedReport, check
from data.checking.layouts.task_layout import TASKS
from data.profiles.catalog import Catalog
from data.workbooks.template import Filled, unit_template
from schemas.plan.profile import Profile
from schemas.plan.tasks import Task
from tests.worlds.files.report_factories import (
    CAMPAIGN,
    CSV,
    TODAY,
    UNIT,
    catalog,
    edited,
    filled,
    known,
    places,
    profile,
    put,
    read,
)
from translations import translator

SHEET = TASKS.name
PLAN = (
    Task("kiem-tra", "IV.4", "inspection", "every-year", ("commune",), "Kiểm tra", "Inspect"),
    Task("tieu-chi", "V.1", "other", "2026-Q2", (UNIT,), "Đặt tiêu chí", "Set criteria"),
    Task("huong-dan", "V.2", "guidance", "2027", ("so-01",), "Hướng dẫn", "Guide"),
)
HEADER = "Mã phong trào,Mã đơn vị,Kỳ,Mã nhiệm vụ,Tình trạng,Ngày hoàn thành,Số văn bản,Năm"


def with_tasks() -> Profile:
    return replace(profile(), tasks=PLAN)


def world() -> Catalog:
    return replace(catalog(), profiles={CAMPAIGN: with_tasks()})


def book(said: Filled, unit: str = UNIT, period: str = "2026-Q3") -> bytes:
    found = world().unit(CAMPAIGN, unit)
    assert found is not None
    return unit_template(with_tasks(), found, period, known(), translator("vi"), said)


def door(content: bytes, folder: Path, name: str = "bao-cao.xlsx") -> CheckedReport:
    return check(read(content, folder, name), world(), known(), TODAY)


def flat(folder: Path, *lines: str) -> CheckedReport:
    text = "\n".join([HEADER, *(f"{CAMPAIGN},{line}" for line in lines), ""])
    return door(text.encode(), folder, CSV)


def test_the_template_lists_the_tasks_a_unit_leads_with_clause_and_time() -> None:
    sheet = load_workbook(BytesIO(book(filled())))[SHEET]
    rows = [[c.value for c in row[:6]] for row in sheet.iter_rows(min_row=5)]
    assert rows == [
        ["kiem-tra", "Kiểm tra", "IV.4", "hằng năm", "2026", None],
        ["tieu-chi", "Đặt tiêu chí", "V.1", "quý II/2026", None, None],
    ]


def test_a_unit_without_tasks_has_no_sheet_of_them() -> None:
    plain = unit_template(
        profile(), world().unit(CAMPAIGN, UNIT) or {}, "2026-Q3", known(), translator("vi")
    )
    assert SHEET not in load_workbook(BytesIO(plain)).sheetnames


def test_what_a_unit_says_is_kept_with_its_cell(tmp_path: Path) -> None:
    said = {
        "kiem-tra": {"state": "under_way"},
        "tieu-chi": {
            "state": "done",
            "done_on": date(2026, 6, 30),
            "document": "12/KH-UBND",
            "people_count": 120,
        },
    }
    report = door(book(filled(tasks=said)), tmp_path)
    assert report.problems == ()
    rows = report.rows("task_report")
    assert rows.drop("campaign_id", "unit_id", "period_id", "note").rows() == [
        ("kiem-tra", "2026", "under_way", None, None, None, SHEET, "F5"),
        ("tieu-chi", "once", "done", date(2026, 6, 30), "12/KH-UBND", 120, SHEET, "F6"),
    ]


def test_rows_left_blank_say_nothing_and_a_workbook_without_the_sheet_is_taken(
    tmp_path: Path,
) -> None:
    blank = door(book(filled()), tmp_path)
    without = door(edited(book(filled()), lambda b: b.remove(b[SHEET])), tmp_path)
    for report in (blank, without):
        assert report.problems == ()
        assert report.rows("task_report").is_empty()
        assert report.rows("result").height == 4


@pytest.mark.parametrize(
    ("cells", "where", "rule"),
    [
        ({"A5": "kiem-tr", "F5": "Đang làm"}, "A5", "unknown_task"),
        ({"A5": "huong-dan", "B5": "Hướng dẫn", "F5": "Đang làm"}, "A5", "task_not_of_unit"),
        ({"A5": None, "F5": "Đang làm"}, "A5", "task_without_code"),
        ({"F5": "gần xong"}, "F5", "task_state_known"),
        ({"J5": "đã gửi"}, "F5", "task_needs_state"),
        ({"F5": "Đã xong", "H5": "1/BB"}, "G5", "done_needs_date"),
        ({"F5": "Đang làm", "G5": date(2026, 5, 1)}, "G5", "date_needs_done"),
        ({"F5": "Đã xong", "G5": date(2031, 1, 1), "H5": "1/BB"}, "G5", "task_date_not_future"),
        ({"F5": "Đã xong", "G5": date(2025, 1, 1), "H5": "1/BB"}, "F5", "task_before_start"),
        ({"E5": "2030", "F5": "Đang làm"}, "F5", "task_before_start"),
        ({"E5": "năm nay", "F5": "Đang làm"}, "E5", "round_unknown"),
        ({"F5": "Đang làm", "H5": "chưa có"}, "H5", "number_of_document"),
        ({"F5": "Đang làm", "I5": -1}, "I5", "people_whole"),
        ({"F5": "Đang làm", "J5": "x" * 2001}, "J5", "task_words_within_limit"),
        ({"A6": "kiem-tra", "F5": "Đang làm", "F6": "Đang làm"}, "F6", "duplicate_task"),
    ],
)
def test_what_is_wrong_is_said_at_its_cell(
    tmp_path: Path, cells: dict[str, object], where: str, rule: str
) -> None:
    report = door(put(book(filled()), SHEET, **cells), tmp_path)
    found = [(p.cell, p.rule) for p in report.problems if p.severity == "error"]
    assert (where, rule) in found
    assert report.rows("task_report").is_empty()


def test_done_without_document_or_result_is_a_question(tmp_path: Path) -> None:
    content = put(book(filled()), SHEET, F5="Đã xong", G5=date(2026, 5, 1))
    assert places(door(content, tmp_path)) == [(SHEET, "F5", "done_without_evidence")]


def test_another_name_of_the_sheet_is_pointed_out(tmp_path: Path) -> None:
    content = edited(book(filled()), lambda b: setattr(b[SHEET], "title", "Việc được giao"))
    assert places(door(content, tmp_path)) == [("Việc được giao", None, "renamed_sheet")]


def test_a_yearly_task_of_last_year_is_told_in_a_row_of_its_own(tmp_path: Path) -> None:
    row = {"A7": "kiem-tra", "E7": 2026, "F7": "xong", "G7": "15/3/2026", "J7": "hai nơi"}
    content = put(book(filled(), period="2027-Q1"), SHEET, **row)
    report = check(read(content, tmp_path), world(), known(), date(2027, 4, 2))
    assert report.problems == ()
    assert report.rows("task_report").select("round", "done_on").rows() == [
        ("2026", date(2026, 3, 15))
    ]


def test_a_flat_file_takes_tasks_of_many_units_under_a_code_of_the_year(tmp_path: Path) -> None:
    report = flat(
        tmp_path,
        f"{UNIT},task-2026,kiem-tra,Đang thực hiện,,,",
        f"{UNIT},task-2026,tieu-chi,hoàn thành,30/6/2026,12/KH-UBND,",
        "so-01,task-2026,huong-dan,Chưa làm,,,",
    )
    assert report.problems == ()
    rows = report.rows("task_report").select("unit_id", "task_id", "round", "state", "cell").rows()
    assert rows == [
        (UNIT, "kiem-tra", "2026", "under_way", "2"),
        (UNIT, "tieu-chi", "once", "done", "3"),
        ("so-01", "huong-dan", "once", "not_started", "4"),
    ]


@pytest.mark.parametrize(
    ("line", "column", "rule"),
    [
        (f"{UNIT},2026-Q3,kiem-tra,Đang làm,,,", "period_id", "wants_figures"),
        (f"{UNIT},task-2026,kiem-tr,Đang làm,,,", "task_id", "unknown_task"),
        (f"{UNIT},task-2026,huong-dan,Đang làm,,,", "task_id", "task_not_of_unit"),
        (f"{UNIT},task-2026,kiem-tra,,,,", "state", "task_needs_state"),
        (f"{UNIT},task-2026,kiem-tra,Đang làm,,,2040", "year", "round_unknown"),
        (f"{UNIT},task-2026,tieu-chi,Đã xong,32/1/2026,1/KH,", "done_on", "impossible_date"),
        (f"{UNIT},task-2026,tieu-chi,Đã xong,,1/KH,", "done_on", "done_needs_date"),
        (f"{UNIT},task-2027,kiem-tra,Đang làm,,,", "period_id", "period_in_future"),
    ],
)
def test_what_is_wrong_in_a_flat_file_is_said_at_its_line(
    tmp_path: Path, line: str, column: str, rule: str
) -> None:
    report = flat(tmp_path, line)
    assert [(p.cell, p.column) for p in report.problems if p.rule == rule] == [("2", column)]
    assert report.rows("task_report").is_empty()


def test_an_unknown_task_names_those_of_the_unit(tmp_path: Path) -> None:
    (found,) = flat(tmp_path, f"{UNIT},task-2026,x,Đang làm,,,").problems
    assert found.params == {"known": "kiem-tra, tieu-chi"}
