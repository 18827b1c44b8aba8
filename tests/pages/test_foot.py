"""The foot of a page, the lines of its tables and its pictures: release and version of the data."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.keeping.snapshots.snapshots import freeze
from data.profiles.catalog import load_catalog
from tests.briefing.test_stamp import stamp
from tests.pages.test_pages import opened
from tests.worlds.page_store import TODAY, a_campaign, page_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("foot"))


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def test_the_page_ends_in_release_and_data_version(store: Path) -> None:
    assert opened("overview").caption[-1].value == stamp(store)
    english = stamp(store).replace("bản số liệu", "data version")
    assert opened("overview", lang="en").caption[-1].value == english


def test_the_foot_of_a_snapshot_says_the_version_it_keeps(store: Path) -> None:
    made = freeze(store, a_campaign(load_catalog()), "Họp", TODAY, "a", "họp")
    kept = store / "snapshots" / made.snapshot_id
    at = opened("overview", snapshot=made.snapshot_id)
    assert at.caption[-1].value == stamp(kept)


def test_an_address_of_no_snapshot_and_an_empty_folder_have_the_release_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    release = stamp(store).partition(",")[0]
    assert opened("overview", snapshot="CL-2020-01-01-01").caption[-1].value == release
    monkeypatch.setenv("THI_DUA_SO_STORE", str(tmp_path))
    assert opened("overview").caption[-1].value == release


def test_a_page_that_ends_early_has_its_foot_too(store: Path) -> None:
    at = AppTest.from_function(_early, default_timeout=60).run()
    assert not at.exception
    assert at.caption[0].value == "shown"
    assert at.caption[-1].value == stamp(store)


def _early() -> None:
    """What dashboard.py does of a page whose file is not run to its end."""
    import streamlit as st

    from pages.parts.opening.over import over

    st.caption("shown")
    over()


def test_no_page_stops_before_its_foot() -> None:
    pages = Path(__file__).parents[2] / "pages"
    stopping = [p.name for p in pages.rglob("*.py") if "st.stop(" in p.read_text("utf-8")]
    assert stopping == ["over.py"]


def test_tables_and_pictures_of_a_page_carry_it(store: Path) -> None:
    at = AppTest.from_function(_drawer, default_timeout=60).run()
    assert not at.exception
    assert at.text[0].value == stamp(store)
    pictures = [c.proto for c in at.get("bidi_component") if c.proto.component_name == "picture"]
    assert stamp(store) in json.loads(pictures[0].json)["source"]


def _drawer() -> None:
    """What a card's drawer draws; the lines of its XLSX."""
    import streamlit as st

    from pages.parts.cached import ask
    from pages.parts.downloads import Drawer, source_lines, table_and_files
    from pages.parts.filters import pick
    from pages.parts.progress.figures import contents
    from queries.progress.questions import content_standing
    from translations import translator

    t, chosen = translator("vi"), pick()
    st.text(source_lines(chosen, t)[2])
    rows = ask(content_standing, chosen)
    drawer = Drawer("contents", "Nội dung", rows, ["achieved_pct"], "", contents)
    table_and_files(drawer, chosen, t)
