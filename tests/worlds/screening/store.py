"""The made-up campaign as a store that questions can be asked of."""

from datetime import datetime
from typing import Any

import duckdb

from data.profiles.staff_tables import LIMITS
from schemas.tables import FOREVER
from tests.worlds.query_store import periods, query_store
from tests.worlds.screening.world import INDICATORS, PERIODS, TERRITORY, TYPES, World


def store(world: World) -> duckdb.DuckDBPyConnection:
    """The world as a store, with the default limits."""
    return query_store(
        period=periods(*PERIODS),
        deadline=[
            {"deadline_id": f"yearly-{y}", "due_at": datetime(y, 11, 14, 23, 59, 59)}
            for y in (2025, 2026)
        ],
        indicator=_indicators(),
        unit_type=[{"unit_type": t, "position": n} for n, t in enumerate(TYPES)],
        unit=[{"unit_id": u, "short_name": u, "unit_type": t} for u, t in world.units.items()],
        assignment=_assignments(world),
        screening_rule=[
            {"rule_id": rule, "limit_value": limit, "minimum_count": least}
            for rule, (limit, least) in LIMITS.items()
        ],
        submission=[
            {"submission_id": f"{u}-{p}", "unit_id": u, "period_id": p, "received_at": at}
            for (u, p), at in world.received.items()
        ],
        result=_results(world),
        remark=[
            {"unit_id": u, "period_id": p, "remark": words, "known_from": world.received[u, p]}
            for (u, p), words in world.remarks.items()
        ],
    )


def _indicators() -> list[dict[str, Any]]:
    return [
        {
            "indicator_id": k.name,
            "position": place,
            "measure": k.measure,
            "kind": k.kind,
            "decimals": k.decimals,
            "direction": k.direction,
            "adds_up": k.adds_up,
            "maximum": k.maximum,
            "part_of": k.part_of,
            "operator": "ge" if k.direction == "higher" else "le",
        }
        for place, k in enumerate(INDICATORS)
    ]


def _assignments(world: World) -> list[dict[str, Any]]:
    owed = [
        {"unit_id": u, "indicator_id": k.name, "baseline_value": k.start, "target_value": k.target}
        for u, t in world.units.items()
        for k in INDICATORS
        if t in k.types
    ]
    whole = {"unit_id": TERRITORY, "indicator_id": "all-accounts", "target_value": None}
    return [*owed, whole]


def _results(world: World) -> list[dict[str, Any]]:
    rows = []
    for (unit, name, period), value in world.values.items():
        at = world.received[unit, period]
        row = {
            "unit_id": unit,
            "indicator_id": name,
            "period_id": period,
            "value": value,
            "note": world.notes.get((unit, name, period)),
            "submission_id": f"{unit}-{period}",
            "known_from": at,
        }
        if later := world.revisions.get((unit, name, period)):
            rows.append(row | {"known_until": later[1]})
            row |= {"value": later[0], "known_from": later[1]}
        rows.append(row | {"known_until": FOREVER})
    return rows
