"""What every slide of every deck must hold to."""

from briefing.deck.forms import Table
from briefing.deck.slide import Deck
from briefing.drawing.draw_marks import pad
from briefing.drawing.draw_table import grid_of, longest_word
from briefing.drawing.measure import balanced, width
from briefing.drawing.page import HIGH, WIDE, box_of, draw_page
from briefing.drawing.shapes import Disc, Rect, Say
from briefing.drawing.style import ROOM

LONGEST = 105


def assert_inside(whole: Deck) -> None:
    for slide in whole.slides:
        for shape in draw_page(whole, slide):
            if isinstance(shape, Say):
                wide = width(shape.text, shape.points, shape.is_bold)
                left = {"start": 0, "middle": wide / 2, "end": wide}[shape.anchor]
                assert shape.x - left > 0, (slide.key, shape)
                assert shape.x - left + wide < WIDE, (slide.key, shape)
                assert 0 < shape.y < HIGH, (slide.key, shape)
            elif isinstance(shape, Rect):
                assert shape.box.right <= WIDE, (slide.key, shape)
                assert shape.box.bottom <= HIGH, (slide.key, shape)
            elif isinstance(shape, Disc):
                assert shape.r < shape.x < WIDE - shape.r, (slide.key, shape)


def assert_whole_words(whole: Deck) -> None:
    """No column of a table is narrower than a word in it: a reader breaks «31/12/2026» in two."""
    for slide in whole.slides:
        for part in slide.parts:
            if isinstance(part.form, Table):
                grid = grid_of(part.form, box_of(part), ROOM)
                for n in range(len(part.form.columns)):
                    room = grid.edges[n + 1] - grid.edges[n] - pad(ROOM)
                    assert longest_word(part.form, n, ROOM) <= room + 0.01, (slide.key, n)


def assert_said(whole: Deck) -> None:
    for slide in whole.slides:
        assert len(balanced(slide.title, WIDE - 1.2, 26, True)) <= 2, slide.title
        assert len(slide.title) <= LONGEST, slide.title
        assert slide.notes.reading, slide.key
        assert slide.notes.method, slide.key
        assert slide.source, slide.key
