"""The agenda (chương trình phiên họp): what is decided, on what, how, and which papers go along."""

from answers.tasks.areas import in_words
from briefing.minutes.paper_parts import listed, paper
from briefing.minutes.session import Row, Session
from briefing.office.paper import Block, Heading, Paper, Paragraph
from queries.tasks.questions import council_areas

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
    t = session.t
    blocks: list[Block] = [
        Paragraph(
            tuple(
                t(key)
                for key in ("minutes.agenda.time", "minutes.agenda.place", "minutes.agenda.chair")
            )
        ),
        Heading(t("minutes.agenda.items")),
        listed(session, _items(session), COLUMNS),
        Heading(t("minutes.agenda.ballots")),
        *_ballots(session),
        Heading(t("minutes.agenda.papers")),
        *(Paragraph((f"{n}. {name}",)) for n, name in enumerate(_papers(session), start=1)),
        *_areas(session),
    ]
    return paper(session, "agenda", blocks)


def _items(session: Session) -> list[Row]:
    """Opening, the asks by their number, closing; what decides nothing has no number."""
    t = session.t
    end = "voted" if session.is_voted else "plain"
    opening = {
        "number": "",
        "ask": t(f"minutes.agenda.opening_{end}"),
        "basis": t("minutes.agenda.quorum"),
        "how": t("minutes.agenda.told"),
    }
    asks = [
        {"number": d.number, "ask": d.ask, "basis": d.basis, "how": d.vote}
        for d in session.decisions
    ]
    closing = {
        "number": "",
        "ask": t(f"minutes.agenda.closing_{end}"),
        "basis": "",
        "how": t("deck.vote.open"),
    }
    return [opening, *asks, closing]


def _ballots(session: Session) -> list[Block]:
    t = session.t
    if not session.has_council:
        count = t.number(len(session.waiting))
        words = t("minutes.agenda.no_council", actor=session.decider, count=count)
        return [Paragraph((words,))]
    if not session.waiting:
        return [Paragraph((t("minutes.agenda.nothing"),))]
    rows = [
        {
            "number": n,
            "form": label,
            "count": sum(row["form_id"] == form_id for row in session.waiting),
            "majority": session.majority(form_id),
        }
        for n, (form_id, label) in enumerate(session.forms, start=1)
    ]
    how = t("minutes.agenda.ballot_how")
    return [Paragraph((how,)), listed(session, rows, BALLOTS)]


def _areas(session: Session) -> list[Block]:
    """Who of the council follows what, by position, with what is past its day there; none, no
    heading."""
    t, areas = session.t, session.room.ask(council_areas)
    if areas.is_empty():
        return []
    said = in_words(areas, t)
    note = t("tasks.areas_illustrative") if said["is_illustrative"].any() else ""
    return [
        Heading(t("minutes.agenda.areas")),
        listed(session, said.to_dicts(), AREAS, note=note),
    ]


def _papers(session: Session) -> list[str]:
    """The other papers of the pack by name."""
    t = session.t
    voted = [t("minutes.agenda.vote_list")] if session.is_voted else []
    ballots = [t("minutes.agenda.ballot", form=label) for _, label in session.forms]
    kinds = [
        t(key)
        for key in ("minutes.agenda.annex", "minutes.agenda.submission", "minutes.agenda.minutes")
    ]
    return [*voted, *(ballots if session.is_voted else []), *kinds]
