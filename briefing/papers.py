"""Papers of a meeting (tài liệu họp): each made whole in memory, all from one moment."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from briefing.brief.file import pdf_brief
from briefing.changes import changes_document
from briefing.html_deck import html_deck
from briefing.minutes.pack import minutes_pack
from briefing.powerpoint.file import pptx_deck
from briefing.report.build import report_document
from briefing.report.scene import KINDS, Kind
from briefing.work import Work
from briefing.workbook.details import details
from briefing.workbook.file import xlsx_deck

Told = Callable[[str], None]
MANIFEST, REPORT = "manifest.json", "report"
AWARDING = ("yearly", "interim", "final", "awards")  # meetings that vote on awards
OF_STORY: dict[str, Kind] = {kind: kind for kind in KINDS}


@dataclass(frozen=True)
class Paper:
    """A kind of paper: how its file ends, who makes it, and for which storylines (none: all)."""

    suffix: str
    make: Callable[[Work], bytes]
    stories: tuple[str, ...] = ()


PAPERS: dict[str, Paper] = {
    "changes": Paper("docx", changes_document),
    "deck": Paper("html", lambda work: html_deck(work.deck)),
    "slides": Paper("pptx", lambda work: pptx_deck(work.deck, work.template)),
    "brief": Paper("pdf", lambda work: pdf_brief(work.deck)),
    "workbook": Paper("xlsx", lambda work: xlsx_deck(work.deck, details(work.room))),
    REPORT: Paper("docx", lambda work: report_document(work.office, OF_STORY[work.base]), KINDS),
    "minutes": Paper("zip", lambda work: minutes_pack(work.office, work.law.votes), AWARDING),
}


def papers_of(base: str) -> list[str]:
    """The kinds of papers a storyline has."""
    return [kind for kind, paper in PAPERS.items() if not paper.stories or base in paper.stories]


def file_name(work: Work, kind: str, suffix: str) -> str:
    """What a paper is called: campaign, storyline, year asked for, day or snapshot, kind."""
    day = work.frozen.snapshot_id if work.frozen else f"{work.chosen.as_of}"
    moment = f"{work.asked.year}-{day}" if work.asked.year else day
    return f"{work.chosen.campaign}-{work.asked.storyline}-{moment}-{kind}.{suffix}"


def bundle(work: Work, told: Told) -> bytes:
    """All papers in one archive with a manifest of hashes; `told` hears of each as it is begun."""
    made: dict[str, bytes] = {}
    for kind in papers_of(work.base):
        told(kind)
        paper = PAPERS[kind]
        made[file_name(work, kind, paper.suffix)] = paper.make(work)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in {**made, MANIFEST: manifest(work, made)}.items():
            entry = zipfile.ZipInfo(name)  # without a clock: the same figures, the same bytes
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 6)
    return buffer.getvalue()


def manifest(work: Work, made: dict[str, bytes]) -> bytes:
    """What is in the archive: of which figures, and the hash of every file."""
    frozen, stamp = work.frozen, work.deck.stamp
    said = {
        "campaign": work.chosen.campaign,
        "meeting": stamp.meeting,
        "year": work.chosen.year,
        "as_of": f"{work.chosen.as_of}",
        "snapshot": frozen.snapshot_id if frozen else None,
        "snapshot_hash": frozen.hash if frozen else None,
        "sample": bool(stamp.sample),
        "edition": stamp.edition,
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in made.items()
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
