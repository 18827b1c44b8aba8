from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.profiles.assignment_tables import assignments, path_segments
from data.profiles.catalog import load_catalog
from data.profiles.profile_tables import profile_tables
from queries.progress.questions import indicator_standing, required_path
from schemas.plan.profile import Profile
from schemas.plan.profile_rules import broken_rules
from schemas.selection import Selection, Viewer
from schemas.tables import ALWAYS, FOREVER, UnitTable, empty
from tests.worlds.query_store import periods, query_store
from tests.worlds.rows.plans import END, HINGE, START
from tests.worlds.small_profile import small_indicator, small_profile, target

VIEWER = Viewer()
FIRST, LAST = date(2025, 5, 14), date(2027, 6, 30)
REVISED = date(2028, 1, 1)
S_SHARES = [0, 0.028, 0.104, 0.216, 0.352, 0.5, 0.648, 0.784, 0.896, 0.972, 1]


def one(**changes: object) -> Profile:
    return small_profile(small_indicator(**changes))


def pieces(profile: Profile, phase: str = "phase-1") -> list[tuple]:
    frame = path_segments(profile).filter(phase_id=phase)
    return frame.select("from_date", "to_date", "from_ratio", "to_ratio").rows()


def in_force(profile: Profile, phase: str = "phase-2") -> list[tuple]:
    unit = [("thu", "101", "x", "x", "commune", date(2025, 7, 1), None, None, None)]
    units = pl.DataFrame(unit, schema=empty(UnitTable).schema, orient="row")
    rows = assignments(profile, units).filter(phase_id=phase)
    return rows.select("target_value", "start_value", "in_force_from", "in_force_until").rows()


def test_an_s_shaped_path_is_3x2_minus_2x3_at_every_tenth_of_the_time() -> None:
    found = pieces(one(path="s_shaped", targets=(target("phase-1", 100),)))
    days = (LAST - FIRST).days
    assert [p[0] for p in found] == [
        FIRST + timedelta(days=round(n * days / 10)) for n in range(10)
    ]
    assert [p[2] for p in found] == pytest.approx(S_SHARES[:-1])
    assert [p[3] for p in found] == pytest.approx(S_SHARES[1:])
    assert found[-1][1] == LAST


def test_yearly_values_win_over_the_s_shape_with_straight_pieces_between_them() -> None:
    targets = (target("phase-1", 40, year=2025), target("phase-1", 100))
    assert pieces(one(path="s_shaped", baseline=0.0, targets=targets)) == [
        (FIRST, date(2025, 12, 31), 0.0, 0.4),
        (date(2025, 12, 31), LAST, 0.4, 1.0),
    ]


def test_the_s_shape_asks_little_at_first_and_half_in_the_middle() -> None:
    tenth = (HINGE - START) / 10
    s_shape = [
        {
            "from_date": START + tenth * n,
            "to_date": START + tenth * (n + 1),
            "from_ratio": S_SHARES[n],
            "to_ratio": S_SHARES[n + 1],
        }
        for n in range(10)
    ]
    ends = {n: START + tenth * n for n in (2, 5, 8)}
    due = [
        {"period_id": f"p{n}", "end_date": day, "due_at": datetime(day.year, day.month, day.day)}
        for n, day in ends.items()
    ]
    con = query_store(period=due, unit=[{}], assignment=[{}], path_segment=s_shape)
    asked = [
        indicator_standing(con, VIEWER, Selection("c", day))["required_value"].item()
        for day in ends.values()
    ]
    assert asked == pytest.approx([10.4, 50.0, 89.6])


def test_the_whole_way_is_required_on_the_last_day_of_a_path_and_none_before_its_first() -> None:
    path = {"from_date": START + timedelta(days=90), "to_date": HINGE - timedelta(days=90)}
    days = [START + timedelta(days=30), path["from_date"], path["to_date"], HINGE]
    due = [
        {"period_id": f"p{n}", "end_date": day, "due_at": datetime(day.year, day.month, day.day)}
        for n, day in enumerate(days)
    ]
    segment = path | {"from_ratio": 0.25, "to_ratio": 1.0}
    con = query_store(period=due, unit=[{}], assignment=[{}], path_segment=[segment])
    sql = "SELECT required_ratio FROM required_share ORDER BY required_date"
    asked = {"campaign_id": "c", "as_of": END}
    assert con.cursor().execute(sql, asked).fetchall() == [(0.0,), (0.25,), (1.0,), (1.0,)]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["straight", "stepped", "s_shaped"]),
    st.integers(0, 40),
    st.lists(st.integers(41, 60), max_size=2),
    st.integers(61, 100),
)
def test_every_path_starts_at_0_ends_at_1_never_falls_and_has_no_gap(
    path: Any, baseline: int, yearly: list[int], end: int
) -> None:
    steps = [target("phase-1", v, year=2025 + n) for n, v in enumerate(sorted(yearly))]
    found = pieces(one(path=path, baseline=baseline, targets=(*steps, target("phase-1", end))))
    assert (found[0][0], found[0][2], found[-1][3]) == (FIRST, 0.0, 1.0)
    assert all(a < b and x <= y for a, b, x, y in found)
    assert all(p[1] == q[0] and p[3] <= q[2] for p, q in pairwise(found))


def test_a_revised_target_replaces_the_one_before_from_its_day_on() -> None:
    profile = one(targets=(target("phase-2", 80), target("phase-2", 90, effective_from=REVISED)))
    assert in_force(profile) == [
        (80.0, None, ALWAYS, REVISED),
        (90.0, None, REVISED, FOREVER.date()),
    ]
    assert in_force(profile, "phase-1") == [(None, None, ALWAYS, FOREVER.date())]


def test_a_revision_for_all_leaves_the_target_of_one_unit_type_alone() -> None:
    mine = target("phase-2", 70, unit_type="commune")
    profile = one(
        targets=(target("phase-2", 80), mine, target("phase-2", 90, effective_from=REVISED))
    )
    assert in_force(profile) == [(70.0, None, ALWAYS, FOREVER.date())]


def test_a_revised_yearly_value_bends_the_path_from_its_day_on() -> None:
    profile = one(
        baseline=0.0,
        targets=(
            target("phase-1", 40, year=2026),
            target("phase-1", 100),
            target("phase-1", 60, year=2026, effective_from=date(2026, 3, 1)),
        ),
    )
    bends = path_segments(profile).filter(phase_id="phase-1", to_date=date(2026, 12, 31))
    assert bends.select("to_ratio", "in_force_from").rows() == [
        (0.4, ALWAYS),
        (0.6, date(2026, 3, 1)),
    ]


def test_the_printed_start_of_a_revision_is_kept() -> None:
    revised = target("phase-2", 90, start=55.0, effective_from=REVISED)
    assert in_force(one(targets=(target("phase-2", 80), revised)))[1][:2] == (90.0, 55.0)


@pytest.mark.parametrize(
    ("revised", "refusal"),
    [
        (target("phase-2", 90, effective_from=date(2024, 1, 1)), "ngoài phong trào"),
        (target("phase-2", 90, effective_from=date(2031, 1, 1)), "ngoài phong trào"),
        (target("phase-1", 90, effective_from=REVISED), "không có gì để điều chỉnh"),
        (target("phase-2", 90, year=2029, effective_from=REVISED), "không có gì để điều chỉnh"),
    ],
)
def test_a_revision_that_cannot_be_is_refused(revised: Any, refusal: str) -> None:
    lines = broken_rules(one(targets=(target("phase-2", 80), revised)))
    assert any(refusal in line and "«ty-le»" in line for line in lines)


def test_a_revision_of_a_target_inside_the_campaign_is_accepted() -> None:
    revised = target("phase-2", 90, effective_from=REVISED)
    assert broken_rules(one(targets=(target("phase-2", 80), revised))) == []


def test_shipped_targets_are_in_force_on_every_day_and_some_are_revised() -> None:
    keys = ["campaign_id", "unit_id", "indicator_id", "phase_id"]
    rows = profile_tables(load_catalog())["assignment"].sort(*keys, "in_force_from")
    for _, spans in rows.group_by(keys):
        starts, ends = spans["in_force_from"].to_list(), spans["in_force_until"].to_list()
        assert [*starts, FOREVER.date()] == [ALWAYS, *ends]
    revised = rows.filter(pl.col("in_force_from") > ALWAYS)
    assert revised["indicator_id"].n_unique() == 2
    assert revised["is_illustrative"].all()


def revised_store() -> Any:
    phase_2 = {"phase_id": "phase-2", "from_date": HINGE, "to_date": END}
    target_2 = {"phase_id": "phase-2", "target_value": 80.0}
    return query_store(
        period=periods("2026-Q4", "2027-Q4", "2028-Q4"),
        unit=[{}],
        assignment=[
            {},
            {**target_2, "in_force_until": REVISED},
            {**target_2, "target_value": 90.0, "start_value": 40.0, "in_force_from": REVISED},
        ],
        path_segment=[
            {},
            {**phase_2, "in_force_until": REVISED},
            {**phase_2, "in_force_from": REVISED},
        ],
        result=[
            {"period_id": "2026-Q4", "value": 60.0, "known_from": datetime(2027, 1, 2)},
            {"period_id": "2027-Q4", "value": 70.0, "known_from": datetime(2027, 1, 2)},
        ],
    )


@pytest.mark.parametrize(
    ("day", "start", "reach", "achieved"),
    [
        (date(2027, 12, 31), 60.0, 80.0, (70 - 60) / (80 - 60)),
        (REVISED, 40.0, 90.0, (70 - 40) / (90 - 40)),
    ],
)
def test_a_past_date_shows_the_target_and_the_start_then_in_force(
    day: date, start: float, reach: float, achieved: float
) -> None:
    row = indicator_standing(revised_store(), VIEWER, Selection("c", day, phase="phase-2")).row(
        0, named=True
    )
    assert (row["baseline_value"], row["target_value"]) == (start, reach)
    assert row["achieved_ratio"] == pytest.approx(achieved)


def test_the_path_drawn_is_the_one_in_force_on_the_date() -> None:
    con, chosen = revised_store(), Selection("c", REVISED, phase="phase-2", indicator="i")
    for day, reach in ((REVISED - timedelta(days=1), 80.0), (REVISED, 90.0)):
        rows = required_path(con, VIEWER, replace(chosen, as_of=day))
        assert rows.filter(phase_id="phase-2", is_target=True)["required_value"].item() == reach


def test_a_flow_counts_on_from_a_printed_start_and_else_from_zero() -> None:
    phase_2 = {"phase_id": "phase-2", "target_value": 100.0}
    for printed, value, achieved in ((None, 30.0, 0.3), (10.0, 10.0 + 30.0, 30 / (100 - 10))):
        con = query_store(
            period=periods("2027-Q1"),
            unit=[{}],
            indicator=[{"kind": "flow", "adds_up": "sum"}],
            assignment=[{}, {**phase_2, "start_value": printed}],
            path_segment=[{"phase_id": "phase-2", "from_date": HINGE, "to_date": END}],
            result=[{"period_id": "2027-Q1", "value": 30.0}],
        )
        chosen = Selection("c", date(2027, 4, 1), phase="phase-2")
        row = indicator_standing(con, VIEWER, chosen).row(0, named=True)
        assert (row["value"], row["achieved_ratio"]) == (value, pytest.approx(achieved))
