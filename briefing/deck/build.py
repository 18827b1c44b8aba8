"""A deck from a storyline: its slides in order, each by its own builder."""

from collections.abc import Callable
from dataclasses import replace

from briefing.answers import Answers
from briefing.deck.award_slides import award_funnel, award_map, award_people
from briefing.deck.closing_slides import decisions, method
from briefing.deck.cluster_slides import cluster, clusters
from briefing.deck.opening_slides import cover, summary, timeline
from briefing.deck.progress_slides import behind, contents
from briefing.deck.reporting_slides import reporting
from briefing.deck.room import Room
from briefing.deck.scoring_slide import self_scores
from briefing.deck.slide import Deck, Slide, Stamp
from briefing.deck.trajectory_slide import trajectory
from queries.reference import store_state
from schemas.selection import Selection
from schemas.snapshot import Snapshot
from schemas.storyline import Storyline
from translations import Translator

BUILDERS: dict[str, Callable[[Room], Slide]] = {
    made.__name__: made
    for made in (
        *(cover, summary, timeline, contents, behind, trajectory, reporting, cluster, clusters),
        *(self_scores, award_map, award_funnel, award_people, decisions, method),
    )
}
STORYLINES: dict[str, tuple[str, ...]] = {"yearly": tuple(BUILDERS)}


def deck(
    answers: Answers,
    chosen: Selection,
    t: Translator,
    storyline: str = "yearly",
    frozen: Snapshot | None = None,
    kept: Storyline | None = None,
) -> Deck:
    """The deck of a storyline for a campaign and a day, frozen or not; `kept` is a named one."""
    storyline = kept.base if kept else storyline
    meeting = t(f"storyline.{storyline}.meeting", year=str(chosen.as_of.year))
    room = Room(answers, chosen, t, meeting, frozen)
    invented = room.campaign["is_illustrative"] or answers.ask(store_state)["is_sample"].item()
    stamp = Stamp(
        campaign=t.pick(room.campaign, "name"),
        meeting=meeting,
        body=t.pick(room.campaign, "short"),
        as_of=chosen.as_of,
        as_of_words=t("deck.cover.as_of", date=t.date(chosen.as_of)),
        snapshot=frozen.label if frozen else t("deck.cover.live"),
        sample=t("app.sample") if invented else "",
    )
    keys = kept.slides if kept else STORYLINES[storyline]
    slides = tuple(BUILDERS[key](room) for key in keys if key in BUILDERS)
    if kept:
        slides = tuple(_edited(slide, kept, t) for slide in slides)
    name = kept.name if kept else t(f"storyline.{storyline}.name")
    return Deck(storyline, name, t.language, stamp, slides)


def _edited(slide: Slide, kept: Storyline, t: Translator) -> Slide:
    """With the message of one's own; where the figures have moved since, with theirs beside."""
    edit = kept.edits.get(slide.key)
    if edit is None:
        return slide
    has_moved = edit.generated != slide.generated
    beside = t("deck.beside", said=slide.generated) if has_moved else ""
    return replace(slide, message=edit.text, beside=beside)
