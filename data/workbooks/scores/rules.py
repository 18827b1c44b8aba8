"""What a cell of a score sheet takes, as Excel checks it, and how points come about in words."""

from collections.abc import Mapping
from typing import Any

from data.checking.layouts.score_layout import APPLIES_NOT, PASS_CHOICES
from data.checking.layouts.template_layout import TEXT_LIMIT
from data.workbooks.rubric.basis import basis_words
from schemas.plan.profile import Profile
from schemas.scoring.rubric import RubricCriterion
from translations import Translator

Rule = dict[str, Any]
ONLY_X: Rule = {"validate": "list", "source": [APPLIES_NOT]}
WORDS: Rule = {"validate": "length", "criteria": "<=", "value": TEXT_LIMIT}
WITH_AGAINST = ("target_share", "relative", "net")


def amount_rule(criterion: RubricCriterion, step: float, at: str, t: Translator) -> Rule:
    """What the first cell of a criterion takes."""
    if criterion.kind == "pass_fail":
        return {"validate": "list", "source": PASS_CHOICES}
    if criterion.kind == "count":
        return whole_rule(t)
    if criterion.kind in ("target_share", "relative"):
        return _decimal(">=", "template.rule.at_least", t)
    return points_rule(0, criterion.max_points, step, at, t)


def against_rule(criterion: RubricCriterion, step: float, at: str, t: Translator) -> Rule:
    """What the second cell of a criterion takes: a target above 0, or a penalty."""
    if criterion.kind == "net":
        return points_rule(0, criterion.max_points - criterion.min_points, step, at, t)
    return _decimal(">", "template.rule.above", t)


def points_rule(low: float, high: float, step: float, at: str, t: Translator) -> Rule:
    """Points between two limits, a whole number of steps."""
    whole = f"ABS({at}-ROUND({at}/{step!r},0)*{step!r})<1E-9"
    formula = f"=AND(ISNUMBER({at}),{at}>={low!r},{at}<={high!r},{whole})"
    words = {"low": t.number(low), "high": _short(high, t), "step": _short(step, t)}
    message = t("template.rule.points", **words)
    return {"validate": "custom", "value": formula, "error_message": message} | _title(t)


def whole_rule(t: Translator) -> Rule:
    """A whole number, 0 or more."""
    message = t("template.rule.whole")
    rule = {"validate": "integer", "criteria": ">=", "value": 0, "error_message": message}
    return rule | _title(t)


def _decimal(criteria: str, key: str, t: Translator) -> Rule:
    message = t(key, low=t.number(0))
    rule = {"validate": "decimal", "criteria": criteria, "value": 0, "error_message": message}
    return rule | _title(t)


def _title(t: Translator) -> Rule:
    return {"error_title": t("template.rule.title")}


def how_words(criterion: RubricCriterion, step: float, profile: Profile, t: Translator) -> str:
    """How points come about, in a line."""
    words = {
        "max": _short(criterion.max_points, t),
        "step": _short(step, t),
        "each": _short(criterion.each_points or 0, t),
        "reads": _reads(criterion.reads or "", profile, t),
    }
    told = t(f"template.how.{criterion.kind}", **words)
    lead = "" if criterion.counts == "base" else f"{t(f'template.how.{criterion.counts}')} "
    return f"{lead}{told} {t('template.how.basis', basis=basis_words(criterion, t))}"


def _reads(reads: str, profile: Profile, t: Translator) -> str:
    kind, _, name = reads.partition(":")
    known: Mapping[str, Any] = {
        **{f"content:{c.id}": c for c in profile.contents},
        **{f"indicator:{i.id}": i for i in profile.indicators},
    }
    if kind == "campaign":
        return t("template.how.campaign")
    return t.pick(vars(known[reads]), "short") if name else ""


def _short(value: float, t: Translator) -> str:
    return t.number(value, 0 if float(value).is_integer() else 2)
