"""Effect on awards: counts of each step, and proposals that came, moved on or are gone."""

import polars as pl

from answers.comparison.rows import Part, differs, joined
from answers.comparison.sides import Side
from queries.awards.questions import award_proposals, award_steps, award_tally
from schemas.words import ROUTE_STATES as COUNTS

CONTENT = [
    *("state", "unit_id", "form_id", "occasion", "year", "recipient_id", "recipient_name"),
    *("recipient_class", "content_id", "papers", "sets", "document"),
    *("proposed_on", "appraised_on", "passed_on", "submitted_on", "decided_on", "issued_on"),
]
STEP = ["actor_vi", "actor_en", "on_date", "reason", "recorded_at", "recorded_by"]


def count_changes(before: Side, after: Side) -> Part:
    """The counts, never added up, by phase; before the first proposal nothing is known."""
    return joined(_counts(before), _counts(after), ["phase_id", "counted"], ["proposals"])


def proposal_changes(before: Side, after: Side) -> Part:
    """Proposals: new, gone (withdrawn), moved on or changed otherwise; with their latest step."""
    old, new = (side.answers.ask(award_proposals, side.chosen) for side in (before, after))
    found = joined(old, new, ["proposal_id"], CONTENT, ["short_name", "form_vi", "form_en"])
    moved = (pl.col("compared") == "changed") & differs("state")
    how = pl.when(moved).then(pl.lit("moved")).otherwise("compared")
    steps = _new_steps(before, after)
    rows = found.rows.with_columns(compared=how).join(
        steps, on="proposal_id", how="left", maintain_order="left"
    )
    return Part(rows, found.same_count)


def _counts(side: Side) -> pl.DataFrame:
    rows = side.by_phase(award_tally).filter(dimension="all")
    named = rows.select("phase_id", *(pl.col(f"{name}_count").alias(name) for name in COUNTS))
    return named.unpivot(
        COUNTS, index="phase_id", variable_name="counted", value_name="proposals"
    ).sort("phase_id", maintain_order=True)


def _new_steps(before: Side, after: Side) -> pl.DataFrame:
    """The latest step of each proposal that the earlier side did not know."""
    old, new = (side.answers.ask(award_steps, side.chosen) for side in (before, after))
    between = new.join(old, on="step_id", how="anti", maintain_order="left")
    latest = between.unique("proposal_id", keep="last", maintain_order=True)
    return latest.select("proposal_id", *STEP)
