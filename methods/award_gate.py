"""The gate (điều kiện, số lượng khen): every rule's answer to every proposal as of a day.

A rule answers met (đủ), failed (thiếu), no_basis (chưa đủ căn cứ: the rule, its number or what the
dossier says is not there) or off (chưa áp dụng). The answer to a proposal is the worst of its
rules; none that answers is no basis either. A decided proposal is held against the rules of the
day of its decision, so a later rule never changes it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from methods.award_rules import LIVE, Answer, Place, answer
from schemas.plan.awards import AwardRule
from schemas.row import Row

ANSWERS = {
    "proposal_id": pl.String,
    "rule_id": pl.String,
    "verdict": pl.String,
    "place": pl.Int64,
    "limit": pl.Int64,
    "lacking": pl.String,
}
WORST = ("failed", "no_basis", "met")
ORDER = {"issued": 0, "decided": 0, "submitted": 1, "passed": 2, "appraised": 3, "proposed": 4}
PLACED = ("quota", "one_achievement")
Claim = Mapping[str, Any]


@dataclass(frozen=True)
class World:
    """All proposals that stand beside one: places by rule and bucket, and ranks of units."""

    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    ranks: Mapping[str, int] = field(default_factory=dict)


class RuleAnswer(Answer):
    """The same of one proposal and one rule: a row of ANSWERS."""

    proposal_id: str
    rule_id: str


def gate(
    claims: pl.DataFrame, rules: Sequence[AwardRule], as_of: date, ranks: Mapping[str, int]
) -> pl.DataFrame:
    """A row (ANSWERS) a proposal and rule that speaks of it; `claims` as AwardProposals gives."""
    known = claims.to_dicts()
    places = {rule.id: quota_places(rule, known) for rule in rules if rule.kind in PLACED}
    world = World(places, ranks)
    rows = [row for claim in known for row in claim_answers(claim, rules, world, as_of)]
    return pl.DataFrame(rows, schema=ANSWERS)


def gate_one(
    proposal_id: str,
    claims: Sequence[Claim],
    rules: Sequence[AwardRule],
    as_of: date,
    ranks: Mapping[str, int],
) -> list[RuleAnswer]:
    """The rows (ANSWERS) of one proposal among all that stand beside it."""
    places = {rule.id: quota_places(rule, claims) for rule in rules if rule.kind in PLACED}
    claim = next(claim for claim in claims if claim["proposal_id"] == proposal_id)
    return claim_answers(claim, rules, World(places, ranks), as_of)


def claim_answers(
    claim: Claim, rules: Iterable[AwardRule], world: World, as_of: date
) -> list[RuleAnswer]:
    """What every rule that speaks of a proposal says of it."""
    found: list[RuleAnswer] = []
    for rule in rules:
        if not speaks_of(rule, claim) or not was_in_force(rule, claim, as_of):
            continue
        place = world.places.get(rule.id, {}).get(claim["proposal_id"])
        said = answer(rule, claim, place, world.ranks.get(claim["unit_id"]))
        found.append({"proposal_id": claim["proposal_id"], "rule_id": rule.id, **said})
    return found


def worst(verdicts: Iterable[str]) -> str:
    """The worst of what the rules say of one proposal, as `overall` finds it for many."""
    said = set(verdicts)
    return next((verdict for verdict in WORST if verdict in said), "no_basis")


def overall(answers: pl.DataFrame, proposal_ids: Iterable[str]) -> pl.DataFrame:
    """The worst answer of each proposal; of one that no rule speaks of, no basis."""
    rank = {verdict: n for n, verdict in enumerate(WORST)}
    heard = answers.filter(pl.col("verdict") != "off")
    worst = heard.group_by("proposal_id").agg(
        pl.col("verdict").replace_strict(rank, return_dtype=pl.Int64).min().alias("worst")
    )
    asked = pl.DataFrame({"proposal_id": list(proposal_ids)}, schema={"proposal_id": pl.String})
    both = asked.join(worst, on="proposal_id", how="left", maintain_order="left")
    verdict = pl.col("worst").replace_strict(dict(enumerate(WORST)), default=None)
    return both.select("proposal_id", verdict=verdict.fill_null("no_basis"))


def speaks_of(rule: AwardRule, claim: Row) -> bool:
    """Whether a rule is about a proposal: its recipient, form, occasion and kind of unit."""
    asked = (
        (rule.subjects, "subject"),
        (rule.forms, "form_id"),
        (rule.occasions, "occasion"),
        (rule.unit_types, "unit_type"),
    )
    return all(not allowed or claim[key] in allowed for allowed, key in asked)


def was_in_force(rule: AwardRule, claim: Claim, as_of: date) -> bool:
    """Whether a rule was in force on the day that counts for the proposal."""
    decided = claim["decided_on"] if rule.dated_by == "decision" else claim["proposed_on"]
    day = decided if decided is not None and decided <= as_of else as_of
    return (rule.valid_from or date.min) <= day <= (rule.valid_to or date.max)


def quota_places(rule: AwardRule, claims: Iterable[Claim]) -> dict[str, Place]:
    """The place of each proposal that lives in the bucket it shares under a rule.

    Decided ones come first, then those passed, in the order in which that was written down
    (`turn`), whatever day they bear; then those appraised and proposed, the earlier handed in
    first. So a new decision never takes the place of one that is there.
    """
    buckets: dict[Any, list[Claim]] = {}
    for claim in claims:
        key = bucket(rule, claim)
        if key is not None and claim["state"] in LIVE:
            buckets.setdefault(key, []).append(claim)
    return {
        claim["proposal_id"]: Place(number, len(held))
        for held in buckets.values()
        for number, claim in enumerate(sorted(held, key=_turn), start=1)
    }


def bucket(rule: AwardRule, claim: Claim) -> tuple[Any, ...] | None:
    """What a proposal shares its places with under a rule; None where it shares nothing."""
    if not speaks_of(rule, claim):
        return None
    if rule.kind == "one_achievement":
        named = claim["achievement_id"]
        return None if named is None else ("achievement", named)
    own = claim["unit_id"] if rule.per == "unit" else None
    year = claim["year"] if rule.within == "year" else None
    return (own, year, claim["subject"] if rule.subjects else None)


def _turn(claim: Claim) -> tuple[Any, ...]:
    turn = claim["turn"] if ORDER[claim["state"]] <= ORDER["passed"] else None
    return ORDER[claim["state"]], turn or "", claim["proposed_on"], claim["proposal_id"]
