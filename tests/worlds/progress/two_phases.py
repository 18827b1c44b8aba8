"""A store of two phases with the values of a few units, for questions that look over the hinge."""

from datetime import date, datetime
from typing import Any

from schemas.selection import Selection, Viewer
from tests.worlds.query_store import periods, query_store
from tests.worlds.rows.plans import END, HINGE

VIEWER = Viewer()


QUARTERS = periods(*(f"{y}-Q{q}" for y in range(2025, 2031) for q in range(1, 5)))


PHASE_2 = {"phase_id": "phase-2"}


PATHS = [{}, {**PHASE_2, "from_date": HINGE, "to_date": END}]


NEW_YEAR = Selection("c", date(2026, 1, 1))


FLOW = [{"kind": "flow", "adds_up": "sum"}]


def store(results: list[dict[str, Any]], **tables: list[dict[str, Any]]) -> Any:
    units = tables.pop("unit", [{}])
    base: dict[str, list[dict[str, Any]]] = {
        "period": QUARTERS,
        "unit": units,
        "assignment": [{**u, **p} for u in map(named, units) for p in ({}, PHASE_2)],
        "path_segment": PATHS,
        "result": results,
    }
    return query_store(**{**base, **tables})


def named(unit: dict[str, Any]) -> dict[str, Any]:
    return {"unit_id": unit.get("unit_id", "u1")}


def told(value: float | None, period: str, unit: str = "u1", **more: Any) -> dict[str, Any]:
    first = datetime(2025, 4, 1)
    return {"unit_id": unit, "period_id": period, "value": value, "known_from": first, **more}


def units(*names: str) -> list[dict[str, Any]]:
    return [{"unit_id": name, "short_name": name} for name in names]
