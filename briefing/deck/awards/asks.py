"""What an awards session decides (việc của phiên xét khen thưởng): ballots, gaps, signatures."""

from collections.abc import Iterator

from briefing.deck.awards.waiting import answers_of, by_form, in_state, waiting
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
