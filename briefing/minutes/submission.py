"""The draft submission (tờ trình) to the one who decides: what is passed, what is voted on yet."""

from briefing.minutes.paper_parts import annex, counts_by_form, listed, mark_of, paper
from briefing.minutes.session import Row, Session
from briefing.office.cited import bases, named
from briefing.office.paper import Block, Heading, Paper, Paragraph, Sentence

MINUTES_SUBMISSION_ANNEX_KEYS = {
    "direct": "minutes.submission.annex_direct",
    "passed": "minutes.submission.annex_passed",
    "waiting": "minutes.submission.annex_waiting",
}
MINUTES_SUBMISSION_KEYS = {
    "waiting_council": "minutes.submission.waiting_council",
    "waiting_direct": "minutes.submission.waiting_direct",
}

NEXT, LAST = ";", "."  # how a line of what it rests on ends

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
        *_bases(session),
        Heading(session.sentence("minutes.submission.done")),
        *(Paragraph((line,)) for line in _done(session)),
        Heading(session.sentence("minutes.submission.asked")),
        Paragraph((_asked(session),)),
        Paragraph((session.sentence("minutes.submission.money"),)),
        Paragraph((session.sentence("minutes.submission.close"),), "close"),
    ]
    council = [t("minutes.copy_council")] if session.has_council else []
    copies = [t("office.copy_above"), *council, t("office.copy_file")]
    return paper(
        session,
        "submission",
        blocks,
        signers=(("office.signer_post",),),
        mark="TTr",
        to=(session.decider,),
        copies=copies,
        annexes=_annexes(session),
    )


def _bases(session: Session) -> list[Block]:
    """Documents whose rules spoke of a proposal, what the plan carries out, the plan, minutes of
    the council that passed something, and those of the meeting itself; each once, a line each."""
    t, documents = session.t, session.documents
    heard = {a["rule_id"] for row in session.waiting for a in session.answers[row["proposal_id"]]}
    rules = [row["document"] for row in session.rule_rows.to_dicts() if row["rule_id"] in heard]
    plan = f"({session.campaign['short_vi']})" if documents.height else ""
    others = [named(rule, documents, t) for rule in rules if not (plan and rule.endswith(plan))]
    lines = {name: _basis(session, name) for name in (*others, *bases(documents, t))}
    said = {**(lines or {"unknown": t("minutes.submission.basis_unknown")}), **_minutes(session)}
    if session.has_council and not session.held:
        said["meeting"] = t("minutes.submission.basis_minutes")
    *_, last = said
    return [
        Paragraph((Sentence(f"basis:{of}", text + (LAST if of == last else NEXT)),), "basis")
        for of, text in said.items()
    ]


def _basis(session: Session, document: str) -> str:
    """A document by its number; where none is printed on it, the number is asked for."""
    is_asked = "[" in document or any(letter.isdigit() for letter in document)
    key = "minutes.submission.basis" if is_asked else "minutes.submission.basis_unnumbered"
    return session.t(key, document=document)


def _minutes(session: Session) -> dict[str, str]:
    """Minutes by which the council passed what is not decided yet, by number and day."""
    steps = [session.votes.get(row["proposal_id"]) for row in session.passed]
    kept = {(step["document"], step["on_date"]) for step in steps if step and step["document"]}
    ordered = sorted(kept, key=lambda pair: (pair[1], pair[0]))
    key = "minutes.submission.basis_passed"
    return {n: session.t(key, number=n, date=session.day(day)) for n, day in ordered}


def _done(session: Session) -> list[Sentence]:
    t, states, line = session.t, session.states, session.sentence
    counts = {key: t.number(states[key]) for key in ("returned", "refused")}
    counts["decided"] = t.number(states["decided"] + states["issued"])
    counts["received"] = t.number(states.total())
    lines = [line("minutes.submission.counts", day=session.day(session.as_of), **counts)]
    key = "waiting_council" if session.has_council else "waiting_direct"
    lines.append(line(MINUTES_SUBMISSION_KEYS[key], count=t.number(len(session.waiting))))
    if session.has_council:
        lines.append(line("minutes.submission.passed", count=t.number(len(session.passed))))
    if session.direct:
        lines.append(line("minutes.submission.direct", count=t.number(len(session.direct))))
    if states["submitted"]:
        lines.append(line("minutes.submission.submitted", count=t.number(states["submitted"])))
    return lines


def _asked(session: Session) -> Sentence:
    if not session.waiting and not session.passed and not session.direct:
        return session.sentence("minutes.submission.nothing")
    key = "minutes.submission.ask" if session.has_council else "minutes.submission.ask_direct"
    return session.sentence(key)


def _lists(session: Session) -> dict[str, tuple[list[Row], list[Block]]]:
    """The lists that go along, by name: their rows, and what stands above them."""
    t = session.t
    found: dict[str, tuple[list[Row], list[Block]]] = {}
    if session.passed:
        rows = [row | {"vote": _vote(session, row)} for row in session.passed]
        found["passed"] = rows, []
    if session.waiting:
        pending = t("minutes.submission.vote_unknown" if session.has_council else "minutes.no_vote")
        rows = [row | {"vote": pending} for row in session.waiting]
        found["waiting"] = rows, [counts_by_form(session, session.waiting)]
    if session.direct:
        found["direct"] = [row | {"vote": t("minutes.no_vote")} for row in session.direct], []
    return found


def _annexes(session: Session) -> list[Block]:
    """Each list on pages of its own, numbered where there are several."""
    t, lists = session.t, _lists(session)
    blocks: list[Block] = []
    for number, (key, (rows, above)) in enumerate(lists.items(), start=1):
        subject = session.sentence(MINUTES_SUBMISSION_ANNEX_KEYS[key], count=t.number(len(rows)))
        head = annex(session, subject, number, len(lists), _along(session))
        blocks += [head, *above, listed(session, rows, COLUMNS, of=(key, "proposal_id"))]
    return blocks


def _along(session: Session) -> str:
    issuer = session.standing or session.t("office.issuing_body")
    return session.t("office.along.submission", mark=mark_of(session, "TTr"), issuer=issuer)


def _vote(session: Session, row: Row) -> str:
    """The minutes and votes of a proposal that was passed; bracketed where they were not kept."""
    step = session.votes.get(row["proposal_id"])
    said = [step[key] for key in ("document", "reason") if step and step[key]]
    return "; ".join(said) or session.t("minutes.submission.vote_unknown")
