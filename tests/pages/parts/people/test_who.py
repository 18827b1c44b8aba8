"""Role × page: which pages a role has, what they say of a role that may not, and of whom they are.

A page that no role was given fails here."""

import os
from pathlib import Path
from typing import Any

import pytest

from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from pages.parts.navigation import PAGES, SEEN_BY
from queries.reference.questions import unit_list
from schemas.selection import Selection
from schemas.viewer import ROLES, Viewer
from tests.pages.test_pages import opened, words
from tests.worlds.page_store import TODAY, a_campaign, page_store, three_units
from translations import translator

VI, EN = translator("vi"), translator("en")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("who"))


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[4])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def unit() -> str:
    return three_units(load_catalog(), a_campaign(load_catalog()))[0]


def seen_as(viewer: Viewer, page: str, monkeypatch: pytest.MonkeyPatch, **query: str) -> Any:
    """The page as the viewer gets it."""
    monkeypatch.setattr("pages.parts.opening.who.signed_in", lambda: viewer)
    return opened(page, campaign=a_campaign(load_catalog()), **query)


def a_viewer(role: Any) -> Viewer:
    store = Path(os.environ["THI_DUA_SO_STORE"])
    rows = unit_list(open_store(store), Viewer(), Selection(a_campaign(load_catalog()), TODAY))
    cluster = rows.filter(unit_id=unit())["cluster_id"][0] if role == "cluster" else None
    return Viewer(
        "x",
        role,
        units=frozenset({unit()}) if role == "unit" else None,
        clusters=frozenset({cluster}) if cluster else None,
    )


def test_every_page_says_which_roles_may_open_it() -> None:
    assert set(SEEN_BY) == set(PAGES)
    assert all(roles and roles <= set(ROLES) for roles in SEEN_BY.values())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ["leader", "unit", "cluster"])
def test_a_page_opens_for_its_roles_and_tells_the_others_why_not(
    page: str, role: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = seen_as(a_viewer(role), page, monkeypatch)
    assert not at.exception
    if role not in SEEN_BY[page]:
        assert at.title[0].value == VI("message.not_allowed_title")
        said = {"role": VI(f"people.role.{role}"), "page": VI(f"nav.{page}")}
        assert [e.value for e in at.error] == [VI("people.not_seen", **said)]
        return
    assert not at.error
    is_limited = role != "leader"
    assert is_limited == ("person_pin_circle" in words(at))


def test_a_unit_officer_sees_the_own_unit_where_another_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = three_units(load_catalog(), a_campaign(load_catalog()))[1]
    names = load_catalog().units_of(a_campaign(load_catalog()), TODAY)
    told = dict(names.select("unit_id", "short_name").iter_rows())
    at = seen_as(a_viewer("unit"), "unit", monkeypatch, unit=other)
    assert not [*at.exception, *at.error]
    assert told[other] not in words(at)
    assert told[unit()] in at.title[0].value


def test_the_foot_says_the_role(monkeypatch: pytest.MonkeyPatch) -> None:
    at = opened("overview", lang="en")
    assert EN("people.local", role=EN("people.role.administrator")) in words(at)
