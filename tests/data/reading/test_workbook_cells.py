from datetime import datetime

import fastexcel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reading.number_format import held_text
from data.reading.workbook_cells import workbook_sheets
from schemas.problems import ReportError
from tests.worlds.files import odd_files as odd

VALUE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def problem(path):
    with pytest.raises(ReportError) as caught:
        workbook_sheets(path, path.name)
    return caught.value.problem


def cells(path):
    return {
        f"{letters}{row}": (kind, text, waits)
        for sheet in workbook_sheets(path, path.name)
        for row, letters, text, waits, kind, *_ in sheet.cells
    }


def test_each_kind_of_cell_says_what_it_is(tmp_path):
    def fill(book):
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        hour = book.add_format({"num_format": "h:mm"})
        coloured = book.add_format({"num_format": '[Red]0.0 "đồng"'})
        sheet.write_column("A1", [68.4, 5, 1 / 3, 1e21, True, "1.234", "#DIV/0!"])
        sheet.write_datetime("A8", datetime(2026, 3, 31, 8, 30), day)
        sheet.write_number("A9", 46112)
        sheet.write_number("A10", 0.5, hour)
        sheet.write_number("A11", 7, coloured)
        sheet.write_number("A12", -1, day)
        sheet.write_string("A13", "=1+1")
        sheet.write_rich_string("A14", "Vĩnh ", book.add_format({"bold": True}), "Long")
        sheet.write_blank("A15", None, coloured)
        sheet.write_string("A16", " \u00a0 ")
        sheet.write_formula("B1", "=1/0", None, "#DIV/0!")
        sheet.write_formula("B2", "=A1", None, 3.5)
        sheet.write_formula("B3", "=A1", None, "chữ")

    found = cells(odd.workbook(tmp_path / "a.xlsx", fill))
    assert found == {
        "A1": ("number", "68.4", False),
        "A2": ("number", "5", False),
        "A3": ("number", "0.333333333333333", False),
        "A4": ("number", "1e+21", False),
        "A5": ("boolean", "TRUE", False),
        "A6": ("text", "1.234", False),
        "A7": ("text", "#DIV/0!", False),
        "A8": ("date", "2026-03-31", False),
        "A9": ("number", "46112", False),
        "A10": ("unclear", "0.5", False),
        "A11": ("worded", "7", False),
        "A12": ("unclear", "-1", False),
        "A13": ("text", "=1+1", False),
        "A14": ("text", "Vĩnh Long", False),
        "B1": ("text", "#DIV/0!", False),
        "B2": ("number", "3.5", False),
        "B3": ("text", "chữ", False),
    }


def test_a_formula_never_calculated_is_told_apart_from_one_that_gave_a_blank(tmp_path):
    rows = (
        '<row r="1"><c r="A1"><f>C6/0</f></c><c r="B1"><f>C6</f><v></v></c>'
        '<c r="C1" t="str"><f>IF(A1,1,"")</f><v></v></c><c r="D1" t="str"><f>A1</f></c></row>'
    )
    assert cells(odd.raw_workbook(tmp_path / "a.xlsx", rows)) == {
        "A1": ("text", "=C6/0", True),
        "B1": ("text", "=C6", True),
        "D1": ("text", "=A1", True),
    }


def test_cells_written_by_other_programs_are_read(tmp_path):
    strings = (
        "<si><t>Chợ</t><rPh><t>doc</t></rPh></si><si><r><t>a_x000D_</t></r><r><t>b</t></r></si>"
    )
    rows = (
        '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>chữ</t></is></c></row>'
        '<row><c t="s"><v>1</v></c><c t="d"><v>2026-03-31T00:00</v></c><c t="b"><v>0</v></c></row>'
        '<row r="9"><c r="C9" t="n"><v>68.400000000000006</v></c><c/><c s="4"><v>2</v></c></row>'
    )
    assert cells(odd.raw_workbook(tmp_path / "a.xlsx", rows, strings)) == {
        "A1": ("text", "Chợ", False),
        "B1": ("text", "chữ", False),
        "A2": ("text", "a\nb", False),
        "B2": ("date", "2026-03-31", False),
        "C2": ("boolean", "FALSE", False),
        "C9": ("number", "68.4", False),
        "E9": ("number", "2", False),
    }


def test_days_counted_from_1904_are_the_same_days(tmp_path):
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        day = book.add_format({"num_format": 14})
        book.add_worksheet().write_datetime("A1", datetime(2026, 3, 31), day)
    assert cells(path) == {"A1": ("date", "2026-03-31", False)}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_text_of_a_number_cell_gives_the_same_number_back(value):
    assert float(held_text(f"{value:.17g}")) == float(f"{value:.15g}")
    assert not held_text(f"{value:.17g}").endswith(".0")


def test_a_second_reader_sees_the_same_texts(tmp_path):
    texts = [[f"Chỉ tiêu {row}-{column}" for column in range(5)] for row in range(40)]

    def fill(book):
        sheet = book.add_worksheet("A")
        for row, line in enumerate(texts):
            sheet.write_row(row, 0, line)

    path = odd.workbook(tmp_path / "a.xlsx", fill)
    other = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string").to_polars()
    mine = [text for _, _, text, *_ in workbook_sheets(path, "a.xlsx")[0].cells]
    assert mine == [text for line in other.rows() for text in line]


def test_far_cells_that_hold_nothing_do_no_harm(tmp_path):
    rows = VALUE + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert cells(odd.raw_workbook(tmp_path / "a.xlsx", rows)) == {"A1": ("number", "1", False)}


def test_markup_in_a_cell_stays_text(tmp_path):
    path = odd.plain_workbook(tmp_path / "a.xlsx", "<script>alert(1)</script>")
    assert cells(path) == {"A1": ("text", "<script>alert(1)</script>", False)}


@pytest.mark.parametrize(
    ("setting", "lowered", "expected", "cell"),
    [
        ("CELLS", 2, "too_many_cells", "A3"),
        ("CELL_TEXT", 3, "long_text", "A2"),
        ("TEXT", 6, "too_much_text", "A3"),
    ],
)
def test_what_a_workbook_holds_has_limits_each_a_setting(
    tmp_path, monkeypatch, setting, lowered, expected, cell
):
    path = odd.plain_workbook(tmp_path / "a.xlsx", "a", "bcde", "fg")
    assert len(cells(path)) == 3
    monkeypatch.setenv(f"THI_DUA_SO_MAX_{setting}", str(lowered))
    found = problem(path)
    assert (found.rule, found.cell, found.params) == (expected, cell, {"limit": str(lowered)})


def test_sheets_and_areas_have_limits_too(tmp_path, monkeypatch):
    def fill(book):
        for name in ("Một", "Hai"):
            sheet = book.add_worksheet(name)
            sheet.merge_range("A1:B1", "chữ")
            sheet.set_column("D:F", 5, None, {"hidden": True})

    path = odd.workbook(tmp_path / "a.xlsx", fill)
    assert workbook_sheets(path, "a.xlsx")
    for setting, lowered, expected in (
        ("SHEETS", 1, "too_many_sheets"),
        ("AREAS", 7, "too_many_areas"),
        ("FORMAT", 3, "damaged_workbook"),
    ):
        with monkeypatch.context() as setting_of:
            setting_of.setenv(f"THI_DUA_SO_MAX_{setting}", str(lowered))
            assert problem(path).rule == expected


def test_an_address_no_spreadsheet_has_is_damage(tmp_path):
    far = odd.raw_workbook(tmp_path / "a.xlsx", '<row><c r="AAAAAAA1048576"><v>1</v></c></row>')
    after = '<mergeCells><mergeCell ref="A000000001:A0000000002"/></mergeCells>'
    area = odd.raw_workbook(tmp_path / "b.xlsx", VALUE, after=after)
    assert [problem(path).rule for path in (far, area)] == ["damaged_workbook"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        ("<row><c r='??'><v>1</v></c></row>"),
        ("<row><c r='A0'><v>1</v></c></row>"),
        ("<row><c r='7'><v>1</v></c></row>"),
        ("<row><c t='s'><v>8</v></c></row>"),
        ("<row><c><v>abc</v></c></row>"),
        ("<row><c>"),
    ],
)
def test_a_workbook_damaged_inside_is_refused(tmp_path, rows):
    path = odd.raw_workbook(tmp_path / "a.xlsx", rows)
    assert problem(path).rule == "damaged_workbook"


def test_text_of_an_old_encoding_and_far_cells_are_named(tmp_path):
    assert problem(odd.plain_workbook(tmp_path / "a.xlsx", odd.VNI)).cell == "A1"
    assert problem(odd.far_cell(tmp_path / "b.xlsx")).cell == "XFD1048576"


@pytest.mark.parametrize("kind", ["inlineStr", "str"])
def test_half_a_character_is_refused_with_its_cell_and_two_halves_are_one(tmp_path, kind):
    def row(text):
        inside = f"<is><t>{text}</t></is>" if kind == "inlineStr" else f"<v>{text}</v>"
        return f'<row r="2"><c r="B2" t="{kind}">{inside}</c></row>'

    whole = odd.raw_workbook(tmp_path / "a.xlsx", row("x_xD842__xDFB7_"))
    assert cells(whole)["B2"] == ("text", "x\U00020bb7", False)
    found = problem(odd.raw_workbook(tmp_path / "b.xlsx", row("x_xD842_")))
    assert (found.rule, found.cell, found.value) == ("half_character", "B2", "x?")
