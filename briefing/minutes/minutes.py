"""The draft minutes (biên bản) of the meeting: everything that happens there is bracketed."""

from briefing.minutes.paper_parts import CHAIR, SECRETARY, listed, paper
from briefing.minutes.session import Session
from briefing.office.paper import Block, Heading, Paper, Paragraph

PEOPLE = ("time", "place", "members", "present", "absent", "chair", "secretary")
COLUMNS = (
    ("number", 11.0, "center"),
    ("unit_name", 29.0, "left"),
    ("recipient", 28.0, "left"),
    ("form", 29.0, "left"),
    ("agree", 15.0, "center"),
    ("against", 18.0, "center"),
    ("blank", 18.0, "center"),
    ("result", 17.0, "center"),
)
COUNTED = ("agree", "against", "blank")


def minutes(session: Session) -> Paper:
    """Who was there, what was said of each item, the votes, the conclusion; two signatures."""
    t = session.t
    blocks: list[Block] = [
        Heading(t("minutes.record.people")),
        *(Paragraph((t(f"minutes.record.{key}"),)) for key in PEOPLE),
        Heading(t("minutes.record.items")),
        *_items(session),
        Heading(t("minutes.record.votes")),
        *_votes(session),
        Heading(t("minutes.record.end")),
        Paragraph((t("minutes.record.conclusion"),)),
        Paragraph((t("minutes.record.read"),)),
    ]
    return paper(
        session,
        "minutes",
        blocks,
        signers=(SECRETARY, CHAIR),
        mark="BB",
        copies=(t("minutes.copy_members"), t("office.copy_file")),
    )


def _items(session: Session) -> list[Block]:
    t = session.t
    found: list[Block] = []
    for item in session.decisions:
        found.append(Heading(f"{item.number}. {item.ask}", 2))
        found.append(Paragraph((t("minutes.record.item", basis=item.basis, how=item.vote),)))
    return found or [Paragraph((t("minutes.record.no_items"),))]


def _votes(session: Session) -> list[Block]:
    t = session.t
    if not session.is_voted:
        return [Paragraph((t("minutes.record.no_votes"),))]
    unknown = dict.fromkeys(COUNTED, t("minutes.record.count_unknown"))
    unknown["result"] = t("minutes.record.result_unknown")
    rows = [row | unknown for row in session.waiting]
    return [
        Paragraph((t("minutes.record.counters"),)),
        Paragraph((t("minutes.record.ballots"),)),
        listed(session, rows, COLUMNS, note=t("minutes.record.list_note")),
    ]
