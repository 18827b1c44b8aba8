"""What a deck says besides pictures: messages apart, notes ready, words for a screen reader."""

import io
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from briefing.deck.forms import Axis, BarChart, Bars, Line, Lines
from briefing.deck.pages import with_data
from briefing.deck.slide import Deck, Part
from briefing.powerpoint.file import pptx_deck
from briefing.powerpoint.marks import pieces
from briefing.powerpoint.told import told
from tests.worlds.page_store import page_store
from tests.worlds.papers import deck_of
from translations import translator

VI = translator("vi")


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    return deck_of(page_store(tmp_path_factory.mktemp("said")))


@pytest.fixture(scope="module")
def opened(deck: Deck) -> Any:
    return Presentation(io.BytesIO(pptx_deck(deck)))


def test_slides_without_data_are_left_out_and_listed_in_the_notes(deck: Deck) -> None:
    empty = [slide for slide in deck.slides if slide.is_empty]
    assert empty
    shown = with_data(deck, VI)
    assert [s.key for s in shown.slides] == [s.key for s in deck.slides if not s.is_empty]
    lines = shown.slides[0].notes.reading.splitlines()
    assert lines[1] == f"BỎ {len(empty)} TRANG CHƯA CÓ SỐ LIỆU"
    assert lines[2:] == [f"{slide.title}: {slide.notes.method}" for slide in empty]
    assert with_data(shown, VI) is shown


def test_no_two_slides_have_one_message_and_each_has_two_answers_ready(deck: Deck) -> None:
    slides = [slide for slide in deck.slides if not slide.is_empty]
    assert len({slide.title for slide in slides}) == len(slides)
    for slide in slides:
        assert len(slide.notes.questions) >= 2, slide.key
        assert all(question and answer for question, answer in slide.notes.questions), slide.key


def test_pictures_are_told_and_shapes_named_in_the_order_of_reading(
    deck: Deck, opened: Any
) -> None:
    for native, slide in zip(opened.slides, deck.slides, strict=True):
        assert native.shapes[0].name == "Tiêu đề"
        assert native.shapes[-1].name == "Số trang"
        for _, piece, shape in pieces(native):
            if piece.partition("-")[0] in ("chart", "table", "map", "timeline"):
                said = shape._element.find(f".//{qn('p:cNvPr')}").get("descr")
                assert said.startswith(slide.title.rstrip(".")), piece
                assert len(said) > len(slide.title) + 10, piece


def test_a_reader_hears_the_message_what_is_shown_and_the_first_figures() -> None:
    names = tuple("abcdefgh")
    bars = Bars("", (1.0,) * 8, ("1",) * 8)
    said = told(BarChart(names, (bars,), "Số báo cáo"), "Câu", VI)
    assert said == "Câu. Số báo cáo. a: 1; b: 1; c: 1; d: 1; e: 1; f: 1 và 2 mục khác."


def test_decimals_of_a_scale_and_thinned_names_are_words_of_ours(deck: Deck) -> None:
    names = tuple(f"Quý {n}/2026" for n in range(1, 25))
    values = tuple(n / 30 for n in range(24))
    labels = ("0,0", "0,5", "1,0")
    form = Lines(names, (Line("a", values, end="0,77"),), Axis(0, 1, 0.5, labels), "Hệ số")
    whole = replace(deck, slides=(replace(deck.slides[1], parts=(Part(form),)),))
    native = Presentation(io.BytesIO(pptx_deck(whole))).slides[0]
    words = [t.text for s in native.shapes for t in s._element.iter(qn("a:t"))]
    assert {*labels, names[0]} <= {*words}
    chart = next(shape.chart for shape in native.shapes if shape.has_chart)
    for axis in (chart.value_axis, chart.category_axis):
        assert axis._element.find(qn("c:tickLblPos")).get("val") == "none"
    assert chart._chartSpace.chart.find(qn("c:autoTitleDeleted")).get("val") == "1"
