"""What every slide of every deck must hold to."""

from briefing.deck.slide import Deck
from briefing.drawing.measure import balanced, width
from briefing.drawing.page import HIGH, WIDE, draw_page
from briefing.drawing.shapes import Disc, Rect, Say

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


def assert_said(whole: Deck) -> None:
    for slide in whole.slides:
        assert len(balanced(slide.title, WIDE - 1.2, 26, True)) <= 2, slide.title
        assert len(slide.title) <= LONGEST, slide.title
        assert slide.notes.reading, slide.key
        assert slide.notes.method, slide.key
        assert slide.source, slide.key
