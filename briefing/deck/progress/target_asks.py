"""What an interim review decides of phase 2: targets to look at again, and those not set yet."""

from collections.abc import Iterator

import polars as pl

from briefing.deck.more_forms import Decision
from briefing.deck.room import Room
from queries.progress.questions import phase_comparison
from queries.reference.questions import phase_list
from schemas.columns import column as col
from schemas.frames import PhaseComparison
from translations.phrases import counted, joined

NAMED = 2
HALF = 50.0  # per cent: gaining less than half of what phase 2 asks, a target is looked at again


class PaceAhead(PhaseComparison):
    """An indicator in both phases, both rates known. Grain: indicator."""

    gained_per_year: float = col("Gained a year so far", "the indicator's")
    required_per_year: float = col("Asked a year in phase 2; never 0", "the indicator's")
    share: float = col("The one as part of the other", "%")


def pace_ahead(room: Room) -> list[PaceAhead]:
    """Indicators with the gain of each year so far as a share of what phase 2 asks, least first."""
    rows = room.ask(phase_comparison).drop_nulls(["gained_per_year", "required_per_year"])
    asking = rows.filter(pl.col("required_per_year") != 0).with_columns(
        share=100 * pl.col("gained_per_year") / pl.col("required_per_year")
    )
    return PaceAhead.rows(asking.sort("share", "position"))


def target_asks(room: Room) -> Iterator[Decision]:
    """Targets of phase 2 to look at again, and those not set yet, from the day it begins."""
    t, vote, asked = room.t, room.t("deck.vote.open"), phase_comparison.name
    starts = room.ask(phase_list).sort("start_date")["start_date"].to_list()
    date = t.date(starts[-1]) if starts else t.number(None)
    hard = [r for r in pace_ahead(room) if r.share < HALF]
    if hard:
        names = joined(t, [t.pick(r, "short") for r in hard[:NAMED]])
        ask = counted(t, "deck.ask.revise", len(hard), names=names)
        yield Decision(ask, t("deck.ask.revise_basis", date=date), vote, "revise", asked)
    free = room.ask(phase_comparison).filter(pl.col("phase_2_target").is_null())
    if free.height:
        names = joined(t, [t.pick(r, "short") for r in free.head(NAMED).to_dicts()])
        ask = counted(t, "deck.ask.assign", free.height, names=names)
        yield Decision(ask, t("deck.ask.assign_basis", date=date), vote, "assign", asked)
