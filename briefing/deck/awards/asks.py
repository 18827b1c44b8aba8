"""What an awards session decides (việc của phiên xét khen thưởng): ballots, gaps, signatures."""

from collections.abc import Iterator

from briefing.deck.awards.waiting import (
    answers_of,
    by_form,
    direct,
    has_council,
    in_state,
    waiting,
)
from briefing.deck.more_forms import Decision
from briefing.deck.room import Room
from queries.awards.questions import award_proposals
from translations.phrases import counted


def award_asks(room: Room) -> Iterator[Decision]:
    """A ballot a form, dossiers that lack something, and what was passed and waits."""
    t, found, asked = room.t, waiting(room), award_proposals.name
    for form, rows in by_form(found) if found.height else ():
        ask = counted(t, "deck.ask.form", rows.height, form=t.pick(form, "form"))
        yield Decision(
            ask, answers_of(rows, room), t("deck.vote.ballot"), f"form:{form['form_id']}", asked
        )
    lacking = found.filter(verdict_now="failed").height if found.height else 0
    if lacking:
        ask = counted(t, "deck.ask.lacking", lacking)
        yield Decision(ask, t("deck.ask.lacking_basis"), t("deck.vote.open"), "lacking", asked)
    passed = in_state(room, "passed")
    if passed.height:
        forms = t.number(passed["form_id"].n_unique())
        ask = counted(t, "deck.ask.passed", passed.height)
        yield Decision(
            ask, t("deck.ask.passed_basis", forms=forms), t("deck.vote.submit"), "passed", asked
        )
    yield from direct_asks(room)
    yield from higher_asks(room)


def direct_asks(room: Room) -> Iterator[Decision]:
    """What comes to who decides without the council, which is told of it."""
    t = room.t
    rows = direct(room) if has_council(room) else direct(room).clear()
    if rows.height:
        ask = counted(t, "deck.ask.direct", rows.height)
        told = t("deck.vote.told")
        yield Decision(ask, answers_of(rows, room), told, "direct", award_proposals.name)


def higher_asks(room: Room) -> Iterator[Decision]:
    """What was submitted upward and is not decided, of which the session is told."""
    t, rows = room.t, in_state(room, "submitted")
    if rows.height:
        forms = t.number(rows["form_id"].n_unique())
        ask = counted(t, "deck.ask.submitted", rows.height)
        basis = t("deck.ask.submitted_basis", forms=forms)
        yield Decision(ask, basis, t("deck.vote.told"), "submitted", award_proposals.name)
