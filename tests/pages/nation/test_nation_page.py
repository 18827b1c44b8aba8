"""The page on the whole country: what it shows, whom it opens for, what it says of one campaign."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from answers.nation.rows import MEASURES
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from queries.nation import questions as ask
from schemas.selection import Selection
from schemas.viewer import Viewer
from tests.worlds.page_store import TODAY, a_campaign, page_store
from translations import translator

VI = translator("vi")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("nation"))


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[3])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def opened(*, errors: int = 0, **query: str) -> Any:
    at = AppTest.from_file("../../../dashboard.py", default_timeout=120)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    at.switch_page("pages/nation.py").run()
    assert (len(at.exception), len(at.error)) == (0, errors)
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


def test_scoring_is_counted_and_said_not_to_compare_in_points(store: Path) -> None:
    at = opened()
    rows = ask.nation_scores(open_store(store), Viewer(), Selection("", TODAY))
    assert rows.height
    counts = ("appraised_unit_count", "to_score_count", "council_cluster_count", "cluster_count")
    said = {name: VI.number(rows[name].sum()) for name in counts}
    assert VI("nation.scores", count=VI.number(rows.height), **said) in words(at)
    assert VI("nation.scores_caption", rubrics="", points="").partition(" (")[0] in words(at)
    table = next(t.value for t in at.dataframe if VI("column.to_score_count") in t.value.columns)
    shown = [VI.number(n) for n in rows["to_score_count"]]
    assert sorted(table[VI("column.to_score_count")]) == sorted(shown)


def test_where_no_rubric_is_known_yet_the_page_says_so() -> None:
    at = opened(as_of="2025-06-20")
    assert VI("nation.scores_none") in words(at)
    assert VI("nation.scores_none_why") in words(at)


@pytest.mark.parametrize("is_alone", [True, False])
def test_whoever_sees_one_campaign_is_told_why_nothing_is_compared(
    is_alone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = a_campaign(load_catalog())
    viewer = Viewer("x", "leader", campaigns=frozenset({campaign}) if is_alone else None)
    monkeypatch.setattr("pages.parts.opening.who.signed_in", lambda: viewer)
    at = opened(campaign=campaign)
    assert (VI("nation.alone") in words(at)) is is_alone
    assert (len(at.dataframe) == 0) is is_alone


def test_a_unit_officer_is_not_shown_the_country(monkeypatch: pytest.MonkeyPatch) -> None:
    viewer = Viewer("x", "unit", units=frozenset({"none"}))
    monkeypatch.setattr("pages.parts.opening.who.signed_in", lambda: viewer)
    at = opened(errors=1, campaign=a_campaign(load_catalog()))
    assert len(at.dataframe) == 0
    assert VI("message.not_allowed_title") in [title.value for title in at.title]
