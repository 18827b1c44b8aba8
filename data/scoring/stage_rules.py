"""Order of the stages (thứ tự các bước chấm): what must be there before, what is closed after."""

from collections.abc import Mapping

import polars as pl

from data.checking.problem_rows import ProblemList
from data.profiles.scored_groups import Group
from data.scoring.lines import at_cell

KEY = ["campaign_id", "sender_id", "period_id", "unit_id", "marker_id", "item", "criterion_id"]
SAID = ["is_applicable", "amount", "against", "evidence", "reason"]
SHEET = KEY[:3]
BEFORE = {"cross": ("self",), "appraised": ("self",), "council": ("appraised", "self")}
AFTER = {
    "self": ("appraised", "council"),
    "cross": ("appraised", "council"),
    "appraised": ("council",),
}
UNIT = ["year", "stage", "unit_id"]


def check_stages(
    marks: pl.DataFrame,
    known: pl.DataFrame,
    now: pl.DataFrame,
    groups: Mapping[str, Group],
    found: ProblemList,
) -> None:
    """A stage follows the one before it, and is closed once a later one has marked the unit.

    `known` is what counts without the file, `now` with it.
    """
    stages = {key: group.rubric.stages for key, group in groups.items()}
    first = marks.filter(item="criterion").unique(UNIT, keep="first", maintain_order=True)
    needed = [
        next((before for before in BEFORE.get(stage, ()) if before in stages[key]), None)
        for stage, key in first.select("stage", "group_key").iter_rows()
    ]
    asked = first.with_columns(needed=pl.Series(needed, dtype=pl.String)).drop_nulls("needed")
    own = now.filter(pl.col("marker_id").is_null(), item="criterion")
    there = own.select("year", "unit_id", needed="stage")
    early = asked.join(there, on=["year", "unit_id", "needed"], how="anti", maintain_order="left")
    for (stage,), rows in early.group_by("needed", maintain_order=True):
        found.add_rows(f"needs_{stage}", at_cell(rows, "amount"), ("unit_id", "year"))
    _check_closed(marks, known, found)


def _check_closed(marks: pl.DataFrame, known: pl.DataFrame, found: ProblemList) -> None:
    """A closed unit's marks must come again as they were: changed ones and lost ones are refused.

    A sheet is whole, so the marks of units that are closed have to stand in it.
    """
    closed = _closed_units(known)
    counting = known.join(marks.select(SHEET).unique(), on=SHEET).join(closed, on=UNIT)
    again = marks.join(closed, on=UNIT, maintain_order="left")
    before = counting.select(*KEY, *(pl.col(name).alias(f"was_{name}") for name in SAID))
    both = again.join(before, on=KEY, how="left", nulls_equal=True, maintain_order="left")
    is_new = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"was_{name}")) for name in SAID)
    for (stage,), rows in both.filter(is_new).group_by("closed_by", maintain_order=True):
        left = rows
        for name in SAID:
            key = "not_applicable" if name == "is_applicable" else name
            is_here = pl.col(name).ne_missing(pl.col(f"was_{name}"))
            at = at_cell(left.filter(is_here), key)
            found.add_rows(f"closed_by_{stage}", at, ("unit_id", "criterion_id"), column=key)
            left = left.filter(~is_here)
    lost = counting.join(marks, on=KEY, how="anti", nulls_equal=True)
    _report_lost(lost, marks, found)


def _closed_units(known: pl.DataFrame) -> pl.DataFrame:
    """Units a later stage has marked, by the stage that is closed; `closed_by` is the first."""
    rows = [(stage, by, n) for stage, later in AFTER.items() for n, by in enumerate(later)]
    schema = {"stage": pl.String, "closed_by": pl.String, "turn": pl.Int64}
    pairs = pl.DataFrame(rows, schema=schema, orient="row")
    marked = known.select("year", "unit_id", closed_by="stage").unique()
    both = marked.join(pairs, on="closed_by").sort("turn")
    return both.unique(UNIT, keep="first").select(*UNIT, "closed_by")


def _report_lost(lost: pl.DataFrame, marks: pl.DataFrame, found: ProblemList) -> None:
    sheets = marks.unique(SHEET, keep="first", maintain_order=True).select(*SHEET, "sheet", "row")
    counted = lost.group_by(*SHEET, "unit_id", maintain_order=True).len("count")
    rows = counted.join(sheets, on=SHEET).sort("row", "unit_id")
    in_file = pl.col("sheet").is_null()
    line = pl.when(in_file).then("row")
    shown = rows.with_columns(row=line, cell=line.cast(pl.String), text=pl.lit(None, pl.String))
    found.add_rows("closed_marks_lost", shown, ("unit_id", "count"))
