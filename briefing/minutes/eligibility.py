"""The eligibility annex (phụ lục điều kiện): every proposal, clause by clause, with documents."""

from collections.abc import Iterator

from briefing.minutes.paper_parts import counts_by_form, listed, paper, shown
from briefing.minutes.session import Row, Session
from briefing.office.paper import Block, Heading, Paper, Paragraph

CLAUSES = (
    ("word", 26.0, "left"),
    ("rule", 64.0, "left"),
    ("why", 40.0, "left"),
    ("source", 35.0, "left"),
)
WORDS = (("rule", 50.0, "left"), ("source", 40.0, "left"), ("printed", 75.0, "left"))
WORST = ("failed", "no_basis", "off", "met")


def eligibility(session: Session) -> Paper:
    """What the rules answer to each proposal that waits, then the words of the clauses."""
    t = session.t
    if not session.waiting:
        return paper(session, "eligibility", [Paragraph((t("minutes.eligibility.nothing"),))])
    blocks: list[Block] = [
        Heading(t("minutes.eligibility.counts")),
        counts_by_form(session, session.waiting),
        Paragraph((t("minutes.eligibility.how"),)),
        Heading(t("minutes.eligibility.each")),
        *(block for row in session.waiting for block in _proposal(session, row)),
        Heading(t("minutes.eligibility.clauses")),
        listed(session, _clauses(session), WORDS),
    ]
    return paper(session, "eligibility", blocks)


def _proposal(session: Session, row: Row) -> Iterator[Block]:
    t = session.t
    head = {key: str(row[key]) for key in ("number", "unit_name", "recipient", "form")}
    yield Heading(t("minutes.eligibility.one", **head), 2)
    said = {"verdict": row["verdict"], "id": row["proposal_id"]}
    free = shown(session, row["free"])
    yield Paragraph((t("minutes.eligibility.verdict", **said, free=free),))
    answers = sorted(_answers(session, row), key=lambda a: WORST.index(a["verdict"]))
    yield listed(session, [a | _words(session, a) for a in answers], CLAUSES)
    yield Paragraph((session.criteria(row["proposal_id"]),))


def _answers(session: Session, row: Row) -> list[Row]:
    return session.answers.get(row["proposal_id"], [])


def _words(session: Session, answer: Row) -> Row:
    return {"rule": answer["label_vi"], "source": session.source(answer)}


def _clauses(session: Session) -> list[Row]:
    """The rules that spoke of a proposal, each once, in the words of the document."""
    heard = {a["rule_id"] for row in session.waiting for a in _answers(session, row)}
    rows = [row for row in session.rule_rows.to_dicts() if row["rule_id"] in heard]
    unread = session.t("minutes.eligibility.unread")
    return [row | _words(session, row) | {"printed": row["printed_vi"] or unread} for row in rows]
