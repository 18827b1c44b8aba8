"""The door's gate and the page's gate hold a proposal for the same: state, day, place, subject."""

from datetime import date, datetime
from pathlib import Path

import pytest

from data.intake.notes import record_steps
from data.keeping.calendar import write_calendar
from data.keeping.publishing.previous import Previous
from data.keeping.store import answer, open_store
from data.profiles.award_tables import class_table
from data.profiles.awards.routes import award_routes
from schemas.words import RECIPIENTS
from tests.worlds.files.award_files import (
    CATALOG,
    OTHER,
    PLAN,
    UNIT,
    handed_in,
    proposal,
    step_rows,
)

TODAY = date(2026, 12, 20)
WHY = {"reason": "Trùng hồ sơ (minh họa)"}
ROUTE = ("appraised-1", "appraised", "decided")
STEPS = {
    "02": (ROUTE[:1], {}, "proposed"),
    "03": (ROUTE[:2], {}, "appraised"),
    "04": ((*ROUTE, "revoked"), WHY, "revoked"),
    "05": (ROUTE, {}, "decided"),
    "06": ((*ROUTE, "issued"), {}, "issued"),
    "07": ((*ROUTE[:1], "refused"), WHY, "refused"),
    "08": (("returned",), WHY, "returned"),
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """One proposal in each state."""
    made = tmp_path / "store"
    write_calendar(made, "sample", TODAY, TODAY)
    handed_in(made, tmp_path, proposal("01"), *(proposal(code) for code in STEPS))
    rows = [
        row
        for code, (states, more, _) in STEPS.items()
        for row in step_rows(f"{UNIT}/2026/{code}", states, date(2026, 10, 19), more)
    ]
    at = datetime(2026, 10, 30)
    assert record_steps(made, rows, "x", at, CATALOG).state == "accepted"
    return made


def test_the_door_and_the_page_see_every_proposal_in_the_same_state(store: Path) -> None:
    routes = award_routes(CATALOG.profile(PLAN), CATALOG.law)
    book = Previous(store).awards(CATALOG)
    names = ("subject", "unit_type", "state", "turn", "decided_on", "waits_for")
    door = {}
    for (_, code), standing in book.standings.items():
        claim = standing.claim(routes) | {"waits_for": standing.waits_for(routes)}
        # to the page a revoked decision is none; at the door it is why nothing may follow
        days = {"decided_on": None} if claim["state"] == "revoked" else {}
        door[code] = {name: claim[name] for name in names} | days
    asked = {"campaign_id": PLAN, "as_of": TODAY}
    rows = answer(open_store(store), "SELECT * FROM award_state", asked).to_dicts()
    page = {row["proposal_id"]: {name: row[name] for name in names} for row in rows}
    assert page == door
    wanted = {f"{UNIT}/2026/01": "proposed"}
    wanted |= {f"{UNIT}/2026/{code}": state for code, (_, _, state) in STEPS.items()}
    assert {code: row["state"] for code, row in page.items()} == wanted


def test_the_subject_of_a_class_is_said_once() -> None:
    assert dict(class_table().iter_rows()) == RECIPIENTS


def test_an_award_counts_at_the_commune_of_its_recipient_else_where_it_was_proposed(
    tmp_path: Path,
) -> None:
    made = tmp_path / "store"
    write_calendar(made, "sample", TODAY, TODAY)
    handed_in(made, tmp_path, proposal("01"), proposal("02", commune_id=OTHER), proposal("03"))
    asked = {"campaign_id": PLAN, "as_of": TODAY}
    sql = "SELECT unit_id, proposed_count, decided_count FROM award_place"
    rows = answer(open_store(made), sql, asked).rows()
    assert sorted(rows) == [(OTHER, 1, 0), (UNIT, 2, 0)]
