"""What offices really send: each form that is taken, what is said of it, and what is not taken."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from data.checking.layouts.award_layout import PERSON_WORDS, RECIPIENT_WORDS
from data.checking.workbook.check_notes import check_notes
from data.reading.read_report import read_report
from tests.project_files import ROOT, text
from tests.worlds.files.foreign_saves import SAVES
from tests.worlds.files.planted_faults import KINDS, planted, raw_of
from tests.worlds.files.report_factories import (
    CSV,
    TODAY,
    catalog,
    checked,
    edited,
    errors,
    filled,
    places,
    put,
    template,
)

INFO, RESULTS, PLAN, REMARKS = "Thông tin", "Kết quả", "Kế hoạch", "Khó khăn, đề xuất"
GOOD = "thu-nghiem;04101;2026-Q3;ND1.01;68,4;ok"
HEAD = "Mã phong trào;Mã đơn vị;Kỳ;Mã chỉ tiêu;Giá trị;Ghi chú"


def rules(report: Any) -> list[str]:
    return [rule for *_, rule in places(report)]


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        HEAD.upper(),
        "ma phong trao;ma don vi;ky;ma chi tieu;gia tri;ghi chu",
        "Mã phong trào;Mã đơn vị:;Kỳ báo cáo;Mã chỉ tiêu *;Kỳ này;Minh chứng, ghi chú",
        "MÃ PHONG TRÀO ; MÃ ĐƠN VỊ;Mã kỳ;Mã;Số liệu;Ghi chú",
        "campaign_id;Unit ID;period-id;indicator_id;value;note",
    ],
)
def test_headings_of_a_flat_file_are_read_however_they_are_written(
    head: str, tmp_path: Path
) -> None:
    report = checked(f"{head}\n{GOOD}\n".encode(), tmp_path, file_name=CSV)
    assert rules(report) == []
    assert report.rows("result")["value"].to_list() == [68.4]


def test_lines_around_the_data_of_a_flat_file_are_left_out_and_said(tmp_path: Path) -> None:
    lines = [HEAD, GOOD, HEAD, "Tổng cộng;;;;68,4;", ";;;;;", "Người lập biểu;;;;;Thủ trưởng"]
    report = checked("\n".join(lines).encode(), tmp_path, file_name=CSV)
    assert report.is_acceptable
    assert places(report) == [
        (None, "3", "heading_again"),
        (None, "4", "total_row"),
        (None, "6", "rows_below"),
    ]
    assert report.rows("result")["value"].to_list() == [68.4]


def test_a_line_with_a_figure_but_no_code_is_never_left_out(tmp_path: Path) -> None:
    report = checked(
        f"{HEAD}\n{GOOD}\nthu-nghiem;04101;2026-Q3;;5;\n".encode(), tmp_path, file_name=CSV
    )
    assert not report.is_acceptable
    assert "blank_code" in rules(report)


def test_labels_and_sheets_without_accents_and_in_capitals_are_found(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book[RESULTS]["E4"], book[RESULTS]["A4"] = "KY NAY", "Mã :"
        book[INFO]["A7"] = "MA DON VI"
        book[RESULTS].title = "KET QUA"

    report = checked(edited(template(filled()), edit), tmp_path)
    assert rules(report) == []
    assert report.rows("result").height == 4


def test_a_signature_block_under_the_table_is_left_out_and_said(tmp_path: Path) -> None:
    content = put(
        template(filled()),
        RESULTS,
        A13="Người lập biểu",
        E13="Thủ trưởng đơn vị",
        E14="(Ký, đóng dấu)",
        B16="Vĩnh Long, ngày 05 tháng 10 năm 2026",
    )
    report = checked(content, tmp_path)
    assert report.is_acceptable
    assert places(report) == [(RESULTS, "A13", "rows_below")]
    assert report.rows("result").height == 4


def test_a_figure_below_the_table_is_asked_about(tmp_path: Path) -> None:
    report = checked(put(template(filled()), RESULTS, B13="Chỉ tiêu khác", E13=5), tmp_path)
    assert errors(report) == [(RESULTS, "E13", "row_without_code")]


def test_a_row_of_totals_a_numbering_row_and_a_second_heading_are_left_out(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book[RESULTS]
        sheet.insert_rows(5)
        for n, letter in enumerate("ABCDEF", start=1):
            sheet[f"{letter}5"] = f"({n})"
            sheet[f"{letter}13"] = sheet[f"{letter}4"].value
        sheet["B14"], sheet["E14"] = "Tổng cộng", 421.4

    report = checked(edited(template(filled()), edit), tmp_path)
    assert report.is_acceptable
    assert sorted(rules(report)) == ["heading_again", "numbering_row", "total_row"]
    assert report.rows("result").height == 4


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Kiến nghị", "proposal"),
        ("Khó khăn, vướng mắc", "difficulty"),
        ("KHO KHAN", "difficulty"),
        ("Đề xuất, kiến nghị", "proposal"),
        ("Tồn tại, hạn chế", "difficulty"),
    ],
)
def test_kinds_of_remarks_in_the_words_of_offices(word: str, kind: str, tmp_path: Path) -> None:
    report = checked(put(template(filled()), REMARKS, A5=word, B5="Thiếu máy"), tmp_path)
    assert rules(report) == []
    assert report.rows("remark")["kind"].to_list() == [kind]


def test_blank_optional_sheets_may_be_deleted_and_own_sheets_added(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        del book[PLAN], book[REMARKS]
        book.create_sheet("Kết quả (2)")["A1"] = "tính thử"
        book.create_sheet("Trống")

    report = checked(edited(template(filled()), edit), tmp_path)
    assert report.is_acceptable
    assert sorted(places(report)) == [
        ("Khó khăn, đề xuất", None, "blank_sheet_gone"),
        ("Kế hoạch", None, "blank_sheet_gone"),
        ("Kết quả (2)", None, "extra_sheet"),
    ]


def test_kinds_of_notes_in_vietnamese(tmp_path: Path) -> None:
    lines = [
        "Loại ghi chép;Mã phong trào;Mã đơn vị;Mã báo cáo;Nội dung;Căn cứ;Mã câu hỏi;Kết luận",
        "Miễn;thu-nghiem;04101;2026-Q3;Thiên tai;12/CV;;",
        "đôn đốc;thu-nghiem;04101;2026-Q3;;;;",
        "Kết luận rà soát;thu-nghiem;;;Đã xem;;f-1;Đã sửa",
    ]
    path = tmp_path / CSV
    path.write_text("\n".join(lines))
    report = check_notes(read_report(path, CSV), catalog(), None, TODAY)
    assert [p.rule for p in report.problems] == []
    assert report.rows("note")["kind"].to_list() == ["exemption", "reminder", "flag"]
    assert report.rows("note")["outcome"].to_list() == [None, None, "corrected"]


def test_a_word_for_several_classes_is_offered_every_one(tmp_path: Path) -> None:
    kind, raw = KINDS["award"](), raw_of("award", tmp_path)
    problem = kind.judge(planted(raw, {("Đề nghị khen thưởng", "B5"): "Cá nhân"})).problems[0]
    assert (problem.cell, problem.rule) == ("B5", "unknown_recipient")
    assert problem.params["known"].split("; ") == list(PERSON_WORDS)
    assert len(PERSON_WORDS) == 7


def test_choices_with_commas_come_from_a_hidden_list() -> None:
    book = load_workbook(BytesIO(KINDS["award"]().content))
    lists = [
        rule.formula1
        for rule in book["Đề nghị khen thưởng"].data_validations.dataValidation
        if rule.type == "list"
    ]
    assert len(lists) == 5
    for area in lists:
        sheet, cells = area.replace("$", "").split("!")
        words = [cell.value for (cell,) in book[sheet][cells]]
        assert all(words)
        assert book[sheet].sheet_state == "veryHidden"
    first = [cell.value for cell in book["_danh_muc"]["A"] if cell.value]
    assert first == list(RECIPIENT_WORDS)


def test_the_table_of_forms_names_tests_that_exist_and_every_save() -> None:
    lines = text(ROOT / "docs/forms.md").splitlines()
    rows = [line for line in lines if line[:2] == "| " and "phép thử / test" not in line]
    named = {row.rstrip("| ").rpartition("`")[0].rpartition("`")[2] for row in rows}
    files = [
        f"tests/data/{name}.py"
        for name in (
            "reading/test_office_forms",
            "reading/test_other_programs",
            "reading/test_bulk_table",
            "intake/test_marks_as_seen",
            "workbooks/test_campaign_book",
            "workbooks/test_campaign_edits",
            "workbooks/test_campaign_put",
            "workbooks/test_campaign_list",
        )
    ]
    tests = {
        line[4:].partition("(")[0]
        for f in files
        for line in text(ROOT / f).splitlines()
        if line.startswith("def test_")
    }
    assert named <= tests
    assert {name for name in SAVES if not any(f"`{name}`" in row for row in rows)} == set()
