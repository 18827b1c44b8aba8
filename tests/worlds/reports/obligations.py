"""Units that owe reports: stores of a few of them, and what is asked of a day."""

from datetime import date, datetime
from typing import Any

from queries.reporting.obligations import (
    obligation_list,
    obligation_state,
)
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import periods, query_store

VIEWER = Viewer()


DUE = datetime(2026, 11, 14, 23, 59, 59)


YEARLY: list[dict[str, Any]] = [{}, {"deadline_id": "yearly-2026", "due_at": DUE}]


PLANS: list[dict[str, Any]] = [
    {"deadline_id": "plan-1", "kind": "plan", "due_at": None},
    {"deadline_id": "plan-2", "kind": "plan", "due_at": datetime(2025, 12, 31, 23, 59, 59)},
]


SECTIONS: list[dict[str, Any]] = [
    {"section_id": "direction"},
    {"section_id": "results"},
    {"section_id": "proposals", "is_mandatory": False},
]


def store(units: int = 2, **tables: list[dict[str, Any]]) -> Any:
    base: dict[str, list[dict[str, Any]]] = {
        "period": periods("2025-Q3", "2026-Q3"),
        "deadline": YEARLY,
        "unit": [{"unit_id": f"u{n}", "short_name": f"P. {n}"} for n in range(1, units + 1)],
        "assignment": [{"unit_id": f"u{n}"} for n in range(1, units + 1)],
    }
    return query_store(**{**base, **tables})


def sent(unit: str, at: datetime, name: str = "yearly-2026", **changes: Any) -> dict[str, Any]:
    code = f"{unit}-{name}-{at:%y%m%d%H%M%S}"
    about = {"submission_id": code, "unit_id": unit, "period_id": name, "received_at": at}
    return {**about, **changes}


def returned(unit: str, at: datetime, name: str = "yearly-2026", problems: int = 3) -> Any:
    return sent(unit, at, name, state="rejected", version=None, problem_count=problems)


def note(unit: str, at: datetime, kind: str = "exemption", **changes: Any) -> dict[str, Any]:
    about = {"note_id": f"{kind}-{unit}-{at}", "unit_id": unit, "kind": kind, "recorded_at": at}
    return {**about, "obligation_id": "yearly-2026", "text": "Mới thành lập", **changes}


def asked(day: date, name: str | None = "yearly-2026", **filters: Any) -> Selection:
    return Selection("c", day, obligation=name, **filters)


def state_of(con: Any, day: date, name: str = "yearly-2026") -> dict[str, str]:
    rows = obligation_state(con, VIEWER, asked(day, name))
    return dict(rows.select("unit_id", "state").iter_rows())


def row_of(con: Any, day: date, name: str = "yearly-2026", unit: str = "u1") -> dict[str, Any]:
    rows = obligation_state(con, VIEWER, asked(day, name)).filter(unit_id=unit)
    return rows.row(0, named=True)


def counts(con: Any, day: date, name: str = "yearly-2026") -> dict[str, Any]:
    return obligation_list(con, VIEWER, asked(day)).filter(obligation_id=name).row(0, named=True)


def plan_store(**tables: Any) -> Any:
    issued = {"u1": date(2025, 9, 30), "u2": date(2025, 12, 31), "u3": date(2026, 1, 1)}
    plans = [
        {"unit_id": unit, "plan_date": day, "known_from": datetime(2026, 1, 5)}
        for unit, day in issued.items()
    ]
    return store(5, **{"deadline": PLANS, "plan": plans, **tables})
