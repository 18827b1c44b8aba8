"""A deck from a storyline: its slides in order, each by its own builder."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from answers.answers import Answers
from answers.edition import edition
from briefing.deck.awards.areas import award_map, campaign_map
from briefing.deck.awards.closing import award_decisions, award_rulebook
from briefing.deck.awards.returned import award_results, award_returned
from briefing.deck.awards.slides import award_funnel, award_people
from briefing.deck.awards.table import award_table
from briefing.deck.awards.votes import award_doubts, award_votes
from briefing.deck.awards.years import award_equity, award_levels
from briefing.deck.closing_slides import decisions, method
from briefing.deck.models.slides import models
from briefing.deck.opening_slides import cover, summary, timeline
from briefing.deck.progress.behind_slide import behind
from briefing.deck.progress.next_phase import award_exceptions, next_phase
from briefing.deck.progress.path_slides import headline_paths, quarter_gap
from briefing.deck.progress.phase_slides import phase_contents, phase_targets
from briefing.deck.progress.phase_trends import phase_trends, unit_quadrants
from briefing.deck.progress.progress_slides import contents
from briefing.deck.progress.trajectory_slide import trajectory
from briefing.deck.progress.unit_moves import unit_moves
from briefing.deck.reporting.slides import reporting
from briefing.deck.reporting.years import reporting_years
from briefing.deck.review_slides import (
    final_method,
    hinge_timeline,
    interim_method,
    review_decisions,
    review_summary,
)
from briefing.deck.room import Room
from briefing.deck.scoring.closing import cluster_decisions, cluster_ties
from briefing.deck.scoring.points import cluster_criteria, cluster_sections
from briefing.deck.scoring.results import cluster_results
from briefing.deck.scoring.scoring_slide import self_scores
from briefing.deck.scoring.slides import closest, cluster, clusters
from briefing.deck.scoring.stages import cluster_robust, cluster_stages
from briefing.deck.scoring.years import cluster_bump, cluster_leaders, self_by_year
from briefing.deck.slide import Deck, Slide, Stamp
from briefing.deck.tasks.slides import tasks
from schemas.selection import Selection
from schemas.snapshot import Snapshot
from schemas.storyline import Storyline
from translations import Translator
from translations.act_words import STORYLINE_NAME_KEYS

STORYLINE_MEETING_KEYS = {
    "awards": "storyline.awards.meeting",
    "cluster": "storyline.cluster.meeting",
    "final": "storyline.final.meeting",
    "interim": "storyline.interim.meeting",
    "yearly": "storyline.yearly.meeting",
}

Builder = Callable[[Room], Slide | tuple[Slide, ...]]
YEARLY: tuple[Builder, ...] = (
    *(cover, summary, timeline, contents, behind, trajectory, reporting, tasks, cluster, clusters),
    *(models, self_scores, award_map, award_funnel, award_people, decisions, method),
)
AWARDS: tuple[Builder, ...] = (
    *(cover, award_table, award_funnel, award_returned, award_votes, award_doubts),
    *(award_results, award_people, award_map, award_decisions, award_rulebook),
)
CLUSTER: tuple[Builder, ...] = (
    *(cover, cluster, cluster_sections, cluster_criteria, cluster_stages, cluster_robust),
    *(cluster_ties, cluster_results, cluster_decisions),
)
INTERIM: tuple[Builder, ...] = (
    *(cover, review_summary, hinge_timeline, phase_contents, phase_targets, behind, phase_trends),
    *(
        unit_quadrants,
        reporting_years,
        tasks,
        models,
        cluster_leaders,
        award_map,
        award_exceptions,
        next_phase,
    ),
    *(review_decisions, interim_method),
)
FINAL: tuple[Builder, ...] = (
    *(cover, review_summary, timeline, phase_contents, headline_paths, quarter_gap, unit_moves),
    *(
        reporting_years,
        tasks,
        models,
        cluster_bump,
        self_by_year,
        campaign_map,
        award_levels,
        award_equity,
    ),
    *(review_decisions, final_method),
)
STORIES = {
    "yearly": YEARLY,
    "interim": INTERIM,
    "final": FINAL,
    "cluster": CLUSTER,
    "awards": AWARDS,
}
BUILDERS: dict[str, Builder] = {b.__name__: b for story in STORIES.values() for b in story}
STORYLINES = {name: tuple(b.__name__ for b in story) for name, story in STORIES.items()}
PHASES = {"interim": "phase-1", "final": "phase-2"}


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
    chosen = replace(chosen, phase=PHASES.get(storyline, chosen.phase))
    room = Room(answers, chosen, t, frozen=frozen, story=storyline)
    room.meeting = _meeting(storyline, room)
    invented = room.campaign["is_illustrative"]
    stamp = Stamp(
        campaign_id=chosen.campaign,
        campaign=t.pick(room.campaign, "name"),
        meeting=room.meeting,
        body=t.pick(room.campaign, "short"),
        as_of=chosen.as_of,
        as_of_words=t("deck.cover.as_of", date=t.date(chosen.as_of)),
        days=room.days,
        snapshot=frozen.label if frozen else t("deck.cover.live"),
        sample=t("app.sample") if invented else "",
        edition=edition(answers.folder, t),
    )
    keys = [key for key in (kept.slides if kept else STORYLINES[storyline]) if key in BUILDERS]
    slides = tuple(_edited(slide, kept, t) for slide in _slides(keys, room))
    name = kept.name if kept else t(STORYLINE_NAME_KEYS[storyline])
    return Deck(storyline, name, t.language, stamp, slides)


def _edited(slide: Slide, kept: Storyline | None, t: Translator) -> Slide:
    """With the message of one's own; where the figures have moved since, with theirs beside."""
    edit = kept.edits.get(slide.key) if kept else None
    if edit is None:
        return slide
    has_moved = edit.generated != slide.generated
    beside = t("deck.beside", said=slide.generated) if has_moved else ""
    return replace(slide, message=edit.text, beside=beside)


def _meeting(storyline: str, room: Room) -> str:
    """The name of the meeting; one about a cluster names it."""
    t, of = room.t, closest(room) if storyline == "cluster" else None
    year = str(room.chosen.year or room.chosen.as_of.year)
    if of:
        return t("storyline.cluster.of", cluster=t.pick(of, "cluster_name"), year=str(room.year))
    return t(STORYLINE_MEETING_KEYS[storyline], year=year)


def _slides(keys: Sequence[str], room: Room) -> Iterator[Slide]:
    """A builder makes a slide, or several where its list is longer than one."""
    for key in keys:
        made = BUILDERS[key](room)
        yield from (made if isinstance(made, tuple) else (made,))
