"""What a vote of the council needs (biểu quyết): how many of its members must agree or be there."""

import math
from collections.abc import Iterable
from datetime import date

from schemas.plan.awards import VoteRule

DUST = 1e-6
"""Two thirds as a percentage is no whole number; a millionth of a member is nobody."""


def vote_rule(form_id: str, on: date, rules: Iterable[VoteRule]) -> VoteRule | None:
    """The rule a vote on a form is held against on a day: one that names the form, else for all."""
    known = [r for r in rules if r.kind == "votes" and _in_force(r, on)]
    own = [r for r in known if form_id in r.forms]
    return next(iter(own or [r for r in known if not r.forms]), None)


def quorum_rule(on: date, rules: Iterable[VoteRule]) -> VoteRule | None:
    """How many members must be there on a day, where a rule says so."""
    return next((r for r in rules if r.kind == "quorum" and _in_force(r, on)), None)


def votes_needed(rule: VoteRule, member_count: int) -> int:
    """The fewest members that fulfil a rule: 8 of 15 are more than half, 12 of 15 are 80 %."""
    share = member_count * rule.share_pct / 100
    return math.floor(share + DUST) + 1 if rule.is_more_than else math.ceil(share - DUST)


def _in_force(rule: VoteRule, on: date) -> bool:
    return (rule.valid_from or date.min) <= on <= (rule.valid_to or date.max)
