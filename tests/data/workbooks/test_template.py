import tomllib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from data.checking.layouts.template_layout import SHEETS, TEMPLATE_VERSION, code_mark, sheet_kind
from data.workbooks.template import unit_template
from tests.worlds.files.report_factories import CAMPAIGN, catalog, filled, known, profile, template
from translations import translator

RESULTS = "Kết quả"


def book(content):
    return load_workbook(BytesIO(content))


def column(sheet, letter):
    return [cell.value for cell in sheet[letter]]


def test_sheets_stand_in_order_and_the_mark_is_very_hidden():
    made = book(template())
    assert made.sheetnames == [
        "Hướng dẫn",
        "Thông tin",
        RESULTS,
        "Kế hoạch",
        "Khó khăn, đề xuất",
        "_mau",
    ]
    assert made["_mau"].sheet_state == "veryHidden"
    assert made["_mau"]["B1"].value == TEMPLATE_VERSION
    assert made["_mau"]["B5"].value == code_mark(["ND1.01", "ND1.02", "ND1.03", "ND2.01"])


def test_only_indicators_of_the_units_type_are_asked_content_by_content():
    sheet = book(template())[RESULTS]
    assert column(sheet, "A")[4:] == [None, "ND1.01", "ND1.02", "ND1.03", None, "ND2.01"]
    assert [column(sheet, "B")[row] for row in (4, 8)] == ["Nội dung 1", "Nội dung 2"]
    other = book(template(unit_id="so-01"))[RESULTS]
    assert column(other, "A")[4:] == [None, "ND2.02"]


def test_the_last_value_stands_beside_with_its_period():
    before = known(
        ("ND1.01", "2026-Q1", 40.0),
        ("ND1.01", "2026-Q2", 60.5),
        ("ND1.01", "2026-Q4", 99.0),
        ("ND1.02", "2026-Q2", None),
    )
    sheet = book(template(previous=before))[RESULTS]
    assert sheet["D6"].value == 60.5
    assert sheet["D6"].number_format == '#,##0.0 "(Q2/26)"'
    assert sheet["D7"].value is None


def test_values_of_other_units_and_campaigns_are_not_shown():
    assert (
        book(template(previous=known(("ND1.01", "2026-Q2", 60.5), unit_id="04102")))[RESULTS][
            "D6"
        ].value
        is None
    )


def test_cells_are_held_to_the_limits_of_the_profile_with_words():
    rules = {
        str(rule.sqref): rule for rule in book(template())[RESULTS].data_validations.dataValidation
    }
    assert (rules["E6"].formula1, rules["E6"].formula2) == ("0.0", "100.0")
    assert "từ 0,0 đến 100,0" in rules["E6"].error
    assert "chỉ nhận số" in rules["E7"].error


@pytest.mark.parametrize(
    ("minimum", "maximum", "operator", "words"),
    [
        (0.0, None, "greaterThanOrEqual", "từ 0 trở lên"),
        (None, 9.0, "lessThanOrEqual", "không quá 9"),
    ],
)
def test_one_limit_alone_is_held_too(minimum, maximum, operator, words):
    made = profile()
    only = replace(made.indicators[3], minimum=minimum, maximum=maximum)
    unit = catalog().unit(CAMPAIGN, "04101")
    content = unit_template(
        replace(made, indicators=(only,)), unit, "2026-Q3", known(), translator("vi")
    )
    (rule,) = book(content)[RESULTS].data_validations.dataValidation
    assert rule.operator == operator
    assert words in rule.error


def test_the_kind_of_a_remark_is_a_drop_down():
    rules = book(template())["Khó khăn, đề xuất"].data_validations.dataValidation
    assert [r.formula1 for r in rules if r.type == "list"] == ['"Khó khăn,Đề xuất"']


def test_the_guide_says_the_deadline_in_both_languages_and_labels_illustrative_data():
    lines = column(book(template())["Hướng dẫn"], "A")
    assert any(line and line.startswith("Dữ liệu minh họa") for line in lines)
    assert "Hạn nộp: 15/10/2026 23:59." in lines
    assert "Deadline: 15/10/2026 23:59." in lines
    assert lines.index("Hạn nộp: 15/10/2026 23:59.") < lines.index("Deadline: 15/10/2026 23:59.")


def test_the_english_template_keeps_the_sheets_and_columns_of_the_form():
    unit = catalog().unit(CAMPAIGN, "04101")
    english = book(unit_template(profile(), unit, "2026-Q3", known(), translator("en")))
    assert english.sheetnames == book(template()).sheetnames
    assert english[RESULTS]["E4"].value == "Kỳ này"
    assert english[RESULTS]["B6"].value == "Indicator ND1.01"


def test_nothing_typed_becomes_a_formula_or_a_link():
    content = template(
        filled(
            office="=1+1",
            values={"ND1.01": ("=1+1", "http://example.org")},
            remarks=(("difficulty", "@SUM(A1)"), ("proposal", "+84")),
        )
    )
    parts = ZipFile(BytesIO(content))
    sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 6
    assert all("<f>" not in sheet and "<hyperlink" not in sheet for sheet in sheets)


def test_the_page_is_set_up_for_a4_landscape_with_frozen_header():
    sheet = book(template())[RESULTS]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$4:$4"


def test_the_same_template_is_the_same_bytes():
    assert template() == template()


def test_every_kind_of_sheet_is_found_by_its_name_in_any_case():
    assert {sheet_kind(f" {kind.name.upper()} ") for kind in SHEETS.values()} == set(
        SHEETS.values()
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_words_excel_shows_fit_its_limits(language):
    folder = Path(__file__).parents[3] / "translations" / language
    rules = tomllib.loads((folder / "template.toml").read_text("utf-8"))["template"]["rule"]
    assert len(rules.pop("title")) <= 32
    assert all(len(text) <= 200 for text in rules.values())
