"""What a paper remembers of how it was made, as document properties: Word and LibreOffice keep
those. Which paper it is, and for every sentence it was given its key and the hash of its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefing.office.properties import PARTNAME, properties_blob, properties_of

PAPER, DAY, SENTENCE = "paper", "day", "sentence "
PLACE = PackURI(PARTNAME)


@dataclass(frozen=True)
class Memory:
    """Which paper (campaign, kind, unit), the sentences it was given (key, hash), the day of its
    figures."""

    identity: str
    sentences: tuple[tuple[str, str], ...]
    day: str = ""


def remember(document: Any, memory: Memory) -> None:
    """Write it into the document; other properties of it stay."""
    package = document.part.package
    ours = (PAPER, DAY)
    others = {
        k: v for k, v in _properties(document) if k not in ours and not k.startswith(SENTENCE)
    }
    said = {f"{SENTENCE}{key}": carried for key, carried in memory.sentences}
    of = {PAPER: memory.identity} | ({DAY: memory.day} if memory.day else {})
    blob = properties_blob({**others, **of, **said})
    for key, rel in list(package.rels.items()):
        if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            del package.rels[key]
    part = Part(PLACE, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, blob, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def remembered(document: Any) -> Memory | None:
    """What the document remembers; None when it was not made here."""
    known = dict(_properties(document))
    said = [(k.removeprefix(SENTENCE), v) for k, v in known.items() if k.startswith(SENTENCE)]
    return Memory(known[PAPER], tuple(said), known.get(DAY, "")) if PAPER in known else None


def _properties(document: Any) -> Iterator[tuple[str, str]]:
    for rel in document.part.package.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            yield from properties_of(rel.target_part.blob).items()
