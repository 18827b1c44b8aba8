"""The matrix in its cheap form: everything has an entry, the entries are what the code says, and
each pair that must be refused is refused. `python -m tests.matrix` tries all pairs."""

from pathlib import Path

import pytest

from data.profiles.catalog import load_catalog
from pages.parts.navigation import SEEN_BY
from queries.catalogue import questions
from schemas.viewer import ACTS, ROLES
from tests.matrix.doors import REFUSED, Try, question_tries, route_tries, sheet_tries, write_tries
from tests.matrix.entries import WHO_MAY, roles_of, there_is
from tests.queries.test_reach import World
from tests.worlds.deck_sample import commune_sample
from tests.worlds.page_store import a_campaign, page_store


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(*commune_sample(tmp_path_factory.mktemp("matrix")))


def wrong(tries: list[Try]) -> list[Try]:
    assert tries
    return [one for one in tries if not one.is_right]


@pytest.mark.parametrize("section", ["pages", "questions", "routes", "commands", "files"])
def test_everything_there_is_has_an_entry_that_says_who_may(section: str) -> None:
    assert there_is()[section] == set(WHO_MAY[section])


def test_the_entries_are_what_the_code_goes_by() -> None:
    assert {p: roles_of("pages", p) for p in WHO_MAY["pages"]} == SEEN_BY
    assert {a: roles_of("acts", a) for a in WHO_MAY["acts"]} == ACTS
    assert all(roles_of("acts", act) <= set(ROLES) for act in WHO_MAY["acts"])
    for question in questions():
        *acts, kind = WHO_MAY["questions"][question.name].split()
        assert acts == ([question.needs] if question.needs else [])
        is_kind = {"whole": question.is_whole, "asked": question.is_of_asked}
        assert is_kind.get(kind, not any(is_kind.values())), question.name
    assert set(WHO_MAY["commands"].values()) <= {"read", *ACTS}
    assert set(WHO_MAY["files"].values()) <= {"rows", "form", *ACTS}


def test_no_question_is_answered_of_another_unit_or_to_who_may_not(world: World) -> None:
    assert wrong(list(question_tries(world, ("other unit",), is_refused=True))) == []


def test_no_sheet_of_another_is_taken(world: World) -> None:
    assert wrong(list(sheet_tries(world))) == []


def test_every_address_asks_who_is_there(tmp_path: Path) -> None:
    found = list(route_tries(tmp_path, tmp_path))
    assert wrong(found) == []
    assert sum(one.expected == REFUSED for one in found) > 100


def test_every_writer_refuses_whoever_may_not(tmp_path: Path) -> None:
    store, campaign = page_store(tmp_path), a_campaign(load_catalog())
    assert wrong(list(write_tries(store, campaign))) == []
