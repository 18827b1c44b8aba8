"""A report from its sections: the paper of a kind, and its file, over an edited one or new."""

from collections.abc import Callable, Iterator

from answers.edition import edition
from briefing.deck.room import Room
from briefing.office.again import Again, made_again
from briefing.office.document import paper_document
from briefing.office.paper import Annex, Block, Heading, Paper, Paragraph, Sentence, words
from briefing.report.ahead import ahead, proposals
from briefing.report.annexes import annexes
from briefing.report.awards import awards
from briefing.report.direction import direction
from briefing.report.opening import addressed, basis, closing, issuer, signers, subject
from briefing.report.own_words import own_words
from briefing.report.results import results
from briefing.report.scene import Kind, Scene
from briefing.report.scoring import scoring
from briefing.report.shortcomings import shortcomings
from briefing.report.words import say

ACCOUNT_SECTION_KEYS = {
    "ahead": "account.section.ahead",
    "awards": "account.section.awards",
    "direction": "account.section.direction",
    "proposals": "account.section.proposals",
    "results": "account.section.results",
    "scoring": "account.section.scoring",
    "short": "account.section.short",
}

SECTIONS: dict[str, Callable[[Scene], list[Block]]] = {
    "direction": direction,
    "results": results,
    "scoring": scoring,
    "awards": awards,
    "short": shortcomings,
    "ahead": ahead,
    "proposals": proposals,
}
WITHIN = ("direction", "ahead", "proposals")  # other sections place the unit's words themselves
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def report_paper(room: Room, kind: Kind, unit: str | None = None) -> Paper:
    """The report of a kind on the room's campaign and day: the council's, or one unit's."""
    scene = Scene(room, kind, unit)
    t, by = scene.t, issuer(scene)
    first = Paragraph((basis(scene, by),))
    own = t("office.mark" if unit else "office.mark_council")
    mark, year = t("account.head.mark", own=own), str(scene.as_of.year)
    along = annexes(scene, t("office.along.report", mark=mark, year=year, issuer=by.name))
    names = [words(block.name) for block in along if isinstance(block, Annex)]
    last = Paragraph((closing(scene, by, names),), "close")
    invented = room.campaign["is_illustrative"]
    return Paper(
        subject=subject(scene),
        blocks=(first, *_sections(scene), last),
        kind=t("account.head.kind"),
        parent=by.parent,
        issuer=by.body,
        number=t("office.number", mark=mark),
        place_date=say(scene, "account.head.place_date", None, place=by.place, year=year),
        to=addressed(scene),
        signers=signers(by, scene),
        copies=(t("office.copy_above"), t("account.head.copies"), t("office.copy_file")),
        annexes=along,
        sample=t("app.sample") if invented else "",
        identity="/".join((room.chosen.campaign, kind, unit or "", t.language)),
        day=scene.as_of.isoformat(),
        stamp=Sentence("stamp", edition(room.answers.folder, t)),
        language=t.language,
    )


def _sections(scene: Scene) -> Iterator[Block]:
    number = 0
    for name, section in SECTIONS.items():
        own = own_words(name, scene) if name in WITHIN else []
        blocks = [*section(scene), *own]
        if blocks:
            head = say(scene, ACCOUNT_SECTION_KEYS[name], None, number=ROMAN[number])
            number += 1
            yield Heading(head)
            yield from blocks


def report_document(room: Room, kind: Kind, unit: str | None = None) -> bytes:
    """The report as a new DOCX."""
    return paper_document(report_paper(room, kind, unit))


def report_again(old: bytes, room: Room, kind: Kind, unit: str | None = None) -> Again:
    """The report over its edited file; PaperError when the file is not this report's."""
    return made_again(old, report_paper(room, kind, unit))
