"""One truth: each headline figure is the same on the page, in every paper and from the shell, and
what a short computation of the test's own makes of the base tables; five campaigns, five dates."""

import html
import io
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pptx import Presentation

from answers.awards.figures import award_figures
from answers.headline import headline_figures
from answers.reporting.obligation_figures import owed_count
from answers.value_days import value_days
from briefing.brief.file import pdf_brief
from briefing.deck.decisions import decisions_of
from briefing.html_deck import html_deck
from briefing.office.document import paper_document
from briefing.office.paper import Paper, Paragraph
from briefing.powerpoint.file import pptx_deck
from briefing.report.ahead import CHARGED
from briefing.report.awards import awards
from briefing.report.build import report_document
from briefing.report.opening import basis, issuer
from briefing.report.results import results
from briefing.report.scene import Scene
from briefing.work import Asked, Work
from briefing.workbook.details import details
from briefing.workbook.file import xlsx_deck
from data.intake.load import ingest
from data.intake.notes import ingest_notes
from data.keeping.calendar import write_calendar
from data.profiles.catalog import load_catalog
from data.samples.sample import PLANS, sample_award_steps, sample_files, sample_notes
from pictures.messages import bullets_message
from pictures.tokens import LAGGING
from queries.catalogue import asked
from queries.reporting.questions import headline
from schemas.frames import Headline
from schemas.selection import Viewer
from schemas.storyline import Storyline
from tests.worlds.oracles.award_states import seen
from tests.worlds.oracles.figures import BETWEEN, FIGURES, Figure, Values, joined
from tests.worlds.oracles.own_figures import Own
from tests.worlds.papers import pdf_text

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]
SETTINGS = tomllib.loads((PLANS / "province.toml").read_text(encoding="utf-8"))
# most units in flat files: that a workbook says the same is held where workbooks are read
SETTINGS["campaigns"] = [
    {**plan, "workbooks": 2, "refused": 1, "word_books": 1} for plan in SETTINGS["campaigns"]
]
CAMPAIGNS = [str(plan["id"]) for plan in SETTINGS["campaigns"]]
DATES = {
    date(2026, 10, 31): "yearly",
    date(2026, 12, 20): "yearly",
    date(2027, 12, 31): "interim",
    date(2028, 2, 15): "yearly",
    date(2031, 1, 15): "final",
}
REVIEW = ("review_summary", "review_decisions")
SHOWN = {
    "yearly": ("summary", "award_map", "decisions"),
    "interim": (*REVIEW, "award_map"),
    "final": (*REVIEW, "campaign_map"),
}
SENDER = "minh họa"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole sample of every campaign, to its end."""
    folder, catalog = tmp_path_factory.mktemp("everywhere"), load_catalog()
    place = folder / "store"
    write_calendar(place, "sample", SETTINGS["today"], SETTINGS["first_view"])
    for files, take in (
        (sample_notes(catalog, SETTINGS, folder, 1), ingest_notes),
        (sample_files(catalog, SETTINGS, folder, 1), ingest),
        (sample_award_steps(catalog, SETTINGS, folder, 1), ingest_notes),
    ):
        paths, at = [a.path for a in files], [a.received_at for a in files]
        outcomes: Any = take(place, paths, SENDER, at, catalog=catalog)  # type: ignore[operator]
        assert {outcome.state for outcome in outcomes} <= {"accepted", "rejected"}
    return place


def work_of(store: Path, campaign: str, day: date) -> Work:
    """The papers of the meeting of a day; of its slides those that state the figures."""
    story = DATES[day]
    made = Work(Asked(store, campaign, day, storyline=story))
    made.kept = Storyline(campaign, "x", story, SHOWN[story])
    return made


def shown(value: Any) -> str:
    """A cell as a reader of Vietnamese sees it."""
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value)


def papers(work: Work, folder: Path) -> Iterator[tuple[str, str]]:
    """Every text of every paper by medium."""
    deck = work.deck
    page = html_deck(deck).decode()
    yield "html", joined(html.unescape(text) for text in re.findall(r"<text[^>]*>(.*?)<", page))
    slides = Presentation(io.BytesIO(pptx_deck(deck))).slides
    frames = [s for slide in slides for s in slide.shapes]
    said = [s.text_frame.text for s in frames if s.has_text_frame]
    said += [c.text for s in frames if s.has_table for row in s.table.rows for c in row.cells]
    yield "pptx", joined(said)
    book = load_workbook(io.BytesIO(xlsx_deck(deck, details(work.room)[:1])))
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    yield "xlsx", joined(" · ".join(shown(v) for v in row if v is not None) for row in rows)
    file = folder / "brief.pdf"
    file.write_bytes(pdf_brief(deck))
    yield "brief", joined(pdf_text(file, "-raw"))
    body = Document(io.BytesIO(report(work))).element.body
    yield (
        "docx",
        joined("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))),
    )
    yield "page", page_text(work)


def report(work: Work) -> bytes:
    """The sections of the report that state the figures, as a DOCX."""
    story: Any = work.base
    scene = Scene(work.office, story)
    opening = Paragraph((basis(scene, issuer(scene)),))
    return paper_document(Paper("x", (opening, *results(scene), *awards(scene))))


def page_text(work: Work) -> str:
    """What the pages say of the same selection: figures of cards, messages, days."""
    room, t = work.room, work.t
    chosen = room.everything
    [row] = Headline.rows(room.ask(headline, chosen))
    said = [f"{f.name} {f.value} {f.chip}" for f in headline_figures(row, t)]
    worst = sorted(room.contents, key=lambda r: (r["pace_ratio"] is None, r["pace_ratio"] or 0))
    said += [bullets_message(worst, t), value_days(room.ask, chosen).sentence(t)]
    total = room.award_total
    if total:
        figures = award_figures(total, room.awards.coverage_rows(chosen), t)
        by_name = {f.name.removeprefix("award_"): f.value for f in figures}
        order = [n for n in ("decided", "proposed", *BETWEEN) if n in by_name]
        said.append("award " + " ".join(by_name[n] for n in order) + " ·")
    if work.base != "final":
        said.append(room.awards.without(chosen).words(t))
    if room.review:
        counts = (room.review["on_time_count"], owed_count(room.review))
        said.append(f"on_time {'/'.join(map(t.number, counts))} {room.review['late_count']}")
    # the page says «no content» for 0 and «all» for every one: a number to be read all the same
    return (
        joined(said)
        .replace("Không nội dung nào", "0 nội dung")
        .replace("Chưa nội dung nào", "0 nội dung")
    )


def shell(store: Path, work: Work) -> Any:
    """`python -m queries` with the words of a shell; awards over the phases of the meeting."""
    room = work.room
    words = {"campaign": room.chosen.campaign, "as_of": f"{room.chosen.as_of}"}

    @cache
    def ask(name: str, award: bool = False) -> pl.DataFrame:
        con = work.answers.con  # type: ignore[attr-defined]
        phases = room.award_phases if award else (room.chosen.phase,)
        return pl.concat([asked(con, Viewer(), name, words | {"phase": p}) for p in phases])

    return ask


def expected(figure: Figure, medium: str, answer: Values) -> Values:
    """The answer as a medium orders it."""
    if medium == "docx" and figure.key == "contents_on_path":
        return answer[::-1]
    if medium == "docx" and figure.key == "awards":
        decided, proposed, *between = answer
        return proposed, *(n for n in (*between, decided) if n)  # a step nobody took is not told
    if medium == "page" and figure.key == "contents_on_path" and answer[0] in (0, answer[1]):
        return answer[:1]
    return answer


COMPARED: list[tuple[str, str, date, str]] = []


@pytest.mark.parametrize("day", DATES)
@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_each_headline_figure_is_the_same_in_every_medium_and_in_the_base_tables(
    store: Path, campaign: str, day: date, tmp_path: Path
) -> None:
    work = work_of(store, campaign, day)
    ask = shell(store, work)
    wrong: list[Any] = []
    texts = dict(papers(work, tmp_path))
    for figure in FIGURES:
        answer = figure.shell(ask)
        if answer is None or work.base not in figure.stories:
            continue
        for medium in figure.says:
            if medium == "page" and figure.key == "communes_without" and work.base == "final":
                continue  # the page shows one phase at a time
            want = expected(figure, medium, answer)
            found = {*figure.read(medium, texts[medium])}
            COMPARED.append((figure.key, campaign, day, medium))
            if found != {want}:
                wrong.append((figure.key, medium, found, want))
    wrong += list(own_differences(work, ask, campaign, day))
    assert wrong == [], wrong


def own_differences(work: Work, ask: Any, campaign: str, day: date) -> Iterator[Any]:
    """Where the shell differs from the base tables."""
    con, phase = work.answers.con, work.room.chosen.phase  # type: ignore[attr-defined]
    own, row = Own(con, campaign, day), ask("headline").row(0, named=True)
    pairs: list[tuple[str, Any, Any]] = [
        ("days", own.days(phase), (row["value_date"], row["earlier_count"]))
    ]
    if phase == "phase-1" and day <= date(2027, 12, 31):
        pairs.append(("contents_on_path", own.contents(), FIGURES[0].shell(ask)))
    review = work.room.review
    if review:
        said = (review["on_time_count"], review["late_count"])
        pairs.append(("reports", own.reports(review["obligation_id"], review["due_at"]), said))
    tallies = [
        asked(
            con, Viewer(), "award_tally", {"campaign": campaign, "as_of": f"{day}", "phase": p}
        ).filter(dimension="all")
        for p in ("phase-1", "phase-2")
    ]
    both, mine = pl.concat(tallies), own.awards()
    for state in ("proposed", *BETWEEN, "decided"):
        pairs.append((state, mine[state], both[f"{state}_count"].sum()))
    if work.base == "final" and work.room.award_total:
        places = ask("award_places", award=True).filter("is_commune")
        unknown = places.group_by("unit_id").agg(pl.col("decided_count").count())
        said = (unknown.height, unknown.filter(decided_count=0).height)
        pairs.append(("communes", own.communes(), said))
    for key, own_value, said in pairs:
        COMPARED.append((key, campaign, day, "own"))
        if own_value != said:
            yield key, "own", own_value, said


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_the_report_asks_for_the_same_decisions_under_the_same_numbers(
    store: Path, campaign: str
) -> None:
    work = work_of(store, campaign, date(2026, 12, 20))
    decisions = decisions_of(work.office)
    # who is charged is told with owner and date, in the words of an office: number and figure stay
    asks = [f"{d.number}. {d.ask}" for d in decisions if d.key not in CHARGED]
    charged = [d for d in decisions if d.key in CHARGED]
    body = Document(io.BytesIO(report_document(work.office, "yearly"))).element.body
    written = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    # official papers write 02 for 2
    lines = [re.sub(r"\b0(\d)\b", r"\1", line) for line in written]
    plain = joined(lines)
    assert decisions
    assert [ask for ask in asks if joined([ask]) not in plain] == []
    for one in charged:
        told = next(line for line in lines if line.startswith(f"{one.number}. Giao "))
        assert "trước " in told
        lagging = [c["short_vi"] for c in work.office.contents if c["status"] in LAGGING]
        figures = lagging if one.key == "behind" else re.findall(r"\d+", one.ask)
        assert [figure for figure in figures if figure.casefold() not in told.casefold()] == []


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_the_door_and_the_page_see_every_proposal_in_the_same_state(
    store: Path, campaign: str
) -> None:
    door, page = seen(store, load_catalog(), campaign, SETTINGS["today"])
    assert page
    assert page == door


def test_the_comparison_is_as_wide_as_it_says() -> None:
    media = {medium for _, _, _, medium in COMPARED}
    if len({(c, d) for _, c, d, _ in COMPARED}) == len(CAMPAIGNS) * len(DATES):
        assert media == {"html", "pptx", "xlsx", "brief", "docx", "page", "own"}
        assert len(COMPARED) > 500
