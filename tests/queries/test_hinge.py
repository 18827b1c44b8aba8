"""Whatever the hinge, a unit exactly on its path has pace 1 at every period end of both phases."""

from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from data.profiles import deadlines
from data.profiles.assignment_tables import path_segments
from queries.progress.questions import indicator_standing
from schemas.plan.cadence import ends_around, last_day
from schemas.plan.indicators import Indicator
from schemas.plan.phase_rules import broken_phases
from schemas.plan.profile import Profile
from schemas.plan.reporting import Reporting
from schemas.selection import Selection, Viewer
from tests.worlds.hinges import of_campaign
from tests.worlds.query_store import query_store
from tests.worlds.small_profile import small_indicator, small_profile, target

FIRST, LAST = date(2025, 5, 14), date(2030, 12, 31)
ENDS = {"phase-1": 60.0, "phase-2": 96.0}
SPANS = {
    "quarter": ("2025-Q3", "2030-Q4"),
    "half": ("2025-H1", "2030-H2"),
    "year": ("2025", "2030"),
}
PATHS = ("straight", "stepped", "s_shaped")


@st.composite
def campaigns(draw: st.DrawFn) -> Profile:
    """A campaign of a drawn cadence and hinge, with a flow and a stock on each path."""
    cadence: Any = draw(st.sampled_from(sorted(SPANS)))
    shape = small_profile()
    reporting = Reporting(cadence, *SPANS[cadence], 15, "s")
    at = {"quarter": 4, "half": 2, "year": 1}[cadence]
    hinges = [last_day(n, cadence) for n in range(2025 * at, 2031 * at)]
    phases = {**vars(shape.phases), "phase_1_ends_on": draw(st.sampled_from(hinges))}
    drawn = Profile(
        campaign=shape.campaign,
        documents=(),
        contents=shape.contents,
        reporting=reporting,
        unit_types=shape.unit_types,
        phases=type(shape.phases)(**phases),
        indicators=tuple(
            indicator(path, kind, phases["phase_1_ends_on"], draw(st.booleans()))
            for path in PATHS
            for kind in ("flow", "stock")
        ),
    )
    assume(not list(broken_phases(drawn)))
    return drawn


def indicator(path: str, kind: str, hinge: date, is_yearly: bool) -> Indicator:
    """Reaches its targets at the ends of the phases; with yearly values where it is drawn so."""
    years = [
        target(phase, value, year=year)
        for phase, days in (("phase-1", (FIRST, hinge)), ("phase-2", (hinge, LAST)))
        for year in range(2025, 2031)
        if days[0] < date(year, 12, 31) < days[1]
        for value in [start_of(phase, kind) + (ENDS[phase] - start_of(phase, kind)) * yearly(year)]
    ]
    return small_indicator(
        f"{path}-{kind}",
        path=path,
        kind=kind,
        baseline=12.0,
        unit_types=("ward",),
        adds_up="sum" if kind == "flow" else "mean",
        targets=(*(years if is_yearly else ()), *(target(p, v) for p, v in ENDS.items())),
    )


def yearly(year: int) -> float:
    return (year - 2024) / 8


def start_of(phase: str, kind: str) -> float:
    return 0.0 if kind == "flow" else {"phase-1": 12.0, "phase-2": ENDS["phase-1"]}[phase]


def due_share(of: Indicator, first: date, last: date, day: date) -> float:
    """The share due at the end of a day, by the words of docs/method.md and nothing else."""
    steps = {date(t.year, 12, 31): yearly(t.year) for t in of.targets if t.year}
    points = {first: 0.0, **{d: s for d, s in steps.items() if first < d < last}, last: 1.0}
    if of.path == "stepped" and len(points) > 2:
        return [share for at, share in points.items() if at <= day][-1]
    if of.path == "s_shaped" and len(points) == 2:
        tenths = {
            first + timedelta(days=round(n * (last - first).days / 10)): n / 10 for n in range(11)
        }
        points = {at: 3 * x**2 - 2 * x**3 for at, x in tenths.items()}
    days = sorted(points)
    low = [d for d in days if d <= day][-1]
    high = next((d for d in days if d > day), last)
    if low == high:
        return 1.0
    return points[low] + (points[high] - points[low]) * ((day - low) / (high - low))


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(campaigns())
def test_on_the_path_the_pace_is_1_at_every_period_end_of_both_phases(profile: Profile) -> None:
    hinge = profile.phases.phase_1_end
    ways = {"phase-1": (FIRST, hinge), "phase-2": (hinge, LAST)}
    periods = deadlines.periods(profile).to_dicts()
    rows, due = [], {}
    for of in profile.indicators:
        before = dict.fromkeys(ways, 0.0)
        for period in periods:
            phase, end = period["phase_id"], period["end_date"]
            share = due_share(of, *ways[phase], end)
            start = start_of(phase, of.kind)
            reached = start + share * (ENDS[phase] - start)
            value = reached - before[phase] if of.kind == "flow" else reached
            before[phase] = reached
            due[of.id, end] = share
            told = {"period_id": period["period_id"], "indicator_id": of.id, "value": value}
            rows.append({**told, "known_from": datetime.combine(end, datetime.min.time())})
    con = world(profile, rows)
    for period in periods:
        end, phase = period["end_date"], period["phase_id"]
        found = indicator_standing(con, Viewer(), Selection("c", end, phase=phase))
        for row in found.to_dicts():
            if due[row["indicator_id"], end] > 0:
                assert row["pace_ratio"] == pytest.approx(1), (row["indicator_id"], end, hinge)
    assert {p["phase_id"] for p in periods} == set(ways)


def world(profile: Profile, rows: list[dict[str, Any]]) -> Any:
    phases = [
        {"phase_id": name, "start_date": start, "end_date": end}
        for name, start, end in deadlines.phase_days(profile.phases)
    ]
    return query_store(
        phase=phases,
        period=of_campaign(deadlines.periods(profile)),
        path_segment=of_campaign(path_segments(profile).filter(pl.col("path_id") == "ward")),
        unit=[{}],
        indicator=[
            {"indicator_id": i.id, "kind": i.kind, "adds_up": i.adds_up} for i in profile.indicators
        ],
        assignment=[
            {"indicator_id": i.id, "phase_id": phase, "baseline_value": 12.0, "target_value": end}
            for i in profile.indicators
            for phase, end in ENDS.items()
        ],
        result=rows,
    )


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.sampled_from(sorted(SPANS)))
def test_the_nearest_period_ends_lie_around_the_day(day: date, cadence: Any) -> None:
    before, after = ends_around(day, cadence)
    step = {"quarter": 92, "half": 184, "year": 366}[cadence]
    assert before < day <= after <= before + timedelta(days=step)
    assert {before.day, after.day} <= {30, 31}
