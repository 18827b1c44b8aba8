"""The eligibility annex (phụ lục điều kiện): every proposal, clause by clause, with documents."""

from collections.abc import Iterator

from briefing.minutes.paper_parts import counts_by_form, listed, paper, shown
from briefing.minutes.session import Row, Session
from briefing.office.paper import Block, Heading, Paper, Paragraph, Sentence

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
    if not session.waiting:
        return paper(
            session, "eligibility", [Paragraph((session.sentence("minutes.eligibility.nothing"),))]
        )
    blocks: list[Block] = [
        Heading(session.sentence("minutes.eligibility.counts")),
        counts_by_form(session, session.waiting),
        Paragraph((session.sentence("minutes.eligibility.how"),)),
        Heading(session.sentence("minutes.eligibility.each")),
        *(block for row in session.waiting for block in _proposal(session, row)),
        Heading(session.sentence("minutes.eligibility.clauses")),
        listed(session, _clauses(session), WORDS, of=("clauses", "rule_id")),
    ]
    return paper(session, "eligibility", blocks)


def _proposal(session: Session, row: Row) -> Iterator[Block]:
    of = row["proposal_id"]
    head = {key: str(row[key]) for key in ("number", "unit_name", "recipient", "form")}
    yield Heading(session.sentence("minutes.eligibility.one", of, **head), 2)
    said = {"verdict": row["verdict"], "id": of}
    free = shown(session, row["free"])
    yield Paragraph((session.sentence("minutes.eligibility.verdict", of, **said, free=free),))
    answers = sorted(_answers(session, row), key=lambda a: WORST.index(a["verdict"]))
    told = [a | _words(session, a) | {"of": f"{of}:{a['rule_id']}"} for a in answers]
    yield listed(session, told, CLAUSES, of=("answers", "of"))
    yield Paragraph((Sentence(f"criteria:{of}", session.criteria(of)),))


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
