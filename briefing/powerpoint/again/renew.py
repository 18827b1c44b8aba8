"""Slides made again over a file that somebody edited for a month.

Every slide is put afresh into the same file, beside the edited ones. Each piece of ours that is
still there, wherever its slide stands now and however often it was copied, takes the new figures
from its fresh twin; then the fresh slides go. Words written by hand stay, with ours in the notes;
what was taken out stays out; slides of the editor's own are not touched.
"""

from dataclasses import replace
from typing import Any

from briefing.deck.slide import Deck
from briefing.powerpoint.again.memory import Memory, as_put, origin_of, remember
from briefing.powerpoint.again.slides import Twin, key_of, renew_slide
from briefing.powerpoint.again.told import Told
from briefing.powerpoint.marks import pieces
from briefing.powerpoint.page import add_slide
from briefing.powerpoint.template.ground import Ground, ground_of
from translations import Translator


def renew(presentation: Any, memory: Memory, deck: Deck, t: Translator) -> list[Told]:
    """Renew every slide of an opened file in place; what is to be told of it, by slide."""
    edited = [(native, key_of(native, memory)) for native in presentation.slides]
    ground = ground_of(presentation, deck, memory.frames)
    twins = _twins(presentation, deck, ground)
    told: list[Told] = []
    for native, key in edited:
        told += renew_slide(native, key, memory, twins, t)
    told += _hidden(edited, memory, twins)
    told += _new_slides(presentation, edited, memory, twins)
    there = {key for _, key in edited}
    told += [
        Told(0, "slide", "left_out", fresh=twin.made.title)
        for key, twin in twins.items()
        if key in memory.slides and key not in there
    ]
    made = {key: twin.made for key, twin in twins.items()}
    slides = {**memory.slides, **made}
    remember(presentation, Memory(origin_of(deck), slides, ground.frames))
    places = {native.slide_id: n for n, native in enumerate(presentation.slides, start=1)}
    return [replace(one, slide=places.get(one.slide, 0)) for one in told]


def _twins(presentation: Any, deck: Deck, ground: Ground) -> dict[str, Twin]:
    """Every slide put afresh at the end of the file."""
    found = dict[str, Twin]()
    for slide in deck.slides:
        native = add_slide(presentation, slide, deck, ground)
        shapes = {piece: shape for _, piece, shape in pieces(native)}
        found[slide.key] = Twin(native, as_put(native, slide.key), shapes)
    return found


def _hidden(
    edited: list[tuple[Any, str | None]], memory: Memory, twins: dict[str, Twin]
) -> list[Told]:
    """A slide there are no figures for any more is not shown: its old ones would mislead."""
    gone = [(native, key) for native, key in edited if key and key not in twins]
    for native, _ in gone:
        native._element.set("show", "0")
    return [
        Told(native.slide_id, "slide", "hidden", memory.slides[key].title) for native, key in gone
    ]


def _new_slides(
    presentation: Any,
    edited: list[tuple[Any, str | None]],
    memory: Memory,
    twins: dict[str, Twin],
) -> list[Told]:
    """A slide that was not made before stays, after the one it follows; other twins go."""
    identifiers = presentation.slides._sldIdLst
    of = {one.id: one for one in identifiers}
    last = None
    at = {key: of[native.slide_id] for native, key in edited if key}
    told = []
    for key, twin in twins.items():
        mine = of[twin.native.slide_id]
        identifiers.remove(mine)
        if key in memory.slides:
            presentation.part.rels.pop(mine.rId)
            last = at.get(key, last)
            continue
        if last is None:
            identifiers.append(mine)
        else:
            last.addnext(mine)
        last = mine
        told.append(Told(twin.native.slide_id, "slide", "added", fresh=twin.made.title))
    return told
