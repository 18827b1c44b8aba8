"""A letter as DOCX in the layout of Decree 30/2020/NĐ-CP; what nobody knows stays in [brackets]."""

from dataclasses import dataclass

from answers.reporting.letters import Letter
from briefing.office.document import paper_document
from briefing.office.paper import Paper, Paragraph, Signer
from translations import translator


@dataclass(frozen=True)
class Sender:
    """Who writes the letters of a mailing, whom they stand under, where; blank: not known."""

    parent: str = ""
    issuer: str = ""
    place: str = ""


NOBODY = Sender()


def letter_document(letter: Letter, by: Sender = NOBODY) -> bytes:
    """The letter as a file: national heading, number, place and date, subject, body, signature."""
    t = translator("vi")
    paper = Paper(
        subject=letter.subject,
        blocks=tuple(Paragraph((text,)) for text in letter.paragraphs),
        parent=by.parent.upper() or t("office.parent_body"),
        issuer=by.issuer.upper() or t("office.issuing_body"),
        number=t("office.number", mark=t("office.mark")),
        place_date=t(
            "office.place_date", place=by.place or t("office.place"), year=t("office.year")
        ),
        to=(letter.unit_name,),
        signers=(Signer((t("office.signer_post"),), t("office.signer_name")),),
        copies=(t("office.copy_above"), t("office.copy_file")),
        sample=t("letter.sample") if letter.is_sample else "",
        stamp=letter.edition,
    )
    return paper_document(paper)
