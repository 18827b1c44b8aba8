"""Rules of marks over many lines at once: limits, steps, evidence, markers (điểm tối đa, bước)."""

from collections.abc import Mapping
from typing import Any

import pandera.polars as pa
import polars as pl

from data.checking.problem_rows import ProblemList, failures
from data.profiles.scored_groups import Group
from data.scoring.lines import at_cell
from schemas.problems import Severity
from schemas.sheets.reports import typed
from schemas.sheets.score_claims import ArrivingClaim, MarkDoubt
from schemas.sheets.score_sheets import ArrivingMark

CRITERION = {
    "group_key": pl.String,
    "item": pl.String,
    "criterion_id": pl.String,
    "kind": pl.String,
    "counts": pl.String,
    "max_points": pl.Float64,
    "min_points": pl.Float64,
    "each_points": pl.Float64,
    "step": pl.Float64,
    "needs_evidence": pl.Boolean,
    "may_not_apply": pl.Boolean,
}
LIMITS = (
    "kind",
    "counts",
    "max_points",
    "min_points",
    "each_points",
    "needs_evidence",
    "may_not_apply",
)
PLACES = {
    "penalty_at_most_range": "against",
    "penalty_on_step": "against",
    "target_above_zero": "against",
    "penalty_not_negative": "against",
    "target_given": "against",
    "against_not_asked": "against",
    "may_be_not_applicable": "not_applicable",
    "not_applicable_alone": "not_applicable",
    "evidence_given": "evidence",
    "marker_given": "marker_id",
    "marker_not_asked": "marker_id",
    "marker_is_another": "amount",
    "veto_has_evidence": "evidence",
    "evidence_within_limit": "evidence",
    "reason_within_limit": "reason",
    "cut_has_reason": "reason",
}
PARAMS = {
    "points_at_most_maximum": ("criterion_id", "max_points"),
    "points_at_least_minimum": ("criterion_id", "min_points"),
    "penalty_at_most_range": ("criterion_id", "range"),
    "points_on_step": ("criterion_id", "step"),
    "penalty_on_step": ("criterion_id", "step"),
    "count_within_maximum": ("criterion_id", "each_points", "max_points"),
    "cut_has_reason": ("criterion_id", "unit_id"),
    "veto_has_evidence": ("criterion_id", "unit_id"),
    "marker_is_another": ("unit_id",),
    **dict.fromkeys(
        (
            "marker_given",
            "marker_not_asked",
            "veto_of_stage",
            "vote_of_stage",
            "vote_is_whole",
            "evidence_within_limit",
            "reason_within_limit",
        ),
        (),
    ),
}
"""What the words of a rule tell, where it is more or less than the criterion."""


def with_limits(lines: pl.DataFrame, groups: Mapping[str, Group]) -> pl.DataFrame:
    """The lines with what the rubric says of their criterion; nulls where it says nothing."""
    rows = [
        (
            key,
            "criterion",
            c.id,
            *(getattr(c, n) for n in LIMITS[:5]),
            group.rubric.step,
            c.needs_evidence,
            c.may_not_apply,
        )
        for key, group in groups.items()
        for c in group.rubric.criteria
    ]
    limits = pl.DataFrame(rows, schema=CRITERION, orient="row")
    on = ["group_key", "item", "criterion_id"]
    return lines.join(limits, on=on, how="left", maintain_order="left")


def check_marks(marks: pl.DataFrame, found: ProblemList) -> None:
    """Every rule of what was typed; `marks` have known criteria, values and their limits."""
    _check(ArrivingMark, marks, "error", found)
    _check(ArrivingClaim, marks, "error", found)
    _check(MarkDoubt, marks, "warning", found)


def _check(
    model: type[pa.DataFrameModel], marks: pl.DataFrame, severity: Severity, found: ProblemList
) -> None:
    judged = marks.with_columns(at=pl.int_range(pl.len(), dtype=pl.Int64))
    wide = judged.with_columns(range=pl.col("max_points") - pl.col("min_points"))
    columns: dict[str, Any] = typed(model)
    for rule, bad in failures(model, judged.select(columns.keys())):
        rows = wide.filter(pl.col("at").is_in(bad.get_column("at").implode()))
        if rule == "mark_is_finite":
            odd = rows.filter(pl.col("amount").is_finite())
            found.add_rows(rule, at_cell(odd, "against"), _params(rule), severity, "against")
            rows = rows.filter(~pl.col("amount").is_finite())
        key = PLACES.get(rule, "amount")
        found.add_rows(rule, at_cell(rows, key), _params(rule), severity, column=key)


def _params(rule: str) -> tuple[str, ...]:
    """What the words of a rule tell: the criterion, unless said otherwise."""
    return PARAMS.get(rule, ("criterion_id",))
