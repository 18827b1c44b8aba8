"""Small frames about obligations, valid against their models; units and figures are invented."""

from datetime import date, datetime, timedelta
from typing import Any

import polars as pl

from schemas.frames.obligations import (
    ArrivalCurve,
    ObligationCount,
    ObligationList,
    ObligationState,
    PlanIssuanceCount,
)
from tests.worlds.frames.chart_frames import frame

DUE = datetime(2026, 11, 14, 23, 59, 59)
AS_OF = date(2026, 10, 31)
COUNTS = {
    "expected_count": 206,
    "exempt_count": 6,
    "received_count": 165,
    "accepted_count": 160,
    "complete_count": 155,
    "on_time_count": 150,
    "late_count": 10,
    "rejected_count": 5,
    "waiting_count": 0,
    "overdue_count": 35,
    "undated_count": 0,
}
SPARED = {"spared_count": 0}


def obligation(**changed: Any) -> dict[str, Any]:
    row = {
        "obligation_id": "yearly-2026",
        "kind": "yearly",
        "period_id": None,
        "due_at": DUE,
        "recipient_vi": "Sở Nội vụ",
        "recipient_en": "Home Affairs",
        "source": "KH, mục V.2",
        "year": 2026,
        "days_left": 14,
        "is_open": True,
        **COUNTS,
        **SPARED,
    } | changed
    frame(ObligationList, [row])
    return row


def obligations(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(ObligationList, list(rows))


def unit(name: str = "Xã A", state: str = "waiting", **changed: Any) -> dict[str, Any]:
    is_in = state in ("on_time", "late", "undated")
    return {
        "unit_id": name.lower().replace(" ", "-"),
        "short_name": name,
        "unit_type": "commune",
        "cluster_id": "cum-1",
        "cluster_name_vi": "Cụm 1",
        "cluster_name_en": "Cluster 1",
        "contact": "Văn phòng UBND",
        "obligation_id": "yearly-2026",
        "due_at": DUE,
        "state": state,
        "received_at": datetime(2026, 11, 3, 9) if is_in else None,
        "version": 1 if is_in else None,
        "problem_count": 3 if state == "rejected" else None,
        "filled_count": 4 if is_in else 0,
        "mandatory_count": 4,
        "is_complete": is_in,
        "days_late": None,
        "reason": "QĐ 12" if state == "exempt" else None,
        "reminder_count": 0,
        "last_reminder_at": None,
        "previous_state": None,
        "previous_received_at": None,
    } | changed


def states(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(ObligationState, list(rows))


def group(
    name: str | None, accepted: int, owed: int, exempt: int = 0, *, missing: str = "overdue"
) -> dict[str, Any]:
    """A group of units; those without a report are overdue, or waiting while there is time."""
    return {
        "group_id": name,
        "group_name_vi": name,
        "group_name_en": name and f"{name} (en)",
        **dict.fromkeys(COUNTS, 0),
        "expected_count": owed + exempt,
        "exempt_count": exempt,
        "received_count": accepted,
        "accepted_count": accepted,
        "complete_count": accepted,
        "on_time_count": accepted,
        f"{missing}_count": owed - accepted,
    }


def groups(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(ObligationCount, list(rows))


def curve_rows(counts: dict[int, int], owed: int = 100, year: int = 2026) -> list[dict[str, Any]]:
    due = date(year, 11, 14)
    return [
        {
            "obligation_id": f"yearly-{year}",
            "is_previous": year < 2026,
            "at_date": due + timedelta(days=day),
            "days_to_due": day,
            "accepted_count": count,
            "expected_count": owed,
        }
        for day, count in counts.items()
    ]


def curve(*parts: list[dict[str, Any]]) -> pl.DataFrame:
    return frame(ArrivalCurve, [row for part in parts for row in part])


def plan_row(quarter: str | None, due: datetime | None = None, **counts: int) -> dict[str, Any]:
    states = dict.fromkeys(("on_time", "late", "undated", "missing", "exempt"), 0) | counts
    return {
        "deadline_id": f"plan-{due:%m}" if due else "plan-1",
        "issue_quarter": quarter,
        "due_at": due,
        "recipient_vi": None,
        "recipient_en": None,
        "source": "KH, mục V.1",
        "unit_count": sum(states.values()),
        "expected_count": 50,
        **{f"{name}_count": count for name, count in states.items()},
    }


def plans(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame(PlanIssuanceCount, list(rows))
