from io import BytesIO

import polars as pl
import pytest

from data.checking.problem_rows import LISTED
from schemas.problems import problem_count
from tests.worlds.files.report_factories import CAMPAIGN, CSV, checked, known, places, problem

HEADER = "campaign_id,unit_id,period_id,indicator_id,value,note"
PARQUET = "nhieu-don-vi.parquet"


def line(
    unit="04101", period="2026-Q3", indicator="ND1.01", value="68.4", note="", campaign=CAMPAIGN
):
    return ",".join((campaign, unit, period, indicator, value, note))


def bulk(tmp_path, *lines, header=HEADER, previous=None):
    return checked("\n".join([header, *lines, ""]).encode(), tmp_path, previous, CSV)


def rules(report):
    return [(cell, rule) for _, cell, rule in places(report)]


def parquet(tmp_path, **columns):
    frame = pl.DataFrame(
        {
            "campaign_id": CAMPAIGN,
            "unit_id": "04101",
            "period_id": "2026-Q3",
            "indicator_id": ["ND1.01", "ND1.02"],
            "value": [1.234, 1234.0],
        }
        | columns
    )
    out = BytesIO()
    frame.write_parquet(out)
    return checked(out.getvalue(), tmp_path, None, PARQUET)


def test_rows_of_many_units_are_kept_with_their_line(tmp_path):
    report = bulk(
        tmp_path,
        line(),
        line(unit="04102", value='"70,5"', note="theo sổ"),
        line(unit="so-01", indicator="ND2.02", value="101"),
    )
    assert report.problems == ()
    assert (report.campaign_id, report.unit_id, report.period_id) == (CAMPAIGN, None, "2026-Q3")
    assert report.rows("result").select("unit_id", "value", "note", "sheet", "cell").rows() == [
        ("04101", 68.4, None, None, "2"),
        ("04102", 70.5, "theo sổ", None, "3"),
        ("so-01", 101.0, None, None, "4"),
    ]


def test_vietnamese_headers_in_any_case_are_understood(tmp_path):
    header = "Ma_Phong_Trao,MA_DON_VI,ky,ma_chi_tieu,gia_tri,ghi_chu"
    assert bulk(tmp_path, line(), header=header).rows("result")["value"].to_list() == [68.4]


def test_a_missing_column_is_named_and_a_strange_one_left_out(tmp_path):
    lost = bulk(tmp_path, line(), header=HEADER.replace("period_id", "thang"))
    assert sorted(rules(lost)) == [("1", "extra_column"), ("1", "missing_column")]
    assert problem(lost, "missing_column").params == {"expected": "Kỳ (period_id)"}
    extra = bulk(tmp_path, line() + ",x", header=HEADER + ",nguoi_nhap")
    assert extra.is_acceptable
    assert rules(extra) == [("1", "extra_column")]


def test_the_same_column_under_two_names_is_refused(tmp_path):
    report = bulk(tmp_path, line() + ",5", header=HEADER + ",gia_tri")
    assert rules(report) == [("1", "duplicate_column")]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"campaign": "phong-trao-khac"}, "unknown_campaign"),
        ({"unit": "99999"}, "unknown_unit"),
        ({"unit": "04103"}, "unit_ceased_successor"),
        ({"unit": "04104"}, "unit_not_yet"),
        ({"period": "2031-Q1"}, "unknown_period"),
        ({"period": "2027-Q1"}, "period_in_future"),
        ({"period": ""}, "blank_code"),
        ({"indicator": "ND9.99"}, "unknown_indicator"),
        ({"indicator": "ND2.02"}, "indicator_not_of_unit_type"),
        ({"value": "1.234"}, "ambiguous_number"),
        ({"value": "nhiều"}, "not_a_number"),
        ({"value": "=1+1"}, "formula_as_text"),
        ({"value": "100.5"}, "at_most_maximum"),
        ({"value": "-1"}, "at_least_minimum"),
    ],
)
def test_a_line_that_does_not_hold_is_refused_by_its_number(tmp_path, changes, rule):
    report = bulk(tmp_path, line(**changes))
    assert rules(report) == [("2", rule)]
    assert report.problems[0].row == 2
    assert report.rows("result").is_empty()


def test_one_campaign_a_file(tmp_path):
    report = bulk(tmp_path, line(), line(campaign="phong-trao-khac"))
    assert rules(report) == [("3", "several_campaigns")]


def test_the_same_key_twice_names_both_lines(tmp_path):
    report = bulk(tmp_path, line(), line(unit="04102"), line(value="70"))
    assert rules(report) == [("4", "duplicate_row")]
    assert problem(report, "duplicate_row").params["first"] == "2"


def test_lost_zeros_are_restored_once_a_unit_and_found_to_repeat(tmp_path):
    fine = bulk(tmp_path, line(unit="4101"), line(unit="4101", indicator="ND1.02", value="9"))
    assert fine.is_acceptable
    assert rules(fine) == [("2", "zeros_restored")]
    assert fine.unit_id == "04101"
    twice = bulk(tmp_path, line(unit="4101"), line())
    assert [rule for _, rule in rules(twice)] == ["duplicate_row", "zeros_restored"]


def test_a_blank_is_missing_and_a_file_of_blanks_reports_nothing(tmp_path):
    report = bulk(tmp_path, line(value=""), line(indicator="ND2.01", value="3"))
    assert report.rows("result")["value"].to_list() == [None, 3.0]
    assert rules(report) == [("2", "mandatory_blank")]
    assert rules(bulk(tmp_path, line(value=""))) == [("2", "nothing_reported")]


def test_a_part_is_held_against_a_whole_of_the_file_or_of_the_store(tmp_path):
    whole = line(indicator="ND1.02", value="100")
    part = line(indicator="ND1.03", value="101")
    assert rules(bulk(tmp_path, part, whole)) == [("2", "part_within_whole")]
    assert rules(bulk(tmp_path, part)) == []
    stored = known(("ND1.02", "2026-Q3", 100.0))
    assert rules(bulk(tmp_path, part, previous=stored)) == [("2", "part_within_whole")]
    higher = line(indicator="ND1.02", value="102")
    assert rules(bulk(tmp_path, part, higher, previous=stored)) == []


def test_a_jump_is_seen_inside_the_file_too(tmp_path):
    report = bulk(tmp_path, line(), line(period="2026-Q1", value="10"))
    assert rules(report) == [("2", "jump_without_note")]
    assert problem(report, "jump_without_note").params["previous_value"] == "10"


def test_numbers_in_parquet_are_what_they_are(tmp_path):
    report = parquet(tmp_path)
    assert report.problems == ()
    assert report.rows("result")["value"].to_list() == [1.234, 1234.0]


def test_whole_numbers_and_text_in_parquet_are_read_too(tmp_path):
    assert parquet(tmp_path, value=[68, 240]).rows("result")["value"].to_list() == [68.0, 240.0]
    assert parquet(tmp_path, value=["68,4", "240"]).rows("result")["value"].to_list() == [
        68.4,
        240.0,
    ]


def test_an_undefined_number_in_parquet_is_refused(tmp_path):
    report = parquet(tmp_path, value=[float("inf"), 240.0])
    assert "value_is_finite" in {rule for _, rule in rules(report)}


def test_a_file_of_mistakes_lists_a_thousand_and_counts_the_rest(tmp_path):
    lines = [line(indicator="ND1.02", value="nhiều") for _ in range(LISTED + 23)]
    report = bulk(tmp_path, *lines)
    listed = [p for p in report.problems if p.rule == "not_a_number"]
    assert len(listed) == LISTED
    assert problem(report, "more_problems").params == {"count": "23"}
    assert problem_count(report.problems, "error") == LISTED + 23


def test_the_rest_is_counted_over_different_rules(tmp_path):
    wrong = [line(unit=unit, value="101") for unit in ("04101", "04102")]
    repeated = [line(value="50") for _ in range(LISTED)]
    report = bulk(tmp_path, *wrong, *repeated)
    assert problem(report, "more_problems").params == {"count": "2"}


def test_a_name_beside_a_code_that_is_anothers_is_asked_about(tmp_path):
    head = "Mã phong trào;Mã đơn vị;Tên đơn vị;Kỳ;Mã chỉ tiêu;Tên chỉ tiêu;Giá trị"
    good = "thu-nghiem;04101;Xã Minh Họa;2026-Q3;ND1.01;Chỉ tiêu ND1.01;68,4"
    swapped = "thu-nghiem;04101;Xã Đã Nhập;2026-Q3;ND1.02;Chỉ tiêu ND1.03;240"
    report = checked("\n".join((head, good, swapped)).encode(), tmp_path, None, CSV)
    found = [(p.row, p.rule, p.column) for p in report.problems if p.severity == "error"]
    assert found == [
        (3, "label_of_another", "unit_id"),
        (3, "label_of_another", "indicator_id"),
    ]
    assert checked("\n".join((head, good)).encode(), tmp_path, None, CSV).is_acceptable


def test_a_parted_decimal_is_asked_about_and_a_wide_line_does_not_hide_the_others(tmp_path):
    head = "campaign_id,unit_id,period_id,indicator_id,value,note"
    lines = [
        "thu-nghiem,04101,2026-Q3,ND1.01,68,4",
        "thu-nghiem,04101,2026-Q3,ND1.02,240,5,theo sổ",
        'thu-nghiem,04101,2026-Q3,ND1.03,"1,234",',
        "thu-nghiem,04101,2026-Q3,ND2.01,12,theo sổ số 5",
    ]
    report = checked("\n".join((head, *lines)).encode(), tmp_path, None, CSV)
    assert [(p.row, p.rule) for p in report.problems if p.severity == "error"] == [
        (3, "ragged_line"),
        (2, "note_of_digits"),
        (4, "ambiguous_number"),
    ]
    assert problem(report, "note_of_digits").value == "68,4"
