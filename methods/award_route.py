"""The route of a proposal (trình tự xét): its steps, what each reaches, whom it waits for.

A route belongs to a form, its level and the occasion. Where the plan has no step that appraises,
passes, submits or decides it, the law's step stands in, if it has one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from schemas.plan.awards import RouteStep
from schemas.words import ROUTE_STATES, RouteState

Wait = Literal["own", "appraiser", "council", "submitter", "decider", "higher"]
Steps = Mapping[int, RouteStep]


@dataclass(frozen=True)
class Routes:
    """Every step of a campaign's routes by its number: those of the plan, then of the law."""

    plan: tuple[RouteStep, ...] = ()
    law: tuple[RouteStep, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    """Level of each form."""
    level: str = "province"
    """Level of the campaign."""

    @property
    def steps(self) -> tuple[RouteStep, ...]:
        """All of them; a step's number is its place here, from 1."""
        return (*self.plan, *self.law)

    def of(self, form_id: str, occasion: str) -> dict[int, RouteStep]:
        """The steps of a proposal by number, in the order they are taken."""
        mine = {
            number: step
            for number, step in enumerate(self.steps, start=1)
            if self._speaks_of(step, form_id, occasion)
        }
        own = {step.state for number, step in mine.items() if number <= len(self.plan)}
        held = [n for n, s in mine.items() if n <= len(self.plan) or s.state not in own]
        ordered = sorted(held, key=lambda n: (ROUTE_STATES.index(mine[n].state), n))
        return {number: mine[number] for number in ordered}

    def _speaks_of(self, step: RouteStep, form_id: str, occasion: str) -> bool:
        asked = (
            (step.levels, self.levels.get(form_id)),
            (step.forms, form_id),
            (step.occasions, occasion),
            (step.campaigns, self.level),
        )
        return all(not allowed or value in allowed for allowed, value in asked)


def states_reached(steps: Steps) -> dict[int, RouteState]:
    """The state of a proposal that has come past each step of its route, by number.

    A state is reached with the last step that is part of it, so that a proposal is appraised only
    once every appraiser is done. The door asks this, and `award_way` is made of it.
    """
    last = {step.state: number for number, step in steps.items()}
    reached: RouteState = ROUTE_STATES[0]
    found = {}
    for number, step in steps.items():
        if last[step.state] == number:
            reached = step.state
        found[number] = reached
    return found


def is_sole(steps: Steps, number: int) -> bool:
    """Whether the state of a step names it: no other step of the route is part of that state."""
    return [step.state for step in steps.values()].count(steps[number].state) == 1


def step_taken(steps: Steps, state: str, number: int | None) -> int | None:
    """Which step of the route one that was written down is: of several of its state the one of its
    number, else the only one; None for an ending and for what the route does not have."""
    mine = [n for n, step in steps.items() if step.state == state]
    return next((n for n in mine if n == number or is_sole(steps, n)), None)


def next_step(steps: Steps, done: Collection[int]) -> int | None:
    """The number of the first step nobody has taken; a unit proposes by handing its sheet in."""
    return next((n for n, s in steps.items() if n not in done and s.state != "proposed"), None)


def waits_for(steps: Steps, at: int | None) -> Wait | None:
    """Whom a proposal waits for at a step: its own unit, an appraiser, the council, who submits
    it upward, who decides; `higher` where that is above the one who submits."""
    if at is None:
        return None
    if steps[at].is_own:
        return "own"
    is_above = any(step.state == "submitted" for step in steps.values())
    named: dict[str, Wait] = {
        "appraised": "appraiser",
        "passed": "council",
        "submitted": "submitter",
        "decided": "higher" if is_above else "decider",
    }
    return named[steps[at].state]
