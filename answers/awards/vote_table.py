"""What a list typed back would move (dự kiến): the steps it makes, in words, by proposal."""

import polars as pl

from translations import Translator
from translations.value_words import AWARDS_STATE_KEYS

AWARDS_MOVES_KEYS = {
    "before": "awards.moves_before",
    "form": "awards.moves_form",
    "moved": "awards.moves_moved",
    "proposal_id": "awards.moves_proposal_id",
    "short_name": "awards.moves_short_name",
    "vote": "awards.moves_vote",
}

NAMES = ("proposal_id", "short_name", "form", "before", "moved", "vote")


def vote_moves(steps: pl.DataFrame, proposals: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """A row a step: reads AwardStepRow and AwardProposals; headings in words."""
    known = {row["proposal_id"]: row for row in proposals.to_dicts()}
    none = t.number(None)
    rows = []
    for step in steps.to_dicts():
        row = known.get(step["proposal_id"])
        said = (row["short_name"], t.pick(row, "form")) if row else (none, none)
        before = t(AWARDS_STATE_KEYS[row["state"]]) if row else none
        moved = t(AWARDS_STATE_KEYS[step["state"]])
        rows.append((step["proposal_id"], *said, before, moved, step["reason"] or none))
    heads = [t(AWARDS_MOVES_KEYS[name]) for name in NAMES]
    return pl.DataFrame(rows, schema=dict.fromkeys(heads, pl.String), orient="row")
