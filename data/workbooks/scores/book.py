"""What every sheet of a score workbook is written from, and how a cell of it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.template_layout import HEADER_ROW
from data.profiles.scored_groups import Group
from data.workbooks.scores.filled import FilledScores, Value
from data.workbooks.template_style import Styles
from schemas.plan.profile import Profile
from schemas.scoring.rubric import RubricCriterion
from translations import Translator

Shown = Mapping[tuple[str, str, str], dict[str, Any]]


@dataclass(frozen=True)
class Book:
    """What every sheet of a score workbook is written from."""

    group: Group
    profile: Profile
    styles: Styles
    filled: FilledScores
    shown: Shown
    t: Translator

    @property
    def step(self) -> float:
        """The step of points of the rubric."""
        return self.group.rubric.step

    def by_unit(self) -> Iterator[tuple[int, dict[str, Any], RubricCriterion]]:
        """Row, unit and criterion of the sheets of a cluster."""
        pairs = ((u, c) for u in self.group.units.values() for c in self.group.typed_criteria)
        return ((row, *pair) for row, pair in enumerate(pairs, start=HEADER_ROW + 1))


def marks_shown(known: pl.DataFrame, campaign_id: str, year: int) -> Shown:
    """The marks of a year that count, by stage, unit and criterion; single markers left out."""
    rows = known.filter(
        pl.col("marker_id").is_null(), campaign_id=campaign_id, year=year, item="criterion"
    )
    return {(r["stage"], r["unit_id"], r["criterion_id"]): r for r in rows.to_dicts()}


def of_unit(unit: Mapping[str, Any]) -> dict[str, Value]:
    """The fixed cells of a unit."""
    return {"unit_id": unit["unit_id"], "unit_name": unit["unit_name"]}


def of_criterion(criterion: RubricCriterion, t: Translator) -> dict[str, Value]:
    """The fixed cells of a criterion."""
    label = t.pick(vars(criterion), "label")
    return {"criterion_id": criterion.id, "label": label, "max_points": criterion.max_points}


def look(key: str) -> str:
    """How a cell to fill looks: numbers to the right, words wrapped."""
    return "number" if key in ("amount", "against") else "input"


def put(sheet: Worksheet, at: str, value: Value, style: Any) -> None:
    """One cell: a number, words, or blank."""
    if value is None or value == "":
        sheet.write_blank(at, None, style)
    elif isinstance(value, str):
        sheet.write_string(at, value, style)
    else:
        sheet.write_number(at, value, style)
