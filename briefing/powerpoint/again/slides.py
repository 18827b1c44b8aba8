"""One edited slide and its fresh twin: its pieces, its title, its notes."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from pptx.shapes.base import BaseShape

from briefing.powerpoint.again.memory import Made, Memory, notes_text, words_of
from briefing.powerpoint.again.pieces import Change, renew_piece
from briefing.powerpoint.again.put_in import put_in
from briefing.powerpoint.again.texts import renew_frame
from briefing.powerpoint.again.told import Told, note_lines
from briefing.powerpoint.again.words import merged
from briefing.powerpoint.marks import pieces
from translations import Translator


@dataclass(frozen=True)
class Twin:
    """A slide put afresh: what it is as put, and its pieces."""

    native: Any
    made: Made
    shapes: dict[str, BaseShape]


def key_of(native: Any, memory: Memory) -> str | None:
    """Which of our slides it is: the one of which it has at least half of the pieces."""
    found = Counter(key for key, _, _ in pieces(native) if key in memory.slides)
    for key, count in found.most_common(1):
        if 2 * count >= len(memory.slides[key].pieces):
            return key
    return None


def renew_slide(
    native: Any, key: str | None, memory: Memory, twins: dict[str, Twin], t: Translator
) -> list[Told]:
    """Every piece of ours on the slide, of whichever slide it once was; title and notes if it is
    one of ours."""
    there: dict[tuple[str, str], list[Any]] = {}
    for of, piece, shape in pieces(native):
        there.setdefault((of, piece), []).append(shape)
    told: list[Told] = []
    for (of, piece), shapes in there.items():
        was = memory.slides[of].pieces.get(piece) if of in memory.slides else None
        if was and of in twins:
            twin = twins[of]
            changes = renew_piece(native, shapes, was, twin.shapes.get(piece), twin.native)
            told += _told(native, piece.partition("-")[0], changes)
    if key and key in twins:
        made, twin = memory.slides[key], twins[key]
        told += _title(native, made, twin)
        told += _new_pieces(native, key, made, twin, {p for of, p in there if of == key})
        _notes(native, made.notes, twin.made.notes, told, t)
    else:
        _notes(native, "", "", told, t)
    return told


def _told(native: Any, kind: str, changes: list[Change]) -> list[Told]:
    return [Told(native.slide_id, kind, one.what, one.edited, one.fresh) for one in changes]


def _title(native: Any, made: Made, twin: Twin) -> list[Told]:
    title = native.shapes.title
    if title is None:
        return []
    was = title.text_frame.text
    what = renew_frame(title.text_frame, [made.title], twin.native.shapes.title.text_frame)
    return _told(native, "title", [Change(what, was, twin.made.title)] if what != "same" else [])


def _new_pieces(native: Any, key: str, made: Made, twin: Twin, there: set[str]) -> list[Told]:
    """Pieces the slide did not have, each after the one it follows; one taken out stays out."""
    told: list[Told] = []
    before = None
    for piece, shape in twin.shapes.items():
        if piece in there:
            before = piece
        elif piece not in made.pieces:
            new = put_in(native, shape, twin.native)
            if before:
                _last(native, key, before)._element.addnext(new._element)
            before = piece
            words = words_of(shape)
            if words or shape.has_chart:
                said = " ".join(words[0]) if words else ""
                told.append(Told(native.slide_id, piece.partition("-")[0], "added", fresh=said))
    return told


def _last(native: Any, key: str, piece: str) -> Any:
    return [shape for of, at, shape in pieces(native) if (of, at) == (key, piece)][-1]


def _notes(native: Any, made: str, fresh: str, told: list[Told], t: Translator) -> None:
    """The editor's notes with our new lines; then what he must know, written anew each time."""
    said, head = notes_text(native), t("slides.again.notes")
    mine = said.partition(f"\n{head}")[0].splitlines()
    new = merged(made.splitlines(), mine, fresh.splitlines())
    lines = note_lines(told, t)
    if new is None:
        new, lines = mine, [*lines, *fresh.splitlines()]
    block = ["", head, *lines] if lines else []
    text = "\n".join([*new, *block])
    if text != said and native.notes_slide.notes_text_frame:
        native.notes_slide.notes_text_frame.text = text
