"""Pages opened with a snapshot: the figures of that moment, read-only, with their age on top."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.keeping.snapshots.snapshots import freeze
from data.profiles.catalog import load_catalog
from pages.parts.navigation import PAGES
from tests.pages.test_pages import opened, words
from tests.worlds.page_store import TODAY, a_campaign, page_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("frozen"))


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


@pytest.fixture(scope="module")
def label(store: Path) -> str:
    made = freeze(store, a_campaign(load_catalog()), "Họp quý", TODAY, "văn thư", "họp Hội đồng")
    return made.label


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_which_snapshot_it_shows(page: str, label: str) -> None:
    at = opened(page, snapshot=label.split(" ")[0])
    assert not [*at.exception, *at.error]
    assert label in words(at)
    assert "Họp quý" in words(at)


def test_nothing_can_be_handed_in_while_a_snapshot_is_shown(label: str) -> None:
    at = opened("intake", snapshot=label.split(" ")[0])
    assert "chỉ đọc" in words(at)
    assert not at.get("file_uploader")


def test_the_way_out_leads_to_the_figures_of_today(label: str) -> None:
    at = opened("overview", snapshot=label.split(" ")[0])
    at.button(key="snapshot.leave").click().run()
    assert "snapshot" not in at.query_params
    assert label not in words(at)


def test_a_snapshot_nobody_made_is_said_with_a_way_out() -> None:
    at = opened("overview", snapshot="CL-2020-01-01-01")
    assert "không có bản chốt" in at.error[0].value
    assert at.button(key="snapshot.leave")


def test_maps_are_drawn_on_the_boundaries_the_snapshot_keeps(label: str) -> None:
    named = label.split(" ")[0]
    at = opened("reporting", snapshot=named, group="map")
    drawn = "".join(str(json.loads(chart.proto.spec)) for chart in at.get("plotly_chart"))
    assert f"/geo/kept/{named}/sketch/communes/" in drawn
    assert "/geo/sketch/" not in drawn


def stamped() -> None:
    import streamlit as st

    from pages.parts.address import current_translator
    from pages.parts.downloads import source_lines
    from pages.parts.filters import pick

    st.markdown("\n".join(source_lines(pick(), current_translator())))


def test_a_file_taken_from_a_snapshot_names_it(label: str) -> None:
    at = AppTest.from_function(stamped, default_timeout=120)
    at.query_params["snapshot"] = label.split(" ")[0]
    assert f"Bản chốt {label}" in at.run().markdown[0].value
    assert "Bản chốt" not in AppTest.from_function(stamped).run().markdown[0].value
