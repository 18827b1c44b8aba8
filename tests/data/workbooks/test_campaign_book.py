"""A campaign's workbook read back: what is the same, wrong, added, changed or gone."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook

from data.profiles.book.standing import Standing
from data.profiles.catalog import CAMPAIGNS
from data.workbooks.campaign.book import campaign_workbook
from data.workbooks.campaign.marked import marked_campaign
from data.workbooks.campaign.plan import plan_of_workbook
from tests.worlds.files.campaign_books import (
    FIRST,
    FIVE,
    SMALL,
    TODAY,
    changed,
    letter,
    planned,
    put,
    standing,
)
from translations import translator


@pytest.mark.parametrize("name", FIVE)
def test_a_workbook_read_back_unchanged_changes_nothing(name: str) -> None:
    now = standing(name)
    plan = plan_of_workbook(campaign_workbook(now, TODAY), "so-tinh.xlsx", now)
    assert plan.is_sound
    assert plan.is_empty
    assert (plan.problems, plan.changes, plan.files) == ((), (), {})


WRONG = [
    ("Đơn vị", FIRST, "unit_type", "Phòng ma", "campaign_choice"),
    ("Đơn vị", FIRST, "valid_from", "2025", "not_a_date"),
    ("Đơn vị", FIRST, "successor_id", "Phòng Kinh tếp", "campaign_no_unit"),
    ("Đơn vị", FIRST, "on_date", "01/07/2027", "campaign_blank"),
    ("Cụm", FIRST, "year_from", "đầu năm", "campaign_span"),
    ("Cụm", FIRST, "unit_id", "phong-ma", "campaign_unknown_unit"),
    ("Chỉ tiêu", FIRST, "content", "Nội dung 9", "campaign_choice"),
    ("Chỉ tiêu", FIRST, "decimals", 1.5, "campaign_whole"),
    ("Chỉ tiêu", FIRST, "is_mandatory", "chắc là có", "campaign_flag"),
    ("Chỉ tiêu", FIRST, "maximum", "1.234", "ambiguous_number"),
    ("Chỉ tiêu", FIRST, "target.source", None, "campaign_blank"),
    ("Mục tiêu", FIRST, "value", "khoảng 5", "not_a_number"),
    ("Mục tiêu", FIRST + 1, "start", 5, "campaign_blank"),
    ("Thông tin", FIRST, "value", None, "campaign_blank"),
    ("Thông tin", FIRST + 7, "value", "giữa năm", "not_a_date"),
    ("Nội dung", FIRST, "national", "ND9", "campaign_choice"),
    ("Văn bản", FIRST, "title", None, "campaign_blank"),
    ("Hình thức khen", FIRST, "level", "Toàn cầu", "campaign_choice"),
    ("Nhiệm vụ", FIRST, "kind", "Tham quan", "campaign_choice"),
    ("Nhiệm vụ", FIRST, "leads", None, "campaign_blank"),
    ("Phân công Hội đồng", FIRST, "area_vi", None, "campaign_blank"),
    ("Khen thưởng", FIRST, "limit", "vài", "not_a_number"),
]


def test_every_wrong_cell_is_told_with_its_sheet_cell_and_what_to_do(
    small: tuple[Standing, bytes],
) -> None:
    plan = planned(small, *(put(*wrong[:4]) for wrong in WRONG))
    assert not plan.is_sound
    found = {(p.sheet, p.cell, p.rule) for p in plan.problems}
    book = openpyxl.load_workbook(BytesIO(small[1]))
    for sheet, row, key, _, rule in WRONG:
        # a blank beside a value that was filled is told where it is blank
        beside = {"start": "value", "on_date": "kind"}.get(key, key)
        assert (sheet, f"{letter(book[sheet], beside)}{row}", rule) in found, (sheet, key)
    for problem in plan.problems:
        for t in (translator("vi"), translator("en")):
            said = [t.rule(problem.rule, part, problem.params) for part in ("what", "do")]
            assert all(said), problem.rule
            assert not any("{" in text for text in said), problem.rule


def test_a_returned_workbook_has_its_cells_marked_and_near_names_to_choose_from(
    small: tuple[Standing, bytes],
) -> None:
    content = changed(small[1], put("Đơn vị", FIRST, "successor_id", "Phòng Kinh tếp"))
    plan = plan_of_workbook(content, "so-tinh.xlsx", small[0])
    marked = marked_campaign(content, "so-tinh.xlsx", plan.problems, small[0], translator("vi"))
    book = openpyxl.load_workbook(BytesIO(marked))
    sheet = book["Đơn vị"]
    cell = f"{letter(sheet, 'successor_id')}{FIRST}"
    assert "Không có đơn vị «Phòng Kinh tếp»" in sheet[cell].comment.text
    offered = [v for v in sheet.data_validations.dataValidation if v.sqref.__str__() == cell]
    place = offered[-1].formula1.replace("$", "").replace("'", "").partition("!")[2]
    names = [c.value for row in book["Danh mục"][place] for c in row]
    assert "Phòng Kinh tế (phong-kinh-te)" in names
    again = changed(marked, put("Đơn vị", FIRST, "successor_id", None))
    assert plan_of_workbook(again, "so-tinh.xlsx", small[0]).is_empty


def test_a_refusal_of_the_files_readers_is_led_back_to_its_cell(
    small: tuple[Standing, bytes],
) -> None:
    plan = planned(
        small,
        put("Cụm", FIRST, "year_to", 2024),
        put("Chỉ tiêu", FIRST, "weighted_by", "khong-co"),
    )
    assert {(p.sheet, p.rule) for p in plan.problems} == {("Chỉ tiêu", "campaign_refused")}
    assert {p.cell for p in plan.problems} <= {f"A{FIRST}", f"L{FIRST}"}
    plan = planned(small, put("Cụm", FIRST, "year_to", 2024))
    assert [(p.sheet, p.cell) for p in plan.problems] == [("Cụm", f"D{FIRST}")]


def test_a_plan_says_what_is_added_changed_and_gone_and_hands_the_new_campaign(
    small: tuple[Standing, bytes],
) -> None:
    def units(book: Workbook) -> None:
        sheet = book["Đơn vị"]
        last = max(r for r in range(FIRST, sheet.max_row + 1) if sheet.cell(r, 2).value)
        sheet.cell(last + 1, 2).value = "Hợp tác xã Số"
        sheet.cell(last + 1, 4).value = sheet.cell(last, 4).value

    plan = planned(
        small,
        units,
        put("Chỉ tiêu", FIRST, "label_vi", "Tên mới"),
        put("Mục tiêu", FIRST, "value", "12,5"),
        put("Mục tiêu", FIRST, "source", "KH 5"),
        put("Văn bản", FIRST, "number", "99/QĐ-UBND"),
    )
    assert plan.is_sound, plan.problems
    counts = {s.name: (s.count("added"), s.count("changed"), s.count("gone")) for s in plan.changes}
    assert counts == {
        "Đơn vị": (1, 0, 0),
        "Chỉ tiêu": (0, 1, 0),
        "Mục tiêu": (1, 0, 0),
        "Văn bản": (0, 1, 0),
    }
    label = next(s for s in plan.changes if s.name == "Chỉ tiêu").rows[0].fields[0]
    assert (label.column, label.new) == ("label_vi", "Tên mới")
    assert plan.catalog is not None
    assert plan.catalog.unit(SMALL, "hop-tac-xa-so") is not None
    assert [t.target.value for t in plan.catalog.unit_targets[SMALL]] == [12.5]
    old = (CAMPAIGNS / f"{SMALL}.toml").read_text(encoding="utf-8").splitlines()
    new = str(plan.files[f"{SMALL}.toml"]).splitlines()
    assert len([line for line in new if line not in old]) == 2, "only the two keys changed"
    assert [line for line in old if line.startswith("#")] == [x for x in new if x.startswith("#")]


def test_a_workbook_of_another_campaign_or_of_older_files_is_known(
    small: tuple[Standing, bytes],
) -> None:
    plan = plan_of_workbook(small[1], "a.xlsx", standing("an-giang"))
    assert [p.rule for p in plan.problems] == ["campaign_other"]

    def older(book: Workbook) -> None:
        book["Hướng dẫn"]["C3"].value = "0123456789ab"

    plan = planned(small, older)
    assert [(p.rule, p.severity) for p in plan.problems] == [("campaign_stale", "warning")]
    assert plan.is_sound
