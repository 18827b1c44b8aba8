"""What a score file would change (thử trước): each mark before and after, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from data.checking.check import CheckedReport
from data.profiles.catalog import Catalog
from data.profiles.scored_groups import Group, scored_groups
from data.workbooks.scores.filled import mark_words
from translations import Translator

MARK = ["sender_id", "period_id", "unit_id", "marker_id", "item", "criterion_id"]
VALUES = ["is_applicable", "amount", "against"]
CHANGE = dict.fromkeys(("unit", "marker", "criterion", "before", "after"), pl.String)


def score_changes(
    checked: CheckedReport, known: pl.DataFrame, catalog: Catalog, today: date, t: Translator
) -> pl.DataFrame:
    """A row a mark that would change: unit, marker, criterion, before and after; all of them words.

    A mark the new sheet leaves out goes: a sheet replaces the whole one before it.
    """
    sheets = checked.rows("score").select(MARK[:2]).unique()
    before = known.filter(pl.col("campaign_id") == checked.campaign_id).join(sheets, on=MARK[:2])
    both = (
        checked.rows("score")
        .select(*MARK, "year", *VALUES)
        .join(
            before.select(*MARK, pl.col(VALUES).name.prefix("was_"), was_year="year"),
            on=MARK,
            how="full",
            nulls_equal=True,
            coalesce=True,
            maintain_order="left_right",
        )
    )
    differs = pl.any_horizontal(pl.col(v).ne_missing(pl.col(f"was_{v}")) for v in VALUES)
    changed = both.filter(differs).with_columns(year=pl.coalesce("year", "was_year"))
    years = changed.get_column("year").unique()
    groups = {y: scored_groups(catalog, str(checked.campaign_id), y, today) for y in years}
    rows = [_words(row, groups[row["year"]], t) for row in changed.iter_rows(named=True)]
    return pl.DataFrame(rows, schema=CHANGE, orient="row")


def _words(row: Mapping[str, Any], groups: Mapping[str, Group], t: Translator) -> tuple[str, ...]:
    group = next(g for g in groups.values() if row["unit_id"] in g.units)
    labels = {veto.id: t.pick(vars(veto), "label") for veto in group.rubric.vetoes}
    labels |= {c.id: t.pick(vars(c), "short") for c in group.rubric.criteria}
    name = labels.get(row["criterion_id"], t("intake_scores.vote"))
    marker = group.units.get(row["marker_id"] or "", {"short_name": ""})
    was = {name: row[f"was_{name}"] for name in VALUES}
    unit = group.units[row["unit_id"]]["short_name"]
    return unit, marker["short_name"], name, _mark(was, row, group, t), _mark(row, row, group, t)


def _mark(values: Mapping[str, Any], row: Mapping[str, Any], group: Group, t: Translator) -> str:
    if values["is_applicable"] is None:
        return t.number(None)
    if row["item"] == "veto":
        return t("word.yes")
    asked = "" if row["marker_id"] else row["criterion_id"]
    criterion = next((c for c in group.rubric.criteria if c.id == asked), None)
    return mark_words(values, criterion, t)
