"""What a clerk sees in a cell is what is kept, or the door asks."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from data.reading.number_format import seen_number
from data.workbooks.marked_copy import marked_copy
from tests.worlds.files.report_factories import (
    checked,
    edited,
    errors,
    filled,
    known,
    places,
    problem,
    put,
    template,
)
from translations import translator

RESULTS = "Kết quả"
ACCOUNTING = '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-'
ROUNDED_UP = "0.63295165394402"


def styled(folder, previous=None, content=None, **cells):
    """A filled report in which cells hold a value under a number format, through the door."""

    def edit(book):
        for cell, (value, number_format) in cells.items():
            book[RESULTS][cell] = value
            book[RESULTS][cell].number_format = number_format

    return checked(edited(content or template(filled()), edit), folder, previous)


@pytest.mark.parametrize(
    ("raw", "number_format", "kind", "value", "text"),
    [
        ("68.4", "General", "number", "68.4", "68,4"),
        ("100.00000000000001", "General", "number", "100", "100"),
        ("99.99999999999999", "#,##0.0", "number", "100", "100,0"),
        ("-5.55E-17", "#,##0.0", "number", "0", "0,0"),
        ("1234567.891", "#,##0.00", "number", "1234567.89", "1.234.567,89"),
        ("2.675", "0.00", "number", "2.68", "2,68"),
        ("0.125", "0.##", "number", "0.13", "0,13"),
        ("3", "0.##", "number", "3", "3"),
        ("756", "00000", "number", "756", "00756"),
        ("1234.5", ACCOUNTING, "number", "1234.5", "1.234,50"),
        ("-5", "0;[Red]-0", "number", "-5", "-5"),
        ("5", "[Blue]0.0_)", "number", "5", "5,0"),
        ("5", "@", "number", "5", "5"),
        ("0.85", "0%", "percent", "85", "85%"),
        (ROUNDED_UP, "0.0%", "percent", "63.3", "63,3%"),
        ("0.045", "0.0 %", "percent", "4.5", "4,5 %"),
        ("85", '0.0"%"', "percent", "85", "85,0%"),
        ("85", r"0\\%", "percent", "85", "85%"),
        ("2.5", '0.0" tỷ"', "worded", "2.5", "2,5 tỷ"),
        ("5", "[$₫-42A]#,##0", "worded", "5", "₫5"),
        ("13", '#,##0 "(Q2/30)"', "worded", "13", "13 (Q2/30)"),
        ("0", ACCOUNTING, "dash", "0", "-"),
        ("2500", "#,##0,", "unclear", "2500", "2500"),
        ("2500000", '0.0,,"M"', "unclear", "2500000", "2500000"),
        ("0.5", "# ?/?", "unclear", "0.5", "0,5"),
        ("0.5", "h:mm", "unclear", "0.5", "0,5"),
        ("1200", "0.00E+00", "unclear", "1200", "1200"),
        ("-5", "#,##0;(#,##0)", "unclear", "-5", "(5)"),
        ("-5", "0;0", "unclear", "-5", "5"),
        ("0", "#,###", "unclear", "0", ""),
        ("5", ";;;", "unclear", "0", ""),
        ("5", "[>=3]0;0.0", "unclear", "5", "5"),
        ("1e+21", "#,##0", "number", "1e+21", "1e+21"),
    ],
)
def test_a_number_is_seen_through_its_format(raw, number_format, kind, value, text):
    seen = seen_number(raw, number_format.replace("\\\\", "\\"))
    assert (seen.kind, seen.value, seen.text) == (kind, value, text)


def test_a_percent_cell_is_what_it_shows_in_a_first_report_and_later(tmp_path):
    for previous in (None, known(("ND1.01", "2026-Q2", 80.0))):
        report = styled(tmp_path, previous, E6=(0.85, "0%"))
        assert report.problems == ()
        assert report.rows("result")["value"][0] == 85.0


def test_a_quotient_in_a_percent_cell_is_kept_as_shown_and_said_where_it_lost_decimals(tmp_path):
    whole = styled(tmp_path, E6=(1990 / 3144, "0%"))
    assert whole.rows("result")["value"][0] == 63.0
    assert [(p.cell, p.rule, p.severity) for p in whole.problems] == [
        ("E6", "shown_rounded", "warning")
    ]
    assert problem(whole, "shown_rounded").value == "63%"
    fine = styled(tmp_path, E6=(1990 / 3144, "0.0%"))
    assert (fine.rows("result")["value"][0], fine.problems) == (63.3, ())


def test_a_percent_sign_where_things_are_counted_is_asked_as_the_clerk_sees_it(tmp_path):
    report = styled(tmp_path, E7=(0.85, "0%"), E8=(0, "0"))
    assert errors(report) == [(RESULTS, "E7", "percent_sign_fits_measure")]
    assert problem(report, "percent_sign_fits_measure").value == "85%"
    assert report.rows("result").is_empty()


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        (2.5, '0.0" tỷ"'),
        (250_000, "#,##0,"),
        (0.5, "# ?/?"),
        (45, "dd/mm/yyyy"),
        (7, ";;;"),
        (0, "#,###"),
    ],
)
def test_a_format_that_shows_something_else_is_asked_about(tmp_path, value, number_format):
    report = styled(tmp_path, E7=(value, number_format), E8=(1, "0"))
    assert errors(report) == [(RESULTS, "E7", "number_format")]


def test_the_measure_behind_a_number_and_a_dash_for_nought_are_taken(tmp_path):
    report = styled(tmp_path, E7=(1234, '#,##0" hồ sơ"'), E8=(0, ACCOUNTING))
    assert report.rows("result")["value"].to_list() == [68.4, 1234.0, 0.0, 12.0]
    assert places(report) == [(RESULTS, "E8", "dash_is_zero")]


@pytest.mark.parametrize("value", [1.234, 3144.5, "3.144,5", "1234,5"])
def test_a_count_with_a_fraction_is_asked_about_whatever_its_format_shows(tmp_path, value):
    report = styled(tmp_path, E7=(value, "#,##0"), E8=(1, "0"))
    assert errors(report) == [(RESULTS, "E7", "count_with_fraction")]


def test_a_number_cell_passes_the_same_limits_as_text(tmp_path):
    report = styled(tmp_path, E7=(1234567890123456, "0"), E8=(1, "0"))
    assert errors(report) == [(RESULTS, "E7", "number_too_large")]


@pytest.mark.parametrize(
    ("held", "kept"),
    [(100.00000000000001, 100.0), (-5.55e-17, 0.0), (99.99999999999999, 100.0), (68.4, 68.4)],
)
def test_dust_of_floats_decides_nothing(tmp_path, held, kept):
    for number_format in ("General", "#,##0.0"):
        report = styled(tmp_path, E6=(held, number_format), E7=(240.00000000000003, "General"))
        assert report.problems == ()
        assert report.rows("result")["value"].to_list()[:2] == [kept, 240.0]


def test_a_value_far_above_its_target_needs_a_note(tmp_path):
    report = checked(put(template(filled()), RESULTS, E7=10_500), tmp_path)
    assert errors(report) == [(RESULTS, "E7", "far_above_target")]
    said = checked(put(template(filled()), RESULTS, E7=10_500, F7="gộp cả năm"), tmp_path)
    assert errors(said) == []


def test_a_merge_that_hides_a_cell_is_said_at_the_hidden_cell(tmp_path):
    content = edited(template(filled()), lambda book: book[RESULTS].merge_cells("E6:E7"))
    assert (RESULTS, "E7", "merged_hides") in errors(checked(content, tmp_path))
    notes = edited(template(filled()), lambda book: book[RESULTS].merge_cells("F6:F7"))
    report = checked(notes, tmp_path)
    assert (errors(report), places(report)) == ([], [(RESULTS, "F7", "merged_hides")])


def test_swapped_codes_are_asked_about_with_both_names(tmp_path):
    report = checked(put(template(filled()), RESULTS, A7="ND1.03", A8="ND1.02"), tmp_path)
    assert errors(report)[:2] == [
        (RESULTS, "A7", "label_of_another"),
        (RESULTS, "A8", "label_of_another"),
    ]
    assert problem(report, "label_of_another").params == {
        "code": "ND1.03",
        "name": "Chỉ tiêu ND1.03",
        "label": "Chỉ tiêu ND1.02",
        "other": "ND1.02",
    }
    renamed = checked(put(template(filled()), RESULTS, B7="Việc khác hẳn"), tmp_path)
    assert places(renamed) == [(RESULTS, "A7", "label_unlike")]
    shortened = checked(put(template(filled()), RESULTS, B7="CHỈ TIÊU  ND1.02 (mới)"), tmp_path)
    assert shortened.problems == ()


def test_figures_one_column_off_are_said_where_they_stand(tmp_path):
    blank = template(filled(values={}))
    last = checked(put(blank, RESULTS, D6=70, D7=250), tmp_path)
    assert errors(last) == [
        (RESULTS, "D6", "figure_in_last_period"),
        (RESULTS, "D7", "figure_in_last_period"),
    ]
    noted = checked(put(blank, RESULTS, E6=70, F7=250, F8="12", G10=3), tmp_path)
    assert errors(noted) == [(RESULTS, cell, "figure_aside") for cell in ("F7", "F8", "G10")]
    assert problem(noted, "figure_aside").params["own"] == "E7"
    before = known(("ND1.01", "2026-Q2", 70.0))
    printed = template(filled(values={}), previous=before)
    untouched = checked(put(printed, RESULTS, E7=5), tmp_path, before)
    assert "figure_in_last_period" not in {p.rule for p in untouched.problems}


def test_hidden_rows_columns_and_sheets_that_were_read_are_said(tmp_path):
    def edit(book):
        sheet = book[RESULTS]
        sheet.row_dimensions[7].hidden = True
        sheet.column_dimensions["F"].hidden = True
        sheet["F6"] = "theo sổ"

    report = checked(edited(template(filled()), edit), tmp_path)
    assert places(report) == [
        (RESULTS, "E7", "hidden_row_read"),
        (RESULTS, "F4", "hidden_column_read"),
    ]
    assert report.is_acceptable

    def hide(book):
        book[RESULTS].sheet_state = "hidden"

    assert places(checked(edited(template(filled()), hide), tmp_path)) == [
        (RESULTS, None, "hidden_sheet_read")
    ]


def test_the_marked_copy_keeps_number_and_format(tmp_path):
    def edit(book):
        book[RESULTS]["E6"] = 0.85
        book[RESULTS]["E6"].number_format = "0%"
        book[RESULTS]["E7"] = 2.5
        book[RESULTS]["E7"].number_format = '0.0" tỷ"'

    content = edited(template(filled()), edit)
    report = checked(content, tmp_path)
    again = load_workbook(
        BytesIO(marked_copy(content, "a.xlsx", report.problems, translator("vi")))
    )
    cells = [again[RESULTS].cell(row, column_index_from_string("E")) for row in (6, 7)]
    assert [(c.value, c.number_format) for c in cells] == [(0.85, "0%"), (2.5, '0.0" tỷ"')]
