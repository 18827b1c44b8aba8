"""Results of one indicator over the quarters, and the store that holds them."""

from datetime import date, datetime
from typing import Any

from queries.progress.questions import (
    indicator_standing,
)
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import periods, query_store
from tests.worlds.rows.plans import END, HINGE, START

VIEWER = Viewer()
HALFWAY = START + (HINGE - START) / 2
MIDDLE = Selection("c", HALFWAY)
YEAR_END = date(2025, 12, 31)
HALF_WAY_PATH = [
    {"to_date": YEAR_END, "to_ratio": 0.5},
    {"from_date": YEAR_END, "from_ratio": 0.5},
]
ALL_QUARTERS = periods(*(f"{y}-Q{q}" for y in range(2025, 2031) for q in range(1, 5)))
PHASE_2_PATH = {"phase_id": "phase-2", "from_date": HINGE, "to_date": END}


def store(results: list[dict[str, Any]], **tables: list[dict[str, Any]]) -> Any:
    """A store of one unit and one indicator, unless `tables` say more."""
    base: dict[str, list[dict[str, Any]]] = {
        "period": ALL_QUARTERS,
        "unit": [{}],
        "assignment": [{}, {"phase_id": "phase-2"}],
        "path_segment": [*HALF_WAY_PATH, PHASE_2_PATH],
        "result": results,
    }
    return query_store(**{**base, **tables})


def one(con: Any, chosen: Selection = MIDDLE) -> dict[str, Any]:
    return indicator_standing(con, VIEWER, chosen).row(0, named=True)


def reported(
    value: float | None, unit: str = "u1", period: str = "2025-Q4", **more: Any
) -> dict[str, Any]:
    return {
        "unit_id": unit,
        "period_id": period,
        "value": value,
        "known_from": datetime(2025, 4, 1),
        **more,
    }
