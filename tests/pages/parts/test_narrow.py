from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from pages.parts.navigation import PAGES
from pages.parts.tables.table import FIRST, STEP
from queries.reporting.questions import reporting_state
from schemas.selection import Selection, Viewer
from tests.pages.parts.phone import on_a_phone
from tests.worlds.page_store import TODAY, a_campaign, page_store
from translations import translator
from translations.phrases import markdown

VI = translator("vi")
CAMPAIGN = a_campaign(load_catalog())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("pages"))


@pytest.fixture(autouse=True)
def _this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[3])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def opened(page: str, **query: str) -> Any:
    at = AppTest.from_file("../../../dashboard.py", default_timeout=120)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    return at if page == "overview" else at.switch_page(f"pages/{page}.py").run()


def popovers(at: Any) -> list[str]:
    return [block.proto.popover.label for block in at.get("popover")]


@pytest.mark.parametrize("page", PAGES)
def test_a_phone_has_no_table_of_columns(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_phone(monkeypatch)
    at = opened(page)
    assert not [*at.exception, *at.error]
    assert not [*at.dataframe, *at.table]


def test_a_phone_lists_the_units_row_by_row_and_a_tap_opens_one(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = opened("unit")
    on_a_phone(monkeypatch)
    at = opened("unit")
    frame = reporting_state(open_store(store), Viewer(), Selection(CAMPAIGN, TODAY))
    said = wide.dataframe[0].value
    rows = [b for b in at.button if ".row." in (b.key or "")]
    assert [b.label for b in rows] == [markdown(n) for n in said.iloc[:FIRST, 0]]
    assert said.shape[0] == frame.height > FIRST
    state = f"{VI('column.state')}: **{markdown(said.iloc[0][VI('column.state')])}**"
    assert any(state in c.value for c in at.caption)
    more = next(b for b in at.button if b.key.endswith(".more"))
    assert more.label == VI("rows.more", count=VI.number(min(STEP, frame.height - FIRST)))
    longer = more.click().run()
    rows = [b for b in longer.button if ".row." in (b.key or "")]
    assert len(rows) == min(FIRST + STEP, frame.height)
    rows[FIRST].click().run()
    assert at.query_params["unit"] == frame["unit_id"][FIRST]


def test_a_phone_keeps_the_day_in_sight_and_counts_the_filters_that_are_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on_a_phone(monkeypatch)
    assert popovers(opened("progress"))[:2] == [
        VI("filter.as_of_value", date=VI.date(TODAY)),
        VI("filter.sheet"),
    ]
    at = opened("progress", unit_type="commune", lang="vi")
    assert VI("filter.sheet_some", count="1") in popovers(at)
    select = next(s for s in at.selectbox if s.key == "filter.unit_type")
    select.set_value("").run()
    assert VI("filter.sheet") in popovers(at)


def test_one_twin_of_a_chart_is_sent_not_both(monkeypatch: pytest.MonkeyPatch) -> None:
    def charts() -> list[str]:
        return [chart.proto.spec for chart in opened("progress").get("plotly_chart")]

    wide = charts()
    on_a_phone(monkeypatch)
    narrow = charts()
    assert len(wide) == len(narrow) == 2
    assert sum(map(len, narrow)) < 1.2 * sum(map(len, wide))
    assert set(narrow) - set(wide)
