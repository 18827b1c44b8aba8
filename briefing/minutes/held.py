"""The session a vote was typed back from (phiên đã biểu quyết): its day, number, counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from data.checking.layouts.vote_layout import vote_counts
from schemas.row import Row

RESULTS = ("passed", "refused")


@dataclass(frozen=True)
class Held:
    """A session of the council that voted: day, number of the minutes, members, and the counts and
    the result of each proposal by its code."""

    day: date
    document: str | None
    members: int
    votes: dict[str, dict[str, int | str]]


def held_of(steps: pl.DataFrame, waiting: Sequence[Row]) -> Held | None:
    """The last vote among steps (AwardSteps). None before the first, and once a proposal waits that
    came before the council after it: the next session is then to be prepared."""
    told = [(step, vote_counts(step["reason"])) for step in steps.to_dicts()]
    votes = [(s, counts) for s, counts in told if counts and s["state"] in RESULTS]
    if not votes:
        return None
    day = max(step["on_date"] for step, _ in votes)
    codes = [row["proposal_id"] for row in waiting]
    came = steps.filter(pl.col("proposal_id").is_in(codes))["on_date"].max()
    if isinstance(came, date) and came > day:
        return None
    last = [(step, counts) for step, counts in votes if step["on_date"] == day]
    step, counts = last[0]
    return Held(
        day,
        step["document"],
        counts["member_count"],
        {step["proposal_id"]: counts | {"state": step["state"]} for step, counts in last},
    )
