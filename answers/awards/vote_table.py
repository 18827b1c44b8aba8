"""What a list typed back would move (dự kiến): the steps it makes, in words, by proposal."""

import polars as pl

from translations import Translator

NAMES = ("proposal_id", "short_name", "form", "before", "moved", "vote")


def vote_moves(steps: pl.DataFrame, proposals: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """A row a step: reads AwardStepRow and AwardProposals; headings in words."""
    known = {row["proposal_id"]: row for row in proposals.to_dicts()}
    none = t.number(None)
    rows = []
    for step in steps.to_dicts():
        row = known.get(step["proposal_id"])
        said = (row["short_name"], t.pick(row, "form")) if row else (none, none)
        before = t(f"awards.state.{row['state']}") if row else none
        moved = t(f"awards.state.{step['state']}")
        rows.append((step["proposal_id"], *said, before, moved, step["reason"] or none))
    heads = [t(f"awards.moves_{name}") for name in NAMES]
    return pl.DataFrame(rows, schema=dict.fromkeys(heads, pl.String), orient="row")
