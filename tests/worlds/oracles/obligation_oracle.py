"""The rules of reporting again in slow plain Python, to hold against the SQL."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from tests.worlds.obligation_worlds import Row, World, due_of

LAST_DAY = date(2030, 12, 31)
Key = tuple[str, str]


def end_of(day: date) -> datetime:
    """First moment after a day."""
    return datetime.combine(day, time.min) + timedelta(days=1)


def obligations(made: World) -> dict[str, str]:
    """Obligation → kind."""
    found = {row["period_id"]: "period" for row in made.rows("period")}
    return found | {row["deadline_id"]: row["kind"] for row in made.rows("deadline")}


def owed_on(made: World, name: str, as_of: date) -> date:
    """The day whose units owe it: a period's last day, the due day of anything else."""
    ends = {row["period_id"]: row["end_date"] for row in made.rows("period")}
    due = due_of(made, name)
    day: date = ends.get(name) or (due.date() if due else as_of)
    return min(day, LAST_DAY)


def there_on(made: World, day: date) -> list[Row]:
    """Units that are there on a day."""
    return [
        unit
        for unit in made.rows("unit")
        if unit["valid_from"] <= day and (unit["valid_to"] is None or day <= unit["valid_to"])
    ]


def owing(made: World, name: str, as_of: date) -> list[Row]:
    """Units that owe it: there on that day; a period's with an indicator of phase 1, any other's
    bound to it."""
    there = there_on(made, owed_on(made, name, as_of))
    if obligations(made)[name] != "period":
        bound = {r["unit_id"] for r in made.rows("bound_unit") if r["deadline_id"] == name}
        return [unit for unit in there if unit["unit_id"] in bound]
    assigned = {row["unit_id"] for row in made.rows("assignment")}
    return [unit for unit in there if unit["unit_id"] in assigned]


def cluster(made: World, unit_id: str, name: str, as_of: date) -> str | None:
    """Cluster of the year of the day whose units owe it."""
    year = owed_on(made, name, as_of).year
    rows = [m for m in made.rows("membership") if (m["unit_id"], m["year"]) == (unit_id, year)]
    return rows[0]["cluster_id"] if rows else None


def states(made: World, as_of: date) -> dict[Key, Row]:
    """Everything the state of each unit and obligation says on a date."""
    return {
        (name, unit["unit_id"]): state(made, name, unit["unit_id"], as_of)
        for name in obligations(made)
        for unit in owing(made, name, as_of)
    }


def state(made: World, name: str, unit_id: str, as_of: date) -> Row:
    """State of one unit for one obligation."""
    now, due = end_of(as_of), due_of(made, name)
    sent = [
        row
        for row in made.rows("submission")
        if (row["unit_id"], row["period_id"]) == (unit_id, name) and row["received_at"] < now
    ]
    accepted = [row for row in sent if row["state"] == "accepted"]
    returned = [row for row in sent if row["state"] == "rejected"]
    first: datetime | None = min((row["received_at"] for row in accepted), default=None)
    if obligations(made)[name] == "plan":
        first = _issued(made, unit_id, as_of)
    excuses = _notes(made, "exemption", name, unit_id, now)
    is_passed = due is not None and now > due + timedelta(seconds=1)
    filled, mandatory = cells(made, name, unit_id, as_of)
    answer: Row = {
        "state": _word(first, due, bool(excuses), bool(returned), is_passed),
        "received_at": first,
        "version": max((row["version"] for row in accepted), default=None),
        "problem_count": _last(returned, "received_at", "problem_count"),
        "filled_count": filled,
        "mandatory_count": mandatory,
        "is_complete": first is not None and filled == mandatory,
    }
    answer["days_late"] = _days_late(answer, due, as_of, is_passed)
    answer["reason"] = (
        _last(excuses, "recorded_at", "text") if answer["state"] == "exempt" else None
    )
    return answer


def _word(first: Any, due: Any, excused: bool, returned: bool, is_passed: bool) -> str:
    if first is not None:
        return "undated" if due is None else "on_time" if first <= due else "late"
    if excused:
        return "exempt"
    if returned:
        return "rejected"
    return "overdue" if is_passed else "waiting"


def _days_late(row: Row, due: datetime | None, as_of: date, is_passed: bool) -> int | None:
    if due is not None and row["state"] == "late":
        return int((row["received_at"].date() - due.date()).days)
    if due is not None and is_passed and row["state"] in ("rejected", "overdue"):
        return (as_of - due.date()).days
    return None


def _last(rows: list[Row], by: str, wanted: str) -> Any:
    return max(rows, key=lambda row: (row[by], row.get("note_id")))[wanted] if rows else None


def _notes(made: World, kind: str, name: str, unit_id: str, now: datetime) -> list[Row]:
    return [
        row
        for row in made.rows("note")
        if (row["kind"], row["obligation_id"], row["unit_id"]) == (kind, name, unit_id)
        and row["recorded_at"] < now
    ]


def reminders(made: World, name: str, unit_id: str, as_of: date) -> list[datetime]:
    """When the unit was reminded."""
    return [row["recorded_at"] for row in _notes(made, "reminder", name, unit_id, end_of(as_of))]


def cells(made: World, name: str, unit_id: str, as_of: date) -> tuple[int, int]:
    """Mandatory cells filled, and all of them."""
    kind = obligations(made)[name]
    if kind == "plan":
        plans = _plans(made, unit_id, as_of)
        return any(p["plan_number"] for p in plans) + any(p["plan_date"] for p in plans), 2
    if kind == "period":
        must = {row["indicator_id"] for row in made.rows("indicator") if row["is_mandatory"]}
        asked = {
            row["indicator_id"]
            for row in made.rows("assignment")
            if row["unit_id"] == unit_id and row["indicator_id"] in must
        }
        said = {
            row["indicator_id"]
            for row in _known(made, "result", unit_id, as_of, name)
            if row["value"] is not None
        }
        return len(asked & said), len(asked)
    asked = {
        row["section_id"]
        for row in made.rows("section")
        if row["report_kind"] == kind and row["is_mandatory"]
    }
    words = _known(made, "remark", unit_id, as_of, name)
    return len(asked & {row["kind"] for row in words if row["remark"].strip()}), len(asked)


def _known(
    made: World, table: str, unit_id: str, as_of: date, name: str | None = None
) -> Iterable[Row]:
    for row in made.rows(table):
        until = row.get("known_until", datetime.max)
        if (
            row["unit_id"] == unit_id
            and name in (None, row["period_id"])
            and row["known_from"] < end_of(as_of) <= until
        ):
            yield row


def _plans(made: World, unit_id: str, as_of: date) -> list[Row]:
    return [
        row
        for row in _known(made, "plan", unit_id, as_of)
        if row["plan_date"] is None or row["plan_date"] <= as_of
    ]


def _issued(made: World, unit_id: str, as_of: date) -> datetime | None:
    days = [p["plan_date"] for p in _plans(made, unit_id, as_of) if p["plan_date"]]
    return datetime.combine(min(days), time.min) if days else None
