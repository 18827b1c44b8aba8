"""A deck as a PPTX file: the same deck gives the same bytes."""

import io
import zipfile
from datetime import datetime, time
from pathlib import Path
from typing import Any

from briefing.deck.slide import Deck
from briefing.powerpoint.again.memory import Made, Memory, as_put, origin_of, remember
from briefing.powerpoint.page import add_slide
from briefing.powerpoint.template.ground import ground_of
from briefing.powerpoint.template.opened import presentation

FIRST = (1980, 1, 1, 0, 0, 0)


def pptx_deck(deck: Deck, template: Path | None = None) -> bytes:
    """The deck as slides that can be edited. StoreError: the template cannot be used."""
    made, slides = presentation(template), dict[str, Made]()
    ground = ground_of(made, deck)
    for slide in deck.slides:
        slides[slide.key] = as_put(add_slide(made, slide, deck, ground), slide.key)
    remember(made, Memory(origin_of(deck), slides, ground.frames))
    said = made.core_properties
    said.author = said.last_modified_by = ""
    return saved(made, deck)


def saved(made: Any, deck: Deck) -> bytes:
    """The file, which says of which meeting, day and edition it is."""
    said = made.core_properties
    said.title, said.subject = deck.stamp.meeting, deck.stamp.snapshot
    said.comments = deck.stamp.edition
    said.created = said.modified = datetime.combine(deck.stamp.as_of, time())
    buffer = io.BytesIO()
    made.save(buffer)
    return timeless(buffer.getvalue())


def timeless(content: bytes) -> bytes:
    """The archive without the clock of its entries, and of the workbooks inside it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            inner = old.read(name)
            if name.endswith(".xlsx"):
                inner = timeless(inner)
            new.writestr(zipfile.ZipInfo(name, FIRST), inner, zipfile.ZIP_DEFLATED, 6)
    return buffer.getvalue()
