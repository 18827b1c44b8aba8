"""Who may hand what in: a file is refused before anything of it is kept."""

from collections.abc import Callable

from data.intake.outcome import Outcome
from schemas.viewer import KEEPERS, Act, Viewer

ACTS: dict[str, Act] = {
    "self": "score",
    "cross": "cross",
    "appraised": "appraise",
    "council": "appraise",
    "award": "propose",
    "model": "model",
}
"""What a sheet is, by the first part of its period; all other ones are reports."""


def require_own(viewer: Viewer, outcome: Outcome) -> None:
    """Raise NotAllowed unless every report of the file is the viewer's to hand in."""
    if outcome.campaign_id is not None:
        viewer.require(outcome.campaign_id)
    for sender, period, _ in outcome.reports:
        act = ACTS.get(period.partition("-")[0], "report")
        if act in ("cross", "appraise"):  # sheets of a whole cluster
            viewer.require_act(act, cluster=sender)
        else:
            viewer.require_act(act, unit=sender)


def signer(by: Viewer | str, looked_at: Callable[[], list[Outcome]]) -> str:
    """The name a file is received from. Who hands in for others too is asked for the campaign
    alone; of anybody else every file is looked at first."""
    if isinstance(by, str):
        return by
    if by.role not in KEEPERS or by.campaigns is not None:
        for outcome in looked_at():
            require_own(by, outcome)
    return by.name
