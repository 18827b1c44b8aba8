"""Rubrics as lines of one sheet (thang điểm): rubric, sections with their criteria, grades."""

from collections.abc import Iterator, Mapping
from typing import Any

from data.profiles.book.layouts.rubric import RUBRIC
from data.profiles.book.sheet import Row, SheetRow, Value
from data.profiles.catalog import Catalog
from schemas.scoring.rubric import Rubric

POINTS = {
    "rubric": "total_points",
    "section": "max_points",
    "criterion": "max_points",
    "grade": "min_points",
}
"""What the points of each kind of line are."""
LISTS = {"section": "sections", "criterion": "criteria", "grade": "grades"}
OF_RUBRIC = (
    "label_vi",
    "label_en",
    "step",
    "decimals",
    "not_applicable",
    "bonus_cap",
    "unit_types",
    "clusters",
    "year_from",
    "year_to",
    "source",
)
OF_SECTION = ("id", "label_vi", "label_en", "short_vi", "short_en", "bonus_cap", "penalty_cap")
OF_CRITERION = (
    "id",
    "label_vi",
    "label_en",
    "short_vi",
    "short_en",
    "kind",
    "counts",
    "min_points",
    "each_points",
    "reads",
    "measure",
    "zero_at",
    "full_at",
    "needs_evidence",
    "may_not_apply",
    "assesses",
    "source",
)
OF_GRADE = ("id", "label_vi", "label_en")
KEYS: Mapping[str, tuple[str, ...]] = {
    "rubric": OF_RUBRIC,
    "section": OF_SECTION,
    "criterion": OF_CRITERION,
    "grade": OF_GRADE,
}
"""Columns that each kind of line has besides its points."""


def latest_rubrics(catalog: Catalog, campaign_id: str) -> dict[str, Rubric]:
    """The highest version of each rubric of a campaign, by its id."""
    mine = [r for r in catalog.rubrics if r.campaign == campaign_id]
    return {rubric.id: rubric for rubric in sorted(mine, key=lambda r: r.version)}


def rubric_lines(rubrics: Mapping[str, Rubric]) -> list[SheetRow]:
    """Every rubric as its line, each section with its criteria, then the grades."""
    return [SheetRow(row) for rubric in rubrics.values() for row in _lines(rubric)]


def _lines(rubric: Rubric) -> Iterator[Row]:
    yield _row(rubric.id, "rubric", rubric)
    for section in rubric.sections:
        yield _row(rubric.id, "section", section)
        for criterion in rubric.criteria:
            if criterion.section == section.id:
                yield _row(rubric.id, "criterion", criterion)
    for grade in rubric.grades:
        yield _row(rubric.id, "grade", grade)


def _row(rubric_id: str, line: str, said: Any) -> Row:
    values: dict[str, Value] = dict.fromkeys(column.key for column in RUBRIC.columns)
    values |= {"rubric": rubric_id, "line": line, "points": getattr(said, POINTS[line])}
    values |= {key: _none(getattr(said, key)) for key in KEYS[line]}
    return values


def _none(value: Value) -> Value:
    return None if value in ("", ()) else value
