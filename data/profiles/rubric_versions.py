"""Versions of rubrics (các phiên bản thang điểm): the last one, and those that count for a year."""

from collections.abc import Iterable
from datetime import date

from schemas.rubric import Rubric


def versions(rubrics: Iterable[Rubric], campaign: str, rubric_id: str) -> list[Rubric]:
    """Every version of one rubric, the first one first."""
    found = [r for r in rubrics if (r.campaign, r.id) == (campaign, rubric_id)]
    return sorted(found, key=lambda r: r.version)


def in_force(rubrics: Iterable[Rubric], campaign: str, year: int, on: date) -> list[Rubric]:
    """For each rubric of a campaign the highest version that on a day counts for a year, by id."""
    counting: dict[str, Rubric] = {}
    for rubric in sorted(rubrics, key=lambda r: (r.id, r.version)):
        is_known = rubric.campaign == campaign and rubric.published_on <= on
        if is_known and rubric.year_from <= year <= rubric.year_to:
            counting[rubric.id] = rubric
    return list(counting.values())
