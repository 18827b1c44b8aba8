"""What the papers of one meeting are made from: a store, a day or snapshot, a storyline."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from briefing.answers import Answers, StoreAnswers
from briefing.both import in_both
from briefing.deck.build import STORYLINES, deck
from briefing.deck.room import Room
from briefing.deck.slide import Deck
from briefing.templates import template_path
from data.keeping.calendar import store_today
from data.keeping.snapshots import snapshot, snapshot_store
from data.keeping.store import open_store
from data.keeping.storylines import storyline
from data.profiles.catalog import store_catalog
from queries.reference import campaign_list, phase_list
from schemas.awards import AwardLaw
from schemas.problems import StoreError
from schemas.selection import Selection, Viewer
from schemas.snapshot import Snapshot
from schemas.storyline import Storyline
from translations import Language, Translator, translator


@dataclass(frozen=True)
class Asked:
    """What papers are asked for: campaign, moment, storyline, language, template."""

    store: Path
    campaign: str
    as_of: date | None = None
    snapshot: str | None = None
    storyline: str = "yearly"
    language: Language = "vi"
    cluster: str | None = None
    template: Path | None = None


class Work:
    """The answers, the words and the deck that all papers of a meeting share."""

    def __init__(self, asked: Asked) -> None:
        """Open the store or the snapshot. StoreError: one of those asked for is missing."""
        self.asked = asked
        store = asked.store.absolute()
        self.frozen: Snapshot | None = snapshot(store, asked.snapshot) if asked.snapshot else None
        shown = snapshot_store(store, asked.snapshot) if asked.snapshot else store
        as_of = self.frozen.as_of if self.frozen else asked.as_of or store_today(store)
        self.answers: Answers = StoreAnswers(open_store(shown), Viewer(), shown)
        if asked.campaign not in self.answers.ask(campaign_list)["campaign_id"].to_list():
            raise StoreError(in_both("papers.no_campaign", campaign=asked.campaign))
        chosen = Selection(asked.campaign, as_of, cluster=asked.cluster)
        self.chosen = replace(chosen, phase=_phase(self.answers, chosen))
        self.t: Translator = translator(asked.language)
        is_default = asked.storyline in STORYLINES
        self.kept: Storyline | None = None if is_default else storyline(store, asked.storyline)
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
        return kept.name if kept else self.t(f"storyline.{self.asked.storyline}.name")

    @cached_property
    def deck(self) -> Deck:
        """The slides of the storyline, made once for every paper."""
        return deck(self.answers, self.chosen, self.t, self.asked.storyline, self.frozen, self.kept)

    @cached_property
    def room(self) -> Room:
        """What slides and reports ask."""
        return Room(self.answers, self.chosen, self.t, self.deck.stamp.meeting, self.frozen,
                    self.base)  # fmt: skip

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


def _phase(answers: Answers, chosen: Selection) -> str:
    """The phase of the day: the last one once the first is over, as on the pages."""
    phases = answers.ask(phase_list, chosen)["phase_id"].to_list()
    over = answers.ask(phase_list, chosen).filter(elapsed_ratio=1.0)["phase_id"].to_list()
    return str(phases[-1] if chosen.phase in over else phases[0])
