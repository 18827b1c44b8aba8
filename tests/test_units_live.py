"""Units that are formed, closed and merged while a campaign runs: who reports what."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from data.checking.check_identity import Scope, find_unit_then
from tests import obligation_oracle as oracle
from tests.obligation_worlds import World, due_of, world
from tests.query_store import query_store
from tests.report_factories import profile

WORLDS = [world(f"d{seed}", seed) for seed in range(100, 106)]
LONG_AGO = datetime(2020, 1, 1)


def door(made: World, today: date) -> Scope:
    """What the door knows of a drawn campaign."""
    ends = {row["period_id"]: row["end_date"] for row in made.rows("period")}
    reports = {
        name: {
            "kind": kind,
            "start_date": LONG_AGO.date(),
            "end_date": ends.get(name, oracle.LAST_DAY),
            "due_at": due_of(made, name),
        }
        for name, kind in oracle.obligations(made).items()
    }
    units = {
        row["unit_id"]: {"successor_id": None, "unit_name": row["unit_id"], **row}
        for row in made.rows("unit")
    }
    plan = profile()
    assert plan.phases.last_day == oracle.LAST_DAY
    return Scope(replace(plan, indicators=()), units, reports, {}, today, lambda text: [])


@pytest.mark.parametrize("made", WORLDS, ids=lambda made: made.campaign)
def test_the_door_takes_the_reports_that_are_owed_and_no_other(made: World) -> None:
    for unit in made.rows("unit"):  # every unit has something to report, so that only days decide
        for number in range(3):
            made.add("assignment", unit_id=unit["unit_id"], indicator_id=f"i{number}")
    con = query_store(
        **{name: made.rows(name) for name in ("campaign", "phase", "period", "deadline", "unit",
                                              "unit_type", "indicator", "assignment")}
    )  # fmt: skip
    for today in (date(2026, 9, 30), date(2026, 11, 14), date(2027, 3, 1)):
        asked = {"campaign": made.campaign, "day": today}
        owed = con.execute(
            "SELECT DISTINCT obligation_id, unit_id"
            " FROM owing_unit($campaign, $day::DATE, NULL, NULL, NULL, NULL)",
            asked,
        ).fetchall()
        at = door(made, today)
        taken = {
            (name, unit)
            for name in at.periods
            for unit in at.units
            if find_unit_then(unit, name, at).code
        }
        assert taken == set(owed)
        assert len(taken) < len(at.periods) * len(at.units), "no unit comes or goes in this world"


def of_days(first: date, last: date | None) -> dict[str, Any]:
    return {"unit_id": "u", "unit_name": "U", "successor_id": "v", "valid_from": first,
            "valid_to": last}  # fmt: skip


def test_the_day_after_and_the_day_before_decide_and_the_words_say_the_day() -> None:
    end, due = date(2026, 9, 30), datetime(2026, 10, 15, 23, 59, 59)
    report = {"kind": "period", "start_date": date(2026, 7, 1), "end_date": end, "due_at": due}
    heir = {**of_days(date(2020, 1, 1), None), "unit_id": "v", "unit_name": "V"}
    day = timedelta(days=1)
    found = {}
    for name, first, last in (
        ("born that day", end, None),
        ("born the day after", end + day, None),
        ("closed that day", date(2020, 1, 1), end),
        ("closed the day before", date(2020, 1, 1), end - day),
    ):
        units = {"u": of_days(first, last), "v": heir}
        at = Scope(profile(), units, {"2026-Q3": report}, {}, date(2026, 12, 1), lambda text: [])
        found[name] = find_unit_then("u", "2026-Q3", at)
    assert {name: f.rule for name, f in found.items()} == {
        "born that day": None,
        "born the day after": "unit_not_yet",
        "closed that day": None,
        "closed the day before": "unit_ceased_successor",
    }
    told = found["closed the day before"].params
    assert (told["day"], told["until"], told["successor"]) == ("30/09/2026", "29/09/2026", "V (v)")
