"""What a paper remembers of how it was made, as document properties: Word and LibreOffice keep
those. Which paper it is, and for every sentence it was given its key and the hash of its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefing.office.properties import PARTNAME, properties_blob, properties_of

PAPER, SENTENCE = "paper", "sentence "
PLACE = PackURI(PARTNAME)


@dataclass(frozen=True)
class Memory:
    """Which paper (campaign, kind, unit, time), and the sentences it was given: key, hash."""

    identity: str
    sentences: tuple[tuple[str, str], ...]


def remember(document: Any, memory: Memory) -> None:
    """Write it into the document; other properties of it stay."""
    package = document.part.package
    others = {k: v for k, v in _properties(document) if k != PAPER and not k.startswith(SENTENCE)}
    said = {f"{SENTENCE}{key}": carried for key, carried in memory.sentences}
    blob = properties_blob({**others, PAPER: memory.identity, **said})
    for key, rel in list(package.rels.items()):
        if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            del package.rels[key]
    part = Part(PLACE, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, blob, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def remembered(document: Any) -> Memory | None:
    """What the document remembers; None when it was not made here."""
    known = dict(_properties(document))
    said = [(k.removeprefix(SENTENCE), v) for k, v in known.items() if k.startswith(SENTENCE)]
    return Memory(known[PAPER], tuple(said)) if PAPER in known else None


def _properties(document: Any) -> Iterator[tuple[str, str]]:
    for rel in document.part.package.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            yield from properties_of(rel.target_part.blob).items()
