"""A campaign whose interim review is on a chosen day, as rows of the smallest store."""

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from data.profiles import deadlines
from data.profiles.assignment_tables import path_segments
from schemas.profile import Path, Profile
from tests.small_profile import small_indicator, small_profile, target


def hinged(hinge: date, path: Path = "straight") -> Profile:
    """The small profile with its interim review on a day; quarterly from 2025-Q3 to 2030-Q4."""
    reach = (target("phase-1", 50), target("phase-2", 90))
    profile = small_profile(small_indicator("i", unit_types=("ward",), path=path, targets=reach))
    return replace(profile, phases=replace(profile.phases, interim_review_on=hinge))


def hinge_tables(profile: Profile) -> dict[str, list[dict[str, Any]]]:
    """Its phases, periods and paths."""
    phases = [
        {"phase_id": name, "start_date": start, "end_date": end}
        for name, start, end in deadlines.phase_days(profile.phases)
    ]
    return {
        "phase": phases,
        "period": _of_c(deadlines.periods(profile)),
        "path_segment": _of_c(path_segments(profile)),
    }


def _of_c(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return frame.with_columns(campaign_id=pl.lit("c")).to_dicts()
