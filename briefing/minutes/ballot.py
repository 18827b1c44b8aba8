"""A ballot sheet (phiếu biểu quyết) of one award form, with how many can still be passed."""

from briefing.minutes.paper_parts import listed, paper
from briefing.minutes.session import Row, Session
from briefing.office.paper import Block, Paper, Paragraph, Sentence

COLUMNS = (
    ("number", 11.0, "center"),
    ("unit_name", 36.0, "left"),
    ("recipient", 36.0, "left"),
    ("verdict", 22.0, "left"),
    ("free_of", 24.0, "center"),
    ("agree", 17.0, "center"),
    ("against", 19.0, "center"),
)
BOX = "☐"


def ballot(session: Session, form_id: str, label: str) -> Paper:
    """The sheet members fill in: no name, no signature, a box to tick for each proposal."""
    t = session.t
    mine = [row for row in session.waiting if row["form_id"] == form_id]
    rows = [
        row | {"free_of": _free_of(session, row, mine), "agree": BOX, "against": BOX}
        for row in mine
    ]
    blocks: list[Block] = [
        Paragraph((session.sentence("minutes.ballot.how"),)),
        Paragraph((session.sentence("minutes.ballot.majority", rule=session.majority(form_id)),)),
        *(Paragraph((line,)) for line in _numbers(session, mine)),
        listed(
            session,
            rows,
            COLUMNS,
            of=("list", "proposal_id"),
            note=session.sentence("minutes.ballot.note"),
        ),
    ]
    subject = t("minutes.subject.ballot", form=label)
    return paper(session, "ballot", blocks, subject=subject, of=form_id)


def _free_of(session: Session, row: Row, mine: list[Row]) -> str:
    """«1/3»: one more can be passed, three of the unit ask; words where no number is known."""
    t, free = session.t, row["free"]
    if isinstance(free, str):
        return free
    asking = session.places.asking(row, mine)
    return t("minutes.ballot.free_of", free=t.number(free), asking=t.number(asking))


def _numbers(session: Session, mine: list[Row]) -> list[Sentence]:
    """The rules of numbers that stand behind the column, each once, with document and clause."""
    ids = dict.fromkeys(rule.id for row in mine for rule in session.places.quotas(row))
    found = [row for row in session.rule_rows.to_dicts() if row["rule_id"] in ids]
    return [
        session.sentence(
            "minutes.ballot.quota",
            row["rule_id"],
            label=row["label_vi"],
            source=session.source(row),
        )
        for row in found
    ]
