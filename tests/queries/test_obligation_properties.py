from collections import Counter
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import pytest

from queries.reporting.obligations import (
    arrival_curve,
    obligation_count,
    obligation_list,
    obligation_spared,
    obligation_state,
    plan_issuance_count,
)
from queries.reporting.questions import reporting_count
from schemas.selection import Selection, Viewer
from tests.worlds.obligation_worlds import World, due_of, together, world
from tests.worlds.oracles import obligation_oracle as oracle
from tests.worlds.query_store import query_store

VIEWER = Viewer()
WORLDS = [world(f"c{seed}", seed) for seed in range(12)]
STATES = ("on_time", "late", "undated", "rejected", "waiting", "overdue", "exempt")
FIRST_DAYS = [date(2025, 11, 13), date(2025, 11, 14), date(2025, 11, 15), date(2025, 12, 31)]
each_world = pytest.mark.parametrize("made", WORLDS, ids=lambda made: made.campaign)


@cache
def store() -> Any:
    return query_store(**together(WORLDS))


def days(made: World) -> list[date]:
    r = Random(made.campaign)
    drawn = [date(2025, 9, 1) + timedelta(days=r.randint(0, 640)) for _ in range(4)]
    return sorted([*FIRST_DAYS, *drawn, date(2026, 11, 14), date(2026, 11, 15), date(2026, 11, 20)])


def asked(made: World, as_of: date, name: str | None = None) -> Selection:
    return Selection(made.campaign, as_of, obligation=name)


@cache
def _everything(campaign: str, as_of: date) -> dict[tuple[str, str], dict[str, Any]]:
    asked_for = {"campaign_id": campaign, "as_of": as_of}
    table = store().cursor().execute("SELECT * FROM obligation_state", asked_for).to_arrow_table()
    rows = table.to_pylist()
    found = {(row["obligation_id"], row["unit_id"]): row for row in rows}
    assert len(found) == len(rows)
    return found


def everything(made: World, as_of: date) -> dict[tuple[str, str], dict[str, Any]]:
    return _everything(made.campaign, as_of)


@each_world
def test_the_oracle_in_plain_python_agrees_unit_by_unit(made: World) -> None:
    for as_of in days(made):
        expected = oracle.states(made, as_of)
        found = everything(made, as_of)
        assert found.keys() == expected.keys()
        for (name, unit), row in expected.items():
            assert {key: found[name, unit][key] for key in row} == row, (name, unit, as_of)
            cluster = oracle.cluster(made, unit, name, as_of)
            assert found[name, unit]["cluster_id"] == cluster


@each_world
def test_reminders_and_the_year_before_agree_with_the_oracle(made: World) -> None:
    as_of = date(2026, 11, 15)
    expected = oracle.states(made, as_of)
    for name, previous in (("yearly-2026", "yearly-2025"), ("2026-Q3", "2025-Q3"), ("plan-2", "")):
        chosen = Selection(made.campaign, as_of, obligation=name)
        rows = obligation_state(store(), VIEWER, chosen).to_dicts()
        assert sorted(row["unit_id"] for row in rows) == sorted(
            unit for n, unit in expected if n == name
        )
        for row in rows:
            unit = row["unit_id"]
            sent = oracle.reminders(made, name, unit, as_of)
            assert {k: row[k] for k in expected[name, unit]} == expected[name, unit]
            assert (row["reminder_count"], row["last_reminder_at"]) == (
                len(sent),
                max(sent, default=None),
            )
            then = expected.get((previous, unit), {})
            assert row["previous_state"] == then.get("state")
            assert row["previous_received_at"] == then.get("received_at")


@each_world
def test_the_list_counts_every_obligation_and_its_states_add_up(made: World) -> None:
    for as_of in days(made)[::3]:
        states = oracle.states(made, as_of)
        rows = obligation_list(store(), VIEWER, asked(made, as_of)).to_dicts()
        assert {row["obligation_id"] for row in rows} == oracle.obligations(made).keys()
        for row in rows:
            mine = [s for (name, _), s in states.items() if name == row["obligation_id"]]
            found = Counter(s["state"] for s in mine)
            assert {s: row[f"{s}_count"] for s in STATES} == {s: found[s] for s in STATES}
            assert row["complete_count"] == sum(s["is_complete"] for s in mine)
            owing = oracle.owing(made, row["obligation_id"], as_of)
            assert sum(row[f"{s}_count"] for s in STATES) == row["expected_count"] == len(owing)
            there = oracle.there_on(made, oracle.owed_on(made, row["obligation_id"], as_of))
            assert row["spared_count"] == len(there) - len(owing)
            accepted = sum(row[f"{s}_count"] for s in ("on_time", "late", "undated"))
            assert row["accepted_count"] == accepted
            assert row["received_count"] == accepted + row["rejected_count"]
            assert row["complete_count"] <= row["accepted_count"]
            assert row["waiting_count"] == 0 or row["is_open"]
            assert row["overdue_count"] == 0 or not row["is_open"]


@each_world
@pytest.mark.parametrize("level", ["unit_type", "cluster", "unit"])
def test_groups_add_up_to_the_whole_and_nobody_is_forgotten(made: World, level: Any) -> None:
    as_of = date(2026, 11, 15)
    whole = obligation_list(store(), VIEWER, asked(made, as_of)).to_dicts()
    for row in whole[1::3]:
        chosen = asked(made, as_of, row["obligation_id"])
        parts = obligation_count(store(), VIEWER, chosen, level=level).sum()
        counts = [name for name in row if name.endswith("_count") and name != "spared_count"]
        assert {n: parts[n][0] or 0 for n in counts} == {n: row[n] for n in counts}


@each_world
def test_who_need_not_hand_it_in_is_counted_by_type(made: World) -> None:
    as_of = date(2026, 11, 15)
    for row in obligation_list(store(), VIEWER, asked(made, as_of)).to_dicts():
        name = row["obligation_id"]
        owing = {unit["unit_id"] for unit in oracle.owing(made, name, as_of)}
        there = oracle.there_on(made, oracle.owed_on(made, name, as_of))
        free = Counter(u["unit_type"] for u in there if u["unit_id"] not in owing)
        found = obligation_spared(store(), VIEWER, asked(made, as_of, name))
        assert dict(found.select("unit_type", "spared_count").iter_rows()) == dict(free)


@each_world
def test_a_report_once_accepted_stays_accepted_as_time_goes_on(made: World) -> None:
    kinds = oracle.obligations(made)
    dated = [name for name, kind in kinds.items() if kind != "plan" and due_of(made, name)]
    before: dict[tuple[str, str], Any] = {}
    for as_of in days(made):
        found = everything(made, as_of)
        assert {key: _arrival(found[key]) for key in before} == before
        accepted = {k: row for k, row in found.items() if row["is_accepted"] and k[0] in dated}
        before = {key: _arrival(row) for key, row in accepted.items()}


def _arrival(row: dict[str, Any]) -> tuple[Any, Any]:
    return row["state"], row["received_at"]


@each_world
def test_the_curve_ends_at_the_units_accepted_and_never_falls(made: World) -> None:
    for as_of in (date(2025, 11, 20), date(2026, 11, 20)):
        expected = oracle.states(made, as_of)
        for name, previous in (("yearly-2026", "yearly-2025"), ("yearly-2025", "yearly-2024")):
            owed = {
                n: {u for (m, u), row in expected.items() if m == n and row["state"] != "exempt"}
                for n in (name, previous)
            }
            both = owed[name] & owed[previous] or owed[name]
            frame = arrival_curve(store(), VIEWER, asked(made, as_of, name))
            for key, rows in frame.group_by("obligation_id"):
                counts = rows.sort("at_date")["accepted_count"].to_list()
                when = [expected[str(key[0]), unit]["received_at"] for unit in both]
                assert counts == sorted(counts)
                assert counts[-1] == sum(at is not None for at in when)
                assert set(rows["expected_count"]) == {len(both)}
                for day, count in rows.select("at_date", "accepted_count").iter_rows():
                    assert count == sum(at is not None and at.date() <= day for at in when)


@each_world
def test_plans_by_quarter_of_issue_add_up_to_the_units_that_owe_one(made: World) -> None:
    for as_of in days(made)[3::3]:
        expected = oracle.states(made, as_of)
        frame = plan_issuance_count(store(), VIEWER, asked(made, as_of))
        for key, rows in frame.group_by("deadline_id"):
            mine = [row for (name, _), row in expected.items() if name == key[0]]
            quarters = Counter(
                at and f"{at.year}-Q{(at.month + 2) // 3}"
                for at in (row["received_at"] for row in mine)
            )
            assert dict(rows.select("issue_quarter", "unit_count").iter_rows()) == quarters
            parts = ("on_time", "late", "undated", "missing", "exempt")
            assert sum(rows[f"{p}_count"].sum() for p in parts) == rows["unit_count"].sum()
            assert set(rows["expected_count"]) == {len(mine)}


@each_world
def test_the_short_way_to_ask_says_the_same_as_the_states(made: World) -> None:
    for as_of in (date(2025, 12, 31), date(2026, 11, 20)):
        chosen = Selection(made.campaign, as_of, period="2025-Q3")
        rows = reporting_count(store(), VIEWER, chosen)
        mine = [row for (n, _), row in oracle.states(made, as_of).items() if n == "2025-Q3"]
        found = Counter(row["state"] for row in mine)
        total = {name: rows[f"{name}_count"].sum() for name in ("on_time", "late", "rejected")}
        assert total == {name: found[name] for name in total}
        assert rows["missing_count"].sum() == found["waiting"] + found["overdue"]
        assert rows["expected_count"].sum() == len(mine) - found["exempt"]
