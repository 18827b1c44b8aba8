"""A rubric travels as a workbook: what is written reads back as the same, faults name the cell."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from data.profiles.catalog import load_catalog
from data.workbooks.rubric.book import read_rubric_workbook, rubric_workbook
from data.workbooks.rubric.cells import cell_type
from data.workbooks.rubric.layout import ASSESSES, PAGES
from schemas.plan.profile_file import ProfileError
from schemas.scoring.rubric import (
    DivergenceSettings,
    Grade,
    RankAward,
    RobustnessSettings,
    Rubric,
    RubricCriterion,
    RubricSection,
    TieRule,
    Veto,
)
from tests.test_translations import EN, VI

SHIPPED = load_catalog().rubrics


def criterion(code: str, kind: str, **said: Any) -> RubricCriterion:
    given: dict[str, Any] = {
        "id": code,
        "section": "A",
        "label_vi": f"Tiêu chí {code}",
        "label_en": f"Criterion {code}",
        "short_vi": code,
        "short_en": code,
        "kind": kind,
        "max_points": 10.0,
        "source": "=A1",
    }
    return RubricCriterion(**(given | said))


FULL = Rubric(
    id="thang-diem",
    campaign="c",
    version=3,
    label_vi="Thang điểm đầy đủ",
    label_en="A full rubric",
    published_on=date(2026, 3, 15),
    year_from=2026,
    year_to=2030,
    total_points=70.0,
    step=0.25,
    decimals=2,
    not_applicable="drop",
    source="Kế hoạch 101/KH-UBND; mục III",
    sections=(
        RubricSection("A", "Mục A", "Section A", "A", "A", 60.5, bonus_cap=5.0),
        RubricSection("B", "Mục B", "Section B", "B", "B", 9.5, penalty_cap=0.0),
    ),
    criteria=(
        criterion("1.1", "direct", needs_evidence=True, assesses=("CQ1", "CQ2")),
        criterion("1.2", "target_share", may_not_apply=True),
        criterion("1.3", "pass_fail", counts="bonus"),
        criterion("1.4", "count", each_points=0.1, counts="penalty"),
        criterion("1.5", "net", min_points=-10.0),
        criterion("1.6", "relative", section="B"),
        criterion("1.7", "progress", reads="content:nd1", measure="value", zero_at=1e-6),
    ),
    stages=("self", "council"),
    unit_types=("commune", "ward"),
    clusters=("cum-1",),
    scope="all",
    published_by="Lan",
    reason="Dòng một\nDòng hai",
    total_cap=100.0,
    bonus_cap=7.0,
    rounding="criterion",
    cross_rule="median",
    progress_on=(10, 31),
    reply_days=0,
    grades=(Grade("good", "Tốt", "Good", 60.0), Grade("fair", "Khá", "Fair", 0.0)),
    vetoes=(
        Veto("v1", "Không kế hoạch", "No plan", "x", detected="no_plan"),
        Veto("v2", "Bị kỷ luật", "Disciplined", "y", effect="no_award", assesses=("CQ8",)),
    ),
    ties=(TieRule("section", "A"), TieRule("penalties"), TieRule("vote")),
    awards=(RankAward("co-thi-dua", 1, 3, "z", "good"), RankAward("bang-khen", 4, 10)),
    left_out=("Điều thứ nhất; có chấm phẩy", "Điều thứ hai, có phẩy"),
    robustness=RobustnessSettings(draws=501, spread_ratio=0.3, seed=7),
    divergence=DivergenceSettings(overrate_distance=5.5, minimum_units=4),
    is_illustrative=False,
)
BARE = replace(
    FULL,
    reason=None,
    total_cap=None,
    stages=(),
    unit_types=(),
    clusters=(),
    left_out=(),
    criteria=(),
    grades=(),
    vetoes=(),
    ties=(),
    awards=(),
)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("rubric", [FULL, BARE], ids=["full", "bare"])
def test_what_is_written_reads_back_as_the_same(rubric: Rubric, language: Any) -> None:
    assert read_rubric_workbook(rubric_workbook(rubric, language)) == rubric


@pytest.mark.parametrize("rubric", SHIPPED, ids=lambda r: f"{r.campaign}-{r.id}-{r.version}")
def test_every_shipped_rubric_reads_back_as_the_same(rubric: Rubric) -> None:
    assert read_rubric_workbook(rubric_workbook(rubric, "vi")) == rubric


def test_every_field_of_a_rubric_has_its_cell() -> None:
    forms = {
        entry.key.partition(".")[0] for page in PAGES if page.is_form for entry in page.entries
    }
    tables = {page.id: page for page in PAGES if not page.is_form}
    assert forms | tables.keys() == {field.name for field in fields(Rubric)}
    for page in tables.values():
        assert {e.key for e in page.entries} == {field.name for field in fields(page.model)}
    inner = {e.key for page in PAGES for e in page.entries if "." in e.key}
    for name, model in (("robustness", RobustnessSettings), ("divergence", DivergenceSettings)):
        assert {f"{name}.{field.name}" for field in fields(model)} <= inner


def test_no_two_cells_of_a_sheet_have_one_name() -> None:
    for page in PAGES:
        assert len({entry.vi.casefold() for entry in page.entries}) == len(page.entries)
        assert all(entry.en for entry in page.entries)


def test_every_choice_has_words_of_its_own_in_both_languages() -> None:
    for page in PAGES:
        for entry in page.entries:
            options = cell_type(page.model, entry.key).options
            for words in (VI, EN):
                assert len({words[f"rubric_book.choice.{o}"] for o in options}) == len(options)


def test_choices_stand_in_lists_and_names_in_both_languages() -> None:
    book = openpyxl.load_workbook(BytesIO(rubric_workbook(FULL, "vi")))
    assert book.sheetnames == [
        "Thông tin",
        "Mục",
        "Tiêu chí",
        "Xếp loại",
        "Điều kiện loại",
        "Phân hạng khi bằng điểm",
        "Khen thưởng",
        "Thiết lập",
        "Danh mục",
    ]
    sheet = book["Tiêu chí"]
    assert [sheet["G4"].value, sheet["G5"].value] == ["Cách tính điểm", "Kind"]
    assert sheet["G6"].value == "Chấm trực tiếp (direct)"
    rules = {
        str(rule.sqref).partition(":")[0]: rule for rule in sheet.data_validations.dataValidation
    }
    lists = book["Danh mục"]
    first, last = rules["G6"].formula1.partition("!")[2].replace("$", "").split(":")
    assert [cell.value for (cell,) in lists[first:last]][-1] == "Lấy từ trang tiến độ (progress)"
    assert rules["B6"].formula1.startswith("'Mục'!$A$6")
    assert rules["H6"].type == "decimal"


def changed(sheet: str, change: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.load_workbook(BytesIO(rubric_workbook(FULL, "vi")))
    change(book[sheet])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def put(cell: str, value: object) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet[cell] = value

    return change


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "said"),
    [
        ("Tiêu chí", "G7", "doan", "Tiêu chí!G7: «doan»: phải là một trong / one of: direct, "),
        ("Tiêu chí", "H6", "mười", "Tiêu chí!H6: Ô cần một số mà đang ghi «mười»"),
        ("Tiêu chí", "H6", None, "Tiêu chí!H6: «Điểm tối đa» chưa ghi / is blank"),
        ("Tiêu chí", "H6", "=1+1", "Tiêu chí!H6: Công thức trong ô chưa được tính"),
        ("Tiêu chí", "H4", "Điểm", "Tiêu chí!4: thiếu cột / no column «Điểm tối đa»"),
        ("Tiêu chí", "P6", "có lẽ", "Tiêu chí!P6: «có lẽ»: phải là một trong / one of: Có, "),
        ("Mục", "F6", "25%", "Mục!F6: «25%»: phải là số / must be a number"),
        ("Thông tin", "C6", 2.5, "Thông tin!C6: «2.5»: phải là số nguyên / must be a whole number"),
        ("Thông tin", "C9", "31/02/2026", "Thông tin!C9"),
        ("Thông tin", "C9", "–", "Thông tin!C9: «–»: phải là ngày / must be a date"),
        ("Thông tin", "C19", "bước lạ", "Thông tin!C19: «bước lạ»: phải là một trong / one of"),
        ("Thông tin", "A4", "Mã số", "Thông tin!A: thiếu dòng / no line «Mã»"),
        ("Thiết lập", "C16", 2, "Thiết lập!C16: «robustness.spread_ratio»"),
    ],
)
def test_a_fault_names_its_sheet_and_cell(sheet: str, cell: str, value: object, said: str) -> None:
    with pytest.raises(ProfileError) as error:
        read_rubric_workbook(changed(sheet, put(cell, value)), "cua-toi.xlsx")
    assert str(error.value).startswith(f"cua-toi.xlsx: {said}")


def test_all_faults_are_told_at_once() -> None:
    book = openpyxl.load_workbook(BytesIO(rubric_workbook(FULL, "vi")))
    del book["Xếp loại"]
    book["Mục"]["F6"] = "x y"
    book["Khen thưởng"].delete_rows(1, 5)
    content = BytesIO()
    book.save(content)
    with pytest.raises(ProfileError) as error:
        read_rubric_workbook(content.getvalue())
    places = [line.split(": ")[1] for line in str(error.value).splitlines()]
    assert places == ["Mục!F6", "Xếp loại", "Khen thưởng!A4"]


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "field", "read"),
    [
        ("Thiết lập", "C4", "1.234,5", "total_points", 1234.5),
        ("Thiết lập", "C7", "0,25", "step", 0.25),
        ("Thiết lập", "C10", "Quy đổi theo các tiêu chí còn lại", "not_applicable", "rescale"),
        ("Thiết lập", "C10", "Rescaled to the other criteria", "not_applicable", "rescale"),
        ("Thiết lập", "C10", "RESCALE", "not_applicable", "rescale"),
        ("Thiết lập", "C14", None, "reply_days", 5),
        ("Thông tin", "C15", "yes", "is_illustrative", True),
        ("Thông tin", "C15", True, "is_illustrative", True),
        ("Thông tin", "C9", "31/12/2026", "published_on", date(2026, 12, 31)),
    ],
)
def test_what_people_type_is_understood(
    sheet: str, cell: str, value: object, field: str, read: object
) -> None:
    rubric = read_rubric_workbook(changed(sheet, put(cell, value)))
    assert getattr(rubric, field) == read


def test_rows_put_between_or_left_blank_change_nothing() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(1)
        sheet.insert_rows(8, 2)

    assert read_rubric_workbook(changed("Tiêu chí", change)) == FULL


def test_a_workbook_handed_out_before_a_column_came_is_still_read() -> None:
    def change(sheet: Worksheet) -> None:
        names = [cell.value for cell in sheet[4]]
        sheet.delete_cols(names.index(ASSESSES.vi) + 1)

    read = read_rubric_workbook(changed("Tiêu chí", change))
    assert [c.assesses for c in read.criteria] == [()] * len(FULL.criteria)
    assert replace(read, criteria=FULL.criteria) == FULL


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n1,2\n", "Bên trong không có sổ tính Excel"),
        (b"", "Tệp không có nội dung"),
        (b"PK\x03\x04 half", "Tệp bị cắt ngang"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ProfileError, match=said):
        read_rubric_workbook(content, "r.bin")
