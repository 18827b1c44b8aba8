"""The agenda (chương trình phiên họp): what is decided, on what, how, and which papers go along."""

from answers.tasks.areas import in_words
from briefing.minutes.paper_parts import COUNCIL, listed, paper
from briefing.minutes.session import Row, Session
from briefing.office.paper import Block, Heading, Paper, Paragraph, Sentence
from queries.tasks.questions import council_areas

MINUTES_AGENDA_CLOSING_KEYS = {
    "plain": "minutes.agenda.closing_plain",
    "voted": "minutes.agenda.closing_voted",
}
MINUTES_AGENDA_KEYS = {
    "annex": "minutes.agenda.annex",
    "minutes": "minutes.agenda.minutes",
    "submission": "minutes.agenda.submission",
}
MINUTES_AGENDA_OPENING_KEYS = {
    "plain": "minutes.agenda.opening_plain",
    "voted": "minutes.agenda.opening_voted",
}

COLUMNS = (
    ("number", 12.0, "center"),
    ("ask", 73.0, "left"),
    ("basis", 50.0, "left"),
    ("how", 30.0, "left"),
)
AREAS = (
    ("member", 52.0, "left"),
    ("area", 50.0, "left"),
    ("unit_count", 19.0, "right"),
    ("overdue_count", 22.0, "right"),
    ("silent_count", 22.0, "right"),
)
BALLOTS = (
    ("number", 12.0, "center"),
    ("form", 58.0, "left"),
    ("count", 20.0, "right"),
    ("majority", 75.0, "left"),
)


def agenda(session: Session) -> Paper:
    """The agenda, with the ballots in the order of the forms, or why there are none."""
    blocks: list[Block] = [
        Paragraph(
            tuple(
                session.sentence(key)
                for key in ("minutes.agenda.time", "minutes.agenda.place", "minutes.agenda.chair")
            )
        ),
        Heading(session.sentence("minutes.agenda.items")),
        listed(session, _items(session), COLUMNS, of=("items", "key")),
        Heading(session.sentence("minutes.agenda.ballots")),
        *_ballots(session),
        Heading(session.sentence("minutes.agenda.papers")),
        *_papers(session),
        *_areas(session),
    ]
    return paper(
        session,
        "agenda",
        blocks,
        signers=(COUNCIL,),
        mark="CTr",
        copies=(session.t("minutes.copy_members"), session.t("office.copy_file")),
    )


def _items(session: Session) -> list[Row]:
    """Opening, the asks by their number, closing; what decides nothing has no number."""
    t = session.t
    end = "voted" if session.is_voted else "plain"
    opening = {
        "key": "opening",
        "number": "",
        "ask": t(MINUTES_AGENDA_OPENING_KEYS[end]),
        "basis": t("minutes.agenda.quorum"),
        "how": t("minutes.agenda.told"),
    }
    asks = [
        {"key": d.key, "number": d.number, "ask": d.ask, "basis": d.basis, "how": d.vote}
        for d in session.decisions
    ]
    closing = {
        "key": "closing",
        "number": "",
        "ask": t(MINUTES_AGENDA_CLOSING_KEYS[end]),
        "basis": "",
        "how": t("deck.vote.open"),
    }
    return [opening, *asks, closing]


def _ballots(session: Session) -> list[Block]:
    t = session.t
    if not session.has_council:
        count = t.number(len(session.waiting))
        words = session.sentence("minutes.agenda.no_council", actor=session.decider, count=count)
        return [Paragraph((words,))]
    if not session.waiting:
        return [Paragraph((session.sentence("minutes.agenda.nothing"),))]
    rows = [
        {
            "form_id": form_id,
            "number": n,
            "form": label,
            "count": sum(row["form_id"] == form_id for row in session.waiting),
            "majority": session.majority(form_id),
        }
        for n, (form_id, label) in enumerate(session.forms, start=1)
    ]
    how = session.sentence("minutes.agenda.ballot_how")
    return [Paragraph((how,)), listed(session, rows, BALLOTS, of=("ballots", "form_id"))]


def _areas(session: Session) -> list[Block]:
    """Who of the council follows what, by position, with what is past its day there; none, no
    heading."""
    t, areas = session.t, session.room.ask(council_areas)
    if areas.is_empty():
        return []
    said = in_words(areas, t)
    note = session.sentence("tasks.areas_illustrative") if said["is_illustrative"].any() else ""
    return [
        Heading(session.sentence("minutes.agenda.areas")),
        listed(session, said.to_dicts(), AREAS, of=("areas", "member"), note=note),
    ]


def _papers(session: Session) -> list[Block]:
    """The other papers of the pack by name, numbered."""
    t = session.t
    voted = {"vote_list": t("minutes.agenda.vote_list")} if session.is_voted else {}
    ballots = {
        f"ballot:{form_id}": t("minutes.agenda.ballot", form=label)
        for form_id, label in (session.forms if session.is_voted else [])
    }
    kinds = {key: t(MINUTES_AGENDA_KEYS[key]) for key in ("annex", "submission", "minutes")}
    named = {**voted, **ballots, **kinds}
    return [
        Paragraph((Sentence(f"papers.{key}", f"{n}. {name}"),))
        for n, (key, name) in enumerate(named.items(), start=1)
    ]
