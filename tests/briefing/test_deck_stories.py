"""Every storyline over a whole sample campaign: slides hold, figures are those of the store."""

import html
import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from answers.answers import StoreAnswers
from answers.awards.answers import every
from briefing.deck import closing_slides
from briefing.deck.build import PHASES, STORYLINES, deck
from briefing.deck.decisions import decisions_of
from briefing.deck.forms import BarChart, Lines, Table
from briefing.deck.more_forms import Decisions
from briefing.deck.progress.phase_slides import phase_contents
from briefing.deck.room import Room
from briefing.deck.slide import Deck, Slide
from briefing.drawing.draw import DRAWN
from briefing.minutes.agenda import agenda
from briefing.minutes.minutes import minutes
from briefing.minutes.session import Session
from briefing.office.paper import Grid, Heading
from briefing.powerpoint.file import pptx_deck
from briefing.workbook.file import xlsx_deck
from charts.scoring.margins import cluster_margins
from data.keeping.store import open_store
from data.pipeline import days
from queries.awards.questions import award_proposals, award_rules, award_tally
from queries.progress.questions import content_standing, indicator_standing, phase_comparison, trend
from queries.reporting.obligations import obligation_count, obligation_list
from queries.scoring.questions import (
    cluster_glance,
    cluster_ranking,
    criterion_scores,
    section_scores,
)
from schemas.frames import ContentStanding
from schemas.selection import Selection, Viewer
from tests.worlds.deck_checks import assert_inside, assert_said, assert_whole_words
from tests.worlds.deck_sample import commune_sample
from tests.worlds.event_days import asked_days, event_days, quiet_spans, shown
from translations import Language, translator

DAY, HINGE, END = date(2026, 11, 29), date(2027, 12, 31), date(2030, 12, 31)
CLOSED = date(2028, 1, 16)  # the deadline of the last period of phase 1 has passed
VI = translator("vi")

pytestmark = pytest.mark.no_cover  # drawn by the thousand: tracing takes ten times as long


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    return commune_sample(tmp_path_factory.mktemp("stories"))


@pytest.fixture(scope="module")
def of(sample: tuple[Path, str]) -> StoreAnswers:
    return StoreAnswers(open_store(sample[0]), Viewer())


@pytest.fixture
def campaign(sample: tuple[Path, str]) -> str:
    return sample[1]


def told(
    of: StoreAnswers,
    campaign: str,
    story: str,
    day: date = DAY,
    language: Language = "vi",
    cluster: str | None = None,
) -> Deck:
    """Made once for all tests that look at the same deck."""
    return deck_of(of, campaign, story, day, language, cluster)


@cache
def deck_of(
    of: StoreAnswers, campaign: str, story: str, day: date, language: Language, cluster: str | None
) -> Deck:
    return deck(of, Selection(campaign, day, cluster=cluster), translator(language), story)


def slide(whole: Deck, key: str) -> Slide:
    return next(s for s in whole.slides if s.key == key)


def form(whole: Deck, key: str, kind: type) -> Any:
    return next(p.form for p in slide(whole, key).parts if isinstance(p.form, kind))


def words(value: Any) -> Iterator[str]:
    """Every text of a slide, whatever it stands in."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from words(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words(getattr(value, field.name))


@pytest.mark.parametrize("day", [DAY, HINGE, END])
@pytest.mark.parametrize("story", STORYLINES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_slide_of_every_storyline_holds(
    of: StoreAnswers, campaign: str, story: str, day: date, language: Language
) -> None:
    whole = told(of, campaign, story, day, language)
    assert_said(whole)
    assert_inside(whole)
    assert_whole_words(whole)
    assert len({s.key for s in whole.slides}) == len(whole.slides)
    assert {type(p.form) for s in whole.slides for p in s.parts} <= DRAWN.keys()


@pytest.mark.parametrize("story", STORYLINES)
def test_every_slide_but_cover_time_line_asks_and_method_says_its_coverage(
    of: StoreAnswers, campaign: str, story: str
) -> None:
    bare = ("cover", "timeline", "decisions", "method")
    for s in told(of, campaign, story).slides:
        if not s.is_empty and not s.key.partition("-")[0].endswith(bare):
            assert "/" in s.coverage, s.key


def test_no_storyline_names_an_individual(of: StoreAnswers, campaign: str) -> None:
    names = of.ask(award_proposals, every(Selection(campaign, END))).drop_nulls("recipient_name")
    people = names.filter(subject="individual")["recipient_name"].to_list()
    assert people
    for story in STORYLINES:
        said = "\n".join(words(told(of, campaign, story, END).slides))
        assert [name for name in people if name in said] == []


def test_the_list_for_the_vote_adds_up_to_the_proposals_that_wait(
    of: StoreAnswers, campaign: str
) -> None:
    whole = told(of, campaign, "awards")
    waiting = of.ask(award_proposals, every(Selection(campaign, DAY))).filter(state="appraised")
    assert waiting.height
    tables = [s.parts[0].form for s in whole.slides if s.key.startswith("award_votes")]
    heads = [VI(f"deck.subject.{name}") for name in ("collective", "individual", "household")]
    counted = 0
    for table in tables:
        assert isinstance(table, Table)
        places = [n for n, column in enumerate(table.columns) if column.head in heads]
        counted += sum(
            int(row.cells[n].text) for row in table.rows for n in places if row.cells[n].text != "·"
        )
    assert counted == waiting.height


def test_the_rules_on_the_slide_are_those_of_the_campaign(of: StoreAnswers, campaign: str) -> None:
    whole = told(of, campaign, "awards")
    rules = of.ask(award_rules, every(Selection(campaign, DAY)))
    tables = [s.parts[0].form for s in whole.slides if s.key.startswith("award_rulebook")]
    shown = [row.cells[0].text for f in tables if isinstance(f, Table) for row in f.rows]
    assert sorted(shown) == sorted(rules["label_vi"].to_list())
    assert f"/{rules.height} quy định" in slide(whole, "award_rulebook").title


def a_cluster(of: StoreAnswers, campaign: str, day: date = DAY) -> tuple[str, Selection]:
    rows = of.ask(cluster_ranking, Selection(campaign, day, year=2026)).drop_nulls("cluster_rank")
    name = str(rows["cluster_id"].sort()[0])
    return name, Selection(campaign, day, year=2026, cluster=name)


def test_the_cluster_that_is_asked_for_is_the_one_shown(of: StoreAnswers, campaign: str) -> None:
    name, one = a_cluster(of, campaign)
    whole = told(of, campaign, "cluster", cluster=name)
    rows = of.ask(cluster_ranking, one).filter(cluster_id=name).drop_nulls("cluster_rank")
    table = form(whole, "cluster", Table)
    assert {row.cells[1].text for row in table.rows} == {*rows["short_name"]}
    assert rows["cluster_name_vi"][0] in whole.stamp.meeting


def test_sections_criteria_and_stages_print_the_points_of_the_store(
    of: StoreAnswers, campaign: str
) -> None:
    name, one = a_cluster(of, campaign)
    whole = told(of, campaign, "cluster", cluster=name)
    bars = form(whole, "cluster_sections", BarChart)
    points = of.ask(section_scores, one).drop_nulls("cluster_rank").sort("position", "cluster_rank")
    drawn = {bars_.name: [*bars_.values] for bars_ in bars.series}
    for section, rows in points.group_by("short_vi", maintain_order=True):
        assert drawn[str(section[0])] == pytest.approx(rows["section_points"].to_list())
    scores = of.ask(criterion_scores, one).filter(cluster_id=name)
    printed = {
        (r["short_vi"], r["short_name"]): VI.number(r["final_points"], r["decimals"])
        for r in scores.to_dicts()
    }
    for s in whole.slides:
        if s.key.startswith("cluster_criteria"):
            table = s.parts[0].form
            assert isinstance(table, Table)
            for row in table.rows:
                for column, cell in list(zip(table.columns, row.cells, strict=True))[2:]:
                    assert cell.text == printed[row.cells[0].text, column.head]
    table = form(whole, "cluster_stages", Table)
    known = {
        r["short_name"]: r for r in of.ask(cluster_ranking, replace(one, stage=None)).to_dicts()
    }
    for row in table.rows:
        unit = known[row.cells[0].text]
        assert row.cells[2].text == VI.number(unit["self_points"], unit["decimals"])


@pytest.mark.parametrize("day", [HINGE, CLOSED])
def test_a_review_counts_every_indicator_once(of: StoreAnswers, campaign: str, day: date) -> None:
    whole = told(of, campaign, "interim", day)
    rows = of.ask(indicator_standing, Selection(campaign, day))
    rows = rows.filter(pl.col("target_value").is_not_null())
    bars = form(whole, "phase_targets", BarChart)
    assert sum(sum(series.values) for series in bars.series) == rows.height
    reached = rows.filter(pl.col("status").is_in(["exceeded", "reached", "early"])).height
    assert f"{reached}/{rows.height} chỉ tiêu" in slide(whole, "phase_targets").title
    assert ("đã hết ngày" in slide(whole, "hinge_timeline").title) == (day == CLOSED)
    ended = slide(whole, "phase_targets").title.startswith("Hết giai đoạn 1")
    assert ended == (day == CLOSED)


def test_a_trend_ends_at_the_figures_of_its_message(of: StoreAnswers, campaign: str) -> None:
    trends = slide(told(of, campaign, "interim", HINGE), "phase_trends")
    line = next(p.form for p in trends.parts if isinstance(p.form, Lines)).lines
    ends = [one.end.split(" ")[-1] for one in line]
    assert all(end in trends.title for end in ends)


def test_the_dots_of_a_review_are_the_answers_of_its_phase(of: StoreAnswers, campaign: str) -> None:
    for story, day, phase in (("interim", HINGE, "phase-1"), ("final", END, "phase-2")):
        rows = of.ask(content_standing, Selection(campaign, day, phase)).drop_nulls("achieved_pct")
        table = form(told(of, campaign, story, day), "phase_contents", Table)
        said = {row.cells[0].text: row.marks.dots[0].text for row in table.rows}
        assert said == {r["short_vi"]: VI.number(r["achieved_pct"], 1) for r in rows.to_dicts()}


def test_what_adding_up_leaves_takes_no_content_from_its_target(
    of: StoreAnswers, campaign: str
) -> None:
    chosen = Selection(campaign, CLOSED, "phase-1")
    rows = of.ask(content_standing, chosen).drop_nulls("achieved_pct")

    def reached(share: float) -> str:
        room = Room(of, chosen, VI, story="interim")
        room.contents = ContentStanding.rows(rows.with_columns(achieved_pct=pl.lit(share)))
        return phase_contents(room).title

    # ten tenths are 0.9999999999999999; what is printed as 99,9 is short of its target
    tenths = 100 * sum([0.1] * 10)
    assert tenths < 100
    assert reached(tenths) == reached(100.0) != reached(99.9)
    assert f"{rows.height}/{rows.height} nội dung" in reached(tenths)
    assert f"0/{rows.height} nội dung" in reached(100 - 1e-6)


def test_reports_of_the_years_are_those_of_the_obligations(of: StoreAnswers, campaign: str) -> None:
    bars = form(told(of, campaign, "final", END), "reporting_years", BarChart)
    chosen = Selection(campaign, END)
    owed = of.ask(obligation_list, chosen).filter(pl.col("kind") != "plan", ~pl.col("is_open"))
    assert sum(bars.series[0].values) == owed["on_time_count"].sum()
    one = of.ask(obligation_count, replace(chosen, obligation="final"))
    assert sum(bars.series[1].values) >= one["late_count"].sum()
    assert sum(bars.series[1].values) == owed["late_count"].sum()


def test_the_next_phase_prints_what_was_gained_and_what_is_required(
    of: StoreAnswers, campaign: str
) -> None:
    table = form(told(of, campaign, "interim", HINGE), "next_phase", Table)
    rows = {
        r["short_vi"]: r for r in of.ask(phase_comparison, Selection(campaign, HINGE)).to_dicts()
    }
    assert table.rows
    for row in table.rows:
        r = rows[row.cells[0].text]
        share = 100 * r["gained_per_year"] / r["required_per_year"]
        assert row.marks.dots[0].text == f"{VI.number(share)}%"


def test_paths_end_at_the_last_value_of_the_trend(of: StoreAnswers, campaign: str) -> None:
    whole = told(of, campaign, "final", END)
    standing = of.ask(indicator_standing, Selection(campaign, END, "phase-2"))
    ids = dict(standing.select("short_vi", "indicator_id").iter_rows())
    for part in slide(whole, "headline_paths").parts:
        assert isinstance(part.form, Lines)
        line = part.form.lines[0]
        one = Selection(campaign, END, indicator=ids[line.name])
        values = of.ask(trend, one).sort("end_date").drop_nulls("value")["value"].to_list()
        assert [*line.values] == values


def test_levels_of_awards_stand_apart_and_count_both_phases(
    of: StoreAnswers, campaign: str
) -> None:
    bars = form(told(of, campaign, "final", END), "award_levels", BarChart)
    decided = 0
    for phase in ("phase-1", "phase-2"):
        rows = of.ask(award_tally, every(Selection(campaign, END, phase)))
        decided += rows.filter(dimension="level")["decided_count"].sum()
    assert sum(bars.series[-1].values) == decided > 0


def test_ranks_over_the_years_have_one_on_top(of: StoreAnswers, campaign: str) -> None:
    lines = form(told(of, campaign, "final", END), "cluster_bump", Lines)
    assert lines.axis.high == 1
    assert lines.axis.low == max(v for line in lines.lines for v in line.values if v)
    assert lines.axis.labels[-1] == "1"


def test_a_phase_that_has_not_begun_is_said_so_and_never_counted_as_zero(
    of: StoreAnswers, campaign: str
) -> None:
    whole = told(of, campaign, "final", DAY)
    assert "Mới có số liệu của 0/" in slide(whole, "review_summary").title
    assert slide(whole, "phase_contents").is_empty
    said = [*words(slide(whole, "review_summary").parts)]
    assert VI("deck.review_summary.targets", phase="giai đoạn 2") not in said
    assert slide(whole, "review_summary").coverage.startswith("0/")


def numbered(whole: Deck) -> list[tuple[str, str]]:
    """Number and ask of every decision on the slides that list them."""
    forms = [p.form for s in whole.slides for p in s.parts if isinstance(p.form, Decisions)]
    return [(str(row.number), row.ask) for form in forms for row in form.rows]


@pytest.mark.parametrize(
    ("story", "day"), [("yearly", DAY), ("interim", HINGE), ("final", END), ("awards", DAY)]
)
def test_agenda_minutes_and_slides_decide_the_same_under_the_same_numbers(
    of: StoreAnswers, campaign: str, story: str, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing_slides, "MOST", 2)  # so that every list goes on over slides
    whole = told(of, campaign, story, day)
    shown = numbered(whole)
    assert [number for number, _ in shown] == [str(n + 1) for n in range(len(shown))]
    chosen = Selection(campaign, day, PHASES.get(story, "phase-1"))
    session = Session(Room(of, chosen, VI, story=story))
    items = next(block for block in agenda(session).blocks if isinstance(block, Grid)).rows
    called = [
        tuple(cell if isinstance(cell, str) else cell.text for cell in row[:2]) for row in items
    ]
    assert called[1:-1] == shown
    assert (called[0][0], called[-1][0]) == ("", "")
    found = [b.text for b in minutes(session).blocks if isinstance(b, Heading) and b.level == 2]
    heads = [said if isinstance(said, str) else said.text for said in found]
    assert heads == [f"{number}. {ask}" for number, ask in shown]
    slides = Presentation(io.BytesIO(pptx_deck(whole))).slides
    tables = [s.table for p in slides for s in p.shapes if s.has_table]
    cells = [(row.cells[0].text, row.cells[1].text) for t in tables for row in t.rows]
    assert [pair for pair in cells if pair in shown] == shown
    book = load_workbook(io.BytesIO(xlsx_deck(whole, [])))
    cells = [
        (str(row[0].value), str(row[1].value))
        for sheet in book.worksheets
        for row in sheet.iter_rows(max_col=2, min_col=1)
        if len(row) == 2
    ]
    assert [pair for pair in cells if pair in shown] == shown


@pytest.mark.parametrize("story", STORYLINES)
def test_weights_are_never_put_to_the_council_once_the_scores_are_known(
    of: StoreAnswers, campaign: str, story: str
) -> None:
    room = Room(of, Selection(campaign, END, PHASES.get(story, "phase-2")), VI, story=story)
    assert room.clusters["verdict"].drop_nulls().len()
    assert [d.ask for d in decisions_of(room) if "trọng số" in d.ask] == []


def test_page_and_slide_list_the_leads_of_the_store_alike(of: StoreAnswers, campaign: str) -> None:
    room = Room(of, Selection(campaign, END, "phase-2"), VI)
    table = form(told(of, campaign, "yearly", END), "clusters", Table)
    glance = room.ask(cluster_glance, room.of_year).drop_nulls("margin_points")
    verdicts = room.scores.leads(room.of_year).select("cluster_id", "verdict")
    own = glance.join(verdicts, on="cluster_id", how="left").to_dicts()
    worst = {"even": 0, "sensitive": 1, "firm": 2, None: 3}
    own.sort(key=lambda r: (worst[r["verdict"]], r["margin_points"], r["cluster_id"]))
    want = [(r["cluster_name_vi"], VI.number(r["margin_points"], r["decimals"])) for r in own]
    assert want
    slide_rows = [(row.cells[0].text, row.marks.bar.text) for row in table.rows]
    assert slide_rows == want[: len(slide_rows)]
    page = cluster_margins(glance, verdicts, VI, "light")
    notes = [html.unescape(re.sub("<[^>]+>", "", a.text)) for a in page.layout.annotations]
    assert [n.split(" ")[0] for n in notes[1::2]] == [margin for _, margin in want]
    words = [row.cells[3].text for row in table.rows]
    assert [n.split(" ", 2)[2] if " " in n else "–" for n in notes[1::2]][: len(words)] == words
    assert page.layout.title.text == slide(told(of, campaign, "yearly", END), "clusters").title


def test_a_ballot_on_the_slide_is_a_ballot_of_the_pack(of: StoreAnswers, campaign: str) -> None:
    room = Room(of, Selection(campaign, DAY, "phase-1"), VI, story="awards")
    ballots = [d for d in decisions_of(room) if d.vote == VI("deck.vote.ballot")]
    session = Session(room)
    assert session.has_council is bool(ballots)
    asked = [d.key.removeprefix("form:") for d in decisions_of(room) if d.key.startswith("form:")]
    assert asked == [form_id for form_id, _ in session.forms]
    assert asked


def test_nothing_of_the_sample_moves_between_days_on_which_something_happens(
    sample: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(days, "DAYS_KEPT", 2)  # nobody comes back to one of 183 days
    con, random = open_store(sample[0]), Random(1)
    events = event_days(con, sample[1])
    for start, end in quiet_spans(events, date(2025, 1, 1), date(2031, 12, 31)):
        phase = "phase-1" if start <= HINGE + timedelta(days=60) else "phase-2"
        asked = asked_days(start, end, random)
        first, *others = (shown(con, sample[1], day, phase) for day in asked)
        assert all(other == first for other in others), (phase, start, end)
