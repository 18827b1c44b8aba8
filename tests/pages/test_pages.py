from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.profiles.catalog import load_catalog
from pages.parts.navigation import PAGES
from tests.worlds.page_store import a_campaign, page_store, three_units
from translations import translator


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("pages"))


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    return


def opened(page: str, **query: str) -> Any:
    at = AppTest.from_file("../../dashboard.py", default_timeout=120)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    return at if page == "overview" else at.switch_page(f"pages/{page}.py").run()


def words(at: Any) -> str:
    return "\n".join(str(e.value) for e in [*at.title, *at.markdown, *at.caption, *at.info])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_in_both_languages(page: str, language: Any) -> None:
    at = opened(page, lang=language)
    assert not [*at.exception, *at.error]
    assert at.title[0].value == translator(language)(f"page.{page}.title")
    assert translator(language)("app.sample_strip") in words(at)


def test_the_address_chooses_the_unit_and_the_page_names_it() -> None:
    catalog = load_catalog()
    campaign = a_campaign(catalog)
    unit = three_units(catalog, campaign)[0]
    row = catalog.unit(campaign, unit)
    at = opened("unit", campaign=campaign, unit=unit)
    assert not [*at.exception, *at.error]
    assert row is not None
    assert at.title[0].value == row["unit_name"]


def test_what_is_chosen_stays_when_another_page_is_opened() -> None:
    at = opened("overview", lang="en", phase="phase-2")
    at.switch_page("pages/progress.py").run()
    assert not [*at.exception, *at.error]
    assert at.title[0].value == translator("en")("page.progress.title")
    assert at.session_state["progress.view"] == "phase-2"


def test_a_wrong_value_in_the_address_falls_back_instead_of_failing() -> None:
    at = opened("overview", campaign="nowhere", as_of="31/10", cluster="x", phase="phase-9")
    assert not [*at.exception, *at.error]


def test_side_by_side_shows_both_phases() -> None:
    at = opened("progress", view="both")
    assert not [*at.exception, *at.error]
    assert at.session_state["progress.view"] == "both"


def test_every_chart_has_a_text_equivalent_and_no_title_of_its_own() -> None:
    at = opened("progress")
    charts = at.get("plotly_chart")
    assert len(charts) == 2
    assert all(chart.proto.alt for chart in charts)


def test_without_a_store_the_page_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THI_DUA_SO_STORE", str(tmp_path / "none"))
    at = opened("overview")
    assert not at.exception
    assert at.title[0].value == translator("vi")("no_store.title")
    assert "python -m" not in words(at)


def test_a_fault_of_ours_is_a_plain_sentence_and_a_line_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("pages.parts.cached.open_store", lambda _: None)
    monkeypatch.setattr("pages.parts.cached.store_key", lambda: f"{Path('nowhere').absolute()}@0")
    at = opened("overview", lang="en")
    assert not at.exception
    assert at.error[0].value == translator("en")("message.fault_help")
    assert "Traceback" in caplog.text


def test_the_intake_page_asks_for_a_unit_then_offers_its_template() -> None:
    assert translator("vi")("intake.choose_unit") in words(opened("intake"))
    unit = three_units(load_catalog(), a_campaign(load_catalog()))[0]
    at = opened("intake", unit=unit)
    assert not [*at.exception, *at.error]
    assert translator("vi")("intake.choose_unit") not in words(at)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_of_one_unit_opens_in_both_languages(language: Any) -> None:
    campaign, catalog = a_campaign(load_catalog()), load_catalog()
    unit = three_units(catalog, campaign)[0]
    at = opened("unit", campaign=campaign, unit=unit, lang=language)
    assert not [*at.exception, *at.error]
    assert len(at.metric) == 5
    assert translator(language)("kpi.unit_score") in [m.label for m in at.metric]
    assert all(chart.proto.alt for chart in at.get("plotly_chart"))


def test_a_unit_is_compared_with_those_in_the_address_and_strangers_are_left_out() -> None:
    campaign, catalog = a_campaign(load_catalog()), load_catalog()
    first, second, third = three_units(catalog, campaign)
    at = opened("unit", campaign=campaign, unit=first, compare=f"{third},nobody,{second}")
    assert not [*at.exception, *at.error]
    assert at.multiselect[0].value == [third, second]


def test_a_unit_is_found_from_another_page_without_accents() -> None:
    catalog = load_catalog()
    campaign = a_campaign(catalog)
    unit = catalog.unit(campaign, three_units(catalog, campaign)[0])
    assert unit is not None
    at = opened("overview", campaign=campaign)
    box = next(b for b in at.text_input if b.label == translator("vi")("unit.search"))
    box.set_value(unit["unit_id"]).run()
    assert not [*at.exception, *at.error]
    links = [link.proto.label for link in at.get("page_link")]
    assert any(label.startswith(unit["unit_name"]) for label in links)


def test_above_forty_groups_the_heat_is_a_table_to_sort_and_search() -> None:
    at = opened("progress", campaign=a_campaign(load_catalog()), groups="unit")
    assert not [*at.exception, *at.error]
    heading = translator("vi")("column.group_name")
    tables = [d.value for d in at.dataframe if heading in d.value.columns]
    assert [table.shape[0] > 40 for table in tables] == [True]
