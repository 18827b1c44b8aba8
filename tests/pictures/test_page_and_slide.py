"""One picture on the page and on the slide: the same units, order and texts, those of the store."""

import html
import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from statistics import median
from typing import Any

import plotly.graph_objects as go
import polars as pl
import pytest

from answers.answers import StoreAnswers
from answers.awards.answers import AwardAnswers
from answers.scoring.answers import ScoreAnswers
from briefing.deck.build import PHASES, deck
from briefing.deck.forms import BarChart, Lines, Scatter, Table
from briefing.deck.more_forms import TimeLine, Words
from briefing.deck.scales import within
from briefing.deck.slide import Deck
from charts.awards.funnel import award_funnel
from charts.awards.lorenz import award_lorenz
from charts.awards.results import award_results
from charts.progress.quadrants import level_quadrants
from charts.progress.timeline import phase_timeline
from charts.reporting.arrivals import arrival_lines
from charts.reporting.group_bars import group_lollipops
from charts.scoring.criterion_strips import criterion_strips
from charts.scoring.rank_bump import rank_bump
from charts.scoring.rank_intervals import rank_intervals
from charts.scoring.stage_dumbbells import stage_dumbbells
from data.keeping.store import open_store
from pictures.ranking import rank_marks
from pictures.scoring.rank_lines import rank_picture
from queries.awards.questions import award_proposals
from queries.progress.questions import level_improvement
from queries.reference.questions import deadline_list, phase_list
from queries.reporting.obligations import (
    arrival_curve,
    obligation_count,
    obligation_list,
    obligation_state,
)
from queries.scoring.questions import cluster_glance, cluster_ranking, criterion_scores
from schemas.selection import Selection, Viewer
from tests.worlds.deck_sample import commune_sample
from translations import translator
from translations.name_order import name_key

DAY, HINGE = date(2026, 11, 29), date(2027, 12, 31)
VI = translator("vi")
World = tuple[StoreAnswers, Selection]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    store, campaign = commune_sample(tmp_path_factory.mktemp("pictures"))
    return StoreAnswers(open_store(store), Viewer()), Selection(campaign, DAY)


@cache
def told(of: StoreAnswers, chosen: Selection, story: str) -> Deck:
    return deck(of, chosen, VI, story)


def form(whole: Deck, key: str, kind: type) -> Any:
    parts = next(s for s in whole.slides if s.key == key).parts
    return next(p.form for p in parts if isinstance(p.form, kind))


def message(whole: Deck, key: str) -> str:
    return next(s for s in whole.slides if s.key == key).generated


def texts(figure: go.Figure) -> list[str]:
    bare = (re.sub(r"<br>", " ", a.text) for a in figure.layout.annotations)
    return [html.unescape(re.sub(r"<[^>]+>", "", text)) for text in bare]


def test_the_ranking_lists_the_same_units_with_the_same_places(world: World) -> None:
    of, chosen = world
    glances = of.ask(cluster_glance, chosen).drop_nulls("margin_points")
    cluster = str(glances["cluster_id"][0])
    one = Selection(chosen.campaign, DAY, cluster=cluster, year=DAY.year)
    rows = of.ask(cluster_ranking, one).filter(pl.col("cluster_rank").is_not_null())
    want = sorted(rows.to_dicts(), key=lambda r: (r["cluster_rank"], name_key(r["short_name"])))
    table: Table = form(
        told(of, Selection(chosen.campaign, DAY, cluster=cluster), "cluster"), "cluster", Table
    )
    slide = [tuple(cell.text for cell in row.cells[:3]) for row in table.rows]
    assert slide == [
        (VI.number(r["cluster_rank"]), r["short_name"], VI.number(r["score_points"], r["decimals"]))
        for r in want
    ]
    for row, own in zip(table.rows, want, strict=True):
        [dot] = row.marks.dots if row.marks else ()
        assert dot.value == -(own["gap_points"] or 0)
    page = stage_dumbbells(rows, (), VI, "light")
    names = [f"{rank}  {name}" for rank, name, _ in slide]
    assert [said for said in texts(page) if "  " in said] == names


def test_equal_ranks_stand_in_the_order_of_names_on_both(world: World) -> None:
    rows = [
        {"unit_id": f"u{n}", "short_name": name, "cluster_rank": rank, "decimals": 1}
        | {"first_ratio": 0.5, "rank_low": 1.0, "rank_median": 1.0, "rank_high": 2.0}
        for n, (name, rank) in enumerate([("Xã Đông", 1), ("Xã An", 1), ("Xã Dân", 1), ("Y", None)])
    ]
    marks = rank_marks(rows, VI)
    assert [m.name for m in marks] == ["Xã An", "Xã Dân", "Xã Đông", "Y"]
    page = rank_intervals(pl.DataFrame(rows[:3]), 100, 0.1, VI, "light")
    assert [s for s in texts(page) if "  " in s] == ["1  Xã An", "1  Xã Dân", "1  Xã Đông"]


def test_the_funnel_counts_what_the_proposals_have_reached(world: World) -> None:
    of, chosen = world
    whole = told(of, chosen, "yearly")
    phase = Selection(chosen.campaign, DAY, phase="phase-1")
    held = of.ask(award_proposals, phase)
    routes = {"appraised": "has_appraisal", "passed": "has_council", "submitted": "has_submission"}
    own = {"proposed": held.height}
    own |= {s: held[f"{s}_on"].count() for s, has in routes.items() if held[has].any()}
    own["decided"] = held["decided_on"].count()
    table: Table = form(whole, "award_funnel", Table)
    slide = [(row.cells[0].text, row.cells[1].text) for row in table.rows]
    assert slide == [(VI(f"awards.stage.{s}"), VI.number(n)) for s, n in own.items()]
    said = texts(award_funnel(AwardAnswers(of).stages(phase), VI, "light"))
    assert [text for text in said if text in dict(slide)] == list(dict(slide))
    for row in table.rows:
        assert any(row.cells[2].text in text for text in said), row


def test_units_by_level_stand_on_the_same_places_and_the_same_are_named(world: World) -> None:
    of, chosen = world
    phase = Selection(chosen.campaign, HINGE, phase=PHASES["interim"])
    frame = of.ask(level_improvement, phase)
    own = {
        r["short_name"]: (r["level_pct"], r["change_points"])
        for r in frame.drop_nulls(["level_pct", "change_points"]).to_dicts()
    }
    whole = told(of, Selection(chosen.campaign, HINGE), "interim")
    slide: Scatter = form(whole, "unit_quadrants", Scatter)
    assert {d.name: (d.x, d.y) for d in slide.dots} == own
    assert slide.x_line == median(level for level, _ in own.values())
    page = level_quadrants(frame, VI, "light")
    points = {(x, y) for d in page.data for x, y in zip(d.x, d.y, strict=True)}
    assert points == set(own.values())
    assert page.layout.title.text == html.escape(message(whole, "unit_quadrants"), quote=False)
    lines = [s for s in page.layout.shapes if s.type == "line"]
    assert [(s.x0, s.x1) for s in lines[:1]] == [(slide.x_line, slide.x_line)]
    assert [within(((s.x0, s.y0), (s.x1, s.y1)), slide.y) for s in lines[1:]] == [slide.slant]
    assert {s for s in texts(page) if s in own} <= {d.name for d in slide.dots if d.is_named}


def test_awards_against_results_show_the_same_exceptions(world: World) -> None:
    of, chosen = world
    whole = told(of, chosen, "awards")
    slide: Scatter = form(whole, "award_results", Scatter)
    rows = pl.DataFrame(
        [
            {
                "unit_id": f"{n:03}",
                "short_name": d.name,
                "level_pct": d.x,
                "decided_count": int(d.y),
            }
            for n, d in enumerate(slide.dots)
        ]
    )
    own = rows.sort("level_pct", descending=True)
    top = own.head(max(own.height // 4, 1)).filter(decided_count=0)["short_name"].to_list()
    page = award_results(rows, VI, "light")
    red = {d.name for d in slide.dots if d.tone == "attention"}
    assert red == set(top)
    strong = next(t for t in page.data if t.marker.color == "#B42318")
    assert sorted(strong.x) == sorted(d.x for d in slide.dots if d.name in red)
    assert page.layout.title.text == html.escape(message(whole, "award_results"), quote=False)


def test_the_time_line_has_the_days_of_the_plan_on_both(world: World) -> None:
    of, chosen = world
    phases, deadlines = of.ask(phase_list, chosen), of.ask(deadline_list, chosen)
    whole = told(of, chosen, "yearly")
    slide: TimeLine = form(whole, "timeline", TimeLine)
    page = phase_timeline(phases, deadlines, DAY, VI, "light")
    assert page.layout.title.text == message(whole, "timeline")
    reviews = [r["review_on"] or r["end_date"] for r in phases.sort("start_date").to_dicts()]
    marked = next(d for d in page.data if d.marker.symbol == "diamond")
    assert list(marked.x) == reviews
    above = [m for m in slide.moments if m.is_above]
    first, last = phases["start_date"].min(), phases["end_date"].max()
    assert isinstance(first, date)
    assert isinstance(last, date)
    days = [first + timedelta(days=round(m.at * (last - first).days)) for m in above]
    assert days == sorted([first, *(min(day, last) for day in reviews), DAY])
    for span, row in zip(slide.spans, phases.sort("start_date").to_dicts(), strict=True):
        assert span.passed == pytest.approx(row["elapsed_ratio"])
        dark = next(s for s in page.layout.shapes if s.type == "rect" and s.x0 == row["start_date"])
        whole_days = (row["end_date"] - row["start_date"]).days
        assert (dark.x1 - dark.x0).days / whole_days == pytest.approx(span.passed, abs=0.001)
    below = {m.date for m in slide.moments if not m.is_above}
    assert below <= {VI.date(d.date()) for d in deadlines["due_at"].drop_nulls()}


def test_unit_types_report_the_same_on_both_and_in_the_store(world: World) -> None:
    of, chosen = world
    whole = told(of, chosen, "yearly")
    slide: BarChart = form(whole, "reporting", BarChart)
    due = of.ask(obligation_list, chosen).filter(
        pl.col("kind").is_in(["period", "yearly", "interim", "final"]), ~pl.col("is_open")
    )
    for name in due.sort("due_at")["obligation_id"].to_list():
        one = Selection(chosen.campaign, DAY, obligation=name)
        states = of.ask(obligation_state, one).filter(pl.col("state") != "exempt")
        kinds = {
            "on_time": states.filter(state="on_time").height,
            "late": states.filter(state="late").height,
            "lacking": states.filter(
                pl.col("state").is_in(["rejected", "waiting", "overdue"])
            ).height,
        }
        if [sum(s.values) for s in slide.series] == list(kinds.values()):
            break
    else:
        pytest.fail("the slide's sums are those of no report of the store")
    frame = of.ask(obligation_count, one, level="unit_type")
    page = texts(group_lollipops(frame, VI, "light", level="unit_type"))
    names = [text.rpartition(" (")[0] for text in slide.categories]
    assert [said for said in page if said in names] == names[::-1]


def test_stages_show_the_same_gap_with_the_same_sign(world: World) -> None:
    of, chosen = world
    cluster = str(of.ask(cluster_glance, chosen).drop_nulls("margin_points")["cluster_id"][0])
    one = Selection(chosen.campaign, DAY, cluster=cluster, year=DAY.year)
    rows = of.ask(cluster_ranking, one).filter(cluster_id=cluster)
    own = {
        r["short_name"]: VI.signed(r["appraised_points"] - r["self_points"], r["decimals"])
        for r in rows.drop_nulls(["self_points", "appraised_points"]).to_dicts()
    }
    assert own
    whole = told(of, Selection(chosen.campaign, DAY, cluster=cluster), "cluster")
    table: Table = form(whole, "cluster_stages", Table)
    slide = {row.cells[0].text: row.cells[-1].text for row in table.rows}
    assert {name: gap for name, gap in slide.items() if name in own} == own
    over = [r["unit_id"] for r in rows.to_dicts() if r["short_name"] in _red(table)]
    page = stage_dumbbells(rows, over, VI, "light")
    said = [text.removeprefix("▲ ") for text in texts(page) if "  " not in text]
    assert said == list(slide.values())
    assert page.layout.title.text == html.escape(message(whole, "cluster_stages"), quote=False)


def _red(table: Table) -> set[str]:
    return {row.cells[0].text for row in table.rows if row.cells[-1].tone == "attention"}


def test_arrivals_end_with_the_same_count_of_the_same_units_on_both(world: World) -> None:
    of, chosen = world
    slide: Lines = form(told(of, chosen, "yearly"), "reporting", Lines)
    owed, *_, accepted = slide.lines
    due = of.ask(obligation_list, chosen).filter(
        pl.col("kind").is_in(["period", "yearly", "interim", "final"]), ~pl.col("is_open")
    )
    last = due.sort("due_at", "obligation_id")["obligation_id"][-1]
    one = Selection(chosen.campaign, DAY, obligation=last)
    states = of.ask(obligation_state, one).filter(pl.col("state") != "exempt")
    came = states.drop_nulls("received_at")["received_at"].dt.date()
    page = arrival_lines(of.ask(arrival_curve, one), DAY, VI, "light").data[0]
    assert {*owed.values} == {states.height}
    assert [v for v in accepted.values if v is not None][-1] == page.y[-1] == came.len() > 0
    assert accepted.end == VI.number(came.len())
    days = dict(zip(page.x, page.y, strict=True))
    for text, value in zip(slide.categories, accepted.values, strict=True):
        drawn = [n for day, n in days.items() if f"{day:%d/%m}" == text]
        assert drawn in ([], [value]), text
        assert value is None or drawn or value == 0


def test_the_lorenz_curve_has_its_slant_and_bounds_on_both(world: World) -> None:
    of, chosen = world
    slide: Scatter = form(told(of, chosen, "yearly"), "award_people", Scatter)
    page = award_lorenz(AwardAnswers(of).curve(Selection(chosen.campaign, DAY)), VI, "light")
    high, low, slant, own = page.data[:4]
    for drawn, points in zip(
        (own, slant, low, high), (slide.curve, slide.slant, *slide.bounds), strict=True
    ):
        assert [x / 100 for x, _ in points] == pytest.approx(list(drawn.x))
        assert [y / 100 for _, y in points] == pytest.approx(list(drawn.y))
    words: Words = form(told(of, chosen, "yearly"), "award_people", Words)
    assert words.head == html.unescape(page.layout.title.text)
    half = next(dot for dot in slide.dots)
    assert half.y == pytest.approx(100 * page.data[4].y[0])


def test_ranks_over_the_years_are_those_of_the_store_unit_by_unit(world: World) -> None:
    of, chosen = world
    cluster = str(of.ask(cluster_glance, chosen).drop_nulls("margin_points")["cluster_id"][0])
    one = Selection(chosen.campaign, HINGE, cluster=cluster, year=HINGE.year)
    ranks = ScoreAnswers(of).ranks_by_year(one)
    own = {
        str(unit[0]): dict(rows.select("year", "cluster_rank").iter_rows())
        for unit, rows in ranks.drop_nulls("cluster_rank").group_by("unit_id")
    }
    years = sorted({year for by in own.values() for year in by})
    want = Counter(tuple(by.get(year) for year in years) for by in own.values())
    page = rank_bump(ranks, None, VI, "light")
    assert Counter(tuple(line.y) for line in page.data) == want
    picture = rank_picture(ranks, VI)
    assert picture
    assert Counter(line.ranks for line in picture.lines) == want


def test_a_unit_has_the_same_points_of_a_criterion_on_both(world: World) -> None:
    of, chosen = world
    cluster = str(of.ask(cluster_glance, chosen).drop_nulls("margin_points")["cluster_id"][0])
    one = Selection(chosen.campaign, DAY, cluster=cluster, year=DAY.year)
    scores = of.ask(criterion_scores, one).filter(cluster_id=cluster)
    table: Table = form(
        told(of, Selection(chosen.campaign, DAY, cluster=cluster), "cluster"),
        "cluster_criteria",
        Table,
    )
    unit = table.columns[2].head
    [code] = scores.filter(short_name=unit)["unit_id"].unique().to_list()
    said = texts(criterion_strips(scores, code, VI, "light"))
    shown = dict(zip(said[::2], said[1::2], strict=True))
    for row in table.rows:
        name, most, points = (cell.text for cell in row.cells[:3])
        if points != VI.number(None):
            assert shown[name] == f"{points}/{most}"
