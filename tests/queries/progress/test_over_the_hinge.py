from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.profiles import deadlines
from queries.progress.questions import (
    indicator_standing,
    trend,
)
from schemas.selection import Selection
from tests.worlds.hinges import QUARTER_ENDS, hinge_tables, hinged
from tests.worlds.progress.two_phases import (
    FLOW,
    VIEWER,
    store,
    told,
    units,
)

hinges = st.sampled_from(QUARTER_ENDS)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(hinges, st.lists(st.integers(0, 99), min_size=22, max_size=22), st.integers(0, 2**44 - 1))
def test_wherever_the_hinge_is_nothing_counts_twice_and_nothing_is_lost(
    hinge: date, amounts: list[int], handed_in: int
) -> None:
    tables = hinge_tables(hinged(hinge))
    names = [p["period_id"] for p in tables["period"]]
    rows = [
        told(float(amount), name, unit)
        for place, unit in enumerate(("u1", "u2"))
        for n, (name, amount) in enumerate(zip(names, amounts, strict=True))
        if handed_in >> (place * 22 + n) & 1
    ]
    con = store(rows, indicator=FLOW, unit=units("u1", "u2"), **tables)
    end = Selection("c", date(2031, 1, 15), indicator="i")
    both = [
        indicator_standing(con, VIEWER, replace(end, phase=phase))["value"].item()
        for phase in ("phase-1", "phase-2")
    ]
    assert sum(value or 0.0 for value in both) == sum(row["value"] for row in rows)
    points = trend(con, VIEWER, end)
    assert points["period_id"].n_unique() == points.height
    assert points["fresh_count"].sum() == len(rows)
    per_phase = points.filter(points["fresh_count"] > 0).group_by("phase_id").last()
    assert per_phase["value"].sum() == sum(row["value"] for row in rows)


@settings(deadline=None)
@given(hinges)
def test_wherever_the_hinge_is_every_period_and_deadline_is_there_once(hinge: date) -> None:
    profile = hinged(hinge)
    found = deadlines.periods(profile)
    assert found["period_id"].n_unique() == found.height == 22
    for name, start, end in deadlines.phase_days(profile.phases):
        inside = found.filter(found["end_date"].is_between(start, end))
        assert set(inside["phase_id"]) <= {name}
    due = deadlines.deadlines(profile)
    assert due["deadline_id"].n_unique() == due.height
    assert due.filter(kind="interim")["due_at"].item().date() == profile.phases.interim_review_on
