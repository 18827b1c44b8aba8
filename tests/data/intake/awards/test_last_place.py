import threading
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from data.awards.award_book import AwardBook
from data.awards.place_gate import Gate, through_gate
from data.checking.problem_rows import ProblemList
from data.keeping.ledger.lock import writer_lock
from data.keeping.publishing.previous import Previous
from data.profiles.award_tables import award_rules
from data.profiles.awards.routes import award_routes
from tests.worlds.files.award_door import FIRST, ROUTE, states
from tests.worlds.files.award_files import (
    CATALOG,
    PLAN,
    UNIT,
    handed_in,
    proposal,
    stepped,
)


def test_the_state_at_the_door_is_the_state_of_the_page(store: Path, tmp_path: Path) -> None:
    handed_in(store, tmp_path, *(proposal(f"0{n}") for n in (1, 2)), proposal("03", dip="sơ kết"))
    stepped(store, FIRST, *ROUTE)
    stepped(store, f"{UNIT}/2026/02", "appraised-1")
    stepped(store, f"{UNIT}/2026/03", "returned", reason="Thiếu biên bản")
    book = Previous(store).awards(CATALOG)
    routes = award_routes(CATALOG.profile(PLAN), CATALOG.law)
    at_door = {key[1]: standing.state(routes) for key, standing in book.standings.items()}
    assert at_door == states(store)


def last_place_winners(folder: Path, threads: int, rounds: int) -> list[int]:
    """How many of so many threads got the one last place, round after round, at the real lock."""
    profile = CATALOG.profile(PLAN)
    every = award_rules(profile, CATALOG.law)
    caps = [rule for rule in every if rule.id == "cap-collective"]
    gate = Gate(PLAN, award_routes(profile, CATALOG.law), caps)
    rows = [row_of(n) for n in range(threads + 1)]
    full = AwardBook().with_sheets(pl.DataFrame(rows), {(PLAN, UNIT): "commune"})
    taken = full.with_steps([step_of(0)])
    wins = []
    for _ in range(rounds):
        book, won = [taken], []

        def attempt(n: int, book: list[AwardBook] = book, won: list[int] = won) -> None:
            with writer_lock(folder, wait=60):
                found, step = ProblemList("x"), step_of(n)
                step |= through_gate(step, book[0], gate, {}, found)
                if not found.has_errors:
                    book[0] = book[0].with_steps([step])
                    won.append(n)

        running = [threading.Thread(target=attempt, args=(n,)) for n in range(1, threads + 1)]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
        wins.append(len(won))
    return wins


def row_of(n: int) -> dict[str, Any]:
    return {
        "campaign_id": PLAN,
        "unit_id": UNIT,
        "period_id": "award-2026",
        "year": 2026,
        "proposal_id": f"{UNIT}/2026/{n:03}",
        "recipient_class": "collective",
        "form_id": "province-merit",
        "occasion": "annual",
        "proposed_on": date(2026, 10, 1),
        "achievement_id": f"t{n}",
    }


def step_of(n: int) -> dict[str, Any]:
    return {
        "campaign_id": PLAN,
        "proposal_id": f"{UNIT}/2026/{n:03}",
        "state": "decided",
        "on_date": date(2026, 10, 9),
        "route_step": 4,
        "override_role": None,
    }


def test_two_at_once_never_both_take_the_last_place(tmp_path: Path) -> None:
    assert last_place_winners(tmp_path, threads=20, rounds=5) == [1] * 5


def test_the_real_door_lets_one_of_many_through(store: Path, tmp_path: Path) -> None:
    handed_in(store, tmp_path, *(proposal(f"0{n}") for n in range(1, 5)))
    stepped(store, FIRST, *ROUTE)
    for n in (2, 3, 4):
        stepped(store, f"{UNIT}/2026/0{n}", *ROUTE[:2])
    states_found: list[str] = []

    def decide(n: int) -> None:
        found = stepped(store, f"{UNIT}/2026/0{n}", "decided", day=date(2026, 10, 20))
        states_found.append(found.state)

    running = [threading.Thread(target=decide, args=(n,)) for n in (2, 3, 4)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    assert sorted(states_found) == ["accepted", "rejected", "rejected"]
