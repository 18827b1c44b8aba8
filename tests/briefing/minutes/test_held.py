"""Whether the votes of the last session still stand in the papers, or the next is prepared."""

from datetime import date, timedelta

import polars as pl
import pytest

from briefing.minutes.held import held_of
from data.checking.layouts.vote_layout import vote_words

DAY = date(2026, 11, 20)


def step(code: str, day: date, state: str, reason: str | None) -> dict[str, object]:
    return {
        "proposal_id": code,
        "on_date": day,
        "state": state,
        "reason": reason,
        "document": "7/BB-HĐTĐ",
    }


@pytest.mark.parametrize(("came", "stands"), [(-1, True), (0, True), (1, False)])
def test_a_vote_stands_until_a_proposal_comes_to_the_council_after_it(
    came: int, stands: bool
) -> None:
    counts = {"agreed_count": 13, "member_count": 15, "against_count": 1, "blank_count": 1}
    voted = vote_words({**counts, "needed_count": 12, "opinion": None})
    steps = pl.DataFrame(
        [
            step("1", DAY, "passed", voted),
            step("2", DAY - timedelta(days=90), "passed", voted),
            step("3", DAY + timedelta(days=came), "appraised", None),
        ]
    )
    found = held_of(steps, [{"proposal_id": "3"}])
    assert (found is not None) == stands
    if found:
        assert (found.day, found.members, [*found.votes]) == (DAY, 15, ["1"])
    assert held_of(steps.filter(proposal_id="3"), []) is None
