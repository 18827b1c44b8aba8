"""A minutes pack made again over one that was edited, whole or one paper of it (`--over`).

Papers are found by the mark inside the file, whatever they are called by now. A list that votes
were written into stays as it is: it is sealed to its own figures and is typed back as it stands.
Files of somebody's own stay.
"""

import io
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from briefing.minutes.pack import LIST, papers, vote_list
from briefing.minutes.session import Session
from briefing.office.again import PaperError, identity_of, made_again
from briefing.office.document import paper_document, zipped
from briefing.office.paper import Paper
from briefing.office.told import told_lines
from data.checking.layouts.template_layout import HEADER_ROW
from data.checking.layouts.vote_layout import VOTE_LIST
from data.reading.file_guards import TOO_BIG, guarded_parts
from data.reading.read_report import read_report
from schemas.problems import ReportError
from translations import Translator

MINUTES_AGAIN_KEYS = {
    "file": "minutes.again.file",
    "new": "minutes.again.new",
    "no_basis": "minutes.again.no_basis",
    "own": "minutes.again.own",
    "unmarked": "minutes.again.unmarked",
    "voted": "minutes.again.voted",
}

DOCX, XLSX, BESIDE = ".docx", ".xlsx", "-so-moi"
PACKAGE = "[Content_Types].xml"  # what a DOCX holds and a pack does not
OURS = ("1-", "3-", "4-", "5-", "6-")
INPUTS = [column.letter for column in VOTE_LIST.columns if column.is_input]


@dataclass
class Renewed:
    """The files of the new pack by name, what is told of them, our papers not among them yet."""

    left: dict[str, Paper]
    made: dict[str, bytes] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def pack_again(old: bytes, session: Session, t: Translator) -> tuple[bytes, list[str]]:
    """The edited pack, or one DOCX of it, with new figures, and what became of it line by line.

    PaperError, nothing made: not a pack of ours, of another campaign, too big, marks all lost.
    """
    given = _unpacked(old)
    new = papers(session)
    if PACKAGE in given:
        identity = identity_of(old)
        paper = next((one for one in new.values() if one.identity == identity), None)
        if paper is None:
            raise PaperError("not_ours" if identity is None else "other_paper")
        done = made_again(old, paper)
        return done.content, told_lines(done, t)
    pack = Renewed(dict(new))
    identities = {n: identity_of(c) for n, c in given.items() if n.lower().endswith(DOCX)}
    if not any(identities.values()):
        raise PaperError("not_ours")
    campaign = f"{session.campaign['campaign_id']}/"
    if any(one and not one.startswith(campaign) for one in identities.values()):
        raise PaperError("other_paper")
    for name, content in given.items():
        _renew(name, content, identities.get(name), pack, t)
    _add_new(pack, session, t)
    return zipped(dict(sorted(pack.made.items()))), pack.told


def _renew(name: str, content: bytes, identity: str | None, pack: Renewed, t: Translator) -> None:
    key = next((key for key, paper in pack.left.items() if paper.identity == identity), None)
    if identity and key:
        done = made_again(content, pack.left.pop(key))
        pack.made[name] = done.content
        pack.told += [t("minutes.again.file", file=name), *told_lines(done, t)]
        return
    why = "no_basis" if identity else "own"
    if name.lower().endswith(DOCX) and not identity and Path(name).name.startswith(OURS):
        why = "unmarked"
    if name.lower().endswith(XLSX) and (is_filled := _is_filled(content)) is not None:
        if not is_filled:
            return
        why = "voted"
    pack.made[name] = content
    pack.told.append(t(MINUTES_AGAIN_KEYS[why], file=name))


def _add_new(pack: Renewed, session: Session, t: Translator) -> None:
    """Papers the edited pack has not; beside a file of that name, never over it."""
    fresh = {name: paper_document(paper) for name, paper in pack.left.items()}
    fresh |= {LIST: vote_list(session)} if session.is_voted else {}
    for key, content in fresh.items():
        stem, dot, suffix = key.rpartition(".")
        name = f"{stem}{BESIDE}{dot}{suffix}" if key in pack.made else key
        pack.made[name] = content
        pack.told.append(t("minutes.again.new", file=name))


def _is_filled(content: bytes) -> bool | None:
    """Whether votes were written into a list; None of a workbook that is no list."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / LIST
        path.write_bytes(content)
        try:
            sheet = read_report(path, LIST).sheets.get(VOTE_LIST.name)
        except ReportError:
            return None
    if sheet is None:
        return None
    return not sheet.filter(pl.col("row") > HEADER_ROW, pl.col("column").is_in(INPUTS)).is_empty()


def _unpacked(old: bytes) -> dict[str, bytes]:
    """The files of a ZIP once it is small enough; folders and files of the system left out."""
    try:
        guarded_parts(io.BytesIO(old), "")
        with zipfile.ZipFile(io.BytesIO(old)) as file:
            names = [n for n in file.namelist() if not n.endswith("/") and "__MACOSX" not in n]
            return {name: file.read(name) for name in names}
    except ReportError as error:
        is_big = error.problem.rule in TOO_BIG
        raise PaperError("too_big" if is_big else "unreadable_pack") from error
    except (zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
        raise PaperError("unreadable_pack") from error
