"""The door's gate and the page's gate hold a proposal for the same: state, day, place, subject."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from data.intake.notes import record_steps
from data.keeping.publishing.publish import publish
from data.keeping.store import answer, open_store
from data.profiles.award_tables import class_table
from data.profiles.catalog import Catalog
from schemas.words import RECIPIENTS
from tests.worlds.deck_sample import SETTINGS, commune_sample
from tests.worlds.files.award_files import (
    CATALOG,
    OTHER,
    PLAN,
    UNIT,
    handed_in,
    proposal,
    step_rows,
)
from tests.worlds.once import fresh_store
from tests.worlds.oracles.award_states import seen

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
    made = fresh_store("shipped", tmp_path, TODAY, CATALOG)
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
    door, page = seen(store, CATALOG, PLAN, TODAY)
    assert page == door
    wanted = {f"{UNIT}/2026/01": "proposed"}
    wanted |= {f"{UNIT}/2026/{code}": state for code, (_, _, state) in STEPS.items()}
    assert {code: row["state"] for code, row in page.items()} == wanted


def test_so_they_do_over_a_whole_sample_campaign(tmp_path: Path) -> None:
    made, campaign = commune_sample(tmp_path)
    door, page = seen(made, CATALOG, campaign, SETTINGS["today"])
    assert page == door
    assert {"appraised", "decided", "returned", "revoked"} <= {
        row["state"] for row in page.values()
    }


def with_route(change: slice, *steps: Any) -> Catalog:
    """The plan with other steps in some places of its route."""
    profile = CATALOG.profile(PLAN)
    route = [*profile.awards.route]
    route[change] = steps
    made = replace(profile, awards=replace(profile.awards, route=tuple(route)))
    return replace(CATALOG, profiles={**CATALOG.profiles, PLAN: made})


def test_what_was_decided_stays_so_when_the_plan_numbers_its_steps_anew(store: Path) -> None:
    first = CATALOG.profile(PLAN).awards.route[0]
    catalog = with_route(slice(0), replace(first, task_vi="Chọn", task_en="Choose"))
    publish(store, catalog)
    door, page = seen(store, catalog, PLAN, TODAY)
    assert page == door
    ended = {c: s for c, (_, _, s) in STEPS.items() if s in ("revoked", "decided", "issued")}
    assert {c: page[f"{UNIT}/2026/{c}"]["state"] for c in ended} == ended


def test_a_step_that_the_route_no_longer_has_reaches_nothing_at_either(store: Path) -> None:
    states = [step.state for step in CATALOG.profile(PLAN).awards.route]
    first = states.index("appraised")
    catalog = with_route(slice(first, first + states.count("appraised")))
    publish(store, catalog)
    door, page = seen(store, catalog, PLAN, TODAY)
    assert page == door
    assert page[f"{UNIT}/2026/03"]["state"] == "proposed"
    assert page[f"{UNIT}/2026/05"]["state"] == "decided"


def test_the_subject_of_a_class_is_said_once() -> None:
    assert dict(class_table().iter_rows()) == RECIPIENTS


def test_an_award_counts_at_the_commune_of_its_recipient_else_where_it_was_proposed(
    tmp_path: Path,
) -> None:
    made = fresh_store("shipped", tmp_path, TODAY, CATALOG)
    handed_in(made, tmp_path, proposal("01"), proposal("02", commune_id=OTHER), proposal("03"))
    asked = {"campaign_id": PLAN, "as_of": TODAY}
    sql = "SELECT unit_id, proposed_count, decided_count FROM award_place"
    rows = answer(open_store(made), sql, asked).rows()
    assert sorted(rows) == [(OTHER, 1, 0), (UNIT, 2, 0)]
