from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook

from data.checking.check import CheckedReport, check
from data.checking.layouts.task_layout import TASKS
from data.profiles.catalog import Catalog
from data.workbooks.template import Filled, unit_template
from schemas.plan.profile import Profile
from schemas.plan.tasks import Task
from schemas.tables import FOREVER, TaskReportTable, empty
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
EVENT = ("event_no", "topic", "finding", "remedy", "remedy_due", "remedy_done_on")
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
    rows = [[c.value for c in row[:7]] for row in sheet.iter_rows(min_row=5)]
    assert rows == [
        ["kiem-tra", "Kiểm tra", "IV.4", "hằng năm", "2026", None, None],
        ["tieu-chi", "Đặt tiêu chí", "V.1", "quý II/2026", None, None, None],
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
    assert rows.drop("campaign_id", "unit_id", "period_id", "note", *EVENT).rows() == [
        ("kiem-tra", "2026", "under_way", None, None, None, SHEET, "G5"),
        ("tieu-chi", "once", "done", date(2026, 6, 30), "12/KH-UBND", 120, SHEET, "G6"),
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


def seen(**values: object) -> dict[str, object]:
    """An inspection told in row 7, under the tasks of the unit."""
    first = {"A7": "kiem-tra", "E7": "2026", "G7": "Đã xong", "H7": date(2026, 5, 1)}
    return {**first, "I7": "8/KL", "L7": "1", **{f"{name}7": v for name, v in values.items()}}


def test_each_inspection_is_told_in_a_row_of_its_own_with_what_was_found(tmp_path: Path) -> None:
    told = seen(M="UBND xã A", N="Chậm số hóa", O="Số hóa hồ sơ", P=date(2026, 7, 1))
    report = door(put(book(filled()), SHEET, **told), tmp_path)
    assert report.problems == ()
    rows = report.rows("task_report").select("task_id", "round", "state", *EVENT).rows()
    expected = ("kiem-tra", "2026", "done", "1", "UBND xã A", "Chậm số hóa", "Số hóa hồ sơ")
    assert rows == [(*expected, date(2026, 7, 1), None)]


def test_a_workbook_of_before_the_columns_of_events_is_taken(tmp_path: Path) -> None:
    content = put(book(filled()), SHEET, G5="Đang làm")
    older = edited(content, lambda b: b[SHEET].delete_cols(12, 6))
    report = door(older, tmp_path)
    assert [p for p in report.problems if p.severity == "error"] == []
    assert report.rows("task_report").select("state", "event_no").rows() == [("under_way", "")]


@pytest.mark.parametrize(
    ("cells", "where", "rule"),
    [
        ({"A7": "tieu-chi", "E7": None}, "G7", "event_of_kind"),
        ({"A7": "tieu-chi", "E7": None, "L7": None, "N7": "Chậm"}, "K7", "finding_of_inspection"),
        ({"O7": "Sửa", "P7": date(2026, 4, 1)}, "P7", "remedy_due_after"),
        ({"O7": "Sửa", "Q7": date(2026, 4, 1)}, "Q7", "remedy_done_after"),
        ({"O7": "Sửa", "Q7": date(2031, 4, 1)}, "Q7", "remedy_not_future"),
        ({"O7": "Sửa"}, "P7", "remedy_without_due"),
    ],
)
def test_what_is_wrong_with_an_inspection_is_said_at_its_cell(
    tmp_path: Path, cells: dict[str, object], where: str, rule: str
) -> None:
    report = door(put(book(filled()), SHEET, **{**seen(), **cells}), tmp_path)
    assert (where, rule) in [(p.cell, p.rule) for p in report.problems]


def test_done_names_the_document_the_plan_wants(tmp_path: Path) -> None:
    wanted = replace(PLAN[0], evidence_vi="Thông báo của đoàn", evidence_en="Notice")
    campaign = replace(profile(), tasks=(wanted, *PLAN[1:]))
    found = replace(catalog(), profiles={CAMPAIGN: campaign})
    content = put(book(filled()), SHEET, G5="Đã xong", H5=date(2026, 5, 1), K5="Hai nơi")
    (problem,) = check(read(content, tmp_path, "a.xlsx"), found, known(), TODAY).problems
    assert (problem.cell, problem.rule, problem.severity) == ("G5", "evidence_wanted", "warning")
    assert problem.params == {"evidence": "Thông báo của đoàn"}


def told_before(*rows: dict[str, object]) -> pl.DataFrame:
    whole = dict.fromkeys(empty(TaskReportTable).columns)
    about = {"campaign_id": CAMPAIGN, "unit_id": UNIT, "event_no": "", "known_until": FOREVER}
    moment = {"known_from": datetime(2026, 7, 5), "round": "2026", "task_id": "kiem-tra"}
    said = [{**whole, **about, **moment, **row} for row in rows]
    return pl.DataFrame(said, schema=empty(TaskReportTable).schema)


def test_what_was_said_last_stands_beside_and_is_never_counted_again(tmp_path: Path) -> None:
    unit = world().unit(CAMPAIGN, UNIT)
    assert unit is not None
    told = told_before(
        {"period_id": "2026-Q2", "state": "under_way"},
        {"period_id": "2026-Q3", "state": "done", "done_on": date(2026, 9, 1)},
        {"period_id": "2026-Q1", "event_no": "2", "topic": "UBND xã A", "remedy": "Số hóa"},
        {"period_id": "2026-Q2", "event_no": "2", "remedy_due": date(2026, 12, 1)},
        {
            "period_id": "2026-Q1",
            "event_no": "3",
            "remedy": "x",
            "remedy_done_on": date(2026, 3, 1),
        },
    )
    content = unit_template(
        with_tasks(), unit, "2026-Q3", known(), translator("vi"), filled(), told=told
    )
    sheet = load_workbook(BytesIO(content))[SHEET]
    assert [[c.value for c in row[5:7]] for row in sheet["A5:G7"]] == [
        ["Đang làm (tính đến 30/06/2026)", None],
        ["Phải khắc phục: Số hóa; hạn: 01/12/2026. Xong thì ghi ngày ở cột cuối.", None],
        [None, None],
    ]
    assert [sheet[f"{letter}6"].value for letter in "AELM"] == [
        "kiem-tra",
        "2026",
        "2",
        "UBND xã A",
    ]
    report = door(content, tmp_path)
    assert report.problems == ()
    assert report.rows("task_report").is_empty()
    fixed = door(put(content, SHEET, Q6=date(2026, 9, 20)), tmp_path)
    rows = fixed.rows("task_report").select("event_no", "state", "remedy_done_on").rows()
    assert rows == [("2", None, date(2026, 9, 20))]


@pytest.mark.parametrize(
    ("cells", "where", "rule"),
    [
        ({"A5": "kiem-tr", "G5": "Đang làm"}, "A5", "unknown_task"),
        ({"A5": "huong-dan", "B5": "Hướng dẫn", "G5": "Đang làm"}, "A5", "task_not_of_unit"),
        ({"A5": None, "G5": "Đang làm"}, "A5", "task_without_code"),
        ({"G5": "gần xong"}, "G5", "task_state_known"),
        ({"K5": "đã gửi"}, "G5", "task_needs_state"),
        ({"G5": "Đã xong", "I5": "1/BB"}, "H5", "done_needs_date"),
        ({"G5": "Đang làm", "H5": date(2026, 5, 1)}, "H5", "date_needs_done"),
        ({"G5": "Đã xong", "H5": date(2031, 1, 1), "I5": "1/BB"}, "H5", "task_date_not_future"),
        ({"G5": "Đã xong", "H5": date(2025, 1, 1), "I5": "1/BB"}, "G5", "task_before_start"),
        ({"E5": "2030", "G5": "Đang làm"}, "G5", "task_before_start"),
        ({"E5": "năm nay", "G5": "Đang làm"}, "E5", "round_unknown"),
        ({"G5": "Đang làm", "I5": "chưa có"}, "I5", "number_of_document"),
        ({"G5": "Đang làm", "J5": -1}, "J5", "people_whole"),
        ({"G5": "Đang làm", "K5": "x" * 2001}, "K5", "task_words_within_limit"),
        ({"A6": "kiem-tra", "G5": "Đang làm", "G6": "Đang làm"}, "G6", "duplicate_task"),
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
    content = put(book(filled()), SHEET, G5="Đã xong", H5=date(2026, 5, 1))
    assert places(door(content, tmp_path)) == [(SHEET, "G5", "done_without_evidence")]


def test_another_name_of_the_sheet_is_pointed_out(tmp_path: Path) -> None:
    content = edited(book(filled()), lambda b: setattr(b[SHEET], "title", "Việc được giao"))
    assert places(door(content, tmp_path)) == [("Việc được giao", None, "renamed_sheet")]


def test_a_yearly_task_of_last_year_is_told_in_a_row_of_its_own(tmp_path: Path) -> None:
    row = {"A7": "kiem-tra", "E7": 2026, "G7": "xong", "H7": "15/3/2026", "K7": "hai nơi"}
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
