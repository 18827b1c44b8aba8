"""What lies behind a chart's words for readers that write figures their own way."""

import io
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from briefing.deck.forms import Axis, BarChart, Bars, Column, Line, Lines, Mark, Marks, Row, Table
from briefing.deck.forms import Text as Cell
from briefing.deck.more_forms import Form, Words
from briefing.deck.slide import Deck, Part
from briefing.powerpoint.behind import figure_in, number_format
from briefing.powerpoint.file import pptx_deck
from tests.worlds.page_store import page_store
from tests.worlds.papers import deck_of
from translations import translator

VI = translator("vi")


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    return deck_of(page_store(tmp_path_factory.mktemp("behind")))


def put(deck: Deck, *forms: Form) -> Any:
    """The slide of these forms alone."""
    parts = tuple(Part(form) for form in forms)
    whole = replace(deck, slides=(replace(deck.slides[1], parts=parts),))
    return Presentation(io.BytesIO(pptx_deck(whole))).slides[0]


def chart_of(native: Any) -> Any:
    return next(shape.chart for shape in native.shapes if shape.has_chart)


def formats(series: Any) -> list[str]:
    """Formats behind the labels of a series, that of the series itself last."""
    found = list(series._element.find(qn("c:dLbls")).iter(qn("c:numFmt")))
    assert {one.get("sourceLinked") for one in found} == {"0"}
    return [one.get("formatCode") for one in found]


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("61,4%", 61.37, (1, "", "%")),
        ("Đạt 1.234,5 điểm", 1234.5, (1, "Đạt ", " điểm")),
        ("−2,5", -2.5, (1, "", "")),
        ("hạng 5", 5.0, (0, "hạng ", "")),
        ("61,5%", 61.37, None),
        ("dẫn đầu", 0.0, None),
    ],
)
def test_a_figure_is_known_in_its_words(text: str, value: float, found: Any) -> None:
    assert figure_in(text, value, VI) == found


def test_a_format_has_the_words_and_our_minus() -> None:
    assert number_format(1, "", "%") == '#,##0.0"%";"\u2212"#,##0.0"%"'
    assert number_format(0, "hạng ") == '"hạng "#,##0;"hạng ""\u2212"#,##0'


def test_bars_keep_what_is_printed_and_the_workbook_what_is_exact(deck: Deck) -> None:
    bars = Bars("", (61.37, 9.96, 5.0), ("61,4%", "10,0%", "5,0%"))
    native = put(deck, BarChart(("a", "b", "c"), (bars,), "Tỷ lệ"))
    chart = chart_of(native)
    (series,) = chart.plots[0].series
    assert [*series.values] == [61.4, 10.0, 5.0]
    assert set(formats(series)) == {number_format(1, "", "%")}
    ground = [chart._chartSpace, chart._chartSpace.chart.plotArea]
    assert all(one.find(qn("c:spPr")).find(qn("a:noFill")) is not None for one in ground)
    assert chart._chartSpace.find(qn("c:roundedCorners")).get("val") == "0"


def test_a_dot_shows_its_value_and_words_that_are_no_figure_stay_as_written(deck: Deck) -> None:
    rows = tuple(
        Row((Cell(name), Cell("")), Marks((Mark(value, text, "subject", "left"),)))
        for name, value, text in (("A", 0.0, "dẫn đầu"), ("B", -2.46, "−2,5"))
    )
    table = Table((Column("", 1), Column("", 3)), rows, chart_at=1, axis=Axis(-3, 0, 1))
    (series,) = chart_of(put(deck, table)).plots[0].series
    assert formats(series) == ['"dẫn đầu"', number_format(1), number_format(1)]
    values = series._element.find(qn("c:xVal"))
    assert [float(v.text) for v in values.iter(qn("c:v"))] == [0.0, -2.5]
    for label in series._element.iter(qn("c:dLbl")):
        assert label.find(qn("c:showVal")).get("val") == "0"
        assert label.find(qn("c:showCatName")).get("val") == "1"


def test_a_label_at_the_foot_stands_over_its_point(deck: Deck) -> None:
    line = Line("a", (0.5, 0.0, 20.0, 19.0), labels=((1, "0", "right"), (2, "20", "right")))
    axis = Axis(0, 20, 10, ("0", "10", "20"))
    native = put(deck, Lines(("Q1", "Q2", "Q3", "Q4"), (line,), axis))
    (series,) = chart_of(native).plots[0].series
    places = [one.get("val") for one in series._element.iter(qn("c:dLblPos"))]
    assert places == ["t", "b"]


def test_hyphens_are_held_where_a_line_may_end_and_what_is_cut_stands_in_the_notes(
    deck: Deck,
) -> None:
    long = "Căn cứ Quyết định số 2037/QĐ-UBND của Ủy ban nhân dân tỉnh. " * 40
    native = put(deck, Words("", ("Phòng VH-XH", long.strip())))
    text = "\n".join(s.text_frame.text for s in native.shapes if s.has_text_frame)
    assert "Phòng VH-XH" in text
    assert "2037/QĐ\u2011UBND" in text
    assert "2037/QĐ-UBND" not in text
    notes = native.notes_slide.notes_text_frame.text
    assert notes.endswith(f"{VI('slides.notes_whole')}\n– {long.strip()}")
