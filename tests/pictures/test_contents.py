"""Contents on the page and on the slide: one order, one set of words, those of the store."""

import html
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from answers.answers import StoreAnswers
from briefing.deck.build import STORYLINES, deck
from briefing.deck.forms import Table, Text
from briefing.deck.slide import Deck
from briefing.drawing.draw_table import fitting_lines, grid_of
from briefing.drawing.page import box_of
from briefing.drawing.style import ROOM
from charts.progress.bullets import content_bullets
from data.keeping.store import open_store
from pictures.tokens import STATUS
from queries.progress.questions import content_standing
from queries.reference.questions import campaign_list
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, page_store
from translations import translator

COULD = [name for name in STATUS if name != "no_target"]  # a slide rates what has a target


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("contents"))


@cache
def told(store: Path, language: Any, story: str = "yearly") -> tuple[pl.DataFrame, Deck]:
    of = StoreAnswers(open_store(store), Viewer())
    chosen = Selection(of.ask(campaign_list)["campaign_id"][0], TODAY)
    return of.ask(content_standing, chosen), deck(of, chosen, translator(language), story)


def table_of(whole: Deck) -> Table:
    form = next(s for s in whole.slides if s.key == "contents").parts[0].form
    assert isinstance(form, Table)
    return form


@pytest.mark.parametrize("language", ["vi", "en"])
def test_page_and_slide_list_the_same_contents_in_the_stores_order(
    store: Path, language: Any
) -> None:
    t, (rows, whole) = translator(language), told(store, language)
    rated = {"exceeded", "early", "reached", "on_track", "slow", "at_risk", "not_met"}
    own = rows.sort(
        ~pl.col("status").is_in(list(rated)), pl.col("pace_ratio").fill_null(99), "position"
    ).to_dicts()
    want = [(r[f"short_{language}"], t(f"status.{r['status']}")) for r in own]
    table = table_of(whole)
    assert [(row.cells[0].text, row.cells[3].text) for row in table.rows] == want
    page = content_bullets(rows, t, "light")
    names = [html.unescape(a.text) for a in page.layout.annotations if a.x == 0]
    plain = [re.sub(r"<[^>]+>", "", name) for name in reversed(names)]
    glyphs = [STATUS[r["status"]].glyph for r in own]
    assert plain == [f"{n}  {g} {word}" for (n, word), g in zip(want, glyphs, strict=True)]


def test_page_and_slide_print_the_stores_figures(store: Path) -> None:
    t, (rows, whole) = translator("vi"), told(store, "vi")
    own = {r["short_vi"]: r for r in rows.to_dicts()}
    page = content_bullets(rows, t, "light")
    rights = [re.sub(r"<[^>]+>", "", a.text) for a in page.layout.annotations if a.x == 1]
    slide = table_of(whole).rows
    assert any(row.marks for row in slide)
    for row, right in zip(slide, reversed(rights), strict=True):
        store_row = own[row.cells[0].text]
        done, required = store_row["achieved_pct"], store_row["required_pct"]
        if done is None:
            assert row.marks is None
            continue
        assert row.marks is not None
        [dot] = row.marks.dots
        assert (dot.value, dot.text) == (done, t.number(done, 1))
        assert right.split(" ")[0].rstrip("%") == dot.text
        if required is not None:
            assert row.marks.tick is not None
            assert row.marks.tick.value == required
            assert t.amount(required, "%", 1) in right


def with_status(table: Table, word: str, status: str) -> Table:
    """The table as it is laid out where every status in it is this one."""

    def told(cell: Text) -> Text:
        return replace(cell, text=word, status=status) if cell.status in STATUS else cell

    rows = tuple(replace(row, cells=tuple(map(told, row.cells))) for row in table.rows)
    return replace(table, rows=rows)


@pytest.mark.parametrize("story", STORYLINES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_status_is_cut_in_a_table_of_a_slide(store: Path, language: Any, story: str) -> None:
    t, (_, whole) = translator(language), told(store, language, story)
    looked = 0
    for slide in whole.slides:
        for part in slide.parts:
            for status in COULD if isinstance(part.form, Table) else ():
                table = with_status(part.form, t(f"status.{status}"), status)
                grid = grid_of(table, box_of(part), ROOM)
                for r, row in enumerate(table.rows):
                    for n, cell in enumerate(row.cells):
                        if cell.status == status:
                            looked += 1
                            lines = fitting_lines(cell, grid.cell(r, n), ROOM, is_bold=True)
                            assert " ".join(lines) == cell.text, slide.key
    assert looked or story not in ("yearly", "interim")
