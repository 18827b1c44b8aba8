"""Both days of a figure: the period it speaks of and the day it was known, in every medium."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from answers.answers import StoreAnswers
from answers.value_days import ValueDays, is_dated, value_days
from briefing.deck.build import BUILDERS, PHASES, STORYLINES
from briefing.deck.room import Room
from briefing.report.build import report_paper
from briefing.report.scene import Scene
from data.keeping.store import open_store
from queries.progress import questions as progress
from queries.question import Question
from queries.reference.questions import campaign_list
from queries.reporting import questions as reporting
from schemas.selection import Selection, Viewer
from tests.pages.test_pages import opened
from tests.worlds.page_store import TODAY, page_store
from translations import Language, translator

VI, EN = translator("vi"), translator("en")
ON_PROGRESS = {
    progress.content_standing,
    progress.indicator_standing,
    progress.trend,
    progress.phase_comparison,
    progress.level_improvement,
    progress.unit_movement,
    reporting.headline,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("days"))


@pytest.mark.parametrize(
    ("count", "vi", "en"),
    [
        (0, "", ""),
        (1, "; còn 1 đơn vị ở kỳ trước", "; 1 unit still at an earlier period"),
        (12, "; còn 12 đơn vị ở kỳ trước", "; 12 units still at an earlier period"),
    ],
)
def test_both_days_and_who_is_behind_are_said(count: int, vi: str, en: str) -> None:
    found = ValueDays("2026-Q3", count, date(2026, 12, 20))
    assert found.words(VI) == f"số liệu đến hết quý III/2026, tính đến 20/12/2026{vi}"
    assert found.words(EN) == f"figures to the end of quarter III, 2026, as of 20/12/2026{en}"
    assert found.sentence(VI).startswith("Số liệu đến hết quý III/2026")


def test_before_the_first_value_no_period_is_named() -> None:
    found = ValueDays(None, 0, date(2025, 2, 1))
    assert found.words(VI) == "chưa có số liệu, tính đến 01/02/2025"


def test_a_frame_on_progress_is_known_by_its_columns() -> None:
    assert is_dated(pl.DataFrame({"unit_id": ["a"], "pace_ratio": [1.0]}))
    assert not is_dated(pl.DataFrame({"unit_id": ["a"], "decided_count": [1]}))


class Listening(StoreAnswers):
    """Answers that remember what they were asked."""

    asked: set[Question]

    def ask(
        self, question: Question, chosen: Selection | None = None, **extra: Any
    ) -> pl.DataFrame:
        self.asked.add(question)
        return super().ask(question, chosen, **extra)


@pytest.mark.parametrize("story", STORYLINES)
def test_every_slide_that_asks_for_progress_says_both_days(store: Path, story: str) -> None:
    con = open_store(store)
    of = StoreAnswers(con, Viewer())
    chosen = Selection(str(of.ask(campaign_list)["campaign_id"][0]), TODAY)
    chosen = replace(chosen, phase=PHASES.get(story, "phase-1"))
    days = value_days(of.ask, chosen).sentence(VI)
    for key in STORYLINES[story]:
        listening = Listening(con, Viewer())
        listening.asked = set()
        made = BUILDERS[key](Room(listening, chosen, VI, story=story))
        slides = made if isinstance(made, tuple) else (made,)
        asked = {q.name for q in listening.asked & ON_PROGRESS} - {"headline"}
        for slide in slides:
            assert slide.is_empty or not asked or slide.days == days, (slide.key, asked)


def said(blocks: Any) -> Iterator[str]:
    return (text for block in blocks for text in str(block).split("text="))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_report_says_both_days_where_it_speaks_of_progress(
    store: Path, language: Language
) -> None:
    of = StoreAnswers(open_store(store), Viewer())
    chosen = Selection(str(of.ask(campaign_list)["campaign_id"][0]), TODAY)
    room = Room(of, chosen, translator(language))
    paper, scene = report_paper(room, "yearly"), Scene(room, "yearly")
    days = scene.days.words(scene.t)
    assert sum(days in text for text in said(paper.blocks)) >= 3
    assert any(days in text for text in said(paper.annexes))


@pytest.mark.parametrize("page", ["overview", "progress"])
def test_no_card_on_progress_has_one_day_only(
    page: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    at = opened(page, more="1")
    captions = [str(c.value) for c in at.caption]
    both = [c for c in captions if "số liệu đến hết" in c.lower()]
    assert len(both) >= {"overview": 3, "progress": 1}[page]
    assert all("tính đến" in c for c in both)
