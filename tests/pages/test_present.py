"""Storylines kept under a name, papers made beside the page, and the page that asks for them."""

import io
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from briefing.deck.build import STORYLINES, deck
from briefing.drawing.page import draw_page
from briefing.drawing.shapes import Say
from briefing.exporting import (
    AT_ONCE,
    ERROR,
    QUEUE,
    RUNNING,
    VIEWER,
    WAITING,
    Order,
    export_folder,
    keep_upload,
    standing,
    start,
    what_was_kept,
)
from briefing.papers import REPORT
from briefing.picture import picture, pictured
from briefing.templates import drop_template, keep_template, template_path
from briefing.work import Asked, Work
from data.keeping.snapshots.storylines import (
    drop_storyline,
    keep_storyline,
    storyline,
    storyline_list,
)
from data.profiles.catalog import load_catalog
from schemas.problems import StoreError
from schemas.selection import Selection
from schemas.storyline import Edit, Storyline
from tests.pages.test_pages import opened, words
from tests.worlds.page_store import TODAY, page_store, three_units
from tests.worlds.papers import answers_of, campaign_of
from tests.worlds.servers.programs import running
from translations import translator

VI = translator("vi")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("present"))


@pytest.fixture(autouse=True)
def _only_this_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    yield
    for kept in storyline_list(store, campaign_of(store)):
        drop_storyline(store, kept.storyline_id)
    drop_template(store, campaign_of(store))


def short(store: Path, name: str = "Họp quý", **edits: Edit) -> Storyline:
    """A storyline of three slides, the last first."""
    return Storyline(campaign_of(store), name, "yearly", ("method", "cover", "timeline"), edits)


def order(store: Path, kind: str, campaign: str = "", story: str = "yearly") -> Order:
    named = campaign or campaign_of(store)
    return Order(store, store, named, TODAY, None, story, None, "vi", kind)


def finished(ordered: Order) -> Any:
    """Waits for the process, two minutes at most."""
    start(ordered)
    until = time.monotonic() + 120
    while standing(ordered).state in ("waiting", "running") and time.monotonic() < until:
        time.sleep(0.2)
    return standing(ordered)


def test_a_kept_storyline_orders_hides_and_words_the_slides(store: Path) -> None:
    kept = short(store, timeline=Edit("Câu của Ban", "câu cũ"))
    keep_storyline(store, kept)
    assert storyline(store, kept.storyline_id) == kept
    made = Work(Asked(store, kept.campaign_id, TODAY, storyline=kept.storyline_id)).deck
    assert [s.key for s in made.slides] == ["method", "cover", "timeline"]
    assert made.slides[2].title == "Câu của Ban"
    assert made.name == "Họp quý"
    drop_storyline(store, kept.storyline_id)
    assert storyline_list(store, kept.campaign_id) == []


def test_an_edited_message_stays_and_stands_beside_the_new_one_when_figures_move(
    store: Path,
) -> None:
    of, chosen = answers_of(store), Selection(campaign_of(store), TODAY)
    # three of 214 units report in this store: a slide that concludes only says so, on every day
    before = next(s for s in deck(of, chosen, VI).slides if s.key == "timeline")
    kept = short(store, timeline=Edit("Câu của Ban", before.generated))
    still = deck(of, chosen, VI, kept=kept).slides[2]
    assert (still.title, still.beside) == ("Câu của Ban", "")
    earlier = replace(chosen, as_of=TODAY.replace(month=7))
    moved = deck(of, earlier, VI, kept=kept)
    slide = moved.slides[2]
    assert slide.generated != before.generated
    assert slide.title == "Câu của Ban"
    assert slide.generated in slide.beside
    said = [shape.text for shape in draw_page(moved, slide) if isinstance(shape, Say)]
    assert any(text.startswith(slide.beside[:30]) for text in said)


def test_a_storyline_without_a_name_or_a_slide_is_refused_in_words(store: Path) -> None:
    for bad in (short(store, name=" "), replace(short(store), slides=())):
        with pytest.raises(StoreError, match=r"cần tên .* / .*needs a name"):
            keep_storyline(store, bad)
    assert storyline_list(store, campaign_of(store)) == []


@pytest.mark.parametrize("said", ["{", "[]", '{"name": "a"}', '{"edits": {"a": {"b": 1}}}'])
def test_a_storyline_that_cannot_be_read_says_which_file(store: Path, said: str) -> None:
    kept = short(store)
    keep_storyline(store, kept)
    path = store / "storylines" / f"{kept.storyline_id}.json"
    path.write_text(said)
    with pytest.raises(StoreError, match=kept.storyline_id):
        storyline(store, kept.storyline_id)
    path.unlink()


@pytest.mark.parametrize("name", ["kb-0000000000", "../calendar", "yearly2"])
def test_an_unknown_storyline_is_refused_in_words(store: Path, name: str) -> None:
    with pytest.raises(StoreError, match=r"không có kịch bản này.* / .*no such storyline"):
        Work(Asked(store, campaign_of(store), TODAY, storyline=name))


def test_a_paper_is_made_beside_and_is_there_at_once_the_next_time(store: Path) -> None:
    ordered = order(store, "brief")
    assert standing(ordered).state == "none"
    assert finished(ordered).state == "done"
    assert ordered.file.read_bytes().startswith(b"%PDF")
    process = RUNNING[ordered.folder]
    start(ordered)
    assert RUNNING[ordered.folder] is process


def test_many_addresses_start_one_process_and_the_oldest_that_wait_give_way(store: Path) -> None:
    days = [TODAY - timedelta(days=n) for n in range(1, WAITING + 4)]
    ordered = [replace(order(store, "deck"), as_of=day) for day in days]
    for earlier in RUNNING.values():
        earlier.wait(60)
    with running([sys.executable, "-c", "while True: input()"], stdin=PIPE) as being_made:
        RUNNING[store / "exports" / "other"] = being_made
        try:
            for one in ordered:
                start(one)
            assert sum(made.poll() is None for made in RUNNING.values()) == AT_ONCE == 1
            states = [standing(one).state for one in ordered]
            assert states == [*["none"] * 3, *["waiting"] * WAITING]
            assert (standing(ordered[3]).done, standing(ordered[-1]).done) == (1, WAITING)
        finally:
            QUEUE.clear()
            del RUNNING[store / "exports" / "other"]


def test_a_paper_that_fails_says_why_and_leaves_nothing(store: Path) -> None:
    ordered = order(store, "slides", story="kb-0000000000")
    found = finished(ordered)
    assert found.state == "failed"
    assert "không có kịch bản này" in found.said
    assert not ordered.file.exists()
    assert {p.name for p in ordered.folder.iterdir() if p.stat().st_size} == {ERROR, VIEWER}


def test_another_storyline_day_or_template_is_another_folder(store: Path) -> None:
    one = order(store, "slides")
    kept = short(store)
    keep_storyline(store, kept)
    by_name = order(store, "slides", story=kept.storyline_id)
    first = by_name.folder
    keep_storyline(store, replace(kept, slides=("cover",)))
    folders = {one.folder, first, by_name.folder, replace(one, as_of=TODAY.replace(day=1)).folder}
    assert len(folders) == 4
    assert all(folder.parent == export_folder(store) for folder in folders)


def test_the_page_offers_every_storyline_and_every_paper(store: Path) -> None:
    finished(order(store, "deck"))
    at = opened("present", campaign=campaign_of(store))
    assert not [*at.exception, *at.error]
    assert [VI(f"storyline.{key}.name") for key in STORYLINES] == list(at.pills[0].options)
    labels = [b.label for b in at.button]
    assert labels.count(VI("present.make")) >= 3
    assert VI("present.slides") in words(at)


@pytest.mark.parametrize("base", STORYLINES)
def test_the_page_keeps_a_storyline_and_then_shows_it(base: str, store: Path) -> None:
    finished(order(store, "deck", story=base))
    at = opened("present", campaign=campaign_of(store), story=base)
    box = next(b for b in at.text_input if b.label == VI("present.story_name"))
    box.set_value("Giao ban")
    next(b for b in at.button if b.label == VI("present.keep")).click().run()
    assert not [*at.exception, *at.error]
    kept = storyline_list(store, campaign_of(store))
    assert [s.name for s in kept] == ["Giao ban"]
    assert kept[0].slides == STORYLINES[base]
    assert at.query_params["story"] == kept[0].storyline_id


def test_the_page_says_whose_message_the_figures_have_left(store: Path) -> None:
    keep_storyline(store, short(store, name="Cũ", timeline=Edit("Câu của Ban", "số khác")))
    kept = storyline_list(store, campaign_of(store))[0]
    finished(order(store, "deck"))
    at = opened("present", campaign=campaign_of(store), story=kept.storyline_id)
    assert not [*at.exception, *at.error]
    assert any("Câu của Ban" in w.value for w in at.warning)


def test_a_template_is_kept_only_if_slides_can_be_made_with_it(store: Path) -> None:
    campaign = campaign_of(store)
    with pytest.raises(StoreError, match=r"a\.pptx: không phải tệp PPTX"):
        keep_template(store, campaign, "a.pptx", b"no")
    assert Work(Asked(store, campaign, TODAY)).template is None
    own = Presentation()
    own.slide_width, own.slide_height = Inches(13.333), Inches(7.5)
    buffer = io.BytesIO()
    own.save(buffer)
    before = order(store, "slides").folder
    keep_template(store, campaign, "a.pptx", buffer.getvalue())
    assert Work(Asked(store, campaign, TODAY)).template == template_path(store, campaign)
    assert order(store, "slides").folder != before
    drop_template(store, campaign)
    assert order(store, "slides").folder == before


def test_a_template_beyond_the_limits_or_broken_is_refused_and_nothing_is_kept(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign, buffer, broken = campaign_of(store), io.BytesIO(), io.BytesIO()
    Presentation().save(buffer)
    with zipfile.ZipFile(buffer) as whole, zipfile.ZipFile(broken, "w") as other:
        for name in whole.namelist():
            content = whole.read(name)
            other.writestr(name, content[:-9] if name == "ppt/presentation.xml" else content)
    with pytest.raises(StoreError, match=r"a\.pptx: một phần bên trong mẫu bị hỏng"):
        keep_template(store, campaign, "a.pptx", broken.getvalue())
    untitled, plain = Presentation(), io.BytesIO()
    for layout in untitled.slide_layouts:
        for place in [p for p in layout.placeholders if p.placeholder_format.idx == 0]:
            place._element.getparent().remove(place._element)
    untitled.save(plain)
    with pytest.raises(StoreError, match=r"a\.pptx: không bố cục nào của mẫu có ô tiêu đề"):
        keep_template(store, campaign, "a.pptx", plain.getvalue())
    monkeypatch.setattr("briefing.templates.MEMORY", 60_000_000)
    with pytest.raises(StoreError, match=r"a\.pptx: (mẫu trang chiếu quá lớn|không phải)"):
        keep_template(store, campaign, "a.pptx", buffer.getvalue())
    monkeypatch.setenv("THI_DUA_SO_MAX_XML_MB", "0.001")
    with pytest.raises(StoreError, match=r"a\.pptx: mẫu trang chiếu quá lớn"):
        keep_template(store, campaign, "a.pptx", buffer.getvalue())
    assert not template_path(store, campaign).exists()


def test_a_deck_that_failed_is_told_and_begun_again_only_when_asked(store: Path) -> None:
    ordered, en = replace(order(store, "deck"), language="en"), translator("en")
    ordered.folder.mkdir(parents=True)
    (ordered.folder / ERROR).write_text("hỏng / broken", encoding="utf-8")
    with running([sys.executable, "-c", "raise SystemExit(3)"]) as failed:
        failed.wait(60)
    RUNNING[ordered.folder] = failed
    at = opened("present", campaign=campaign_of(store), lang="en")
    assert not at.exception
    assert [e.value for e in at.error] == [en("present.failed", paper=en("papers.deck"))]
    assert [c.value for c in at.code] == ["hỏng / broken"]
    assert RUNNING[ordered.folder] is failed
    next(b for b in at.button if b.label == en("present.again")).click().run()
    assert RUNNING.get(ordered.folder) is not failed
    assert finished(ordered).state == "done"


def test_a_report_of_a_unit_and_one_over_an_edited_copy_are_papers_of_their_own(
    store: Path,
) -> None:
    council = order(store, REPORT)
    unit = replace(council, unit=three_units(load_catalog(), campaign_of(store))[0])
    assert finished(unit).state == "done"
    again = replace(unit, over=keep_upload(store, unit.file.read_bytes(), "bao-cao.docx"))
    assert len({council.folder, unit.folder, again.folder}) == 3
    assert finished(again).state == "done"
    assert again.file.name == unit.file.name
    assert f"-{unit.unit}-" in unit.file.name
    wrong = replace(council, over=keep_upload(store, b"no docx", "sai.docx"))
    assert "DOCX" in finished(wrong).said
    assert not wrong.file.exists()


def test_edited_slides_take_new_figures_and_the_page_lists_what_was_kept(store: Path) -> None:
    slides = order(store, "slides")
    assert finished(slides).state == "done"
    assert what_was_kept(slides) == []
    again = replace(slides, over=keep_upload(store, slides.file.read_bytes(), "sua.pptx"))
    assert finished(again).state == "done"
    assert "chỗ sửa tay được giữ" in what_was_kept(again)[0]
    wrong = replace(slides, over=keep_upload(store, b"no pptx", "sai.pptx"))
    assert "sai.pptx: không phải tệp PPTX lành" in finished(wrong).said
    assert not wrong.file.exists()


def test_the_page_offers_one_slide_as_a_picture_in_both_forms(store: Path) -> None:
    finished(order(store, "deck"))
    at = opened("present", campaign=campaign_of(store))
    assert not [*at.exception, *at.error]
    [box] = [s for s in at.selectbox if s.label == VI("present.picture_of")]
    keys = {button.key for button in at.button}
    assert {"present.make.picture-png", "present.make.picture-svg"} <= keys
    made = Work(Asked(store, campaign_of(store), TODAY)).deck
    shown = pictured(made)
    assert list(box.options) == [slide.generated for slide in shown.values()]
    asked = replace(order(store, "picture"), slide=next(iter(shown)), form="svg")
    assert finished(asked).state == "done"
    assert asked.file.read_bytes() == picture(made, next(iter(shown)), "svg")


def test_the_page_offers_the_report_where_the_storyline_has_one(store: Path) -> None:
    finished(order(store, "deck"))
    at = opened("present", campaign=campaign_of(store))
    assert not [*at.exception, *at.error]
    assert VI("present.report_unit") in [s.label for s in at.selectbox]
    finished(order(store, "deck", story="awards"))
    at = opened("present", campaign=campaign_of(store), story="awards")
    assert VI("present.report_unit") not in [s.label for s in at.selectbox]
