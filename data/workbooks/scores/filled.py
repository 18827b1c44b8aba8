"""What stands in the cells of a score sheet: what somebody typed, or what was accepted before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from data.checking.layouts.score_layout import APPLIES_NOT, PASS_CHOICES
from data.profiles.scored_groups import Group
from schemas.scoring.rubric import RubricCriterion
from translations import Translator

Value = float | str | None
MOST_DECIMALS = 4  # of a mark: no rubric prints more than two


@dataclass(frozen=True)
class Typed:
    """The cells of one mark as a person fills them."""

    amount: Value = None
    against: Value = None
    not_applicable: str | None = None
    evidence: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class FilledScores:
    """A filled score sheet: marks by unit and criterion, cross marks by marker too, vetoes with
    their evidence, votes by unit, replies with their evidence by criterion."""

    marks: Mapping[tuple[str, str], Typed] = field(default_factory=dict)
    cross: Mapping[tuple[str, str, str], Value] = field(default_factory=dict)
    vetoes: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    votes: Mapping[str, Value] = field(default_factory=dict)
    replies: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
    office: str | None = None
    note: str | None = None


def accepted_before(known: pl.DataFrame, group: Group, sender_id: str, code: str) -> FilledScores:
    """The sheet as it counts now; a new one replaces it whole, so it is where to go on from."""
    rows = known.filter(sender_id=sender_id, period_id=code).to_dicts()
    kinds = {c.id: c.kind for c in group.rubric.criteria}
    marks = [r for r in rows if r["item"] == "criterion"]
    return FilledScores(
        marks={
            (r["unit_id"], r["criterion_id"]): _typed(r, kinds.get(r["criterion_id"]))
            for r in marks
            if r["marker_id"] is None
        },
        cross={
            (r["unit_id"], r["criterion_id"], r["marker_id"]): r["amount"]
            for r in marks
            if r["marker_id"]
        },
        vetoes={
            (r["unit_id"], r["criterion_id"]): r["evidence"] for r in rows if r["item"] == "veto"
        },
        votes={r["unit_id"]: r["amount"] for r in rows if r["item"] == "vote"},
    )


def _typed(row: Mapping[str, Any], kind: str | None) -> Typed:
    amount: Value = row["amount"]
    if kind == "pass_fail" and row["amount"] is not None:
        amount = PASS_CHOICES[0] if row["amount"] else PASS_CHOICES[1]
    no = None if row["is_applicable"] else APPLIES_NOT
    return Typed(amount, row["against"], no, row["evidence"], row["reason"])


def mark_words(
    row: Mapping[str, Any] | None, criterion: RubricCriterion | None, t: Translator
) -> str:
    """A mark as it is shown beside the cells to fill: 68 / 100, +3 − 1, Đạt; blank if none.

    Points of a marker, and votes, are of no criterion's kind.
    """
    if row is None:
        return ""
    if not row["is_applicable"]:
        return t("template.mark.not_applicable")
    amount, against = _number(row["amount"], t), _number(row["against"], t)
    if criterion and criterion.kind == "pass_fail":
        return t("template.mark.passed" if row["amount"] else "template.mark.failed")
    if criterion is None or row["against"] is None:
        return amount
    return f"+{amount} − {against}" if criterion.kind == "net" else f"{amount} / {against}"


def _number(value: float | None, t: Translator) -> str:
    if value is None:
        return ""
    fits = (n for n in range(MOST_DECIMALS) if abs(round(value, n) - value) < 10**-9)
    return t.number(value, next(fits, MOST_DECIMALS))
