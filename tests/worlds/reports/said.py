"""What draft reports say, read from the paper or from its file."""

import io
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from answers.answers import StoreAnswers
from briefing.deck.room import Room
from briefing.office.paper import Annex, Heading, Paper, Paragraph, Sentence, Text
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, a_campaign
from translations import Language, translator


@cache
def answers(store: Path) -> StoreAnswers:
    """Answers of a store, opened once."""
    return StoreAnswers(open_store(store), Viewer())


def room(store: Path, campaign: str, day: date, language: Language = "vi") -> Room:
    """What a paper of a campaign on a day is written from."""
    return Room(answers(store), Selection(campaign, day), translator(language))


def small_room(store: Path, day: date = TODAY, language: Language = "vi") -> Room:
    """The same of the store of the pages."""
    return room(store, a_campaign(load_catalog()), day, language)


def texts(paper: Paper) -> Iterator[Text]:
    """Everything a paper says, in its order."""
    yield from (paper.subject, paper.number, paper.place_date, *paper.to)
    for block in (*paper.blocks, *paper.annexes):
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Annex):
            yield from (block.name, block.subject)
        elif isinstance(block, Paragraph):
            yield from block.said
        else:
            yield from (block.title, block.note, *(cell for row in block.rows for cell in row))


def sentences(paper: Paper) -> list[Sentence]:
    """Its sentences that have a key."""
    return [text for text in texts(paper) if isinstance(text, Sentence)]


def said(paper: Paper) -> dict[str, str]:
    """Those sentences by their keys."""
    return {one.key: one.text for one in sentences(paper)}


def lines(content: bytes) -> list[str]:
    """Paragraphs of a document that say something."""
    body = Document(io.BytesIO(content)).element.body
    found = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return [line for line in found if line]
