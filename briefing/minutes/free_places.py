"""How many of a number can still be passed (số còn được thông qua): limits less places held.

A place is held by what the council passed or somebody decided; what only asks holds none.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from methods.award_gate import bucket, speaks_of, was_in_force
from schemas.plan.awards import AwardRule

Row = dict[str, Any]
TAKEN = ("passed", "submitted", "decided", "issued")


class FreePlaces:
    """Numbers of a campaign as of a day."""

    def __init__(self, claims: Sequence[Row], rules: Sequence[AwardRule], as_of: date) -> None:
        self._claims, self._rules, self._as_of = claims, rules, as_of

    def quotas(self, row: Row) -> list[AwardRule]:
        """The numbers in force that a proposal falls under."""
        return [
            rule
            for rule in self._rules
            if rule.kind == "quota"
            and rule.is_in_force
            and speaks_of(rule, row)
            and was_in_force(rule, row, self._as_of)
        ]

    def free(self, row: Row) -> int | None:
        """What is left of the tightest known number, never below none; None where none is known."""
        found = self._tightest(row)
        return max(found[0], 0) if found else None

    def asking(self, row: Row, among: Iterable[Row]) -> int:
        """How many of these share the places of that number with a proposal."""
        found = self._tightest(row)
        if found is None:
            return 0
        own = bucket(found[1], row)
        return sum(bucket(found[1], other) == own for other in among)

    def _tightest(self, row: Row) -> tuple[int, AwardRule] | None:
        known = [
            (r.limit - self._taken(r, row), r) for r in self.quotas(row) if r.limit is not None
        ]
        return min(known, key=lambda pair: pair[0], default=None)

    def _taken(self, rule: AwardRule, row: Row) -> int:
        own = bucket(rule, row)
        held = (claim for claim in self._claims if claim["state"] in TAKEN)
        return sum(bucket(rule, claim) == own for claim in held)
