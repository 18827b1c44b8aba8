"""The draft submission (tờ trình) to the one who decides: what is passed, what is voted on yet."""

from briefing.minutes.paper_parts import counts_by_form, listed, paper
from briefing.minutes.session import Row, Session
from briefing.office.cited import bases, named
from briefing.office.paper import Annex, Block, Heading, Paper, Paragraph

COLUMNS = (
    ("number", 12.0, "center"),
    ("unit_name", 36.0, "left"),
    ("recipient", 42.0, "left"),
    ("form", 40.0, "left"),
    ("vote", 35.0, "left"),
)


def submission(session: Session) -> Paper:
    """Bases, what was appraised, what is proposed; the lists stand in annexes."""
    t = session.t
    blocks: list[Block] = [
        *(Paragraph((line,)) for line in _bases(session)),
        Heading(t("minutes.submission.done")),
        *(Paragraph((line,)) for line in _done(session)),
        Heading(t("minutes.submission.asked")),
        Paragraph((_asked(session),)),
        Paragraph((t("minutes.submission.money"),)),
        Paragraph((t("minutes.submission.close"),)),
    ]
    council = [t("minutes.copy_council")] if session.has_council else []
    copies = [t("office.copy_above"), *council, t("office.copy_file")]
    return paper(
        session,
        "submission",
        blocks,
        signers=("office.signer_post",),
        mark="TTr",
        to=(session.decider,),
        copies=copies,
        annexes=_annexes(session),
    )


def _bases(session: Session) -> list[str]:
    """Documents whose rules spoke of a proposal, what the plan carries out, the plan, minutes of
    the council that passed something, and those of the meeting itself; each once."""
    t, documents = session.t, session.documents
    heard = {a["rule_id"] for row in session.waiting for a in session.answers[row["proposal_id"]]}
    rules = [row["document"] for row in session.rule_rows.to_dicts() if row["rule_id"] in heard]
    plan = f"({session.campaign['short_vi']})" if documents.height else ""
    others = [named(rule, documents, t) for rule in rules if not (plan and rule.endswith(plan))]
    lines = [_basis(session, name) for name in dict.fromkeys((*others, *bases(documents, t)))]
    last = [t("minutes.submission.basis_minutes")] if session.has_council else []
    return [*(lines or [t("minutes.submission.basis_unknown")]), *_minutes(session), *last]


def _basis(session: Session, document: str) -> str:
    """A document by its number; where none is printed on it, the number is asked for."""
    is_asked = "[" in document or any(letter.isdigit() for letter in document)
    key = "minutes.submission.basis" if is_asked else "minutes.submission.basis_unnumbered"
    return session.t(key, document=document)


def _minutes(session: Session) -> list[str]:
    """Minutes by which the council passed what is not decided yet, by number and day."""
    steps = [session.votes.get(row["proposal_id"]) for row in session.passed]
    kept = {(step["document"], step["on_date"]) for step in steps if step and step["document"]}
    ordered = sorted(kept, key=lambda pair: (pair[1], pair[0]))
    key = "minutes.submission.basis_passed"
    return [session.t(key, number=number, date=session.day(day)) for number, day in ordered]


def _done(session: Session) -> list[str]:
    t, states = session.t, session.states
    counts = {key: t.number(states[key]) for key in ("returned", "refused")}
    counts["decided"] = t.number(states["decided"] + states["issued"])
    counts["received"] = t.number(states.total())
    lines = [t("minutes.submission.counts", day=session.day(session.as_of), **counts)]
    key = "waiting_council" if session.has_council else "waiting_direct"
    lines.append(t(f"minutes.submission.{key}", count=t.number(len(session.waiting))))
    if session.has_council:
        lines.append(t("minutes.submission.passed", count=t.number(len(session.passed))))
    if session.direct:
        lines.append(t("minutes.submission.direct", count=t.number(len(session.direct))))
    if states["submitted"]:
        lines.append(t("minutes.submission.submitted", count=t.number(states["submitted"])))
    return lines


def _asked(session: Session) -> str:
    t = session.t
    if not session.waiting and not session.passed and not session.direct:
        return t("minutes.submission.nothing")
    return t("minutes.submission.ask" if session.has_council else "minutes.submission.ask_direct")


def _annexes(session: Session) -> list[Block]:
    t = session.t
    found: list[list[Block]] = []
    if session.passed:
        rows = [row | {"vote": _vote(session, row)} for row in session.passed]
        found += [_annex(session, "passed", rows)]
    if session.waiting:
        pending = t("minutes.submission.vote_unknown" if session.has_council else "minutes.no_vote")
        rows = [row | {"vote": pending} for row in session.waiting]
        head, *rest = _annex(session, "waiting", rows)
        found += [[head, counts_by_form(session, session.waiting), *rest]]
    if session.direct:
        rows = [row | {"vote": t("minutes.no_vote")} for row in session.direct]
        found += [_annex(session, "direct", rows)]
    return [block for blocks in found for block in blocks]


def _annex(session: Session, key: str, rows: list[Row]) -> list[Block]:
    t = session.t
    subject = t(f"minutes.submission.annex_{key}", count=t.number(len(rows)))
    return [Annex(t("minutes.submission.annex"), subject), listed(session, rows, COLUMNS)]


def _vote(session: Session, row: Row) -> str:
    """The minutes and votes of a proposal that was passed; bracketed where they were not kept."""
    step = session.votes.get(row["proposal_id"])
    said = [step[key] for key in ("document", "reason") if step and step[key]]
    return "; ".join(said) or session.t("minutes.submission.vote_unknown")
