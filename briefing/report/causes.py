"""What carries or drags a content, as one sentence of a report."""

from answers.progress.why import said_line
from briefing.office.paper import Sentence
from briefing.report.scene import Scene
from briefing.report.words import say
from queries.progress.questions import gap_indicators


def why_of(of: str, scene: Scene) -> Sentence | None:
    """The sentence of the pages and the slides; none where a content is not rated."""
    rows = scene.gaps.get(of, [])
    if not rows:
        return None
    words = said_line(rows, scene.room.campaign, scene.t, is_of_unit=scene.unit is not None)
    return say(scene, "account.results.why", gap_indicators, of, words=words) if words else None
