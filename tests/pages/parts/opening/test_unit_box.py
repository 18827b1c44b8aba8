"""A box of units finds what is meant, and never chooses what may be another."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from answers.reporting.call_list import folded
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from data.profiles.former_names import former_units
from pages.parts.opening.unit_box import certain
from queries.units.questions import unit_search
from schemas.frames import UnitSearch
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, a_campaign, page_store, three_units
from translations import translator

T = translator("vi")
CHOSEN = Selection(a_campaign(load_catalog()), TODAY)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("box"))


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def named(unit: str) -> str:
    row = load_catalog().unit(CHOSEN.campaign, unit)
    assert row is not None
    return str(row["unit_name"])


def spellings(unit: str) -> list[str]:
    name = named(unit)
    bare = name.partition(" ")[2]
    return [
        name.upper(),
        bare,
        folded(name),
        folded(bare),
        unicodedata.normalize("NFD", bare),
        unit,
    ]


def _page() -> None:
    import streamlit as st

    from pages.parts.cached import one_version
    from pages.parts.filters import pick
    from pages.parts.opening.unit_box import unit_box, unit_boxes
    from pages.parts.options import choices
    from translations import translator

    t = translator("vi")
    with one_version():
        chosen = pick()
        names = choices("unit", chosen, "vi")
        st.session_state.setdefault("many", [])
        unit_box("one", {"": "–", **names}, "one", chosen, t)
        took = st.session_state.setdefault("took", [])
        unit_boxes("many", names, "many", chosen, t, most=2, on_pick=took.append)


@pytest.fixture
def page() -> Any:
    return AppTest.from_function(_page, default_timeout=60).run()


def type_in(box: Any, *said: str) -> None:
    """What a browser sends of a text that is no option; the tests of Streamlit's know none."""
    box.options.extend(text for text in said if text not in box.options)
    box.set_value(said[0] if hasattr(box, "index") else list(said)).run()


def test_a_unit_is_found_by_every_spelling_of_its_name_and_by_its_code(page: Any) -> None:
    unit = three_units(load_catalog(), CHOSEN.campaign)[1]
    for typed in spellings(unit):
        type_in(page.selectbox(key="one"), "")
        type_in(page.selectbox(key="one"), typed)
        assert not page.exception
        assert page.selectbox(key="one").value == unit, typed


def test_a_text_that_may_mean_several_chooses_none_and_shows_them(store: Path, page: Any) -> None:
    con = open_store(store)
    rows = UnitSearch.rows(unit_search(con, Viewer(), CHOSEN, text="xa", limit=400))
    before = three_units(load_catalog(), CHOSEN.campaign)[0]
    type_in(page.selectbox(key="one"), before)
    type_in(page.selectbox(key="one"), "xa")
    assert page.selectbox(key="one").value == before
    assert certain(rows) is None
    offered = [b for b in page.button if str(b.key).startswith("one.hit.")]
    assert len(offered) == 12
    offered[3].click().run()
    assert page.selectbox(key="one").value == str(offered[3].key).rpartition(".")[2]
    assert not [b for b in page.button if str(b.key).startswith("one.hit.")]


def test_a_former_code_leads_to_the_unit_of_today(page: Any) -> None:
    catalog = load_catalog()
    current = set(catalog.units_of(CHOSEN.campaign, TODAY)["unit_id"])
    codes = former_units(catalog).filter(campaign_id=CHOSEN.campaign)
    former = [(c, u) for c, u in codes.select("former_code", "unit_id").rows() if u in current]
    code, unit = next((c, u) for c, u in former if c != u and c not in current)
    type_in(page.selectbox(key="one"), code)
    assert page.selectbox(key="one").value == unit


def test_what_is_no_unit_is_said_and_the_choice_stays(page: Any) -> None:
    unit = three_units(load_catalog(), CHOSEN.campaign)[0]
    type_in(page.selectbox(key="one"), unit)
    type_in(page.selectbox(key="one"), "qqqq")
    assert page.selectbox(key="one").value == unit
    assert T("unit_box.none", text="qqqq") in [c.value for c in page.caption]


def test_several_units_are_found_one_after_another(page: Any) -> None:
    first, second, _ = three_units(load_catalog(), CHOSEN.campaign)
    type_in(page.multiselect(key="many"), folded(named(first)))
    assert page.multiselect(key="many").value == [first]
    type_in(page.multiselect(key="many"), first, "xa")
    assert page.multiselect(key="many").value == [first]
    hits = [str(b.key) for b in page.button if str(b.key).startswith("many.hit.")]
    assert hits
    type_in(page.multiselect(key="many"), first, second)
    assert page.session_state["took"][-1] == [first, second]
    assert not [b for b in page.button if str(b.key).startswith("many.hit.")]
