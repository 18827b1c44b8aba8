"""Proposals as they stand now (sổ đề nghị), which a new sheet or step is held against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from data.checking.problem_rows import ProblemList
from methods.award_route import (
    Routes,
    Steps,
    Wait,
    next_step,
    states_reached,
    step_taken,
    waits_for,
)
from schemas.plan.awards import AwardRule, RouteStep
from schemas.words import ENDINGS, RECIPIENTS, ROUTE_STATES

CLOSED = ("refused", "revoked")
TAKING = ("passed", "submitted", "decided")
LAST = "~"
"""Sorts after every step the ledger has numbered."""
FIXED = ("recipient_class", "recipient_name", "form_id", "occasion", "unit_id")
Row = Mapping[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True)
class Standing:
    """One proposal with the steps it has come."""

    row: Row
    unit_type: str
    steps: tuple[Row, ...] = ()

    @property
    def last_day(self) -> date:
        """Day of the last step, or of the proposal."""
        days: list[date] = [self.row["proposed_on"], *(s["on_date"] for s in self.steps)]
        return max(days)

    def steps_of(self, routes: Routes) -> dict[int, RouteStep]:
        """The steps of its own route by number."""
        return routes.of(self.row["form_id"], self.row["occasion"])

    def reached(self, routes: Routes) -> list[int]:
        """Steps it has come past; the unit's own proposing is one."""
        own = [n for n, step in self.steps_of(routes).items() if step.state == "proposed"]
        return sorted({*own, *self._taken(self.steps_of(routes))})

    def state(self, routes: Routes) -> str:
        """The state it is in now: the ending written last, else what its furthest step reaches."""
        last = self.steps[-1]["state"] if self.steps else "proposed"
        if last in ENDINGS:
            return str(last)
        steps = self.steps_of(routes)
        taken = self._taken(steps)
        furthest = [number for number in steps if number in taken][-1:]
        return states_reached(steps)[furthest[0]] if furthest else ROUTE_STATES[0]

    def waits_for(self, routes: Routes) -> Wait | None:
        """Whom it waits for now; None where nothing is awaited."""
        if self.state(routes) in (*ENDINGS, "decided"):
            return None
        steps = self.steps_of(routes)
        return waits_for(steps, next_step(steps, self.reached(routes)))

    def _taken(self, steps: Steps) -> set[int]:
        """Steps of its route that were written down."""
        found = (step_taken(steps, s["state"], s["route_step"]) for s in self.steps)
        return {number for number in found if number is not None}

    def decided_on(self, routes: Routes) -> date | None:
        """The last day it was decided, whether or not that was revoked later."""
        steps = self.steps_of(routes)
        made = [s for s in self.steps if s["state"] == "decided"]
        days = [s["on_date"] for s in made if step_taken(steps, "decided", s["route_step"])]
        return max(days, default=None)

    @property
    def turn(self) -> str | None:
        """When the step that takes a place was written down, in the order of the ledger."""
        turns = [step["step_id"] for step in self.steps if step["state"] in TAKING]
        return max(turns, default=None)

    def claim(self, routes: Routes) -> dict[str, Any]:
        """The proposal as the gate reads it."""
        return {
            **self.row,
            "unit_type": self.unit_type,
            "subject": RECIPIENTS[self.row["recipient_class"]],
            "state": self.state(routes),
            "decided_on": self.decided_on(routes),
            "turn": self.turn,
        }


class AwardBook:
    """Every proposal that counts, by campaign and code, in the hands of the one writer."""

    def __init__(self) -> None:
        self.standings: dict[Key, Standing] = {}
        self._beside: dict[tuple[str, str, str], dict[Key, None]] = {}
        self._turns = 0

    def of(self, campaign_id: str, proposal_id: str) -> Standing | None:
        """One proposal, or None."""
        return self.standings.get((campaign_id, proposal_id))

    def beside(
        self, campaign_id: str, proposal_id: str, rules: Iterable[AwardRule]
    ) -> list[Standing]:
        """Those that may share a place with a proposal, itself among them: of the same unit or
        achievement; of the whole campaign where a number is the campaign's."""
        if any(rule.kind == "quota" and rule.per == "campaign" for rule in rules):
            return [s for (campaign, _), s in self.standings.items() if campaign == campaign_id]
        own = self.standings[campaign_id, proposal_id].row
        keys = {key: None for name in _shared(campaign_id, own) for key in self._beside[name]}
        return [self.standings[key] for key in keys]

    def with_sheets(self, proposals: pl.DataFrame, unit_types: Mapping[Any, str]) -> "AwardBook":
        """A book with these sheets accepted: each replaces the whole one before it."""
        book = self._copied()
        for campaign_id, unit_id, period_id in (
            proposals.select("campaign_id", "unit_id", "period_id").unique().iter_rows()
        ):
            for key in self._beside.get((campaign_id, "unit", str(unit_id)), ()):
                if self.standings[key].row["period_id"] == period_id:
                    book._drop(key)
        for row in proposals.to_dicts():
            key = (row["campaign_id"], row["proposal_id"])
            before = self.standings.get(key)
            kind = unit_types.get((row["campaign_id"], row["unit_id"]), "")
            book._put(key, Standing(row, kind, before.steps if before else ()))
        return book

    def with_steps(self, steps: Iterable[Row]) -> "AwardBook":
        """A book with these steps accepted."""
        book = self._copied()
        for step in steps:
            book.take(step)
        return book

    def take(self, step: Row) -> None:
        """One more step; its turn is the ledger's, or after every one the ledger has numbered."""
        key = (step["campaign_id"], step["proposal_id"])
        before = self.standings.get(key)
        if before is None:
            return
        self._turns += 1
        turn = step.get("step_id") or f"{LAST}{self._turns:09}"
        steps = (*before.steps, {**step, "step_id": turn})
        self.standings[key] = Standing(before.row, before.unit_type, steps)

    def _copied(self) -> "AwardBook":
        """Another book of the same proposals, without going through each of them."""
        book = AwardBook()
        book.standings, book._beside = dict(self.standings), dict(self._beside)
        book._turns = self._turns
        return book

    def _put(self, key: Key, standing: Standing) -> None:
        self.standings[key] = standing
        for name in _shared(key[0], standing.row):
            # a new list, since the book it was copied from holds the old one
            self._beside[name] = {**self._beside.get(name, {}), key: None}

    def _drop(self, key: Key) -> None:
        for name in _shared(key[0], self.standings.pop(key).row):
            self._beside[name] = {k: None for k in self._beside[name] if k != key}


def _shared(campaign_id: str, row: Row) -> list[tuple[str, str, str]]:
    """What a proposal may share places by: its unit, and its achievement if it has a code."""
    named = [("unit", row["unit_id"]), ("achievement", row["achievement_id"])]
    return [(campaign_id, kind, str(code)) for kind, code in named if code is not None]


def changed_in_progress(
    book: AwardBook,
    campaign_id: str | None,
    proposals: pl.DataFrame,
    lines: pl.DataFrame,
    found: ProblemList,
) -> None:
    """A proposal that has come a step is neither dropped from its sheet nor made another one."""
    fresh = {row["proposal_id"]: row for row in proposals.to_dicts()}
    sheets = set(lines.select("unit_id", "period_id").iter_rows())
    for (campaign, proposal_id), standing in book.standings.items():
        mine = (standing.row["unit_id"], standing.row["period_id"]) in sheets
        if campaign != campaign_id or not standing.steps or not mine or found.has_errors:
            continue
        row = fresh.get(proposal_id)
        if row is None:
            found.add("proposal_dropped", params={"proposal": proposal_id})
        elif any(row[key] != standing.row[key] for key in FIXED):
            where = {"sheet": row["sheet"], "cell": row["cell"]}
            found.add("proposal_changed", **where, params={"proposal": proposal_id})
