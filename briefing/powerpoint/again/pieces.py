"""One piece of ours on an edited slide, by what it is: chart, table, drawing, text, ornament."""

from dataclasses import dataclass
from typing import Any

from briefing.powerpoint.again.memory import Piece, box_of, words_of
from briefing.powerpoint.again.put_in import move, put_for, take_out
from briefing.powerpoint.again.tables import renew_table
from briefing.powerpoint.again.texts import renew_frame
from briefing.powerpoint.again.told import What
from briefing.powerpoint.again.words import plain


@dataclass(frozen=True)
class Change:
    """What became of it; words of the editor's and of ours where they differ."""

    what: What
    edited: str = ""
    fresh: str = ""


def renew_piece(native: Any, shapes: list[Any], was: Piece, fresh: Any, of: Any) -> list[Change]:
    """All shapes of a slide that bear its mark: one, its copies, or the parts of a drawing.

    `was` is the piece as put last time, `fresh` its twin on the slide `of`, None where there is
    none any more.
    """
    if fresh is None:
        return [found for shape in shapes for found in _gone(native, shape, was)]
    if hasattr(fresh, "shapes"):
        return _drawing(native, shapes, was, fresh, of)
    return [found for shape in shapes for found in _one(native, shape, was, fresh, of)]


def _gone(native: Any, shape: Any, was: Piece) -> list[Change]:
    if _said(words_of(shape)) != _said(was.words):
        return [Change("lost", _said(words_of(shape)))]
    take_out(native, shape)
    return [Change("gone")]


def _drawing(native: Any, shapes: list[Any], was: Piece, fresh: Any, of: Any) -> list[Change]:
    """Drawn anew as a whole, also where its group was taken apart; words changed in it stay."""
    words = _said([line for shape in shapes for line in words_of(shape)])
    whole = [shape for shape in shapes if hasattr(shape, "shapes")]
    new = _said(words_of(fresh))
    if words not in (_said(was.words), _said(was.words * len(whole))):
        return [] if words == new else [Change("kept", words, new)]
    if whole:
        for shape in whole:
            put_for(native, shape, was.box, fresh, of)
    else:
        put_for(native, shapes[0], box_of(shapes[0]), fresh, of)
    for shape in shapes[0 if whole else 1 :]:
        if shape not in whole:
            take_out(native, shape)
    return [Change("renewed")]


def _one(native: Any, shape: Any, was: Piece, fresh: Any, of: Any) -> list[Change]:
    if getattr(fresh, "has_chart", False):
        put_for(native, shape, was.box, fresh, of)
        return [Change("renewed")]
    if getattr(fresh, "has_table", False):
        return _table(shape, was, fresh)
    move(shape, was.box, box_of(shape), box_of(fresh))
    if not (fresh.has_text_frame and words_of(fresh)):
        return []
    edited = shape.text_frame.text
    what = renew_frame(shape.text_frame, [line for (line,) in was.words], fresh.text_frame)
    return [] if what == "same" else [Change(what, edited, fresh.text_frame.text)]


def _table(shape: Any, was: Piece, fresh: Any) -> list[Change]:
    if not getattr(shape, "has_table", False):
        return [Change("columns")]
    before = box_of(shape)
    cells = renew_table(shape, was.words, fresh)
    if cells is None:
        return [Change("columns")]
    move(shape, was.box, (*before[:3], was.box[3]), box_of(fresh))
    return [Change("renewed"), *(Change(one.what, one.edited, one.fresh) for one in cells)]


def _said(words: list[list[str]]) -> str:
    return plain(" ".join(text for line in words for text in line))
