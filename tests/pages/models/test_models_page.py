from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from answers.models.figures import model_sentence
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from queries.awards.questions import award_proposals
from queries.models.questions import model_contents, model_list
from schemas.selection import Selection, Viewer
from tests.pages.parts.phone import on_a_phone
from tests.worlds.files.model_store import model_store
from tests.worlds.page_store import TODAY, a_campaign, page_store, three_units
from translations import translator
from translations.phrases import markdown

VI = translator("vi")
CAMPAIGN = a_campaign(load_catalog())


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("no-models"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return model_store(tmp_path_factory.mktemp("models"))


def opened(store: Path, monkeypatch: pytest.MonkeyPatch, page: str = "models", **query: str) -> Any:
    monkeypatch.chdir(Path(__file__).parents[3])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    at = AppTest.from_file("../../../dashboard.py", default_timeout=120)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    at.switch_page(f"pages/{page}.py").run()
    assert not [*at.exception, *at.error]
    return at


def words(at: Any) -> str:
    return "\n".join(str(e.value) for e in [*at.markdown, *at.caption, *at.info])


def test_figures_requirements_and_paths_are_those_of_the_store(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = opened(store, monkeypatch, campaign=CAMPAIGN)
    contents = model_contents(open_store(store), Viewer(), Selection(CAMPAIGN, TODAY))
    assert int(contents["recognised_count"].sum()) == int(contents["replicated_count"].sum()) == 1
    shown = {m.label: m.value for m in at.metric}
    assert shown[VI("models.recognised")] == shown[VI("models.replicated")] == "1"
    assert shown[VI("models.initiatives")] == "0"
    assert len(at.get("plotly_chart")) == 4
    assert VI("models.list_title", count="2") in words(at)
    on_a_phone(monkeypatch)
    assert "01/04/2026" in words(opened(store, monkeypatch, campaign=CAMPAIGN))
    assert "I.2" in words(at)


def test_filters_narrow_the_register_and_an_earlier_day_has_none(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = opened(store, monkeypatch, campaign=CAMPAIGN, content="awareness")
    assert VI("models.list_title", count="1") in words(one)
    early = opened(store, monkeypatch, campaign=CAMPAIGN, as_of="2026-07-01")
    assert VI("models.empty") in words(early)
    silent = VI("models.ask_silent", clause="I.2", label="Nhân rộng điển hình tiên tiến")
    assert markdown(silent) in words(early)


def test_nobody_told_is_said_and_a_published_table_has_no_register(
    empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert VI("models.empty") in words(opened(empty_store, monkeypatch, campaign=CAMPAIGN))
    published = opened(empty_store, monkeypatch, campaign="dti-2022")
    assert VI("models.empty") not in words(published)
    assert len(published.get("plotly_chart")) == 0


def test_the_page_of_a_unit_shows_its_models_and_those_it_took_over(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, _ = three_units(load_catalog(), CAMPAIGN)
    at = opened(store, monkeypatch, "unit", campaign=CAMPAIGN, unit=second, part="all")
    assert VI("models.unit_title", count="1", taken="1") in words(at)
    mine = model_list(open_store(store), Viewer(), Selection(CAMPAIGN, TODAY, unit=first))
    assert mine["cell"].to_list() == ["2"]


def test_the_register_is_evidence_beside_the_criterion_it_bears_on(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_ = three_units(load_catalog(), CAMPAIGN)
    mine = model_list(open_store(store), Viewer(), Selection(CAMPAIGN, TODAY, unit=first))
    unit = {"campaign": CAMPAIGN, "view": "unit", "unit": first, "cluster": mine["cluster_id"][0]}
    at = opened(store, monkeypatch, "clusters", **unit, criterion="models")
    source = load_catalog().profile(CAMPAIGN).models
    assert source is not None
    said = VI("models.evidence", source=source.source, count="1", places="2")
    assert said in words(at)
    other = opened(store, monkeypatch, "clusters", **unit, criterion="plan")
    assert said not in words(other)


def test_the_dossier_of_a_proposal_shows_the_model_it_is_for(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = Selection(CAMPAIGN, TODAY)
    (proposal,) = award_proposals(open_store(store), Viewer(), chosen)["proposal_id"]
    more = {"campaign": CAMPAIGN, "view": "files", "proposal": proposal}
    at = opened(store, monkeypatch, "awards", **more)
    assert VI("models.achievement", code="M-1") in words(at)
    names = [name for e in at.dataframe for name in e.value.get("Tên", [])]
    assert names == ["Một cửa không chờ"]


def test_the_overview_says_the_register_in_one_sentence(
    store: Path, empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = model_contents(open_store(store), Viewer(), Selection(CAMPAIGN, TODAY))
    said = model_sentence(contents, VI)
    assert said is not None
    assert markdown(said) in words(opened(store, monkeypatch, "overview", campaign=CAMPAIGN))
    assert VI("nav.models") not in words(
        opened(empty_store, monkeypatch, "overview", campaign=CAMPAIGN)
    )


def test_staff_write_a_model_a_place_and_a_withdrawal_through_the_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = model_store(tmp_path)
    first, _, third = three_units(load_catalog(), CAMPAIGN)

    def register() -> dict[str, Any]:
        rows = model_list(open_store(store), Viewer(), Selection(CAMPAIGN, TODAY)).to_dicts()
        return {row["model_id"]: row for row in rows}

    at = opened(store, monkeypatch, campaign=CAMPAIGN)
    at.selectbox(key="models.write.unit").select(third)
    at.text_input(key="models.write.code").input("m-1")
    at.text_input(key="models.write.name").input("Lớp học số")
    at.run().button(key="models.go").click().run()
    assert any(markdown("M-1") in str(e.value) for e in at.error)
    assert set(register()) == {"M-1", "M-2"}
    at.text_input(key="models.write.code").input("m-3").run()
    at.button(key="models.go").click().run()
    assert not at.error
    assert register()["M-3"]["unit_id"] == third
    assert register()["M-3"]["state"] == "entered"

    at.segmented_control(key="models.write.what").set_value("withdrawal").run()
    at.selectbox(key="models.write.model").select("M-1").run()
    at.date_input(key="models.write.withdrawn").set_value(TODAY)
    at.text_input(key="models.write.reason").input("hết hạn").run()
    at.button(key="models.go").click().run()
    assert not at.error
    found = register()["M-1"]
    assert (found["unit_id"], found["state"], found["reason"]) == (first, "withdrawn", "hết hạn")
    assert found["document"] == "12/QĐ-UBND"
