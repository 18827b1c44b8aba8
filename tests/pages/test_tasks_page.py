from pathlib import Path
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from answers.tasks.areas import areas_message
from answers.tasks.events import event_figures
from answers.tasks.words import named
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from queries.tasks.questions import (
    council_areas,
    task_events,
    task_late,
    task_list,
    unit_tasks,
)
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, a_campaign, page_store, three_units
from translations import translator

VI = translator("vi")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("tasks"))


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def opened(page: str = "tasks", **query: str) -> Any:
    at = AppTest.from_file("../../dashboard.py", default_timeout=120)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    at.switch_page(f"pages/{page}.py").run()
    assert not [*at.exception, *at.error]
    return at


def words(at: Any) -> str:
    return "\n".join(str(e.value) for e in [*at.markdown, *at.caption, *at.info])


def test_the_figures_are_those_of_the_store_and_the_late_are_listed(store: Path) -> None:
    campaign = a_campaign(load_catalog())
    con, chosen = open_store(store), Selection(campaign, TODAY)
    at = opened(campaign=campaign)
    total = int(task_list(con, Viewer(), chosen)["unit_count"].sum())
    shown = {m.label: m.value for m in at.metric}
    assert shown[VI("tasks.tasks")] == VI.number(total)
    late = task_late(con, Viewer(), chosen, limit=100_000).height
    assert VI("tasks.late_title", count=VI.number(late)) in words(at)
    assert len(at.get("plotly_chart")) == 3


def test_a_list_cut_short_stands_under_the_number_of_all(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.parts.tasks.cards.SHOWN", 1)
    chosen = Selection(a_campaign(load_catalog()), TODAY)
    late = int(task_list(open_store(store), Viewer(), chosen)["late_count"].sum())
    assert late > 1
    at = opened(campaign=chosen.campaign)
    assert VI("tasks.late_title", count=VI.number(late)) in words(at)
    assert [len(e.value) for e in at.dataframe if "Trễ (ngày)" in list(e.value.columns)] == [1]


def test_unknown_filters_fall_back_and_a_published_table_has_no_tasks(store: Path) -> None:
    campaign = a_campaign(load_catalog())
    at = opened(campaign=campaign, cluster="none-such", unit_type="no-type")
    assert len(at.get("plotly_chart")) == 3
    published = opened(campaign="dti-2022")
    assert len(published.get("plotly_chart")) == 0


def test_the_page_of_a_unit_lists_its_own_tasks(store: Path) -> None:
    catalog = load_catalog()
    campaign = a_campaign(catalog)
    unit = three_units(catalog, campaign)[0]
    mine = unit_tasks(open_store(store), Viewer(), Selection(campaign, TODAY, unit=unit))
    at = opened("unit", campaign=campaign, unit=unit, part="all")
    assert VI("tasks.unit_title", count=VI.number(mine.height)) in words(at)


def test_areas_of_the_council_and_what_was_inspected_stand_on_the_page(store: Path) -> None:
    chosen = Selection(a_campaign(load_catalog()), TODAY)
    con = open_store(store)
    areas = council_areas(con, Viewer(), chosen)
    said = words(opened(campaign=chosen.campaign))
    assert areas_message(areas, VI) in said
    assert VI("tasks.areas_illustrative") in said
    assert event_figures(task_events(con, Viewer(), chosen), VI) in said
    late = sum(r["is_late"] for r in unit_tasks(con, Viewer(), chosen).to_dicts())
    told = areas.select(pl.col("overdue_count") + pl.col("silent_count")).sum().item()
    assert told == late


def test_a_word_the_plan_does_not_give_is_left_blank_in_tables(store: Path) -> None:
    at = opened(campaign=a_campaign(load_catalog()))
    cells = [
        str(v)
        for e in at.dataframe
        for column in e.value.to_dict().values()
        for v in column.values()
    ]
    assert "None" not in cells
    chosen = Selection(a_campaign(load_catalog()), TODAY)
    said = named(task_list(open_store(store), Viewer(), chosen), VI)
    assert "" in said["partners"].to_list()
    assert "None" not in {*said["partners"], *said["actor"], *said["evidence"]}
