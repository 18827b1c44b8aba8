"""The room a deck is made for: answers as of one moment, words, and how a slide is put together."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import polars as pl

from answers.answers import Answers, of_year, whole
from answers.awards.answers import AwardAnswers, every
from answers.awards.frames import added
from answers.coverage import known_units, rateable, too_few
from answers.scoring.answers import ScoreAnswers
from answers.value_days import value_days
from briefing.deck.dated import CONCLUDING, DATED
from briefing.deck.more_forms import Words
from briefing.deck.reporting.owed import due_by_now
from briefing.deck.slide import Notes, Part, Slide
from queries.awards.questions import award_tally
from queries.progress.questions import content_standing, indicator_standing
from queries.question import Question
from queries.reference.questions import phase_list
from queries.reporting.obligations import obligation_list
from queries.reporting.questions import headline
from queries.scoring.questions import cluster_glance, score_years
from schemas.frames import AwardTally, CampaignList, ContentStanding, ObligationList
from schemas.selection import Selection
from schemas.snapshot import Snapshot
from schemas.tables import Table
from translations import Translator
from translations.phrases import capital

Values = Mapping[str, object]
QUESTIONS = 2  # that a speaker is ready for on every slide
Asked = tuple[tuple[str, Values], ...]


class Room:
    """Everything a slide builder may ask: one store, one selection, one language.

    `story` is the storyline told: what a meeting decides depends on what it is held for.
    """

    def __init__(
        self,
        answers: Answers,
        chosen: Selection,
        t: Translator,
        meeting: str = "",
        frozen: Snapshot | None = None,
        story: str = "yearly",
    ) -> None:
        self.answers = answers
        self.chosen = replace(whole(chosen), cluster=chosen.cluster)
        self.t = t
        self.meeting = meeting
        self.frozen = frozen
        self.story = story
        self.awards = AwardAnswers(answers)
        self.scores = ScoreAnswers(answers)

    def ask(
        self, question: Question[Table], chosen: Selection | None = None, **extra: Any
    ) -> pl.DataFrame:
        """The answer to a question about the campaign, or about another selection."""
        return self.answers.ask(question, chosen or self.everything, **extra)

    @cached_property
    def everything(self) -> Selection:
        """The whole campaign: a deck is about one cluster only where its slides say so."""
        return replace(self.chosen, cluster=None)

    @cached_property
    def campaign(self) -> CampaignList:
        """The campaign's row."""
        return self.awards.campaign(self.chosen)

    @cached_property
    def contents(self) -> list[ContentStanding]:
        """Contents against their path, in the plan's order."""
        return ContentStanding.rows(self.ask(content_standing).sort("position"))

    @cached_property
    def indicators(self) -> pl.DataFrame:
        """Indicators with a target, against their path: those a denominator counts."""
        return rateable(self.ask(indicator_standing))

    @cached_property
    def watched_count(self) -> int:
        """Indicators without a target: only watched, in no denominator."""
        return self.ask(indicator_standing).height - self.indicators.height

    @cached_property
    def days(self) -> str:
        """The two days of the meeting's figures on progress, as a sentence begins."""
        return value_days(self.ask, self.everything).sentence(self.t)

    @cached_property
    def too_few(self) -> str | None:
        """What every conclusion on progress gives way to, where too few units are known."""
        return too_few(known_units(self.ask(headline)), self.campaign, self.t)

    @cached_property
    def review(self) -> ObligationList | None:
        """The report that is due by now: the last one whose deadline has passed, of the year."""
        due = due_by_now(self.ask(obligation_list), self.one_year)
        return next(iter(ObligationList.rows(due.tail(1))), None)

    @property
    def one_year(self) -> int | None:
        """The only year a yearly paper is about."""
        return self.chosen.year if self.story == "yearly" else None

    @cached_property
    def year(self) -> int | None:
        """The year whose scores are shown: as chosen; else, but for a yearly paper, the latest."""
        years = self.ask(score_years, replace(self.everything, year=None))
        marked = years.filter(pl.col("unit_count") > 0)["year"].to_list()
        usual = max(marked, default=None) if self.one_year is None else None
        return self.chosen.year if self.chosen.year in marked else usual

    @cached_property
    def of_year(self) -> Selection:
        """The selection of that year."""
        return replace(of_year(self.everything), year=self.year)

    @cached_property
    def clusters(self) -> pl.DataFrame:
        """Every cluster of the year with the verdict on its lead; empty where none is scored."""
        if self.year is None:
            return pl.DataFrame()
        glance, said = self.ask(cluster_glance, self.of_year), self.scores.leads(self.of_year)
        return glance.join(said, on="cluster_id", how="left", maintain_order="left")

    @cached_property
    def award_phases(self) -> tuple[str, ...]:
        """Phases whose awards the meeting looks at: all in a final review, else its own."""
        if self.story != "final":
            return (self.chosen.phase,)
        found = self.ask(phase_list).sort("start_date")["phase_id"].to_list()
        return tuple(found) or (self.chosen.phase,)

    @property
    def phase_words(self) -> str:
        """«giai đoạn 1»: the phase the meeting's figures on progress are of."""
        return self.t(f"phase.{self.chosen.phase}").lower()

    @property
    def award_basis(self) -> str:
        """«giai đoạn 1», «cả phong trào»: what the meeting's figures on awards are counted over."""
        t, phases = self.t, self.award_phases
        return t("deck.award_basis") if len(phases) > 1 else t(f"phase.{phases[0]}").lower()

    def award_rows(self, question: Question[Table], *keys: str) -> pl.DataFrame:
        """The answer on awards over the phases the meeting looks at, by the keys of its rows."""
        asked = (replace(every(self.everything), phase=name) for name in self.award_phases)
        return added([self.ask(question, one) for one in asked], keys)

    @cached_property
    def award_total(self) -> AwardTally | None:
        """The four counts over those phases, or None before the first proposal."""
        rows = self.award_rows(award_tally, "dimension", "key").filter(dimension="all")
        return next(iter(AwardTally.rows(rows)), None)

    def share(self, count: int, expected: int, unit: str = "deck.units") -> str:
        """«203/214 đơn vị (94,9%)»; of nobody there is no share."""
        t, part = self.t, f"{self.t.number(count)}/{self.t.number(expected)}"
        pct = f" ({t.amount(100 * count / expected, '%', 1)})" if expected else ""
        return f"{t(unit, share=part)}{pct}"

    def covered(self, rows: pl.DataFrame) -> str:
        """Thinnest coverage of rows with unit_count and expected_count."""
        owed = rows.filter(pl.col("expected_count") > 0)
        if owed.is_empty():
            return ""
        ratio = pl.col("unit_count") / pl.col("expected_count")
        row = owed.sort(ratio, -pl.col("expected_count")).row(0, named=True)
        key = "deck.units" if owed.select(ratio.n_unique()).item() == 1 else "deck.units_lowest"
        return self.share(row["unit_count"], row["expected_count"], key)

    def slide(
        self,
        key: str,
        message: str,
        parts: tuple[Part, ...],
        coverage: str = "",
        asked: Asked = (),
        *,
        method: str = "",
        source: Values | None = None,
    ) -> Slide:
        """A slide with its notes: reading and source from the words of its key."""
        t = self.t
        said = t(f"deck.{key}.source", **{"basis": self.award_basis, **(source or {})})
        own = [(t(f"deck.{key}.q_{q}"), t(f"deck.{key}.a_{q}", **of)) for q, of in asked]
        notes = Notes(
            t(f"deck.{key}.reading"),
            method or t(f"deck.{key}.method", basis=self.award_basis),
            (*own, *self._usual(key, coverage, said)[: max(0, QUESTIONS - len(own))]),
        )
        days = self.days if key in DATED else ""
        held = self.too_few if key in CONCLUDING else None
        if held:  # each says what it is that cannot be concluded on
            held = t("deck.held", said=held, what=t(f"deck.{key}.name"))
        return Slide(key, capital(held or message), parts, said, coverage, notes, days=days)

    def _usual(self, key: str, coverage: str, source: str) -> list[tuple[str, str]]:
        """What is asked of any slide: of how many and as of when, and where the whole is."""
        t = self.t
        days = self.days if key in DATED else t("deck.cover.as_of", date=t.date(self.chosen.as_of))
        known = "; ".join(filter(None, (coverage, days)))
        where = {"source": source, "name": t(f"deck.{key}.name")}
        return [
            (t("deck.usual.q_known"), t("deck.usual.a_known", known=capital(known))),
            (t("deck.usual.q_where"), t("deck.usual.a_where", **where)),
        ]

    def empty(self, key: str, coverage: str = "", said: str = "") -> Slide:
        """A slide without data: what is missing, or `said` where nothing is to be shown."""
        t = self.t
        said = said or t(f"deck.{key}.empty")
        message = t("deck.empty", what=t(f"deck.{key}.name"))
        words = Words(t("deck.empty_head"), (said,), "context")
        notes = Notes(t("deck.empty_reading"), said)
        part = Part(words, (0, 9), (0.1, 0.6))
        return Slide(key, message, (part,), t("deck.empty_source"), coverage, notes, is_empty=True)
