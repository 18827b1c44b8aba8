"""Which reports came, were corrected, returned or are no longer there, and which figures moved."""

import polars as pl

from answers.comparison.rows import Part, joined
from answers.comparison.sides import Side
from queries.reference.questions import cluster_list
from queries.reporting.questions import counted_values, report_history

EVERY = 10_000_000  # no page is cut: above what any store holds
REPORT = ["unit_id", "period_id"]
CELL = [*REPORT, "indicator_id"]
ARRIVED = ["short_name", "file_name", "received_at", "received_by"]
SENDER = ("sender_vi", "sender_en")
NOTES = 3
ORDER = ("changed", "gone", "returned", "new")


def report_changes(before: Side, after: Side, cells: Part) -> Part:
    """Reports by unit and period: changed (corrected), gone, new; and files that were returned."""
    old, new = _arrived(before), _arrived(after)
    counted = joined(_counting(old), _counting(new), REPORT, ["submission_id", "version"], ARRIVED)
    returned = new.filter(state="rejected").join(old, on="submission_id", how="anti")
    rows = pl.concat(
        [counted.rows, returned.with_columns(compared=pl.lit("returned"))], how="diagonal"
    )
    why = _reasons(cells)
    said = rows.join(why, on=REPORT, how="left", nulls_equal=True, maintain_order="left")
    in_order = said.sort(pl.col("compared").cast(pl.Enum(ORDER)), maintain_order=True)
    return Part(_with_senders(in_order, after), counted.same_count)


def cell_changes(before: Side, after: Side) -> Part:
    """Values of reports known on both sides that differ, with the note and who handed them in."""
    old, new = (side.answers.ask(counted_values, side.chosen) for side in (before, after))
    said = ["short_name", "short_vi", "short_en", "measure", "decimals"]
    found = joined(old, new, CELL, ["value"], [*said, "note", "received_at", "received_by"])
    for rows in (old, new):
        there = rows.select(REPORT).unique()
        found = Part(
            found.rows.join(there, on=REPORT, how="semi", maintain_order="left"), found.same_count
        )
    return found


def _arrived(side: Side) -> pl.DataFrame:
    return side.answers.ask(report_history, side.chosen, limit=EVERY)


def _counting(arrived: pl.DataFrame) -> pl.DataFrame:
    """The report of each unit and period that counts: the latest one taken in."""
    taken = arrived.filter(pl.col("state") != "rejected").sort("version", descending=True)
    return taken.unique(REPORT, keep="first", maintain_order=True).sort(
        "received_at", "submission_id", descending=True
    )


def _reasons(cells: Part) -> pl.DataFrame:
    """How many values of each report differ, and the notes that stand beside them."""
    notes = pl.col("note").drop_nulls().unique(maintain_order=True).head(NOTES).str.join("; ")
    return cells.rows.group_by(REPORT, maintain_order=True).agg(
        differing_count=pl.len().cast(pl.Int64), why=pl.when(notes != "").then(notes)
    )


def _with_senders(rows: pl.DataFrame, side: Side) -> pl.DataFrame:
    """A unit by its short name, a cluster that sent a score sheet by its own."""
    names = side.answers.ask(cluster_list, side.chosen).select(
        unit_id="cluster_id", sender_vi="cluster_name_vi", sender_en="cluster_name_en"
    )
    named = rows.join(names, on="unit_id", how="left", maintain_order="left")
    return named.with_columns(pl.coalesce("short_name", n, "unit_id").alias(n) for n in SENDER)
