"""The page on the whole country: what it shows, whom it opens for, what it says of one campaign."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from answers.nation.rows import MEASURES
from data.keeping.store import open_store
from tests.worlds.page_store import page_store
from translations import translator

VI = translator("vi")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("nation"))


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[3])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def opened(**query: str) -> Any:
    at = AppTest.from_file("../../../dashboard.py", default_timeout=120)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    at.switch_page("pages/nation.py").run()
    assert not [*at.exception, *at.error]
    return at


def words(at: Any) -> str:
    return "\n".join(str(e.value) for e in [*at.markdown, *at.caption, *at.info])


def test_provinces_of_the_store_stand_side_by_side(store: Path) -> None:
    sql = "SELECT short_vi FROM campaign WHERE level = 'province' ORDER BY short_vi"
    names = [name for (name,) in open_store(store).cursor().execute(sql).fetchall()]
    at = opened()
    assert VI("page.nation.title") in [title.value for title in at.title]
    count = {"count": VI.number(len(names)), "total": VI.number(34)}
    there = VI("nation.message", what="", low="", high="", **count).partition(",")[0]
    assert there in words(at)
    shown = at.dataframe[0].value
    assert sorted(shown[VI("column.short")]) == sorted(names)


def test_another_measure_is_in_the_address_and_changes_the_message() -> None:
    for measure in MEASURES:
        said = words(opened(measure=measure))
        assert VI(f"nation.measure_{measure}") in said
        assert VI(f"nation.what_{measure}") in said


def test_campaigns_that_are_no_provinces_are_a_group_of_their_own(store: Path) -> None:
    sql = "SELECT count(*) FROM campaign WHERE level IN ('ministry', 'commune')"
    ((count,),) = open_store(store).cursor().execute(sql).fetchall()
    assert VI("nation.others", count=VI.number(count)) in words(opened())
