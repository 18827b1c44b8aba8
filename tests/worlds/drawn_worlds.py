"""Small campaigns drawn at random: as the tables have them, and as the oracle reads them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from data.profiles import deadlines
from schemas.tables import ALWAYS, FOREVER
from tests.worlds.hinges import QUARTER_ENDS, hinge_tables, hinged
from tests.worlds.oracles.oracles import World
from tests.worlds.query_store import periods, query_store
from tests.worlds.rows.plans import START

PHASES = ("phase-1", "phase-2")
QUARTERS = [f"{y}-Q{q}" for y in range(2025, 2031) for q in range(1, 5)]
REPORTED = [(p["period_id"], p["end_date"]) for p in periods(*QUARTERS)[2:16]]
RULES = ("sum", "mean", "none", "weighted_mean")
EVERY_KIND = tuple((rule, kind) for rule in RULES for kind in ("stock", "flow"))


def reported(value: float | None, unit: str, period: str, **more: Any) -> dict[str, Any]:
    """A result of a unit and period."""
    since = datetime(2025, 4, 1)
    return {"unit_id": unit, "period_id": period, "value": value, "known_from": since, **more}


@st.composite
def targets(draw: st.DrawFn, low: int, high: int) -> list[tuple[date, float | None, float | None]]:
    """Target and printed start of a phase, perhaps revised once."""
    value = st.one_of(st.integers(low, high).map(float), st.just(30.0), st.none())
    printed = st.sampled_from([None, None, 12.0])
    found = [(ALWAYS, draw(value), draw(printed))]
    if draw(st.booleans()):
        found.append((START + timedelta(days=draw(st.integers(1, 1800))), draw(value), None))
    return found


@st.composite
def units_drawn(draw: st.DrawFn, names: list[str]) -> list[dict[str, Any]]:
    """Units with a baseline and targets above it, or all below it."""
    low, high = draw(st.sampled_from([(31, 90), (1, 29)]))
    return [
        {
            "unit_id": name,
            "baseline_value": float(draw(st.integers(29, 31))),
            "targets": {phase: draw(targets(low, high)) for phase in PHASES},
        }
        for name in names
    ]


@st.composite
def results_drawn(draw: st.DrawFn, names: list[str]) -> list[dict[str, Any]]:
    """Up to six reports a unit, accepted on any day, each withdrawn on another."""
    some = st.lists(st.sampled_from(REPORTED), unique=True, max_size=6)
    found = []
    for name in names:
        for period, _ in draw(some):
            since = datetime(2025, 1, 1) + timedelta(days=draw(st.integers(0, 1000)))
            until = since + timedelta(days=draw(st.integers(1, 2500)))
            value = draw(st.one_of(st.none(), st.integers(0, 95).map(float)))
            found.append(reported(value, name, period, known_from=since, known_until=until))
    return found


@st.composite
def filed(draw: st.DrawFn, names: list[str]) -> list[dict[str, Any]]:
    """Up to four reports a unit, as offices file them: about the deadline, some early or late."""
    found = []
    for name in names:
        for period, end in draw(st.lists(st.sampled_from(REPORTED), unique=True, max_size=4)):
            day = end + timedelta(days=draw(st.sampled_from([-5, 3, 9, 15, 16, 40, 120])))
            since = datetime(day.year, day.month, day.day, 8)
            value = float(draw(st.integers(0, 95)))
            found.append(reported(value, name, period, known_from=since, known_until=FOREVER))
    return found


@st.composite
def worlds(
    draw: st.DrawFn,
    kinds: Sequence[tuple[str, str]] = EVERY_KIND,
    results: Any = results_drawn,
    most_units: int = 4,
) -> list[World]:
    """The same units with one indicator of each kind, each with its own targets and results."""
    names = [f"u{n}" for n in range(draw(st.integers(1, most_units)))]
    hinge = draw(st.sampled_from([day for day in QUARTER_ENDS if day.year < 2028]))
    profile = hinged(hinge)
    weights = {name: draw(st.sampled_from([None, 1.0, 2.0, 5.0])) for name in names}
    return [
        World(
            start=profile.phases.starts_on,
            hinge=hinge,
            end=profile.phases.last_day,
            rule=rule,
            kind=kind,
            operator=draw(st.sampled_from(["ge", "gt", "eq", "le", "rank_le"])),
            path=draw(st.sampled_from(["straight", "s_shaped"])),
            units=draw(units_drawn(names)),
            weights=weights,
            periods=deadlines.periods(profile).to_dicts(),
            results=draw(results(names)),
        )
        for rule, kind in kinds
    ]


def world_store(drawn: list[World]) -> Any:
    """A store of the worlds; weights are there where one of them weighs."""
    weights = [
        reported(weight, unit, period, indicator_id="w")
        for unit, weight in drawn[0].weights.items()
        for period, _ in REPORTED
        if any(world.rule == "weighted_mean" for world in drawn)
    ]
    rules = [
        {
            "indicator_id": f"i{n}",
            "kind": world.kind,
            "adds_up": world.rule,
            "operator": world.operator,
            "weighted_by": "w" if world.rule == "weighted_mean" else None,
        }
        for n, world in enumerate(drawn)
    ]
    paths = [
        {**row, "indicator_id": f"i{n}"}
        for n, world in enumerate(drawn)
        for row in hinge_tables(hinged(world.hinge, world.path))["path_segment"]
    ]
    results = [
        {**row, "indicator_id": f"i{n}"} for n, world in enumerate(drawn) for row in world.results
    ]
    return query_store(
        result=results + weights,
        **{**hinge_tables(hinged(drawn[0].hinge)), "path_segment": paths},
        indicator=[*rules, {"indicator_id": "w"}],
        unit=[{"unit_id": name} for name in drawn[0].weights],
        assignment=[
            {**row, "indicator_id": f"i{n}", "operator": world.operator}
            for n, world in enumerate(drawn)
            for unit in world.units
            for row in assigned(unit)
        ],
    )


def assigned(unit: dict[str, Any]) -> list[dict[str, Any]]:
    """Its targets as rows, each in force until the next."""
    return [
        {
            "unit_id": unit["unit_id"],
            "phase_id": phase,
            "baseline_value": unit["baseline_value"],
            "target_value": value,
            "start_value": printed,
            "in_force_from": since,
            "in_force_until": until,
        }
        for phase, entries in unit["targets"].items()
        for (since, value, printed), until in zip(
            entries, [*(entry[0] for entry in entries[1:]), FOREVER.date()], strict=True
        )
    ]
