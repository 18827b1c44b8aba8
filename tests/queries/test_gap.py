"""Why a figure stands where it does: contributions add up, the fewest units are the fewest."""

from datetime import date, datetime
from itertools import combinations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from queries.progress.questions import gap_indicators, gap_units, indicator_standing
from schemas.selection import Level, Selection
from tests.worlds.oracles.gap_checks import (
    BEHIND,
    VIEWER,
    Row,
    assert_adds_up,
    green_pace,
    signed_gap,
)
from tests.worlds.query_store import periods, query_store
from tests.worlds.rows.plans import END, HINGE

RULES = ("sum", "mean", "weighted_mean", "none")
# Inside phase 1, phase 1 closed, inside phase 2.
MOMENTS = (
    (date(2026, 1, 1), "phase-1"),
    (date(2027, 3, 1), "phase-1"),
    (date(2028, 7, 1), "phase-2"),
)


@st.composite
def ruled(draw: st.DrawFn, code: str, n: int, rule: str) -> Row:
    is_down = n >= len(RULES)
    return {
        "indicator_id": code,
        "adds_up": rule,
        "content_id": f"nd{n % 2 + 1}",
        "direction": "lower" if is_down else "higher",
        "position": n + 1,
        "operator": "le" if is_down else "ge",
        "weight": draw(st.sampled_from([1.0, 2.5])),
        "weighted_by": "w" if rule == "weighted_mean" else None,
        "kind": "stock" if is_down else draw(st.sampled_from(["stock", "stock", "flow"])),
    }


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, list[Row]]:
    """Units, indicators of every rule, up and down, in two contents; blanks and no targets."""
    names = [f"u{n}" for n in range(draw(st.integers(1, 5)))]
    indicators, assignments, results = [{"indicator_id": "w", "content_id": "nd2"}], [], []
    for name in names:
        weight = draw(st.sampled_from([None, 1.0, 2.0, 5.0]))
        results.append(told(name, "w", weight, "2025-Q1"))
    for n, rule in enumerate(RULES * 2):
        code, is_down = f"i{n}", n >= len(RULES)
        indicators.append(draw(ruled(code, n, rule)))
        for name in names:
            start, way = draw(st.integers(20, 60)), draw(st.integers(0, 40))
            target = draw(
                st.sampled_from([*[float(start - way if is_down else start + way)] * 9, None])
            )
            assignments += owed(name, indicators[-1], float(start), target)
            for period in draw(st.sampled_from([(), ("2025-Q3",), ("2025-Q2", "2025-Q4")])):
                value = draw(st.one_of(st.none(), st.integers(0, 100).map(float)))
                results.append(told(name, code, value, period))
    return {
        "content": [{"content_id": "nd1"}, {"content_id": "nd2", "position": 2}],
        "period": periods(*(f"{y}-Q{q}" for y in range(2025, 2029) for q in range(1, 5))),
        "indicator": indicators,
        "unit": [{"unit_id": name, "short_name": name} for name in names],
        "assignment": assignments,
        "path_segment": [
            {"indicator_id": row["indicator_id"], **phase}
            for row in indicators
            for phase in ({}, {"phase_id": "phase-2", "from_date": HINGE, "to_date": END})
        ],
        "result": results,
    }


def owed(unit: str, indicator: Row, start: float, target: float | None) -> list[Row]:
    return [
        {
            "unit_id": unit,
            "indicator_id": indicator["indicator_id"],
            "baseline_value": start,
            "target_value": target,
            "operator": indicator["operator"],
            "phase_id": phase,
        }
        for phase in ("phase-1", "phase-2")
    ]


def told(unit: str, indicator: str, value: float | None, period: str) -> Row:
    known = datetime(2025, 4, 1)
    return {
        "unit_id": unit,
        "indicator_id": indicator,
        "value": value,
        "period_id": period,
        "known_from": known,
    }


def fewest_by_force(rows: list[Row], group: Row, weights: list[float], green: float) -> int | None:
    """Every choice of units tried: the smallest that, each at its own requirement, is enough."""
    for count in range(1, len(rows) + 1):
        for chosen in combinations(range(len(rows)), count):
            values = [
                r["required_value"] if n in chosen else r["value"] for n, r in enumerate(rows)
            ]
            value = by_rule(group["adds_up"], values, weights)
            way = group["required_value"] - group["baseline_value"]
            if (value - group["baseline_value"]) / way >= green - 1e-9:
                return count
    return None


def by_rule(rule: str, values: list[float], weights: list[float]) -> float:
    if rule == "mean":
        return sum(values) / len(values)
    if rule == "weighted_mean":
        return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)
    return sum(values)


def weights_of(rows: list[Row], group: Row, world: dict[str, list[Row]]) -> list[float]:
    said = {r["unit_id"]: r["value"] for r in world["result"] if r["indicator_id"] == "w"}
    return [said[r["unit_id"]] if group["adds_up"] == "weighted_mean" else 1.0 for r in rows]


@settings(
    max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(worlds(), st.sampled_from(MOMENTS))
def test_what_units_add_is_the_gap_and_the_fewest_units_are_the_fewest(
    world: dict[str, list[Row]], moment: tuple[date, str]
) -> None:
    con = query_store(**world)
    as_of, phase = moment
    chosen = Selection("c", as_of, phase=phase)
    green = {
        r["indicator_id"]: r["units_to_green"]
        for r in gap_indicators(con, VIEWER, chosen).to_dicts()
    }
    for group in indicator_standing(con, VIEWER, chosen).to_dicts():
        of = Selection("c", as_of, phase=phase, indicator=group["indicator_id"])
        rows = gap_units(con, VIEWER, of).to_dicts()
        if group["value"] is None or group["required_value"] is None:
            assert (rows, green[group["indicator_id"]]) == ([], None)
            continue
        assert len(rows) == group["unit_count"]
        found = sum(row["contribution_value"] for row in rows)
        assert found == pytest.approx(signed_gap(group), abs=1e-9)
        assert rows[-1]["gap_value"] == pytest.approx(signed_gap(group), abs=1e-9)
        weights = weights_of(rows, group, world)
        for row, weight in zip(rows, weights, strict=True):
            share = {
                "mean": 1 / len(rows),
                "weighted_mean": weight / sum(weights),
            }
            mine = signed_gap(row | {"direction": group["direction"]})
            assert row["contribution_value"] == pytest.approx(
                mine * share.get(group["adds_up"], 1.0), abs=1e-9
            )
        expected = None
        if group["status"] in BEHIND and group["baseline_value"] != group["target_value"]:
            expected = fewest_by_force(rows, group, weights, green_pace(group["status"]))
        assert green[group["indicator_id"]] == expected
        assert {row["units_to_green"] for row in rows} == {expected}


@settings(
    max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(worlds(), st.sampled_from(MOMENTS), st.sampled_from(["all", "unit"]))
def test_what_indicators_add_is_the_gap_of_their_content(
    world: dict[str, list[Row]], moment: tuple[date, str], level: Level
) -> None:
    con = query_store(**world)
    as_of, phase = moment
    assert_adds_up(con, Selection("c", as_of, phase=phase), level)
