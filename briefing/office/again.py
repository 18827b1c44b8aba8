"""A paper made again over one that somebody edited: what was changed by hand stays.

A control that still says what was generated gets the new words. An edited one is kept; where the
generated words changed since, they stand beside it in a note. Paragraphs added by hand stay where
they are, deleted sentences stay deleted, new sentences come after the one they follow. What could
not be renewed is told, never passed over: sentences that are not in the file any more, and words
that still speak of the day of the old figures.
"""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from docx import Document

from briefing.office.controls import NOTE, Control, control, controls, label, mark
from briefing.office.document import paper_document, zipped
from briefing.office.memory import Memory, remember, remembered
from briefing.office.old_days import lines_of_day
from briefing.office.paper import Paper, Sentence
from briefing.office.place import Places
from briefing.office.refill import free, refill, remove
from briefing.office.strays import put_back
from briefing.office.xml import blank, marked
from data.reading.file_guards import TOO_BIG, guard_office_file
from schemas.problems import ReportError
from translations import translator

# what python-docx raises at a package or a tree that Word would not write
DAMAGE = (KeyError, ValueError, OSError, AttributeError, SyntaxError, zipfile.BadZipFile)


class PaperError(Exception):
    """The file cannot be made again: `reason` is unreadable, too_big, not_ours, other_paper or
    lost_marks; `missed` are then the sentences that could not be put in."""

    def __init__(self, reason: str, missed: Iterable[str] = ()) -> None:
        super().__init__(reason)
        self.reason, self.missed = reason, tuple(missed)


@dataclass
class Again:
    """The new file, and the keys of what happened to its sentences.

    `edited` holds the words kept and those of the figures beside them, `missed` the sentences that
    have no place in the file any more, `stale` paragraphs that speak of the old day `old_day`.
    """

    content: bytes = b""
    replaced: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    edited: dict[str, tuple[str, str]] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    old_day: str = ""


def made_again(old: bytes, paper: Paper) -> Again:
    """The paper over its edited file; PaperError when the file is not this paper's."""
    document, memory = _opened(old, paper.identity)
    fresh = Document(io.BytesIO(paper_document(paper)))
    known = dict(memory.sentences)
    found = _found(document, known)
    done = Again(old_day=memory.day)
    new = {one.key: one for one in controls(fresh.element)}
    notes = {one.key: one for one in found if one.is_note}
    mine = [one for one in found if not one.is_note]
    if known and not mine:
        raise PaperError("lost_marks", (one.text for one in new.values()))
    gone = {name for name in known if not name.endswith(NOTE)} - {one.key for one in mine}
    places = Places(document, fresh, mine, gone)
    for one in mine:
        _renew(one, new.get(one.key), notes.get(one.key), done, paper)
    done.added += places.fill()
    done.missed = [one.text for key, one in new.items() if key in gone]
    if memory.day not in ("", paper.day):
        t = translator(paper.language)
        done.stale = lines_of_day(document.element.body, memory.day, set(done.kept), t)
    remember(document, _memory(document, paper, known, new, done))
    done.content = _packed(document)
    return done


def _found(document: Any, known: dict[str, str]) -> list[Control]:
    """The controls of the file with their tags, after those that were lost are put back."""
    there = {one.name for one in controls(document.element, known)}
    gone = {name for name in known if not name.endswith(NOTE)} - there
    if gone:
        put_back(document.element.body, known, gone)
    found = list(controls(document.element, known))
    for one in found:
        label(one.element, one.name, one.mark)
    return found


def identity_of(old: bytes) -> str | None:
    """Which paper a DOCX is; None when it was not made here. PaperError: it cannot be read."""
    memory = remembered(_document(old))
    return memory.identity if memory else None


def _document(old: bytes) -> Any:
    try:
        guard_office_file(old, "")
        return Document(io.BytesIO(old))
    except ReportError as error:
        is_big = error.problem.rule in TOO_BIG
        raise PaperError("too_big" if is_big else "unreadable") from error
    except DAMAGE as error:
        raise PaperError("unreadable") from error


def _opened(old: bytes, identity: str) -> tuple[Any, Memory]:
    document = _document(old)
    memory = remembered(document)
    if memory is None:
        raise PaperError("not_ours")
    if memory.identity != identity:
        raise PaperError("other_paper")
    return document, memory


def _renew(
    one: Control, new: Control | None, note: Control | None, done: Again, paper: Paper
) -> None:
    """What becomes of one sentence that is still there; an emptied one stays empty."""
    now = new.text if new else ""
    if not one.text.strip():
        return
    is_new = mark(now) != one.mark
    if one.is_edited and mark(one.text) != mark(now):
        done.kept.append(one.key)
        done.edited[one.key] = (one.text, now)
        if is_new:
            _put_note(one, now, note, paper)
            done.noted.append(one.key)
        return
    if note and not note.is_edited:
        remove(note.element)
    if new is None:
        remove(one.element)
        done.removed.append(one.key)
    elif is_new:
        refill(one.element, new.element)
        label(one.element, one.name, new.mark)
        done.replaced.append(one.key)


def _put_note(one: Control, now: str, note: Control | None, paper: Paper) -> None:
    """The generated words beside the kept ones; a note that was edited is the editor's by now."""
    if note and note.is_edited:
        free(note.element)
    elif note:
        remove(note.element)
    t = translator(paper.language)
    said = t("office.note", text=now) if now else t("office.note_gone")
    made = control(Sentence(one.key, said), marked(said), is_note=True)
    one.element.addnext(made)
    one.element.addnext(blank())
    label(one.element, one.name, mark(now))


def _memory(
    document: Any, paper: Paper, known: dict[str, str], new: dict[str, Control], done: Again
) -> Memory:
    """Every sentence given so far and not taken back, deleted ones too; notes as they stand."""
    said = {
        name: carried
        for name, carried in known.items()
        if not name.endswith(NOTE) and name not in done.removed
    }
    said |= {key: one.mark for key, one in new.items()}
    said |= {one.name: one.mark for one in controls(document.element)}
    return Memory(paper.identity, tuple(sorted(said.items())), paper.day)


def _packed(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as file:
        return zipped({name: file.read(name) for name in file.namelist()})
