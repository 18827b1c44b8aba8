"""The page on clusters over a whole sample campaign: every view, and the planted questions."""

import html
import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data.intake.load import ingest
from data.keeping.calendar import write_calendar
from data.keeping.store import open_store
from data.profiles.catalog import Catalog, load_catalog
from data.profiles.scored_groups import scored_groups
from data.samples.sample import PLANS, sample_files
from data.samples.sample_marks import Planted, planted_in
from methods.divergence import marker_leanings, mutual_favours, overraters
from pages.parts.scoring.rubric_draft import CAPS, drafted, missing
from queries.scoring import questions as q
from schemas.scoring.rubric import DivergenceSettings, Rubric
from schemas.scoring.rubric_file import rubric_of
from schemas.scoring.rubric_rules import broken_rubric
from schemas.selection import Selection, Viewer
from translations import translator

VIEWS = ["ranking", "all", "unit", "marks", "rubric"]
SETTINGS = tomllib.loads((PLANS / "province.toml").read_text(encoding="utf-8"))
PLACES = tomllib.loads((PLANS / "scores.toml").read_text(encoding="utf-8"))["planted"]
LIMITS = DivergenceSettings()


def smallest_planted(catalog: Catalog) -> str:
    """A campaign with clusters enough for the planted one; the fewest units, to be quick."""
    sizes = {
        c["id"]: catalog.units_of(c["id"]).height
        for c in SETTINGS["campaigns"]
        if catalog.memberships.filter(campaign_id=c["id"])["cluster_id"].n_unique() > 10
    }
    return min(sizes, key=lambda name: sizes[name])


@pytest.fixture(scope="module")
def campaign() -> str:
    return smallest_planted(load_catalog())


@pytest.fixture(scope="module")
def store(campaign: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clusters")
    catalog, place = load_catalog(), folder / "store"
    write_calendar(place, "sample", SETTINGS["today"], SETTINGS["first_view"])
    only = [c for c in SETTINGS["campaigns"] if c["id"] == campaign]
    plan = {**SETTINGS, "campaigns": only}
    (folder / "files").mkdir()
    arrivals = sample_files(catalog, plan, folder / "files", 1)
    ingest(
        place,
        [a.path for a in arrivals],
        "minh họa",
        [a.received_at for a in arrivals],
        catalog=catalog,
    )
    return place


@pytest.fixture
def chosen(campaign: str) -> Selection:
    return Selection(campaign, SETTINGS["first_view"], year=SETTINGS["first_view"].year)


@pytest.fixture
def planted(chosen: Selection) -> Planted:
    """The units the sample planted, as its settings name their places."""
    year = chosen.as_of.year
    groups = scored_groups(load_catalog(), chosen.campaign, year, date(year, 12, 31))
    return planted_in(groups, PLACES)


def test_the_planted_inflater_is_found_and_nobody_else(store, chosen, planted) -> None:
    found = overraters(q.cluster_ranking(open_store(store), Viewer(), chosen), LIMITS)
    assert found["unit_id"].to_list() == [planted.inflater]


def test_the_planted_harsh_marker_is_found_and_nobody_else(store, chosen, planted) -> None:
    leanings = marker_leanings(q.cross_marks(open_store(store), Viewer(), chosen), LIMITS)
    named = leanings.drop_nulls("leaning").select("marker_id", "leaning").rows()
    assert named == [(planted.harsh, "harsh")]


def test_the_planted_pair_is_found_and_nobody_else(store, chosen, planted) -> None:
    pairs = mutual_favours(q.cross_marks(open_store(store), Viewer(), chosen), LIMITS)
    assert [{r["unit_a"], r["unit_b"]} for r in pairs.to_dicts()] == [set(planted.pair)]


def test_in_a_year_without_planting_nobody_is_named(store, chosen) -> None:
    before = Selection(chosen.campaign, date(chosen.as_of.year, 6, 30), year=chosen.as_of.year - 1)
    con, viewer = open_store(store), Viewer()
    assert overraters(q.cluster_ranking(con, viewer, before), LIMITS).is_empty()
    cross = q.cross_marks(con, viewer, before)
    assert marker_leanings(cross, LIMITS)["leaning"].null_count() == cross["marker_id"].n_unique()
    assert mutual_favours(cross, LIMITS).is_empty()


def test_a_total_goes_down_to_cells_and_back(store, chosen) -> None:
    con, viewer = open_store(store), Viewer()
    row = q.cluster_ranking(con, viewer, chosen).filter(cluster_rank=1).row(0, named=True)
    of_unit = Selection(**{**vars(chosen), "unit": row["unit_id"]})
    sections = q.section_scores(con, viewer, of_unit)
    whole = sum(sections["base_points"]) + row["bonus_points"] - row["penalty_points"]
    said = q.rubric_list(con, viewer, chosen).filter(pl.col("is_in_force"))["rubric_json"]
    steps = {rubric_of(text).step for text in said}
    assert abs(whole - row["score_points"]) <= max(steps) / 2
    criteria = q.criterion_scores(con, viewer, of_unit)
    direct = criteria.filter(pl.col("kind") == "direct", pl.col("stage") == "appraised")
    one = direct.row(0, named=True)
    cells = q.score_trace(
        con, viewer, Selection(**{**vars(of_unit), "criterion": one["criterion_id"]})
    )
    cell = cells.filter(pl.col("stage") == "appraised", pl.col("is_current")).row(0, named=True)
    assert cell["amount"] == one["final_points"]
    assert cell["file_name"]
    assert cell["cell"]


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))


def opened(**query: str) -> Any:
    at = AppTest.from_file("../../dashboard.py", default_timeout=180)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    return at.switch_page("pages/clusters.py").run()


def words(at: Any) -> str:
    return "\n".join(str(e.value) for e in [*at.title, *at.markdown, *at.caption, *at.info])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_view_opens_in_both_languages(view: str, language: Any, campaign: str) -> None:
    at = opened(campaign=campaign, view=view, lang=language)
    assert not [*at.exception, *at.error]
    assert at.title[0].value == translator(language)("page.clusters.title")
    assert translator(language)("app.sample_strip") in words(at)


def test_a_mark_opens_its_cell_in_the_sheet_as_it_came(store, chosen, campaign) -> None:
    con, viewer = open_store(store), Viewer()
    cluster, year = chosen.cluster, str(chosen.year)
    unit = q.cluster_ranking(con, viewer, chosen).filter(cluster_rank=1)["unit_id"][0]
    of_unit = replace(chosen, unit=unit)
    own = q.score_trace(con, viewer, of_unit).filter(item="criterion", stage="self")
    mark = own.row(0, named=True)
    said = {"view": "unit", "cluster": cluster, "year": year, "unit": unit}
    cell = f"{mark['submission_id']}.{mark['cell']}"
    at = opened(campaign=campaign, criterion=mark["criterion_id"], cell=cell, **said)
    assert not [*at.exception, *at.error]
    row = re.findall(r"\d+", mark["cell"])[-1]
    assert f"**▶ {row}**" in words(at)
    assert mark["file_name"] in html.unescape(words(at)).replace("\\", "")


def test_the_page_says_the_leader_and_margin_the_question_says(store, chosen, campaign) -> None:
    glance = q.cluster_glance(open_store(store), Viewer(), chosen).row(0, named=True)
    at = opened(campaign=campaign)
    assert at.metric[0].value == glance["leader_name"]
    t = translator("vi")
    points = t.number(glance["margin_points"], glance["decimals"])
    assert at.metric[1].value == t("scores.points", points=points)


def test_a_stage_that_is_not_reached_ranks_nobody_and_says_so(campaign: str) -> None:
    at = opened(campaign=campaign, stage="council")
    assert not [*at.exception, *at.error]
    assert at.metric[0].value == "–"


def test_the_first_screen_is_of_the_lead_and_the_file_comes_part_by_part(campaign: str) -> None:
    t = translator("vi")
    scoring = t("column.appraised_at")

    def drawn(**query: str) -> tuple[int, bool]:
        at = opened(campaign=campaign, **query)
        assert not [*at.exception, *at.error]
        assert t("verdict.title") in words(at)
        held = any(scoring in table.value.columns for table in at.dataframe)
        return len(at.get("plotly_chart")), held

    assert [drawn(), drawn(part="steps"), drawn(part="firm")] == [
        (1, False),
        (2, True),
        (3, False),
    ]
    assert drawn(part="all") == (4, True)


def test_the_studio_without_edits_moves_nobody_and_keeps_nothing(store, chosen, campaign) -> None:
    before = q.rubric_list(open_store(store), Viewer(), chosen).height
    at = opened(campaign=campaign, view="rubric")
    t = translator("vi")
    assert t("charts.rank_shift.none") in words(at)
    assert q.rubric_list(open_store(store), Viewer(), chosen).height == before


@pytest.mark.parametrize(
    ("normalise", "combine", "is_possible"),
    [("min_max", "geometric", True), ("z", "geometric", False)],
)
def test_the_studio_tries_other_normalisations_and_says_what_is_impossible(
    campaign: str, normalise: str, combine: str, is_possible: bool
) -> None:
    at = opened(campaign=campaign, view="rubric", normalise=normalise, combine=combine)
    assert not [*at.exception, *at.error]
    t = translator("vi")
    assert (t("studio.no_geometric_z") in words(at)) is not is_possible
    tables = [table.value for table in at.dataframe]
    scenario = next(table for table in tables if t("column.kendall") in table.columns)
    assert len(scenario) == 7
    plain = f"{t('studio.normalise_points')} · {t('studio.combine_arithmetic')}"
    first = scenario[scenario[t("column.scenario")] == plain].iloc[0]
    assert (first[t("column.moved_count")], first[t("column.kendall")]) == ("0", "1,00")


def test_a_year_no_rubric_scores_falls_back_to_one_that_is(campaign: str) -> None:
    at = opened(campaign=campaign, year="1999", cluster="nowhere")
    assert not [*at.exception, *at.error]
    assert len(at.metric) == 4


def test_publishing_what_has_not_changed_is_refused_and_nothing_is_kept(
    store: Path, chosen: Selection, campaign: str
) -> None:
    before = q.rubric_list(open_store(store), Viewer(), chosen).height
    at = opened(campaign=campaign, view="rubric")
    t = translator("vi")
    next(i for i in at.text_input if i.label == t("studio.by")).input("Chuyên viên (minh họa)")
    at.text_area[0].input("Thử")
    next(b for b in at.button if b.label == t("studio.publish")).click()
    at.run()
    assert at.error
    assert t("studio.not_published") in words(at)
    assert q.rubric_list(open_store(store), Viewer(), chosen).height == before


def a_rubric() -> Rubric:
    return next(r for r in load_catalog().rubrics if len(r.sections) > 1)


def tables(rubric: Rubric) -> tuple[pl.DataFrame, pl.DataFrame]:
    criteria = pl.DataFrame(
        {
            "max_points": [c.max_points for c in rubric.criteria],
            "is_left_out": [False for _ in rubric.criteria],
        }
    )
    caps = {name: [getattr(s, name) for s in rubric.sections] for name in CAPS}
    return criteria, pl.DataFrame(caps, schema=dict.fromkeys(CAPS, pl.Float64))


def test_a_draft_without_edits_is_the_rubric_itself() -> None:
    rubric = a_rubric()
    assert drafted(rubric, *tables(rubric), []) == rubric


def test_more_points_raise_the_section_and_the_total_alike() -> None:
    rubric = a_rubric()
    criteria, caps = tables(rubric)
    more = criteria.with_row_index().with_columns(
        max_points=pl.col("max_points") + pl.when(pl.col("index") == 0).then(10).otherwise(0)
    )
    draft = drafted(rubric, more, caps, [])
    assert draft.total_points == rubric.total_points + 10
    assert draft.criteria[0].max_points == rubric.criteria[0].max_points + 10
    assert not broken_rubric(draft, load_catalog().profile(rubric.campaign))


def test_what_last_years_marks_cannot_know_is_left_out_and_named() -> None:
    rubric = a_rubric()
    typed = next(c for c in rubric.criteria if c.kind != "progress" and c.counts == "base")
    fewer = replace(rubric, criteria=tuple(c for c in rubric.criteria if c.id != typed.id))
    assert missing(rubric, fewer) == [typed.id]
    assert drafted(rubric, *tables(rubric), [typed.id]).left_out == (typed.id,)
