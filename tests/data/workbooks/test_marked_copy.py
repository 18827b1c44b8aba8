from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from data.workbooks.marked_copy import marked_copy
from data.workbooks.template_style import ERROR, WARNING
from schemas.problems import Problem
from tests.worlds.files.report_factories import (
    CSV,
    XLSX,
    checked,
    edited,
    filled,
    known,
    places,
    template,
)
from translations import translator

ROOT = Path(__file__).parents[3]
LIST, INFO, RESULTS, REMARKS = "Lỗi cần sửa", "Thông tin", "Kết quả", "Khó khăn, đề xuất"
VI = translator("vi")


def broken():
    def edit(book):
        book[INFO]["B8"] = "2026-Q5"
        book[RESULTS]["E6"] = 101
        book[RESULTS]["E7"] = "1.234"
        book[RESULTS]["E8"] = None
        book[REMARKS]["B5"] = "thiếu <b>máy</b>"
        book.create_sheet("Nháp")["A1"] = "=1+1"

    return edited(template(filled(remarks=(("difficulty", "x"),))), edit)


def returned(tmp_path, content=None, t=VI):
    content = content or broken()
    report = checked(content, tmp_path)
    return report, marked_copy(content, XLSX, report.problems, t)


def colour(cell):
    return "#" + cell.fill.start_color.rgb[2:]


def test_the_list_of_problems_comes_first_with_place_what_and_what_to_do(tmp_path):
    report, copy = returned(tmp_path)
    sheet = load_workbook(BytesIO(copy)).worksheets[0]
    assert sheet.title == LIST
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert [(row[1], row[2]) for row in rows] == [(p.sheet, p.cell or "") for p in report.problems]
    ambiguous = next(row for row in rows if row[2] == "E7")
    assert ambiguous[3:5] == ["1.234", "Lỗi"]
    assert "1234" in ambiguous[5] + ambiguous[6]


def test_each_line_links_to_its_cell(tmp_path):
    _, copy = returned(tmp_path)
    links = {
        cell.hyperlink.location
        for row in load_workbook(BytesIO(copy))[LIST]
        for cell in row
        if cell.hyperlink
    }
    assert {"'Kết quả'!E6", "'Kết quả'!E7", "'Thông tin'!B8"} <= links


def test_bad_cells_are_red_or_amber_and_say_what_to_do(tmp_path):
    _, copy = returned(tmp_path)
    book = load_workbook(BytesIO(copy))
    sheet = book[RESULTS]
    assert [colour(sheet[cell]) for cell in ("E6", "E7", "E8")] == [ERROR, ERROR, WARNING]
    assert colour(sheet["E10"]) not in (ERROR, WARNING)
    assert "mức cao nhất 100" in sheet["E6"].comment.text
    assert "không quá 100" in sheet["E6"].comment.text
    assert book[INFO]["B8"].comment is not None


def test_everything_else_is_as_it_came(tmp_path):
    content = broken()
    _, copy = returned(tmp_path, content)
    before, after = (load_workbook(BytesIO(c)) for c in (content, copy))
    assert after.sheetnames == [LIST, *before.sheetnames]
    assert after["_mau"].sheet_state == "veryHidden"
    for name in before.sheetnames[:-1]:
        for row in before[name].iter_rows():
            for cell in row:
                assert after[name][cell.coordinate].value == cell.value, (name, cell.coordinate)
    assert after[RESULTS].freeze_panes == "C5"


def test_the_copy_once_corrected_is_accepted(tmp_path):
    report, copy = returned(tmp_path)
    assert not report.is_acceptable

    def correct(book):
        book[INFO]["B8"] = "2026-Q3"
        book[RESULTS]["E6"] = 100
        book[RESULTS]["E7"] = 1234
        book[RESULTS]["E8"] = 9

    again = checked(edited(copy, correct), tmp_path)
    assert again.is_acceptable
    assert places(again) == [("Nháp", None, "extra_sheet")]
    assert again.rows("result")["value"].to_list() == [100.0, 1234.0, 9.0, 12.0]
    assert again.rows("remark")["remark"].to_list() == ["thiếu <b>máy</b>"]


def test_a_copy_of_a_copy_has_one_list(tmp_path):
    _, copy = returned(tmp_path)
    report, second = returned(tmp_path, copy)
    assert load_workbook(BytesIO(second)).sheetnames.count(LIST) == 1
    assert [rule for *_, rule in places(report)] == [
        rule for *_, rule in places(returned(tmp_path)[0])
    ]


def test_two_problems_of_a_cell_share_its_comment(tmp_path):
    content = template(filled())
    problems = [
        Problem(
            XLSX,
            "jump_without_note",
            "warning",
            RESULTS,
            "E6",
            params={"indicator_id": "A", "previous_value": "1"},
        ),
        Problem(
            XLSX,
            "at_most_maximum",
            "error",
            RESULTS,
            "E6",
            params={"indicator_id": "A", "maximum": "100"},
        ),
    ]
    sheet = load_workbook(BytesIO(marked_copy(content, XLSX, problems, VI)))[RESULTS]
    assert colour(sheet["E6"]) == ERROR
    assert "thay đổi nhiều" in sheet["E6"].comment.text
    assert "mức cao nhất" in sheet["E6"].comment.text


def test_a_formula_never_calculated_comes_back_as_text(tmp_path):
    content = edited(template(filled()), lambda book: book[RESULTS].__setitem__("E7", "=1+1"))
    _, copy = returned(tmp_path, content)
    cell = load_workbook(BytesIO(copy))[RESULTS]["E7"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


def test_english_words_for_an_english_reader(tmp_path):
    _, copy = returned(tmp_path, t=translator("en"))
    sheet = load_workbook(BytesIO(copy)).worksheets[0]
    assert sheet["A1"].value == "To correct: 3 errors, 2 warnings"
    assert "above the highest value" in load_workbook(BytesIO(copy))[RESULTS]["E6"].comment.text


def test_a_flat_file_comes_back_as_the_list_and_its_bad_lines(tmp_path):
    head = "campaign_id,unit_id,period_id,indicator_id,value,note"
    good, bad = (
        f"thu-nghiem,04101,2026-Q3,{code},{value},"
        for code, value in (("ND1.01", 68.4), ("ND1.02", "=HYPERLINK(1)"))
    )
    content = "\n".join((head, good, bad, "")).encode()
    report = checked(content, tmp_path, known(), CSV)
    book = load_workbook(BytesIO(marked_copy(content, CSV, report.problems, VI)))
    assert book.sheetnames == [LIST, "Dòng cần sửa"]
    lines = [[cell.value for cell in row] for row in book["Dòng cần sửa"].iter_rows()]
    assert lines[0][0] == "line"
    assert [row[0] for row in lines[1:]] == ["3"]
    assert book["Dòng cần sửa"]["F2"].data_type == "s"
    assert book[LIST]["C5"].value == "3"


def test_a_file_nobody_can_read_gets_the_list_alone():
    problem = Problem("x.xlsx", "not_our_template")
    book = load_workbook(BytesIO(marked_copy(b"PK\x03\x04 half", "x.xlsx", [problem], VI)))
    assert book.sheetnames == [LIST]
    assert book[LIST]["F5"].value == "Đây không phải mẫu báo cáo của hệ thống."
