import unicodedata
from datetime import date

import polars as pl
import pytest

from data.checking.layouts.report_form import FIGURES
from data.checking.workbook.check_sheet import looks_like
from tests.worlds.files.report_factories import (
    PERIOD,
    UNIT,
    checked,
    edited,
    errors,
    filled,
    places,
    problem,
    put,
    template,
    with_value,
)

INFO, RESULTS, PLAN, REMARKS = "Thông tin", "Kết quả", "Kế hoạch", "Khó khăn, đề xuất"


def test_a_filled_template_passes_and_keeps_every_value_with_its_cell(tmp_path):
    report = checked(template(filled()), tmp_path)
    assert report.problems == ()
    assert report.is_acceptable
    assert (report.campaign_id, report.unit_id, report.period_id) == ("thu-nghiem", UNIT, PERIOD)
    rows = report.rows("result").select("indicator_id", "value", "sheet", "cell").rows()
    assert rows == [
        ("ND1.01", 68.4, RESULTS, "E6"),
        ("ND1.02", 240.0, RESULTS, "E7"),
        ("ND1.03", 101.0, RESULTS, "E8"),
        ("ND2.01", 12.0, RESULTS, "E10"),
    ]


def test_a_template_saved_again_by_another_program_passes(tmp_path):
    report = checked(put(template(), RESULTS, E6=70.5, E7=10, E8=9, F7="theo sổ"), tmp_path)
    assert report.problems == ()
    assert report.rows("result")["value"].to_list() == [70.5, 10.0, 9.0, None]
    assert report.rows("result")["note"].to_list() == [None, "theo sổ", None, None]


def test_plan_and_remarks_are_kept_as_written(tmp_path):
    words = "=thiếu <script>máy</script>"
    content = template(
        filled(
            plan_number="12/KH-UBND",
            plan_date=date(2026, 2, 3),
            remarks=(("difficulty", words), ("proposal", "+ thêm lớp")),
        )
    )
    report = checked(content, tmp_path)
    assert report.problems == ()
    assert report.rows("plan").select("plan_number", "plan_date", "cell").rows() == [
        ("12/KH-UBND", date(2026, 2, 3), "B5")
    ]
    assert report.rows("remark").select("kind", "remark", "cell").rows() == [
        ("difficulty", words, "B5"),
        ("proposal", "+ thêm lớp", "B6"),
    ]


def test_blank_is_missing_never_zero_and_a_blank_mandatory_cell_is_a_warning(tmp_path):
    report = checked(template(with_value("ND1.03", None)), tmp_path)
    assert report.is_acceptable
    assert places(report) == [(RESULTS, "E8", "mandatory_blank")]
    assert report.rows("result")["value"].to_list() == [68.4, 240.0, None, 12.0]


def test_a_mark_for_no_figure_is_missing(tmp_path):
    report = checked(template(with_value("ND2.01", "chưa có")), tmp_path)
    assert report.problems == ()
    assert report.rows("result")["value"].to_list()[3] is None


def test_an_untouched_template_reports_nothing(tmp_path):
    assert places(checked(template(), tmp_path)) == [(RESULTS, "E6", "nothing_reported")]


def test_a_workbook_of_something_else_is_named_as_such(tmp_path):
    def edit(book):
        for sheet in book.sheetnames[1:]:
            del book[sheet]
        book.active.title = "Sheet1"

    assert [rule for *_, rule in places(checked(edited(template(), edit), tmp_path))] == [
        "not_our_template"
    ]


@pytest.mark.parametrize(
    ("cell", "value", "rules"),
    [
        ("B5", "phong-trao-khac", ["unknown_campaign"]),
        ("B7", "99999", ["unknown_unit_near"]),
        ("B7", "04102", ["label_of_another"]),
        ("B8", "2026-Q2", ["mark_period_id"]),
        ("B8", "2026-13", ["unknown_period"]),
        ("B8", "2026-Q4", ["mark_period_id"]),
        ("B8", "2027-Q1", ["period_in_future"]),
        ("B8", None, ["blank_field"]),
    ],
)
def test_a_wrong_code_is_refused_at_its_cell(tmp_path, cell, value, rules):
    report = checked(put(template(filled()), INFO, **{cell: value}), tmp_path)
    assert errors(report) == [(INFO, cell, rule) for rule in rules]
    assert report.rows("result").is_empty()


def test_an_unknown_unit_comes_with_the_nearest_names(tmp_path):
    strange = put(template(filled()), INFO, B7="04999", B6="Đơn vị khác")
    assert errors(checked(strange, tmp_path)) == [(INFO, "B7", "unknown_unit")]
    report = checked(put(template(filled()), INFO, B7="04999", B6="xa minh hoa"), tmp_path)
    assert errors(report) == [(INFO, "B7", "unknown_unit_near")]
    assert "Xã Minh Họa (04101)" in problem(report, "unknown_unit_near").params["near"]


def test_the_name_beside_the_code_may_not_be_another_units(tmp_path):
    report = checked(put(template(filled()), INFO, B6="Xã Đã Nhập"), tmp_path)
    assert places(report) == [(INFO, "B7", "label_of_another")]
    report = checked(put(template(filled()), INFO, B6="Xã Tên Cũ"), tmp_path)
    assert report.is_acceptable
    assert places(report) == [(INFO, "B6", "unit_name_differs")]


def test_a_unit_that_ceased_is_told_its_successor(tmp_path):
    report = checked(template(filled(), unit_id="04103"), tmp_path)
    assert errors(report) == [(INFO, "B7", "unit_ceased_successor")]
    assert problem(report, "unit_ceased_successor").params == {
        "unit": "Xã Đã Nhập",
        "period": PERIOD,
        "until": "31/03/2026",
        "day": "30/09/2026",
        "successor": "Xã Minh Họa (04101)",
    }


def test_a_unit_that_ceased_without_successor_and_one_not_yet_there_are_refused(tmp_path):
    ceased, coming = (checked(template(filled(), unit_id=u), tmp_path) for u in ("04105", "04104"))
    assert errors(ceased) == [(INFO, "B7", "unit_ceased")]
    assert errors(coming) == [(INFO, "B7", "unit_not_yet")]


def test_a_ceased_unit_may_still_report_its_last_period(tmp_path):
    assert (
        checked(template(filled(), unit_id="04103", period_id="2026-Q1"), tmp_path).problems == ()
    )


def test_lost_leading_zeros_are_restored_with_a_warning(tmp_path):
    report = checked(put(template(filled()), INFO, B7=4101), tmp_path)
    assert report.is_acceptable
    assert report.unit_id == UNIT
    assert places(report) == [(INFO, "B7", "zeros_restored")]


def test_a_template_of_another_version_is_refused(tmp_path):
    content = put(template(filled()), "_mau", B1="0")
    assert [rule for *_, rule in errors(checked(content, tmp_path))] == ["template_version"]


def test_a_template_older_than_the_indicators_is_a_warning(tmp_path):
    content = put(template(filled()), "_mau", B5="0000")
    assert [rule for *_, rule in places(checked(content, tmp_path))] == ["template_outdated"]


def test_a_file_without_the_hidden_mark_is_read_by_its_codes(tmp_path):
    report = checked(edited(template(filled()), lambda book: book.remove(book["_mau"])), tmp_path)
    assert report.is_acceptable
    assert [rule for *_, rule in places(report)] == ["mark_missing"]


def test_a_missing_sheet_is_named(tmp_path):
    report = checked(edited(template(filled()), lambda book: book.remove(book[REMARKS])), tmp_path)
    assert report.is_acceptable
    assert places(report) == [(REMARKS, None, "blank_sheet_gone")]
    report = checked(edited(template(filled()), lambda book: book.remove(book[INFO])), tmp_path)
    assert errors(report) == [(INFO, None, "missing_sheet")]


def test_a_renamed_sheet_is_told_its_name(tmp_path):
    def edit(book):
        book[RESULTS].title = "So lieu"

    report = checked(edited(template(filled()), edit), tmp_path)
    assert errors(report) == [("So lieu", None, "renamed_sheet")]
    assert problem(report, "renamed_sheet").params == {"expected": RESULTS}


@pytest.mark.parametrize(
    "kind", [k for k in FIGURES.sheets if k.columns or k.fields], ids=lambda kind: kind.id
)
def test_a_sheet_of_another_name_is_known_by_more_than_half_of_its_words(kind):
    words = [c.header for c in kind.columns] + [f.label for f in kind.fields]
    half = len(words) // 2

    def held(count):
        return pl.DataFrame({"row": range(1, count + 1), "text": words[:count]})

    assert not looks_like(kind, held(half))
    assert looks_like(kind, held(half + 1))


def test_a_sheet_of_ones_own_is_not_read_and_said_so(tmp_path):
    def edit(book):
        book.create_sheet("Nháp")["A1"] = 1

    report = checked(edited(template(filled()), edit), tmp_path)
    assert report.is_acceptable
    assert places(report) == [("Nháp", None, "extra_sheet")]


@pytest.mark.parametrize(
    ("cell", "value", "rule"),
    [
        ("E4", "Số liệu", "renamed_column"),
        ("E4", None, "missing_column"),
        ("A4", None, "missing_column"),
    ],
)
def test_a_renamed_or_missing_column_is_refused_at_the_header(tmp_path, cell, value, rule):
    report = checked(put(template(filled()), RESULTS, **{cell: value}), tmp_path)
    assert errors(report) == [(RESULTS, cell, rule)]


def test_columns_are_found_by_name_wherever_they_stand(tmp_path):
    def edit(book):
        sheet = book[RESULTS]
        for row in range(4, 11):
            sheet[f"H{row}"] = sheet[f"E{row}"].value
        sheet.delete_cols(5)

    report = checked(edited(template(filled()), edit), tmp_path)
    assert report.problems == ()
    assert report.rows("result")["cell"].to_list() == ["G6", "G7", "G8", "G10"]


def test_the_same_column_twice_is_refused(tmp_path):
    report = checked(put(template(filled()), RESULTS, G4="Kỳ này"), tmp_path)
    assert errors(report) == [(RESULTS, "G4", "duplicate_column")]


def test_a_merged_header_is_refused(tmp_path):
    content = edited(template(filled()), lambda book: book[RESULTS].merge_cells("E4:F4"))
    assert errors(checked(content, tmp_path)) == [(RESULTS, "E4", "merged_header")]


def test_a_lost_label_is_named(tmp_path):
    report = checked(put(template(filled()), INFO, A8="Quý"), tmp_path)
    assert errors(report) == [(INFO, "A8", "missing_field")]


def test_rows_of_the_same_indicator_are_refused_with_the_place_of_the_first(tmp_path):
    report = checked(put(template(filled()), RESULTS, A11="ND1.01", E11=70), tmp_path)
    assert errors(report) == [(RESULTS, "A11", "duplicate_row")]
    assert problem(report, "duplicate_row").params["first"] == "A6"


def test_unknown_and_foreign_indicators_are_refused_at_their_code(tmp_path):
    report = checked(put(template(filled()), RESULTS, A11="ND9.99", A12="ND2.02", E12=5), tmp_path)
    assert errors(report) == [
        (RESULTS, "A11", "unknown_indicator"),
        (RESULTS, "A12", "indicator_not_of_unit_type"),
    ]


def test_a_deleted_row_is_missed_if_its_indicator_is_mandatory(tmp_path):
    content = put(template(filled()), RESULTS, A7=None, E7=None, A10=None, E10=None)
    report = checked(content, tmp_path)
    assert errors(report) == [(RESULTS, "A4", "missing_indicator")]
    missing = [p for p in report.problems if p.rule == "missing_indicator"]
    assert [p.params["indicator_id"] for p in missing] == ["ND1.02", "ND2.01"]


def test_a_value_without_code_is_refused(tmp_path):
    report = checked(put(template(filled()), RESULTS, E12=5), tmp_path)
    assert errors(report) == [(RESULTS, "E12", "row_without_code")]


def test_decomposed_text_is_the_same_text(tmp_path):
    def nfd(text):
        return unicodedata.normalize("NFD", text)

    def edit(book):
        for row in book[RESULTS].iter_rows():
            for cell in row:
                cell.value = nfd(cell.value) if isinstance(cell.value, str) else cell.value
        book[RESULTS]["F6"] = nfd("đã rà soát")
        book[RESULTS].title = nfd(RESULTS)

    report = checked(edited(template(filled()), edit), tmp_path)
    assert report.problems == ()
    assert report.rows("result")["note"][0] == "đã rà soát"


def test_a_unit_named_with_a_script_tag_reports_like_any_other(tmp_path):
    report = checked(template(filled(), unit_id="04102"), tmp_path)
    assert report.problems == ()
    assert report.unit_id == "04102"


def test_every_mistake_is_listed_at_once_errors_first(tmp_path):
    values = {"ND1.01": (101, None), "ND1.02": ("nhiều", None), "ND1.03": (None, None)}
    content = put(template(filled(values=values)), INFO, B8="2031")
    assert places(checked(content, tmp_path)) == [
        (INFO, "B8", "unknown_period"),
        (RESULTS, "E7", "not_a_number"),
        (RESULTS, "E6", "at_most_maximum"),
        (RESULTS, "E8", "mandatory_blank"),
    ]
    assert [rule for *_, rule in places(checked(template(filled(values=values)), tmp_path))] == [
        "not_a_number",
        "at_most_maximum",
        "mandatory_blank",
    ]
