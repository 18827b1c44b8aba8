from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.intake.load import ingest
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from queries.models.questions import model_contents, model_list
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, a_campaign, page_store, three_units
from translations import translator
from translations.phrases import markdown

VI = translator("vi")
CAMPAIGN = a_campaign(load_catalog())
HEADER = (
    "campaign_id,unit_id,period_id,model_id,model_name,kind,content_id,"
    "recognised_on,document,replicated_to,replicated_on"
)


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("no-models"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = page_store(tmp_path_factory.mktemp("models"))
    first, second, third = three_units(load_catalog(), CAMPAIGN)
    known = f"{CAMPAIGN},{first},model-2026,M-1"
    rows = [
        f"{known},Một cửa không chờ,Mô hình,government,2/3/2026,12/QĐ-UBND,{second},1/4/2026",
        f"{known},,,,,,{third},1/5/2026",
        f"{CAMPAIGN},{second},model-2026,M-2,Bản tin số,Sáng kiến,awareness,,,,",
    ]
    path = store.parent / "mo-hinh.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    (outcome,) = ingest(store, [path], "minh họa", datetime(2026, 7, 8))
    assert outcome.state == "accepted", outcome.problems[:3]
    return store


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
    assert "01/04/2026" in words(at)
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
    at = opened(store, monkeypatch, "unit", campaign=CAMPAIGN, unit=second)
    assert VI("models.unit_title", count="1", taken="1") in words(at)
    mine = model_list(open_store(store), Viewer(), Selection(CAMPAIGN, TODAY, unit=first))
    assert mine["cell"].to_list() == ["2"]
