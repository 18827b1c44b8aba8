"""Sheets of a campaign's workbook one by one: what is said once, who owes, tasks and areas."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook

from data.profiles.book.standing import Standing
from data.profiles.catalog import CAMPAIGNS
from data.workbooks.campaign.book import campaign_workbook
from data.workbooks.campaign.plan import plan_of_workbook
from tests.worlds.files.campaign_books import (
    FIRST,
    SMALL,
    TODAY,
    changed,
    letter,
    planned,
    put,
    standing,
)


def test_what_a_campaign_says_once_is_changed_key_by_key(small: tuple[Standing, bytes]) -> None:
    def content(book: Workbook) -> None:
        sheet = book["Nội dung"]
        last = max(r for r in range(FIRST, sheet.max_row + 1) if sheet.cell(r, 3).value)
        sheet.cell(last + 1, 3).value = "Thể chế số"
        sheet.cell(last + 1, 7).value = "KH 5"

    plan = planned(
        small,
        content,
        put("Chỉ tiêu", FIRST, "content", "Thể chế số"),
        put("Thông tin", FIRST + 2, "value", "Xã Vĩnh Linh (mới)"),
        put("Thông tin", FIRST + 10, "value", "01/12/2027"),
    )
    assert plan.is_sound, plan.problems
    assert plan.catalog is not None
    made = plan.catalog.profile(SMALL)
    assert made.campaign.short_vi == "Xã Vĩnh Linh (mới)"
    assert made.phases.interim_review_on == date(2027, 12, 1)
    assert made.contents[-1].id == made.indicators[0].content == "the-che-so"
    old = (CAMPAIGNS / f"{SMALL}.toml").read_text(encoding="utf-8").splitlines()
    new = str(plan.files[f"{SMALL}.toml"]).splitlines()
    assert [line for line in old if line not in new] == [
        'short_vi = "Xã Vĩnh Linh"',
        "interim_review_on = 2027-12-15",
    ]
    wrong = planned(small, put("Thông tin", FIRST + 8, "value", "15/12/2027"))
    assert [(p.sheet, p.cell) for p in wrong.problems] == [("Thông tin", f"C{FIRST + 8}")]


def info_row(content: bytes, key: str) -> int:
    """The row of a key on the sheet «Thông tin»."""
    sheet = openpyxl.load_workbook(BytesIO(content))["Thông tin"]
    return next(row[0].row for row in sheet.iter_rows() if key in {cell.value for cell in row})


def test_who_owes_a_report_is_changed_by_names_of_units(small: tuple[Standing, bytes]) -> None:
    row = info_row(small[1], "reporting.yearly.unit_ids")
    plan = planned(small, put("Thông tin", row, "value", "phòng vh-xh; Phòng Kinh tế"))
    assert (plan.problems, plan.is_sound) == ((), True)
    assert plan.catalog is not None
    yearly = plan.catalog.profile(SMALL).reporting.yearly
    assert yearly is not None
    assert yearly.unit_ids == ("phong-vhxh", "phong-kinh-te")


def test_a_unit_that_is_not_there_owes_nothing_and_its_cell_says_so(
    small: tuple[Standing, bytes],
) -> None:
    row = info_row(small[1], "reporting.yearly.unit_ids")
    plan = planned(small, put("Thông tin", row, "value", "Phòng Lưu trữ Quốc gia"))
    assert not plan.is_sound
    (problem,) = plan.problems
    assert (problem.sheet, problem.row) == ("Thông tin", row)


def test_a_type_that_is_not_there_owes_nothing_and_its_cell_says_so(
    small: tuple[Standing, bytes],
) -> None:
    row = info_row(small[1], "reporting.final.unit_types")
    plan = planned(small, put("Thông tin", row, "value", "Ban quản lý"))
    assert not plan.is_sound
    assert {(p.sheet, p.row) for p in plan.problems} == {("Thông tin", row)}


def test_the_sheet_of_plans_says_which_types_owe_one() -> None:
    now = standing("vinh-long")
    content = campaign_workbook(now, TODAY)
    change = put("Kế hoạch phải nộp", FIRST, "unit_types", "Sở, ban, ngành; Phường; Xã")
    plan = plan_of_workbook(changed(content, change), "so-tinh.xlsx", now)
    assert (plan.problems, plan.is_sound) == ((), True)
    assert plan.catalog is not None
    first, second = plan.catalog.profile("vinh-long").reporting.plans
    assert first.unit_types == ("department", "ward", "commune")
    assert second == now.profile.reporting.plans[1]


def test_tasks_and_areas_are_edited_like_targets(small: tuple[Standing, bytes]) -> None:
    now, _ = small
    last = FIRST + len(now.rows["tasks"])
    new = {"clause": "IV.2.b", "kind": "Kiểm tra, giám sát", "due": "2027-Q2"}
    new |= {"leads": "office; phong-vhxh", "label_vi": "Kiểm tra thêm"}
    plan = planned(
        small,
        *(put("Nhiệm vụ", last, key, value) for key, value in new.items()),
        put("Nhiệm vụ", FIRST, "due", "every-year"),
        put("Phân công Hội đồng", FIRST, "document", "12/QĐ-HĐ"),
    )
    assert (plan.problems, plan.is_sound) == ((), True)
    kinds = ("added", "changed", "gone")
    counts = {c.sheet: tuple(c.count(kind) for kind in kinds) for c in plan.changes}
    assert counts == {"tasks": (1, 1, 0), "areas": (0, 1, 0)}
    assert sorted(plan.files) == [f"areas/{SMALL}.csv", f"tasks/{SMALL}.csv"]
    assert plan.catalog is not None
    profile = plan.catalog.profile(SMALL)
    added = profile.tasks[-1]
    assert (added.id, added.leads) == ("kiem-tra-them", ("office", "phong-vhxh"))
    assert (added.label_en, added.due_kind) == ("Kiểm tra thêm", "quarter")
    assert profile.tasks[0].is_yearly
    assert profile.areas[0].document == "12/QĐ-HĐ"


@pytest.mark.parametrize(
    ("sheet", "key", "value", "words"),
    [
        ("Nhiệm vụ", "clause", "mục bốn", "is no clause"),
        ("Nhiệm vụ", "due", "2027-13-01", "every-year"),
        ("Nhiệm vụ", "leads", "so-ma", "no such"),
        ("Phân công Hội đồng", "parties", "cum-99", "no such"),
        ("Phân công Hội đồng", "position_vi", "Ông Nguyễn Văn A", "no name"),
    ],
)
def test_what_a_file_of_tasks_or_areas_refuses_is_told_at_its_cell(
    small: tuple[Standing, bytes], sheet: str, key: str, value: str, words: str
) -> None:
    plan = planned(small, put(sheet, FIRST, key, value))
    (problem,) = plan.problems
    at = openpyxl.load_workbook(BytesIO(small[1]))[sheet]
    assert (problem.sheet, problem.cell) == (sheet, f"{letter(at, key)}{FIRST}")
    assert words in problem.params["words"]
