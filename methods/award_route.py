"""Where on its route (trình tự xét) a proposal waits for the council."""

from collections.abc import Iterable


def state_before_council(states: Iterable[str]) -> str:
    """The state of proposals before the council, from the states that the steps of a route reach.

    Appraised; where a council passes and nobody appraises, a proposal waits from its first day."""
    reached = set(states)
    return "proposed" if "passed" in reached and "appraised" not in reached else "appraised"
