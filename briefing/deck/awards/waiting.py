"""Proposals before the council (đề nghị chờ xét): what is known of them, by form and unit."""

import polars as pl

from briefing.deck.room import Room
from queries.awards.questions import award_route
from schemas.frames import AwardProposals
from translations.phrases import joined
from translations.value_words import DECK_ELIGIBLE_KEYS

VERDICTS = ("met", "no_basis", "failed")
DIRECT = ("submitter", "decider")


def in_state(room: Room, state: str) -> pl.DataFrame:
    """Proposals of the campaign in a state on the day, with the gate's answer."""
    judged = room.awards.judged_proposals(room.everything)
    return judged.filter(pl.col("state") == state) if judged.height else judged


def waiting(room: Room) -> pl.DataFrame:
    """Proposals whose next step is the council's; in a campaign without one, who decides or
    submits. What a unit decides within its own authority is no session's."""
    if not has_council(room):
        return direct(room)
    judged = room.awards.judged_proposals(room.everything)
    return judged.filter(waits_for="council") if judged.height else judged


def direct(room: Room) -> pl.DataFrame:
    """Proposals that come to who decides or submits without a council."""
    judged = room.awards.judged_proposals(room.everything)
    if judged.is_empty():
        return judged
    return judged.filter(~pl.col("has_council"), pl.col("waits_for").is_in(DIRECT))


def has_council(room: Room) -> bool:
    """Whether a council passes on some route of the campaign."""
    return "passed" in room.ask(award_route)["state"].to_list()


def by_form(rows: pl.DataFrame) -> list[tuple[AwardProposals, pl.DataFrame]]:
    """Each form among proposals with its own, the highest first: the order of the answer, which is
    that of the list for the vote."""
    forms = rows.unique("form_id", keep="first", maintain_order=True)
    return [(form, rows.filter(form_id=form.form_id)) for form in AwardProposals.rows(forms)]


def answers_of(rows: pl.DataFrame, room: Room) -> str:
    """«14 đủ, 8 chưa đủ căn cứ và 3 thiếu»: what the gate says of proposals, none left out."""
    t, said = room.t, []
    for code in VERDICTS:
        count = rows.filter(pl.col("verdict_now") == code).height
        if count:
            said.append(f"{t.number(count)} {t(DECK_ELIGIBLE_KEYS[code])}")
    return joined(t, said)


def handed_in(room: Room) -> str:
    """Units whose award sheet is there, of all: coverage of the slides on proposals."""
    row = room.awards.coverage_rows(room.everything).row(0, named=True)
    return room.share(row["unit_count"], row["expected_count"])
