"""The gate before a place is taken (điều kiện, số lượng): asked by the one writer at each step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from data.awards.award_book import LAST, AwardBook
from data.checking.problem_rows import ProblemList
from data.profiles.catalog import Catalog
from methods.average_rank import average_ranks
from methods.award_gate import gate_one, worst
from methods.award_route import Routes
from schemas.plan.awards import AwardRule

Step = dict[str, Any]
ValuesOf = Callable[[str], pl.DataFrame]
"""The values of a campaign that count now, read when a rule looks at ranks."""


@dataclass(frozen=True)
class Gate:
    """What a campaign's proposals are held against: routes, rules, ranks of units; what to say."""

    campaign_id: str
    routes: Routes
    rules: list[AwardRule]
    ranks: Mapping[str, int] = field(default_factory=dict)
    refusal: str = "award_not_eligible"


def known_ranks(
    rules: list[AwardRule], catalog: Catalog, campaign_id: str, values_of: ValuesOf
) -> dict[str, int]:
    """Ranks of units by the indicators that rules in force look at; none looks: none are read."""
    asked = [r for r in rules if r.kind == "rank" and r.is_in_force and r.rank_indicator]
    if not asked:
        return {}
    types = catalog.units_of(campaign_id).select("unit_id", "unit_type")
    mine = values_of(campaign_id).join(types, on="unit_id")
    ranks: dict[str, int] = {}
    for rule in asked:
        ranks |= average_ranks(mine.filter(indicator_id=rule.rank_indicator), rule.rank_at_most)
    return ranks


def through_gate(
    step: Step, book: AwardBook, gate: Gate, where: Mapping[str, Any], found: ProblemList
) -> dict[str, str | None]:
    """The gate's answer on the day of the step, kept with it; a failed one needs an override."""
    beside = book.beside(gate.campaign_id, step["proposal_id"], gate.rules)
    now = {"state": step["state"], "decided_on": step["on_date"], "turn": LAST * 2}
    claims = [standing.claim(gate.routes) for standing in beside]
    claims = [c | now if c["proposal_id"] == step["proposal_id"] else c for c in claims]
    mine = gate_one(step["proposal_id"], claims, gate.rules, step["on_date"], gate.ranks)
    verdict = worst(answer["verdict"] for answer in mine)
    failed = [answer["rule_id"] for answer in mine if answer["verdict"] == "failed"]
    labels = {rule.id: rule.label_vi for rule in gate.rules}
    if verdict == "failed" and step["override_role"] is None:
        params = {"rules": "; ".join(labels[name] for name in failed)}
        found.add(gate.refusal, **where, params=params)
    if verdict == "no_basis":
        found.add("award_without_basis", "warning", **where)
    return {"verdict": verdict, "failed_rules": "; ".join(failed) or None}
