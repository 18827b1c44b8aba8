"""Criteria a score sheet leaves unmarked (chưa chấm): a warning, never a zero."""

import polars as pl

from data.checking.problem_rows import ProblemList
from data.scoring.lines import Handed, said

NAMED = 5  # units a message names, then it counts the rest
SHEET = ["sender_id", "period_id"]
UNIT = [*SHEET, "unit_id"]
WHOLE_STAGES = ("self", "cross", "appraised")


def warn_of_unmarked(handed: Handed, lines: pl.DataFrame, found: ProblemList) -> None:
    """Units whose sheet marks only some of the criteria people mark, at the first blank cell.

    The council marks only what it changes, so a blank there is nothing to look at.
    """
    asked = _asked(handed, lines)
    marked = said(lines).filter(item="criterion").select(*UNIT, "criterion_id").unique()
    left = asked.join(marked, on=[*UNIT, "criterion_id"], how="anti", maintain_order="left")
    names = pl.col("label").head(NAMED).str.join("; ")
    more = pl.when(pl.len() > NAMED).then(pl.lit("; …")).otherwise(pl.lit(""))
    units = left.group_by(UNIT, maintain_order=True).agg(
        count=pl.len(), total=pl.col("total").first(), names=names + more
    )
    blank = lines.join(said(lines), on=[*UNIT, "criterion_id", "item"], how="anti")
    cells = (
        blank.filter(item="criterion")
        .group_by(UNIT)
        .agg(pl.col("sheet", "amount_cell", "row").first())
    )
    sheets = lines.group_by(SHEET).agg(pl.col("sheet").first().alias("one_sheet"))
    shown = units.join(cells, on=UNIT, how="left", maintain_order="left").join(
        sheets, on=SHEET, how="left", maintain_order="left"
    )
    shown = shown.with_columns(
        sheet=pl.coalesce("sheet", "one_sheet"), cell="amount_cell", text=pl.lit(None, pl.String)
    )
    found.add_rows("criteria_not_marked", shown, ("unit_id", "count", "total", "names"), "warning")


def _asked(handed: Handed, lines: pl.DataFrame) -> pl.DataFrame:
    """Each criterion people mark, of each unit the sheets of the file are about."""
    stages = lines.filter(pl.col("stage").is_in(WHOLE_STAGES)).drop_nulls(
        ["sender_id", "group_key"]
    )
    rows = []
    for sender, period, stage, key in (
        stages.select(*SHEET, "stage", "group_key").unique(maintain_order=True).iter_rows()
    ):
        group = handed.groups[key]
        criteria = group.typed_criteria
        for unit in [sender] if stage == "self" else group.units:
            rows += [(sender, period, unit, c.id, c.short_vi, len(criteria)) for c in criteria]
    schema = {
        **dict.fromkeys((*UNIT, "criterion_id", "label"), pl.String),
        "total": pl.Int64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
