"""A campaign as it stands before a workbook: its files, what they say, its units."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles.book.layouts.rubric import RUBRIC
from data.profiles.book.own_files import own_rows
from data.profiles.book.rows import campaign_listed, campaign_rows
from data.profiles.book.rubric_lines import latest_rubrics, rubric_lines
from data.profiles.book.sheet import Sheets
from data.profiles.catalog import Catalog
from schemas.plan.profile import Profile


@dataclass(frozen=True)
class Standing:
    """A campaign as it stands: where its files are and what they say."""

    folder: Path
    catalog: Catalog
    campaign_id: str
    reported: Mapping[str, int] = field(default_factory=dict)
    """How many values were reported of each indicator."""
    today: date | None = None
    """The day it is in the store; None: that of the clock."""

    @property
    def profile(self) -> Profile:
        """The profile of the campaign."""
        return self.catalog.profile(self.campaign_id)

    @cached_property
    def rows(self) -> Sheets:
        """What it says, as rows of the workbook."""
        rubrics = latest_rubrics(self.catalog, self.campaign_id)
        return {
            **campaign_rows(self.folder, self.profile),
            **own_rows(self.folder, self.campaign_id),
            RUBRIC.id: rubric_lines(rubrics),
        }

    @property
    def day(self) -> date:
        """The day it is in the store."""
        return self.today or date.today()

    @cached_property
    def units(self) -> pl.DataFrame:
        """Its units as listed, before any event."""
        return campaign_listed(self.folder, self.profile)

    @cached_property
    def official(self) -> dict[str, dict[str, Any]]:
        """Units that the official list gives it, by code: they stand in no file of its own."""
        path = self.folder / "units" / f"{self.campaign_id}.csv"
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        own = {line.partition(",")[0].strip().strip('"') for line in text.splitlines()}
        units = self.units.iter_rows(named=True)
        return {unit["unit_id"]: unit for unit in units if unit["unit_id"] not in own}
