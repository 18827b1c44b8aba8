from datetime import date

import pytest

from data.checking.check_rules import PARAMS
from schemas.sheets.reports import ArrivingResult, ResultDoubt
from tests.worlds.files.report_factories import (
    GOOD,
    catalog,
    checked,
    errors,
    filled,
    known,
    places,
    problem,
    put,
    template,
    with_value,
)

RESULTS, PLAN, REMARKS = "Kết quả", "Kế hoạch", "Khó khăn, đề xuất"


@pytest.mark.parametrize(
    ("code", "cell", "value", "rule"),
    [
        ("ND1.02", "E7", "khoảng hai trăm", "not_a_number"),
        ("ND1.02", "E7", "1.234", "ambiguous_number"),
        ("ND1.02", "E7", "=SUM(E1:E2)", "formula_as_text"),
        ("ND1.02", "E7", "240%", "percent_sign_fits_measure"),
        ("ND1.01", "E6", 100.5, "at_most_maximum"),
        ("ND1.01", "E6", -0.5, "at_least_minimum"),
        ("ND1.02", "E7", -3, "flow_not_negative"),
        ("ND1.03", "E8", 241, "part_within_whole"),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_cell(tmp_path, code, cell, value, rule):
    values = GOOD | ({"ND1.03": None} if code == "ND1.02" else {}) | {code: value}
    content = template(filled(values={c: (v, None) for c, v in values.items()}))
    report = checked(content, tmp_path)
    assert errors(report) == [(RESULTS, cell, rule)]
    assert report.rows("result").is_empty()


def test_an_ambiguous_number_is_asked_about_with_both_readings(tmp_path):
    params = problem(
        checked(template(with_value("ND2.01", "1.234")), tmp_path), "ambiguous_number"
    ).params
    assert (params["whole"], params["decimal"]) == ("1234", "1,234")


def test_a_whole_may_equal_its_part(tmp_path):
    assert checked(template(with_value("ND1.03", 240)), tmp_path).problems == ()


def test_a_part_is_held_against_the_whole_of_the_same_period_only(tmp_path):
    before = known(("ND1.02", "2026-Q2", 200.0), ("ND1.03", "2026-Q2", 100.0))
    report = checked(template(with_value("ND1.03", 205)), tmp_path, before)
    assert "part_within_whole" not in {rule for *_, rule in places(report)}


def test_a_formula_never_calculated_has_no_value(tmp_path):
    report = checked(put(template(filled()), RESULTS, E7="=100+140"), tmp_path)
    assert errors(report) == [(RESULTS, "E7", "formula_without_value")]
    assert [rule for *_, rule in places(report)] == ["formula_without_value"]


def test_dates_and_truth_values_are_no_numbers(tmp_path):
    report = checked(put(template(filled()), RESULTS, E7=date(2026, 3, 1), E10=True), tmp_path)
    assert errors(report) == [
        (RESULTS, "E7", "date_in_number"),
        (RESULTS, "E10", "boolean_in_number"),
    ]


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        (date(2026, 10, 11), "date_not_future"),
        ("31/02/2026", "impossible_date"),
        ("=TODAY()", "formula_without_value"),
    ],
)
def test_an_impossible_plan_date_is_refused(tmp_path, value, rule):
    report = checked(put(template(filled()), PLAN, B4="12/KH-UBND", B5=value), tmp_path)
    assert errors(report) == [(PLAN, "B5", rule)]


def test_a_plan_of_today_is_in_time_and_one_before_the_campaign_is_asked_about(tmp_path):
    for day, rules in ((date(2026, 10, 10), []), (date(2025, 12, 30), ["plan_before_start"])):
        content = template(filled(plan_number="12/KH-UBND", plan_date=day))
        report = checked(content, tmp_path)
        assert report.is_acceptable
        assert [rule for *_, rule in places(report)] == rules


def test_half_a_plan_is_a_warning(tmp_path):
    report = checked(template(filled(plan_number="12/KH-UBND")), tmp_path)
    assert report.is_acceptable
    assert places(report) == [(PLAN, "B5", "plan_half_filled")]


def test_a_remark_needs_its_kind_and_an_end(tmp_path):
    content = put(template(filled()), REMARKS, B5="không rõ loại", A6="Khó khăn", B6="x" * 2_001)
    assert sorted(errors(checked(content, tmp_path))) == [
        (REMARKS, "A5", "remark_kind_known"),
        (REMARKS, "B6", "remark_within_limit"),
    ]


def test_a_note_longer_than_the_limit_is_refused(tmp_path):
    report = checked(template(with_value("ND1.02", 240, "x" * 2_001)), tmp_path)
    assert errors(report) == [(RESULTS, "F7", "note_within_limit")]


def test_a_big_jump_needs_a_note(tmp_path):
    before = known(("ND1.01", "2026-Q2", 40.0), ("ND1.02", "2026-Q1", 239.0))
    silent = checked(template(filled()), tmp_path, before)
    assert silent.is_acceptable
    assert places(silent) == [(RESULTS, "E6", "jump_without_note")]
    noted = template(with_value("ND1.01", 68.4, "thêm hai trường đã vào hệ thống"))
    assert checked(noted, tmp_path, before).problems == ()


def test_a_jump_is_points_for_percent_and_a_share_for_the_rest(tmp_path):
    near = known(("ND1.01", "2026-Q2", 48.4), ("ND1.02", "2026-Q2", 120.0))
    far = known(("ND1.01", "2026-Q2", 48.3), ("ND1.02", "2026-Q2", 119.0))
    assert checked(template(filled()), tmp_path, near).problems == ()
    found = [cell for _, cell, _ in places(checked(template(filled()), tmp_path, far))]
    assert found == ["E6", "E7"]


def test_the_last_period_before_counts_not_one_after(tmp_path):
    before = known(
        ("ND1.01", "2026-Q1", 20.0), ("ND1.01", "2026-Q2", 60.0), ("ND1.01", "2026-Q4", 5.0)
    )
    assert checked(template(filled()), tmp_path, before).problems == ()


def test_a_percentage_written_as_a_ratio_is_asked_about(tmp_path):
    before = known(("ND1.01", "2026-Q2", 15.0))
    report = checked(template(with_value("ND1.01", 0.684)), tmp_path, before)
    assert places(report) == [(RESULTS, "E6", "percent_as_ratio")]


def test_the_same_values_as_last_period_are_asked_about(tmp_path):
    before = known(*((code, "2026-Q2", value) for code, value in GOOD.items()))
    report = checked(template(filled()), tmp_path, before)
    assert report.is_acceptable
    assert [rule for *_, rule in places(report)] == ["same_as_last_period"]
    name = catalog().units_of(str(report.campaign_id)).filter(unit_id=report.unit_id)["unit_name"]
    assert report.problems[0].params["unit_id"] == name.item()
    changed = known(*((code, "2026-Q2", value + 1) for code, value in GOOD.items()))
    assert checked(template(filled()), tmp_path, changed).problems == ()


def test_every_check_of_the_models_has_its_parameters():
    checks = {c.name for model in (ArrivingResult, ResultDoubt) for c in model.to_schema().checks}
    assert checks == set(PARAMS)
