"""Slides: every one is there, whole, with its figures printed once; the file opens alone."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from answers.answers import StoreAnswers
from briefing.command import main
from briefing.deck.build import STORYLINES, deck
from briefing.deck.forms import BarChart, Table
from briefing.deck.slide import Deck
from briefing.drawing.draw import DRAWN
from briefing.drawing.draw_table import fitting_lines, grid_of
from briefing.drawing.measure import balanced, cut, width, wrapped
from briefing.drawing.page import box_of
from briefing.drawing.style import ROOM
from briefing.html_deck import html_deck
from data.keeping.snapshots.removal import snapshot_uses
from data.keeping.snapshots.snapshots import freeze
from data.keeping.store import open_store
from queries.progress.questions import content_standing
from queries.reference.questions import campaign_list
from queries.tasks.questions import task_agencies
from schemas.selection import Selection, Viewer
from tests.worlds.deck_checks import assert_inside, assert_said
from tests.worlds.page_store import TODAY, page_store
from translations import Language, translator


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("deck"))


@cache
def answers(store: Path) -> StoreAnswers:
    return StoreAnswers(open_store(store), Viewer())


def made(
    store: Path, language: Language = "vi", as_of: date = TODAY, story: str = "yearly"
) -> Deck:
    """Made once for all tests that look at the same deck."""
    return deck_of(store, language, as_of, story)


@cache
def deck_of(store: Path, language: Language, as_of: date, story: str) -> Deck:
    of = answers(store)
    campaign = of.ask(campaign_list)["campaign_id"][0]
    return deck(of, Selection(campaign, as_of), translator(language), story)


@pytest.mark.parametrize("story", STORYLINES)
def test_a_deck_has_every_slide_of_its_storyline_in_order(store: Path, story: str) -> None:
    keys = [s.key for s in made(store, story=story).slides]
    assert tuple(dict.fromkeys(key.partition("-")[0] for key in keys)) == STORYLINES[story]
    assert len({*keys}) == len(keys)


def test_a_slide_without_data_stays_and_says_what_is_missing(store: Path) -> None:
    empty = {s.key: s.title for s in made(store).slides if s.is_empty}
    assert empty["cluster"] == "Chưa đủ dữ liệu: xếp hạng một cụm"
    assert {"clusters", "self_scores", "award_funnel", "award_people"} <= empty.keys()
    assert "contents" not in empty


def test_before_the_first_report_no_slide_breaks_and_nothing_is_drawn_as_zero(store: Path) -> None:
    early = made(store, as_of=date(2025, 6, 1))
    keys = {s.key for s in early.slides if s.is_empty}
    assert {"contents", "behind", "trajectory", "reporting"} <= keys


@pytest.mark.parametrize("story", STORYLINES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_title_fits_two_lines_and_every_slide_has_notes(
    store: Path, language: Language, story: str
) -> None:
    assert_said(made(store, language, story=story))


@pytest.mark.parametrize("story", STORYLINES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_mark_and_no_word_leaves_the_slide(store: Path, language: Language, story: str) -> None:
    assert_inside(made(store, language, story=story))


def test_the_dots_of_the_contents_are_the_answers_of_the_store(store: Path) -> None:
    whole, t = made(store), translator("vi")
    of = answers(store)
    campaign = of.ask(campaign_list)["campaign_id"][0]
    rows = of.ask(content_standing, Selection(campaign, TODAY)).drop_nulls("achieved_pct")
    table = next(s for s in whole.slides if s.key == "contents").parts[0].form
    assert isinstance(table, Table)
    said = {row.cells[0].text: row.marks.dots[0].text for row in table.rows if row.marks}
    assert said == {r["short_vi"]: t.number(r["achieved_pct"], 1) for r in rows.to_dicts()}


def test_the_slide_of_tasks_counts_every_part_of_each_agency_once(store: Path) -> None:
    whole, of = made(store), answers(store)
    campaign = of.ask(campaign_list)["campaign_id"][0]
    rows = of.ask(task_agencies, Selection(campaign, TODAY)).to_dicts()
    (slide,) = [s for s in whole.slides if s.key == "tasks"]
    chart = slide.parts[0].form
    assert isinstance(chart, BarChart)
    shown = [sum(bars.values[n] for bars in chart.series) for n in range(len(chart.categories))]
    assert shown == [row["part_count"] for row in rows[: len(shown)]]
    late = sum(row["late_count"] for row in rows)
    by_name = {bars.name: sum(bars.values) for bars in chart.series}
    assert by_name["quá hạn"] + by_name["chưa báo"] == late
    part = slide.parts[1]
    assert isinstance(part.form, Table)
    assert part.form.rows
    grid = grid_of(part.form, box_of(part), ROOM)
    for row in part.form.rows:
        lines = fitting_lines(row.cells[0], grid.cell(0, 0), ROOM, is_bold=False)
        assert " ".join(lines) == row.cells[0].text


def test_every_form_a_slide_uses_can_be_drawn(store: Path) -> None:
    forms = {type(part.form) for slide in made(store).slides for part in slide.parts}
    assert forms <= DRAWN.keys()


def test_the_file_asks_nobody_and_prints_every_title(store: Path) -> None:
    whole = made(store)
    text = html_deck(whole).decode()
    asked = re.findall(r'(?:src|href)="?([^"\s>]+)|url\(([^)]{1,40})', text)
    assert all(url.startswith("data:") for pair in asked for url in pair if url)
    assert text.count("<section") == len(whole.slides)
    assert len(text) < 6_000_000
    assert "Dữ liệu minh họa" in text
    for slide in whole.slides:
        assert f"<h1>{slide.title.replace('&', '&amp;')}</h1>" in text


def test_the_same_store_makes_the_same_bytes(store: Path) -> None:
    first = made(store)
    answers.cache_clear()  # asked anew, of a store opened anew
    again = deck_of.__wrapped__(store, "vi", TODAY, "yearly")
    assert again is not first
    assert html_deck(first) == html_deck(again)


def test_an_edited_message_is_shown_in_place_of_the_generated_one(store: Path) -> None:
    slide = made(store).slides[3]
    assert replace(slide, message="Câu của tôi").title == "Câu của tôi"
    assert slide.title == slide.generated


def test_the_command_writes_a_deck_of_a_snapshot_and_the_snapshot_is_in_use(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    campaign = answers(store).ask(campaign_list)["campaign_id"][0]
    frozen = freeze(store, campaign, "Họp", TODAY, "a", "họp")
    file = tmp_path / "deck.html"
    where = ["-o", str(file), "--store", str(store), "--snapshot", frozen.snapshot_id]
    assert main(["deck", campaign, *where]) == 0
    assert frozen.label in file.read_text(encoding="utf-8")
    assert "deck.html" in capsys.readouterr().out
    assert "«Hội nghị tổng kết năm»" in snapshot_uses(store, frozen.snapshot_id)[0]


def test_the_command_leaves_nothing_half_made(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "deck.html"
    assert main(["deck", "nope", "-o", str(file), "--store", str(store)]) == 3
    assert "không có phong trào này" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_text_is_wrapped_cut_and_balanced_by_its_real_width() -> None:
    text = "một hai ba bốn năm sáu bảy tám"
    lines = wrapped(text, 1.2, 18)
    assert " ".join(lines) == text
    assert all(width(line, 18) <= 1.2 for line in lines)
    assert len(balanced(text, 1.2, 18)) == len(lines)
    assert cut(text, 1.2, 18).endswith("…")
    assert width(cut(text, 1.2, 18), 18) <= 1.2
    assert cut("một", 1.2, 18) == "một"
    assert text.startswith(cut(text, 1.2, 18)[:-1] + " ")
    assert cut("một" * 9, 0.9, 18).startswith("một")
