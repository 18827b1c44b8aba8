"""Units that are formed, closed and merged while a campaign runs: who reports what."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from data.checking.workbook.check_identity import Scope, find_unit_then
from queries.progress.questions import indicator_standing, trend
from queries.reference.questions import first_steps
from schemas.selection import Selection, Viewer
from tests.worlds.files.report_factories import profile
from tests.worlds.obligation_worlds import World, due_of, world
from tests.worlds.oracles import obligation_oracle as oracle
from tests.worlds.query_store import periods, query_store

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
        **{
            name: made.rows(name)
            for name in (
                "campaign",
                "phase",
                "period",
                "deadline",
                "unit",
                "unit_type",
                "indicator",
                "assignment",
            )
        }
    )
    for today in (date(2026, 9, 30), date(2026, 11, 14), date(2027, 3, 1)):
        asked = {"campaign_id": made.campaign, "as_of": today}
        sql = "SELECT obligation_id, unit_id FROM owing_unit"
        owed = con.cursor().execute(sql, asked).fetchall()
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
    return {
        "unit_id": "u",
        "unit_name": "U",
        "successor_id": "v",
        "valid_from": first,
        "valid_to": last,
    }


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


# --- what a merger hands on ------------------------------------------------------------------

TYPES = {"a": "ward", "b": "ward", "c": "ward", "d": "office"}
QUARTERS = [f"{year}-Q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4)][:7]
CLOSES = date(2026, 8, 20)


def merging(seed: int, rule: str = "sum", kind: str = "flow") -> tuple[Any, list[dict[str, Any]]]:
    """Four drawn units; a merges into b, and on some seeds b into c a while later."""
    r = Random(seed)
    values = [
        {
            "unit_id": unit,
            "period_id": name,
            "value": float(r.randint(1, 40)),
            "known_from": datetime(2025, 1, 1),
        }
        for unit in TYPES
        for name in QUARTERS
        if r.random() < 0.7 and not (unit == "a" and name == "2026-Q3")
    ]
    chain = {"valid_to": date(2026, 9, 5), "successor_id": "c"} if seed % 3 == 0 else {}
    units = [
        {"unit_id": "a", "valid_to": CLOSES, "successor_id": "b"},
        {"unit_id": "b", **chain},
        {"unit_id": "c"},
        {"unit_id": "d"},
    ]
    con = query_store(
        period=periods(*QUARTERS, "2026-Q4"),
        unit_type=[{"unit_type": name, "position": n} for n, name in enumerate(("ward", "office"))],
        unit=[{**unit, "unit_type": TYPES[unit["unit_id"]]} for unit in units],
        indicator=[{"adds_up": rule, "kind": kind}],
        assignment=[
            {"unit_id": unit, "target_value": float(100 + 50 * n)} for n, unit in enumerate(TYPES)
        ],
        path_segment=[{"path_id": name} for name in ("ward", "office")],
        result=values,
    )
    return con, values


def points(con: Any, day: date, level: Any = "all") -> dict[Any, float]:
    rows = trend(con, Viewer(), Selection("c", day, indicator="i"), level=level).to_dicts()
    return {(row["group_id"], row["period_id"]): row["value"] for row in rows}


@pytest.mark.parametrize("seed", range(12))
def test_a_merger_alone_changes_no_sum_and_no_point_of_the_past(seed: int) -> None:
    con, values = merging(seed)
    days = [CLOSES + timedelta(days=n) for n in (-1, 0, 1, 15, 17)]
    over = [v for v in values if v["period_id"] < "2026-Q3"]
    drawn = sum(v["value"] for v in over)
    for day in days:
        row = indicator_standing(con, Viewer(), Selection("c", day)).row(0, named=True)
        assert row["value"] == drawn, day
        assert row["target_value"] == sum(
            100 + 50 * n for n, u in enumerate(TYPES) if any(v["unit_id"] == u for v in over)
        )
        parts = indicator_standing(con, Viewer(), Selection("c", day), level="unit")
        assert parts["value"].sum() == drawn
    assert points(con, days[0]) == points(con, days[-1])
    by_type = [points(con, day, "unit_type") for day in days]
    assert by_type[0] == by_type[-1]


@pytest.mark.parametrize("seed", range(1, 3))
def test_the_successor_is_held_against_both_ways_and_a_past_date_shows_it_as_it_was(
    seed: int,
) -> None:
    con, values = merging(seed)
    of = {
        unit: [v["value"] for v in values if v["unit_id"] == unit and v["period_id"] < "2026-Q3"]
        for unit in TYPES
    }
    assert of["a"]
    assert of["b"]
    before, after = (
        {
            row["group_id"]: row
            for row in indicator_standing(
                con, Viewer(), Selection("c", day), level="unit"
            ).to_dicts()
        }
        for day in (CLOSES, CLOSES + timedelta(days=1))
    )
    assert (before["a"]["value"], before["b"]["value"]) == (sum(of["a"]), sum(of["b"]))
    assert after.keys() == before.keys() - {"a"}
    assert after["b"]["value"] == sum(of["a"]) + sum(of["b"])
    assert after["b"]["target_value"] == 100 + 150
    assert after["c"] == before["c"]
    assert after["b"]["expected_count"] == 1


@pytest.mark.parametrize(("rule", "kind"), [("sum", "stock"), ("mean", "flow"), ("none", "flow")])
def test_what_does_not_add_up_stays_the_successors_own(rule: str, kind: str) -> None:
    con, _ = merging(1, rule, kind)
    before, after = (
        indicator_standing(con, Viewer(), Selection("c", day), level="unit").filter(group_id="b")
        for day in (CLOSES, CLOSES + timedelta(days=1))
    )
    assert after["value"].to_list() == before["value"].to_list()
    assert after["target_value"].to_list() == before["target_value"].to_list()


def test_reports_of_a_unit_that_is_gone_make_none_of_those_there_have_reported() -> None:
    con = query_store(
        unit=[{"unit_id": "a"}, {"unit_id": "b"}, {"unit_id": "z", "valid_to": date(2026, 3, 1)}],
        submission=[
            {"submission_id": f"{unit}{n}", "unit_id": unit, "received_at": datetime(2026, 2, n)}
            for unit, n in (("a", 1), ("a", 2), ("z", 3))
        ],
    )
    row = first_steps(con, Viewer(), Selection("c", date(2026, 5, 1))).row(0, named=True)
    assert (row["accepted_count"], row["received_unit_count"], row["unit_count"]) == (3, 1, 2)
