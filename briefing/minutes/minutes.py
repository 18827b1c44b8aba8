"""The draft minutes (biên bản) of the meeting: everything that happens there is bracketed."""

from briefing.minutes.paper_parts import CHAIR, SECRETARY, listed, paper
from briefing.minutes.session import Row, Session
from briefing.office.paper import Block, Heading, Paper, Paragraph, Sentence

MINUTES_RECORD_KEYS = {
    "absent": "minutes.record.absent",
    "chair": "minutes.record.chair",
    "members": "minutes.record.members",
    "place": "minutes.record.place",
    "present": "minutes.record.present",
    "secretary": "minutes.record.secretary",
    "time": "minutes.record.time",
}
MINUTES_RECORD_RESULT_KEYS = {
    "passed": "minutes.record.result_passed",
    "refused": "minutes.record.result_refused",
    "unknown": "minutes.record.result_unknown",
}

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
COUNTED = {"agree": "agreed", "against": "against", "blank": "blank"}


def minutes(session: Session) -> Paper:
    """Who was there, what was said of each item, the votes, the conclusion; two signatures. After
    a vote was typed back its day, number, counts and results stand in it."""
    t, held = session.t, session.held
    blocks: list[Block] = [
        Heading(session.sentence("minutes.record.people")),
        *(Paragraph((_of_people(key, session),)) for key in PEOPLE),
        Heading(session.sentence("minutes.record.items")),
        *_items(session),
        Heading(session.sentence("minutes.record.votes")),
        *_votes(session),
        Heading(session.sentence("minutes.record.end")),
        Paragraph((session.sentence("minutes.record.conclusion"),)),
        Paragraph((session.sentence("minutes.record.read"),), "close"),
    ]
    return paper(
        session,
        "minutes",
        blocks,
        signers=(SECRETARY, CHAIR),
        mark="BB",
        copies=(t("minutes.copy_members"), t("office.copy_file")),
        number=t("office.number_whole", number=held.document) if held and held.document else "",
    )


def _of_people(key: str, session: Session) -> Sentence:
    held = session.held
    if held and key == "time":
        return session.sentence("minutes.record.time_held", day=session.day(held.day))
    if held and key == "members":
        return session.sentence("minutes.record.members_held", count=session.t.number(held.members))
    return session.sentence(MINUTES_RECORD_KEYS[key])


def _items(session: Session) -> list[Block]:
    found: list[Block] = []
    for item in session.decisions:
        found.append(Heading(Sentence(f"record.ask:{item.key}", f"{item.number}. {item.ask}"), 2))
        words = session.sentence("minutes.record.item", item.key, basis=item.basis, how=item.vote)
        found.append(Paragraph((words,)))
    return found or [Paragraph((session.sentence("minutes.record.no_items"),))]


def _votes(session: Session) -> list[Block]:
    if not session.is_voted and not session.held:
        return [Paragraph((session.sentence("minutes.record.no_votes"),))]
    rows = [row | _counts(row, session) for row in session.ballots]
    return [
        Paragraph((session.sentence("minutes.record.counters"),)),
        Paragraph((session.sentence("minutes.record.ballots"),)),
        listed(
            session,
            rows,
            COLUMNS,
            of=("votes", "proposal_id"),
            note=session.sentence("minutes.record.list_note"),
        ),
    ]


def _counts(row: Row, session: Session) -> Row:
    """The counts of one proposal and its result: bracketed before the vote, left to the next
    session where others were voted on and this was not."""
    t = session.t
    if "agreed_count" not in row and session.held:
        return dict.fromkeys(COUNTED, t.number(None)) | {"result": t("minutes.record.result_left")}
    if "agreed_count" not in row:
        unknown = dict.fromkeys(COUNTED, t("minutes.record.count_unknown"))
        return unknown | {"result": t("minutes.record.result_unknown")}
    counts = {key: row[f"{name}_count"] for key, name in COUNTED.items()}
    return counts | {"result": t(MINUTES_RECORD_RESULT_KEYS[row["state"]])}
