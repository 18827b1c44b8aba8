from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest

from data.profiles.assignment_tables import assignments, path_segments
from data.profiles.catalog import Catalog, load_catalog
from data.profiles.places import communes
from data.profiles.profile_tables import profile_tables
from schemas.plan.indicators import Indicator
from schemas.plan.profile import Profile
from schemas.tables import PUBLISHED, RUBRIC, MembershipTable, UnitTable, empty
from tests.worlds.small_profile import small_indicator, small_profile, target

START, HINGE, END = date(2025, 5, 14), date(2027, 6, 30), date(2030, 12, 31)
PROFILE_TABLES = {
    "award_form",
    "award_route",
    "award_way",
    "award_ending",
    "award_rule",
    "recipient_class",
    "place",
    *(
        "campaign",
        "phase",
        "period",
        "deadline",
        "bound_unit",
        "own_report",
        "plan_document",
        "content",
        "indicator",
        "unit_type",
    ),
    *("unit", "unit_event", "membership", "assignment", "path_segment"),
    *("subject", "subject_unit_type", "subject_criterion", "criterion_recipient"),
    "criterion_basis",
    *(
        "former_unit",
        "section",
        "screening_rule",
        "note",
        "task",
        "task_party",
        "council_area",
        "council_area_party",
        "model_ask",
        "model_party",
        "model_link",
    ),
    *RUBRIC,
}


def units(*rows: tuple[str, str, date, date | None]) -> pl.DataFrame:
    full = [
        ("thu", code, code, code, kind, since, until, None, None)
        for code, kind, since, until in rows
    ]
    return pl.DataFrame(full, schema=empty(UnitTable).schema, orient="row")


XA = ("101", "commune", date(2025, 7, 1), None)
PHUONG = ("102", "ward", date(2025, 7, 1), None)
SO = ("201", "department", date(2025, 7, 1), None)


def assigned(profile: Profile, *rows: tuple[str, str, date, date | None]) -> list[tuple]:
    return assignments(profile, units(*rows)).select("unit_id", "phase_id", "target_value").rows()


def pieces(profile: Profile, phase: str = "phase-1") -> list[tuple]:
    frame = path_segments(profile).filter(pl.col("phase_id") == phase)
    return frame.select("from_date", "to_date", "from_ratio", "to_ratio").rows()


def one(**changes: object) -> Profile:
    return small_profile(small_indicator(**changes))


def test_shipped_campaigns_fill_every_table_that_needs_no_report():
    tables = profile_tables(load_catalog())
    assert set(tables) == PROFILE_TABLES
    assert [name for name, frame in tables.items() if frame.is_empty()] == []
    for name, frame in tables.items():
        assert frame.schema == empty(PUBLISHED[name]).schema, name


def test_an_empty_catalog_gives_empty_tables():
    nothing = Catalog({}, empty(UnitTable), empty(MembershipTable))
    assert {name: frame.height for name, frame in profile_tables(nothing).items()} == dict.fromkeys(
        PROFILE_TABLES, 0
    )


def test_phase_2_begins_the_day_after_phase_1_ends():
    profile = one()
    catalog = Catalog({"thu": profile}, units(XA), empty(MembershipTable))
    phases = profile_tables(catalog)["phase"].select("phase_id", "start_date", "end_date")
    assert phases.rows() == [
        ("phase-1", START, HINGE),
        ("phase-2", HINGE + timedelta(days=1), END),
    ]


def test_every_row_of_the_profile_keeps_its_order():
    profile = small_profile(small_indicator("b"), small_indicator("a"))
    catalog = Catalog({"thu": profile}, units(XA), empty(MembershipTable))
    tables = profile_tables(catalog)
    assert tables["indicator"].select("indicator_id", "position").rows() == [("b", 1), ("a", 2)]
    assert tables["unit_type"]["unit_type"].to_list() == ["commune", "ward", "department"]
    assert tables["content"].select("content_id", "national_code").rows() == [("nd1", "ND1")]


def test_units_are_assigned_the_indicators_of_their_type_in_both_phases():
    profile = one(
        unit_types=("commune", "ward"), targets=(target("phase-1", 70), target("phase-2", 90))
    )
    assert assigned(profile, XA, PHUONG, SO) == [
        ("101", "phase-1", 70.0),
        ("101", "phase-2", 90.0),
        ("102", "phase-1", 70.0),
        ("102", "phase-2", 90.0),
    ]


def test_a_target_for_the_unit_type_beats_the_one_for_all():
    targets = (target("phase-1", 70), target("phase-1", 80, unit_type="ward"))
    profile = one(unit_types=("commune", "ward"), targets=targets)
    found = {
        unit: value for unit, phase, value in assigned(profile, XA, PHUONG) if phase == "phase-1"
    }
    assert found == {"101": 70.0, "102": 80.0}


def test_a_target_the_plan_leaves_open_stays_empty_and_a_yearly_one_is_not_the_phase_target():
    profile = one(targets=(target("phase-1", 40, year=2026), target("phase-2", None)))
    assert assigned(profile, XA) == [("101", "phase-1", None), ("101", "phase-2", None)]


def test_only_the_named_units_are_assigned_an_indicator_that_names_units():
    other = ("202", "department", date(2025, 7, 1), None)
    profile = one(unit_types=("department",), unit_ids=("202",))
    assert {unit for unit, _, _ in assigned(profile, SO, other)} == {"202"}


def test_a_unit_is_assigned_only_in_the_phases_it_lives_in():
    profile = one()
    before = ("103", "commune", date(2020, 1, 1), date(2025, 5, 13))
    in_phase_1 = ("104", "commune", date(2020, 1, 1), date(2026, 12, 31))
    in_phase_2 = ("105", "commune", date(2028, 1, 1), None)
    found = assigned(profile, before, in_phase_1, in_phase_2)
    assert [(unit, phase) for unit, phase, _ in found] == [("104", "phase-1"), ("105", "phase-2")]


def test_a_growth_target_compounds_from_the_first_day_to_the_end_of_the_phase():
    profile = one(operator="growth_ge", baseline=100.0, targets=(target("phase-1", 10),))
    years = (HINGE - START).days / 365.25
    (_, _, value), (_, _, open_value) = assigned(profile, XA)
    assert value == pytest.approx(100 * 1.1**years)
    assert open_value is None


def test_a_growth_target_without_a_baseline_is_unknown():
    profile = one(operator="growth_ge", targets=(target("phase-1", 10),))
    assert assigned(profile, XA)[0] == ("101", "phase-1", None)


def test_the_targets_own_operator_and_mark_of_illustration_are_kept():
    targets = (target("phase-1", 10, operator="le", is_illustrative=True), target("phase-2", 5))
    frame = assignments(one(targets=targets, baseline=20.0), units(XA))
    assert frame.select("operator", "baseline_value", "is_illustrative").rows() == [
        ("le", 20.0, True),
        ("ge", 20.0, False),
    ]


def test_a_straight_path_is_one_piece_over_each_phase():
    profile = one(targets=(target("phase-1", 70), target("phase-2", 90)))
    assert pieces(profile) == [(START, HINGE, 0.0, 1.0)]
    assert pieces(profile, "phase-2") == [(HINGE, END, 0.0, 1.0)]


def test_yearly_values_bend_a_straight_path():
    targets = (
        target("phase-1", 80),
        target("phase-1", 20, year=2025),
        target("phase-1", 50, year=2026),
    )
    assert pieces(one(baseline=10.0, targets=targets)) == [
        (START, date(2025, 12, 31), 0.0, pytest.approx((20 - 10) / (80 - 10))),
        (date(2025, 12, 31), date(2026, 12, 31), pytest.approx(10 / 70), pytest.approx(40 / 70)),
        (date(2026, 12, 31), HINGE, pytest.approx(40 / 70), 1.0),
    ]


def test_a_stepped_path_holds_the_last_yearly_share_until_the_next_one():
    targets = (
        target("phase-1", 80),
        target("phase-1", 20, year=2025),
        target("phase-1", 50, year=2026),
    )
    assert pieces(one(baseline=10.0, path="stepped", targets=targets)) == [
        (START, date(2025, 12, 31), 0.0, 0.0),
        (date(2025, 12, 31), date(2026, 12, 31), pytest.approx(10 / 70), pytest.approx(10 / 70)),
        (date(2026, 12, 31), HINGE, pytest.approx(40 / 70), pytest.approx(40 / 70)),
        (HINGE, HINGE + timedelta(days=1), 1.0, 1.0),
    ]


def test_a_lower_is_better_path_counts_the_way_down():
    targets = (target("phase-1", 10), target("phase-1", 30, year=2026))
    way = pieces(one(direction="lower", operator="le", baseline=40.0, targets=targets))
    assert [share for *_, share in way] == [pytest.approx((30 - 40) / (10 - 40)), 1.0]


def test_the_way_of_phase_2_starts_from_the_target_of_phase_1_for_a_stock_and_from_0_for_a_flow():
    targets = (target("phase-1", 60), target("phase-2", 100), target("phase-2", 80, year=2028))
    stock = pieces(one(baseline=10.0, targets=targets), "phase-2")
    flow = pieces(one(kind="flow", targets=targets), "phase-2")
    assert stock[0][3] == pytest.approx((80 - 60) / (100 - 60))
    assert flow[0][3] == pytest.approx(80 / 100)


def test_a_yearly_value_after_the_review_or_of_another_scope_does_not_bend_the_path():
    targets = (
        target("phase-1", 80),
        target("phase-1", 79, year=2027),
        target("phase-1", 30, year=2026, unit_type="ward"),
    )
    assert pieces(one(targets=targets)) == [(START, HINGE, 0.0, 1.0)]


def test_a_stepped_path_without_yearly_values_or_without_distance_is_straight():
    same = (target("phase-1", 10), target("phase-1", 10, year=2026))
    assert pieces(one(path="stepped")) == [(START, HINGE, 0.0, 1.0)]
    assert pieces(one(path="stepped", baseline=10.0, targets=same)) == [(START, HINGE, 0.0, 1.0)]


def test_pieces_of_every_shipped_path_cover_the_phase_without_gap_or_overlap():
    tables = profile_tables(load_catalog())
    ways = (
        tables["path_segment"]
        .sort("from_date")
        .join(tables["phase"], on=["campaign_id", "phase_id"])
    )
    keys = ("campaign_id", "indicator_id", "phase_id", "path_id", "in_force_from")
    for key, way in ways.group_by(*keys):
        starts, ends = way["from_date"].to_list(), way["to_date"].to_list()
        opens = way["start_date"][0] - timedelta(days=key[2] == "phase-2")
        assert starts == [opens, *ends[:-1]], key
        assert way["end_date"][0] in (ends[-1], starts[-1]), key
        assert way["to_ratio"][-1] == 1.0, key


def test_the_whole_country_with_fifty_indicators_is_assigned_row_by_row():
    everywhere = communes().select(
        campaign_id=pl.lit("thu"),
        unit_id="commune_code",
        unit_name="commune_name",
        short_name="commune_name",
        unit_type=pl.lit("commune"),
        valid_from="valid_from",
        valid_to=pl.lit(None, pl.Date),
        successor_id=pl.lit(None, pl.String),
    )
    many: list[Indicator] = [small_indicator(f"i{n}") for n in range(50)]
    profile = replace(one(), indicators=tuple(many))
    assert assignments(profile, everywhere).height == 3321 * 50 * 2
