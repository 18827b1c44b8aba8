"""What one report is about and may ask: kind, unit, phase, year, and the answers as of one day."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Literal, TypeVar

import polars as pl

from answers.progress.why import by_content
from answers.value_days import ValueDays, days_of, value_days
from briefing.deck.room import Room
from pictures.tokens import BEHIND, RATED
from queries.progress.questions import content_standing, gap_indicators, indicator_standing
from queries.question import Question
from queries.reference.questions import content_list, default_view, phase_list, unit_list
from queries.reporting.obligations import obligation_list, own_report_list
from queries.units.questions import unit_identity
from schemas.columns import column as col
from schemas.frames import (
    ContentStanding,
    DefaultView,
    IndicatorStanding,
    ObligationList,
    OwnReportList,
    PhaseList,
    UnitIdentity,
)
from schemas.row import Row
from schemas.selection import Selection
from schemas.tables import Table
from translations.official import official

Kind = Literal["yearly", "interim", "final"]
KINDS: tuple[Kind, ...] = ("yearly", "interim", "final")


class NamedContent(ContentStanding):
    """A content against its path, with its name in full. Grain: group and content."""

    label_vi: str = col("Name in full")
    label_en: str = col("Name in full, in English")


Rated = TypeVar("Rated", IndicatorStanding, NamedContent)
"""What is held against a path."""


class Scene:
    """One report of one kind, of the whole campaign or of one unit; figures as papers print them.

    An interim review is about phase 1, a final review about phase 2, a yearly report about its year
    and the phase that is looked at with it.
    """

    def __init__(self, room: Room, kind: Kind, unit: str | None = None) -> None:
        self.kind, self.unit = kind, unit
        self.t = official(room.t.language)
        self.phases = PhaseList.rows(room.ask(phase_list).sort("start_date"))
        self.as_of = room.chosen.as_of
        [usual] = DefaultView.rows(room.ask(default_view))
        is_asked = room.chosen.year is not None
        self._year = room.chosen.year or usual.year
        self._phase_id = room.chosen.phase if is_asked else usual.phase_id
        year = self.year if kind == "yearly" else None
        chosen = replace(room.everything, phase=self.phase.phase_id, year=year)
        self.room = Room(room.answers, chosen, self.t, room.meeting, room.frozen, kind)
        self.mine: Selection = replace(self.room.everything, unit=unit)

    def ask(self, question: Question[Table], **extra: Any) -> pl.DataFrame:
        """The answer about the unit of the report, or about everything."""
        return self.room.ask(question, self.mine, **extra)

    @property
    def phase(self) -> PhaseList:
        """The phase the report is about."""
        if self.kind != "yearly":
            return self.phases[0 if self.kind == "interim" else -1]
        return next(p for p in self.phases if p.phase_id == self._phase_id)

    @property
    def year(self) -> int:
        """The year of a yearly report, the last one of a review."""
        return int(self._year if self.kind == "yearly" else self.phase.last_year)

    @property
    def years(self) -> str:
        """«2025 - 2027»: of the phase, or of the whole campaign in a final review."""
        first = self.phases[0] if self.kind == "final" else self.phase
        return f"{first.first_year} - {self.phase.last_year}"

    @cached_property
    def days(self) -> ValueDays:
        """The two days of the figures on progress in the report."""
        return value_days(self.room.ask, self.mine)

    def days_of(self, row: Row) -> ValueDays:
        """The same of one content or indicator."""
        return days_of(row, self.room.ask, self.mine)

    @cached_property
    def who(self) -> UnitIdentity | None:
        """The unit whose report it is."""
        if self.unit is None:
            return None
        return UnitIdentity.rows(self.ask(unit_identity))[0]

    @cached_property
    def full_names(self) -> dict[str, str]:
        """Units by code, named in full."""
        return dict(self.room.ask(unit_list).select("unit_id", "unit_name").iter_rows())

    @cached_property
    def gaps(self) -> dict[str, list[Row]]:
        """What each indicator adds to the gap of its content, by content."""
        return by_content(self.ask(gap_indicators))

    @cached_property
    def obligations(self) -> list[ObligationList]:
        """What is owed, in order of time, its states counted over the units of the report."""
        return ObligationList.rows(self.ask(obligation_list))

    @cached_property
    def report(self) -> ObligationList | None:
        """The obligation this report answers or sums up."""
        name = f"yearly-{self.year}" if self.kind == "yearly" else self.kind
        return next((row for row in self.obligations if row.obligation_id == name), None)

    @property
    def own_report(self) -> OwnReportList | None:
        """The report that the campaign's owner sends upward of this year or review."""
        rows = OwnReportList.rows(self.room.ask(own_report_list).filter(kind=self.kind))
        mine = (r for r in rows if self.kind != "yearly" or r.year == self.year)
        return next(mine, None)

    @cached_property
    def periods(self) -> list[ObligationList]:
        """Period reports whose deadline passed: in the year, or since the first day."""
        over = [
            row
            for row in self.obligations
            if row.kind == "period" and row.due_at and not row.is_open
        ]
        return [r for r in over if self.kind != "yearly" or r.year == self.year]

    @cached_property
    def contents(self) -> list[NamedContent]:
        """Contents against their path, with their names in full, in the plan's order."""
        names = self.room.ask(content_list).select("content_id", "label_vi", "label_en")
        rows = self.ask(content_standing).join(names, on="content_id", how="left")
        return NamedContent.rows(rows.sort("position"))

    @property
    def rateable(self) -> list[IndicatorStanding]:
        """Those of the indicators with a target: what a denominator counts."""
        return [row for row in self.indicators if row.target_value is not None]

    @cached_property
    def indicators(self) -> list[IndicatorStanding]:
        """Indicators against their path, in the plan's order."""
        return IndicatorStanding.rows(self.ask(indicator_standing).sort("position"))


def behind(rows: Sequence[Rated]) -> list[Rated]:
    """Those slow, at risk or not met, the furthest behind first."""
    return sorted((r for r in rows if r.status in BEHIND), key=lambda r: r.pace_ratio or 0)


def keeping(rows: Sequence[Rated]) -> list[Rated]:
    """Those that keep to their path, the furthest ahead first."""
    on = [r for r in rows if r.status in RATED and r.status not in BEHIND]
    return sorted(on, key=lambda r: -(r.pace_ratio or 0))
