"""The presentation a deck is written into: our own, or a province's template with its logo."""

import io
import posixpath
import zipfile
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml

from answers.both import in_both
from briefing.drawing.page import BODY
from briefing.powerpoint.template.frames import SMALLEST
from briefing.powerpoint.template.layouts import chosen_layout, has_title, room_of
from briefing.powerpoint.template.own import own_presentation
from data.reading.file_guards import TOO_BIG, guard_office_file
from schemas.problems import ReportError, StoreError

SLIDES_TEMPLATE_KEYS = {
    "macro": "slides.template_macro",
    "no_room": "slides.template_no_room",
    "no_title": "slides.template_no_title",
    "part": "slides.template_part",
    "too_big": "slides.template_too_big",
    "unreadable": "slides.template_unreadable",
    "xml": "slides.template_xml",
}

MACROS = "vbaproject.bin"
# what python-pptx raises at a package or a tree that PowerPoint would not write
DAMAGE = (
    *(PackageNotFoundError, KeyError, ValueError, OSError, zipfile.BadZipFile),
    *(AttributeError, IndexError, TypeError, SyntaxError),
)


def presentation(template: Path | None) -> Any:
    """An empty presentation to be filled. StoreError: the template cannot be used."""
    return _supplied(template) if template else own_presentation()


def open_slides(content: bytes, name: str) -> Any:
    """A file somebody handed in. Unusable: why it cannot be opened."""
    try:
        guard_office_file(content, name)
    except ReportError as error:
        why = "too_big" if error.problem.rule in TOO_BIG else "unreadable"
        raise Unusable(why) from error
    if why := _fault(content):
        raise Unusable(why)
    try:
        opened = Presentation(io.BytesIO(content))
        _drop_strays(opened)
    except DAMAGE as error:
        raise Unusable("unreadable") from error
    return opened


def _drop_strays(presentation: Any) -> None:
    """Forget slides that some programs take off the list alone: a new one would get their name."""
    listed = {one.rId for one in presentation.slides._sldIdLst}
    rels = presentation.part.rels
    for key in [k for k, rel in rels.items() if rel.reltype == RT.SLIDE and k not in listed]:
        rels.pop(key)


class Unusable(Exception):
    """A file of slides that is not opened: too_big, macro, part, xml or unreadable."""

    def __init__(self, why: str) -> None:
        """Why, as the end of a key of translations."""
        super().__init__(why)
        self.why = why


def _fault(content: bytes) -> str:
    """Macros; a part that another one names and that is not there; a part that is no XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = {name.lower() for name in archive.namelist()}
        if any(name.endswith(MACROS) for name in names):
            return "macro"
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                try:
                    root = parse_xml(archive.read(name))
                except SyntaxError:
                    return "xml"
                if name.endswith(".rels") and not _targets(name, root) <= names:
                    return "part"
    return ""


def _targets(name: str, relations: Any) -> set[str]:
    """Parts of the file that a list of relations names."""
    folder = posixpath.dirname(posixpath.dirname(name))
    return {
        posixpath.normpath(posixpath.join("/", folder, one.get("Target")))[1:].lower()
        for one in relations
        if one.get("TargetMode") != "External"
    }


def _supplied(template: Path) -> Any:
    """A province's file: its theme, logo and layouts stay, its slides go."""
    try:
        made = open_slides(template.read_bytes(), template.name)
        return _stripped(made, template)
    except Unusable as error:
        raise _refused(template, error.why) from error
    except DAMAGE as error:
        raise _refused(template, "unreadable") from error


def _stripped(made: Any, template: Path) -> Any:
    identifiers = made.slides._sldIdLst
    for one in list(identifiers):
        made.part.drop_rel(one.rId)
        identifiers.remove(one)
    if not any(has_title(layout) for layout in made.slide_layouts):
        raise _refused(template, "no_title")
    room = room_of(made, chosen_layout(made, "content"))
    if min(room.w / BODY.w, room.h / BODY.h) < SMALLEST:
        raise _refused(template, "no_room")
    return made


def _refused(template: Path, why: str) -> StoreError:
    return StoreError(in_both(SLIDES_TEMPLATE_KEYS[why], name=template.name))
