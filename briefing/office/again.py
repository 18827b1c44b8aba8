"""A paper made again over one that somebody edited: what was changed by hand stays.

A control that still says what was generated gets the new words. An edited one is kept; where the
generated words changed since, they stand beside it in a note. Paragraphs added by hand stay where
they are, deleted sentences stay deleted, new sentences come after the one they follow.
"""

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

from docx import Document

from briefing.office.controls import NOTE, Control, control, controls, label, mark
from briefing.office.document import paper_document, zipped
from briefing.office.memory import Memory, remember, remembered
from briefing.office.paper import Paper, Sentence
from briefing.office.place import Places
from briefing.office.refill import free, refill, remove
from briefing.office.xml import blank, marked
from data.reading.file_guards import TOO_BIG, guard_office_file
from schemas.problems import ReportError
from translations import translator

# what python-docx raises at a package or a tree that Word would not write
DAMAGE = (KeyError, ValueError, OSError, AttributeError, SyntaxError, zipfile.BadZipFile)


class PaperError(Exception):
    """The file cannot be made again: `reason` is unreadable, too_big, not_ours or other_paper."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Again:
    """The new file, and the keys of what happened to its sentences."""

    content: bytes = b""
    replaced: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def made_again(old: bytes, paper: Paper) -> Again:
    """The paper over its edited file; PaperError when the file is not this paper's."""
    document, memory = _opened(old, paper.identity)
    fresh = Document(io.BytesIO(paper_document(paper)))
    known = dict(memory.sentences)
    found = list(controls(document.element, known))
    for one in found:
        label(one.element, one.name, one.mark)
    done, new = Again(), {one.key: one for one in controls(fresh.element)}
    notes = {one.key: one for one in found if one.is_note}
    mine = [one for one in found if not one.is_note]
    gone = {name for name in known if not name.endswith(NOTE)} - {one.key for one in mine}
    places = Places(document, fresh, mine, gone)
    for one in mine:
        _renew(one, new.get(one.key), notes.get(one.key), done, paper)
    done.added += places.fill()
    remember(document, _memory(document, paper.identity, known, new, done))
    done.content = _packed(document)
    return done


def _opened(old: bytes, identity: str) -> tuple[Any, Memory]:
    try:
        guard_office_file(old, "")
        document = Document(io.BytesIO(old))
    except ReportError as error:
        is_big = error.problem.rule in TOO_BIG
        raise PaperError("too_big" if is_big else "unreadable") from error
    except DAMAGE as error:
        raise PaperError("unreadable") from error
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
    document: Any, identity: str, known: dict[str, str], new: dict[str, Control], done: Again
) -> Memory:
    """Every sentence given so far and not taken back, deleted ones too; notes as they stand."""
    said = {
        name: carried
        for name, carried in known.items()
        if not name.endswith(NOTE) and name not in done.removed
    }
    said |= {key: one.mark for key, one in new.items()}
    said |= {one.name: one.mark for one in controls(document.element)}
    return Memory(identity, tuple(sorted(said.items())))


def _packed(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as file:
        return zipped({name: file.read(name) for name in file.namelist()})
