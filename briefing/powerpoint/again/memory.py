"""What a deck remembers of how it was made: every word it was given, and where each piece stood.

It lies in properties of the document, one a slide: they come through PowerPoint and LibreOffice.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from briefing.deck.slide import Deck
from briefing.office.properties import PARTNAME, properties_blob, properties_of
from briefing.powerpoint.marks import pieces
from briefing.powerpoint.template.frames import Frame, frame_of
from data.keeping.publishing.code_version import release

DECK, SLIDE, FRAME = "deck", "slide ", "frame "
Box = tuple[int, int, int, int]
Lines = list[list[str]]


@dataclass(frozen=True)
class Piece:
    """A piece as it was put: its words by row or paragraph, its box in EMU."""

    words: Lines
    box: Box


@dataclass(frozen=True)
class Made:
    """A slide as it was put: title, notes and pieces."""

    title: str
    notes: str
    pieces: dict[str, Piece] = field(default_factory=dict)


@dataclass(frozen=True)
class Origin:
    """Which deck: campaign, storyline, language; of which day and by which release."""

    campaign: str
    storyline: str
    language: str
    as_of: str
    release: str


@dataclass(frozen=True)
class Memory:
    """A deck as it was put, by the keys of its slides, in their order.

    With the frames of its layouts: LibreOffice gives back other layouts.
    """

    origin: Origin
    slides: dict[str, Made]
    frames: dict[str, Frame] = field(default_factory=dict)


def origin_of(deck: Deck) -> Origin:
    """What a deck is."""
    stamp = deck.stamp
    return Origin(
        stamp.campaign_id, deck.storyline, deck.language, stamp.as_of.isoformat(), release()
    )


def as_put(native: Any, key: str) -> Made:
    """A slide as it stands just after it was put."""
    found = {
        piece: Piece(words_of(shape), box_of(shape))
        for of, piece, shape in pieces(native)
        if of == key
    }
    return Made(title_text(native), notes_text(native), found)


def words_of(shape: Any) -> Lines:
    """The words of a shape: rows of a table, paragraphs of a text, texts of a drawing."""
    if getattr(shape, "has_table", False):
        return [[cell.text for cell in row.cells] for row in shape.table.rows]
    if hasattr(shape, "shapes"):
        return [line for one in shape.shapes for line in words_of(one)]
    if shape.has_text_frame and shape.text_frame.text:
        return [[paragraph.text] for paragraph in shape.text_frame.paragraphs]
    return []


def box_of(shape: Any) -> Box:
    """Left, top, width, height."""
    return shape.left, shape.top, shape.width, shape.height


def title_text(native: Any) -> str:
    """The words of the title, empty where a slide has lost it."""
    return native.shapes.title.text_frame.text if native.shapes.title else ""


def notes_text(native: Any) -> str:
    """The speaker's notes."""
    frame = native.notes_slide.notes_text_frame if native.has_notes_slide else None
    return frame.text if frame else ""


def remember(presentation: Any, memory: Memory) -> None:
    """Write it into the file; other properties of it stay."""
    package = presentation.part.package
    ours = (DECK, SLIDE, FRAME)
    said = {k: v for k, v in _properties(package) if not k.startswith(ours)}
    said[DECK] = _text(asdict(memory.origin))
    said |= {f"{FRAME}{kind}": _text(asdict(frame)) for kind, frame in memory.frames.items()}
    said |= {f"{SLIDE}{key}": _text(asdict(made)) for key, made in memory.slides.items()}
    for key in [k for k, r in package._rels.items() if _is_properties(r)]:
        package._rels.pop(key)
    part = Part(
        PackURI(PARTNAME), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, package, properties_blob(said)
    )
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def remembered(presentation: Any) -> Memory | None:
    """What the file remembers; None when it was not made here or has lost it."""
    known = dict(_properties(presentation.part.package))
    try:
        said = json.loads(known[DECK])
        origin = Origin(*(str(said[one.name]) for one in fields(Origin)))
        slides = {
            name.removeprefix(SLIDE): _made(json.loads(text))
            for name, text in known.items()
            if name.startswith(SLIDE)
        }
        frames = {
            name.removeprefix(FRAME): frame_of(json.loads(text))
            for name, text in known.items()
            if name.startswith(FRAME)
        }
    except (KeyError, TypeError, ValueError):
        return None
    return Memory(origin, slides, frames)


def _made(said: Any) -> Made:
    found = {k: Piece(p["words"], tuple(p["box"])) for k, p in said["pieces"].items()}
    return Made(said["title"], said["notes"], found)


def _text(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _properties(package: Any) -> Iterator[tuple[str, str]]:
    for relation in package._rels.values():
        if _is_properties(relation):
            yield from properties_of(relation.target_part.blob).items()


def _is_properties(relation: Any) -> bool:
    return bool(relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
