"""Proposals before the council (đề nghị chờ xét): what is known of them, by form and unit."""

from typing import Any

import polars as pl

from briefing.deck.room import Room
from methods.award_route import state_before_council
from queries.awards.questions import award_route
from translations.name_order import name_order
from translations.phrases import joined

VERDICTS = ("met", "no_basis", "failed")


def in_state(room: Room, state: str) -> pl.DataFrame:
    """Proposals of the campaign in a state on the day, with the gate's answer."""
    judged = room.awards.judged_proposals(room.everything)
    return judged.filter(pl.col("state") == state) if judged.height else judged


def waiting(room: Room) -> pl.DataFrame:
    """Proposals an appraiser is done with, or that need none, and nobody after has spoken of."""
    return in_state(room, state_before_council(room.ask(award_route)["state"]))


def by_form(rows: pl.DataFrame) -> list[tuple[dict[str, Any], pl.DataFrame]]:
    """Each form among proposals with its own, the highest level first as ballots go."""
    rank = pl.col("level").replace_strict(
        {"state": 0, "ministry": 1, "province": 1}, default=2, return_dtype=pl.Int64
    )
    forms = rows.unique("form_id").sort(
        rank, "family", name_order("form_vi"), descending=[False, True, False]
    )
    return [(form, rows.filter(form_id=form["form_id"])) for form in forms.to_dicts()]


def answers_of(rows: pl.DataFrame, room: Room) -> str:
    """«14 đủ, 8 chưa đủ căn cứ và 3 thiếu»: what the gate says of proposals, none left out."""
    t, said = room.t, []
    for code in VERDICTS:
        count = rows.filter(pl.col("verdict_now") == code).height
        if count:
            said.append(f"{t.number(count)} {t(f'deck.eligible.{code}')}")
    return joined(t, said)


def handed_in(room: Room) -> str:
    """Units whose award sheet is there, of all: coverage of the slides on proposals."""
    row = room.awards.coverage_rows(room.everything).row(0, named=True)
    return room.share(row["unit_count"], row["expected_count"])
