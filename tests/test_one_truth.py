"""One snapshot, one truth: every figure of a slide is the same, to the last printed digit, on
the screen, in the HTML deck, the PPTX, the PDF, the workbook, the draft report."""

import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pptx import Presentation

from briefing.brief.file import chosen_slides, pdf_brief
from briefing.deck.forms import Axis, BarChart, Table
from briefing.deck.more_forms import Area, Moment
from briefing.deck.slide import Deck, Slide
from briefing.html_deck import html_deck
from briefing.papers import PAPERS
from briefing.powerpoint.file import pptx_deck
from briefing.work import Asked, Work
from briefing.workbook.details import details
from briefing.workbook.file import xlsx_deck
from data.keeping.snapshots.snapshots import freeze
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from schemas.selection import Selection
from tests.pages.test_pages import opened
from tests.worlds.oracles.gap_checks import assert_adds_up, assert_units_add_up
from tests.worlds.papers import pdf_text
from tests.worlds.sample_store import sample_store

pytestmark = pytest.mark.slow
DAY = date(2026, 12, 15)
LOOKS = ("tone", "status", "style", "kind", "side", "align", "key", "gap")
FIGURE = re.compile(r"[−+]?\d[\d.,]*\d%?|[−+]?\d%?")


def province() -> str:
    """The smallest of the provinces: every form of slide, few units."""
    catalog = load_catalog()
    found = [p.campaign.id for p in catalog.profiles.values() if p.campaign.level == "province"]
    return min(found, key=lambda campaign: catalog.units_of(campaign, DAY).height)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_store(tmp_path_factory.mktemp("truth"), province(), DAY)


@pytest.fixture(scope="module")
def snapshot(store: Path) -> str:
    return freeze(store, province(), "Họp", DAY, "a", "họp").snapshot_id


@pytest.fixture(scope="module")
def work(store: Path, snapshot: str) -> Work:
    return Work(Asked(store, province(), snapshot=snapshot))


@pytest.fixture(scope="module")
def deck(work: Work) -> Deck:
    assert not any(slide.is_empty for slide in work.deck.slides)
    return work.deck


def figures(text: str) -> set[str]:
    """Every figure in words, as it is printed."""
    return {found.rstrip(".,") for found in FIGURE.findall(text.replace("\u00a0", " "))}


def printed(thing: Any) -> Iterator[str]:
    """Every text of a form; scales and areas, whose figures stand elsewhere, aside."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple | list):
        for part in thing:
            yield from printed(part)
    elif is_dataclass(thing) and not isinstance(thing, Axis | Area | Moment):
        for one in fields(thing):
            if one.name not in LOOKS:
                yield from printed(getattr(thing, one.name))


def said(slide: Slide) -> set[str]:
    """Every figure of a slide: message and forms."""
    forms = " ".join(printed(tuple(part.form for part in slide.parts)))
    return figures(f"{slide.title} {forms}")


def lines_over_time(slide: Slide) -> set[str]:
    """Names of categories, of which a chart prints every so many."""
    named = [text for part in slide.parts for text in getattr(part.form, "categories", ())]
    return figures(" ".join(named))


def lacking(slide: Slide, text: str) -> set[str]:
    """Figures of a slide a text does not have; a part of nothing is a bar without length."""
    parts = [p.form for p in slide.parts if isinstance(p.form, BarChart) and p.form.kind == "whole"]
    return said(slide) - figures(text) - lines_over_time(slide) - ({"0"} if parts else set())


def test_the_html_deck_prints_every_figure(deck: Deck) -> None:
    sections = html_deck(deck).decode().split("<section")[1:]
    for slide, section in zip(deck.slides, sections, strict=True):
        text = " ".join(re.findall(r"<(?:text|title)[^>]*>(.*?)</", section))
        assert lacking(slide, html.unescape(text)) == set(), slide.key


def test_the_slides_print_every_figure(deck: Deck) -> None:
    native = Presentation(io.BytesIO(pptx_deck(deck)))
    for slide, page in zip(deck.slides, native.slides, strict=True):
        xml = [page.part.blob, *(s.chart.part.blob for s in page.shapes if s.has_chart)]
        text = " ".join(re.findall(r"<a:t>(.*?)</a:t>", b" ".join(xml).decode()))
        assert lacking(slide, html.unescape(text)) == set(), slide.key


def shown(cell: Any) -> str:
    """A cell as Vietnamese Excel shows it."""
    if not isinstance(cell.value, int | float):
        return str(cell.value or "")
    decimals = len(cell.number_format.partition(".")[2].strip('"%'))
    whole = Decimal(f"{abs(cell.value):.15g}").quantize(Decimal(10) ** -decimals, ROUND_HALF_UP)
    text = f"{whole:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    sign = "−" if cell.value < 0 else ""
    return sign + text + ("%" if "%" in cell.number_format else "")


def test_the_workbook_shows_every_figure(work: Work, deck: Deck) -> None:
    book = load_workbook(io.BytesIO(xlsx_deck(deck, details(work.room))))
    for slide, sheet in zip(deck.slides, book.worksheets[1:], strict=False):
        text = " ".join(shown(cell) for row in sheet.iter_rows() for cell in row)
        plain = figures(text) | {f.rstrip("%") for f in figures(text)}
        assert {f for f in lacking(slide, text) if f.rstrip("%") not in plain} == set(), slide.key


def test_the_brief_prints_every_figure_of_its_sections(deck: Deck, tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(pdf_brief(deck))
    text = " ".join(pdf_text(file))
    for _, slide in chosen_slides(deck):
        assert lacking(slide, text) == set(), slide.key


def contents_of(deck: Deck) -> dict[str, tuple[str, str]]:
    """Each content with what was achieved and its pace, as the slide prints them."""
    slide = next(s for s in deck.slides if s.key == "contents")
    table = slide.parts[0].form
    assert isinstance(table, Table)
    return {
        row.cells[0].text: (row.marks.dots[0].text, row.cells[2].text)
        for row in table.rows
        if row.marks
    }


def strings(thing: Any) -> Iterator[str]:
    """Every text of a figure as it is sent to the browser."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict | list):
        for part in thing.values() if isinstance(thing, dict) else thing:
            yield from strings(part)


def screen(
    page: str, store: Path, snapshot: str, monkeypatch: pytest.MonkeyPatch, view: str = ""
) -> list[str]:
    """Every text of a page opened with the snapshot: words, tables, figures."""
    monkeypatch.chdir(Path(__file__).parent.parent)
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    at = opened(page, campaign=province(), snapshot=snapshot, view=view, more="1")
    assert not [*at.exception, *at.error]
    rows = [row for frame in at.dataframe for row in frame.value.to_dict("records")]
    charts = [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]
    said = [str(e.value) for e in [*at.markdown, *at.caption, *at.metric]]
    return [*said, *(" | ".join(map(str, row.values())) for row in rows), *strings(charts)]


def test_the_screen_says_of_each_content_what_the_slide_says(
    store: Path, snapshot: str, deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = screen("overview", store, snapshot, monkeypatch)
    for name, (achieved, _) in contents_of(deck).items():
        mine = [text for text in texts if text.startswith(f"<b>{name}</b><br>")]
        assert any(f"{achieved}%" in figures(text) for text in mine), (name, achieved)


@pytest.mark.parametrize(
    ("page", "view", "key"), [("awards", "where", "award_funnel"), ("clusters", "all", "clusters")]
)
def test_the_screen_says_of_awards_and_clusters_what_the_slides_say(
    page: str,
    view: str,
    key: str,
    store: Path,
    snapshot: str,
    deck: Deck,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = " ".join(screen(page, store, snapshot, monkeypatch, view))
    slide = next(s for s in deck.slides if s.key == key)
    table = next(part.form for part in slide.parts if isinstance(part.form, Table))
    printed_there = figures(text)
    for row in table.rows:
        marks = [row.marks.bar.text] if row.marks and row.marks.bar else []
        for words in [*(cell.text for cell in row.cells), *marks]:
            assert figures(words) <= printed_there, (key, words)


def test_each_content_has_its_two_figures_in_one_line_of_the_brief(
    deck: Deck, tmp_path: Path
) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(pdf_brief(deck))
    lines = pdf_text(file)[0].splitlines()
    for name, pair in contents_of(deck).items():
        assert any(line.startswith(name) and set(pair) <= figures(line) for line in lines), name


def rows_of(content: bytes) -> list[list[str]]:
    """Rows of every table of a DOCX, whatever stands around their cells."""
    body = Document(io.BytesIO(content)).element.body
    return [
        ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
        for row in body.iter(qn("w:tr"))
    ]


def test_the_report_says_of_each_content_what_the_slide_says(work: Work, deck: Deck) -> None:
    rows = rows_of(PAPERS["report"].make(work))
    for name, (achieved, pace) in contents_of(deck).items():
        assert any(achieved in row and pace in row for row in rows), (name, achieved, pace)


def test_the_report_says_of_clusters_and_awards_what_the_slides_say(work: Work, deck: Deck) -> None:
    content = PAPERS["report"].make(work)
    by_key = {slide.key: slide for slide in deck.slides}
    funnel = next(p.form for p in by_key["award_funnel"].parts if isinstance(p.form, Table))
    body = Document(io.BytesIO(content)).element.body
    said = figures(" ".join("".join(p.itertext()) for p in body.iter(qn("w:p"))))
    assert {row.cells[1].text for row in funnel.rows} <= said | {f.lstrip("0") for f in said}
    leads = next(p.form for p in by_key["clusters"].parts if isinstance(p.form, Table))
    rows = [{cell.lstrip("0") for cell in row} for row in rows_of(content)]
    for row in leads.rows:
        margin = row.marks.bar.text if row.marks and row.marks.bar else ""
        mine = {row.cells[0].text, margin.lstrip("0")}
        assert any(mine <= found for found in rows), mine


@pytest.mark.parametrize("day", [DAY, date(2026, 4, 20)])
def test_why_adds_up_to_every_content_and_indicator(store: Path, day: date) -> None:
    con, chosen = open_store(store), Selection(province(), day)
    assert assert_adds_up(con, chosen) > 5
    assert assert_adds_up(con, chosen, "unit_type") > 5
    assert assert_units_add_up(con, chosen) > 10
