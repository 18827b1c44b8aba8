"""What the papers of one meeting are made from: a store, a day or snapshot, a storyline."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from answers.answers import Answers, StoreAnswers
from answers.both import in_both
from briefing.deck.build import PHASES, STORYLINES, deck
from briefing.deck.pages import with_data
from briefing.deck.room import Room
from briefing.deck.slide import Deck
from briefing.templates import template_path
from data.keeping.calendar import store_today
from data.keeping.snapshots.snapshots import snapshot, snapshot_store
from data.keeping.snapshots.storylines import storyline
from data.keeping.store import open_store
from data.profiles.catalog import store_catalog
from queries.reference.questions import campaign_list, default_view, year_list
from schemas.plan.awards import AwardLaw
from schemas.problems import StoreError
from schemas.selection import Selection
from schemas.snapshot import Snapshot
from schemas.storyline import Storyline
from schemas.viewer import Viewer
from translations import Language, Translator, translator
from translations.act_words import STORYLINE_NAME_KEYS

WHOLE_PHASE = ("interim", "final")  # reviews are about a phase, so about no one year


@dataclass(frozen=True)
class Asked:
    """What papers are asked for: campaign, moment, storyline, language, template, year; whether
    slides without data stay in."""

    store: Path
    campaign: str
    as_of: date | None = None
    snapshot: str | None = None
    storyline: str = "yearly"
    language: Language = "vi"
    cluster: str | None = None
    template: Path | None = None
    year: int | None = None
    viewer: Viewer = field(default_factory=Viewer)
    has_empty: bool = False


class Work:
    """The answers, the words and the deck that all papers of a meeting share."""

    def __init__(self, asked: Asked) -> None:
        """Open the store or the snapshot. StoreError: one of those asked for is missing."""
        self.asked = asked
        self.store = store = asked.store.absolute()
        self.frozen: Snapshot | None = snapshot(store, asked.snapshot) if asked.snapshot else None
        shown = snapshot_store(store, asked.snapshot) if asked.snapshot else store
        as_of = self.frozen.as_of if self.frozen else asked.as_of or store_today(store)
        self.answers: Answers = StoreAnswers(open_store(shown), asked.viewer, shown)
        if asked.campaign not in self.answers.ask(campaign_list)["campaign_id"].to_list():
            raise StoreError(in_both("papers.no_campaign", campaign=asked.campaign))
        is_default = asked.storyline in STORYLINES
        self.kept: Storyline | None = None if is_default else storyline(store, asked.storyline)
        if asked.year is not None and self.base in WHOLE_PHASE:
            raise StoreError(in_both("papers.year_of_phase"))
        chosen = _chosen(self.answers, asked, as_of)
        self.chosen = replace(chosen, phase=PHASES.get(self.base, chosen.phase))
        self.t: Translator = translator(asked.language)
        own = template_path(store, asked.campaign)
        self.template = asked.template or (own if own.exists() else None)

    @property
    def base(self) -> str:
        """The default storyline that is told, or that a named one is made from."""
        return self.kept.base if self.kept else self.asked.storyline

    @property
    def name(self) -> str:
        """The name of the storyline."""
        kept = self.kept
        return kept.name if kept else self.t(STORYLINE_NAME_KEYS[self.asked.storyline])

    @cached_property
    def deck(self) -> Deck:
        """The slides of the storyline that have data, made once for every paper."""
        of = (self.answers, self.chosen, self.t, self.asked.storyline, self.frozen, self.kept)
        return deck(*of) if self.asked.has_empty else with_data(deck(*of), self.t)

    @cached_property
    def room(self) -> Room:
        """What slides and reports ask."""
        return Room(
            self.answers, self.chosen, self.t, self.deck.stamp.meeting, self.frozen, self.base
        )

    @cached_property
    def office(self) -> Room:
        """What administrative papers ask: those are written in Vietnamese alone."""
        return Room(
            self.answers, self.chosen, translator("vi"), frozen=self.frozen, story=self.base
        )

    @cached_property
    def law(self) -> AwardLaw:
        """What the law says of votes and awards in this store."""
        return store_catalog(self.asked.store.absolute()).law


def _chosen(answers: Answers, asked: Asked, as_of: date) -> Selection:
    """The year and phase the papers are about: as the pages open, or of the year asked for.

    A paper of an earlier year is as of the last day that year is looked at, so that nothing of a
    later period gets into it.
    """
    chosen = Selection(asked.campaign, as_of, cluster=asked.cluster)
    if asked.year is not None:
        years = answers.ask(year_list, chosen)
        found = years.filter(year=asked.year)
        if found.is_empty():
            valid = ", ".join(str(year) for year in years["year"])
            raise StoreError(in_both("papers.no_year", year=str(asked.year), years=valid))
        chosen = replace(chosen, as_of=found["until_date"].item())
    usual = answers.ask(default_view, chosen).row(0, named=True)
    return replace(chosen, year=asked.year or usual["year"], phase=usual["phase_id"])
