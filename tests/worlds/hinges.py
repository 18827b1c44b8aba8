"""A campaign whose phase 1 ends on a chosen day, as rows of the smallest store."""

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from data.profiles import deadlines
from data.profiles.assignment_tables import path_segments
from schemas.plan.indicators import Path
from schemas.plan.profile import Profile
from tests.worlds.small_profile import small_indicator, small_profile, target

QUARTER_ENDS = tuple(
    date(year, month, day)
    for year in range(2025, 2031)
    for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))
    if date(2025, 5, 14) < date(year, month, day) < date(2030, 12, 31)
)


def hinged(hinge: date, path: Path = "straight") -> Profile:
    """The small profile with phase 1 ending on a day; quarterly from 2025-Q3 to 2030-Q4."""
    reach = (target("phase-1", 50), target("phase-2", 90))
    profile = small_profile(small_indicator("i", unit_types=("ward",), path=path, targets=reach))
    return replace(profile, phases=replace(profile.phases, phase_1_ends_on=hinge))


def hinge_tables(profile: Profile) -> dict[str, list[dict[str, Any]]]:
    """Its phases, periods and paths."""
    phases = [
        {"phase_id": name, "start_date": start, "end_date": end}
        for name, start, end in deadlines.phase_days(profile.phases)
    ]
    return {
        "phase": phases,
        "period": of_campaign(deadlines.periods(profile)),
        "path_segment": of_campaign(path_segments(profile)),
    }


def of_campaign(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, as those of the campaign of the smallest store."""
    return frame.with_columns(campaign_id=pl.lit("c")).to_dicts()
