"""Rules of the values of a report, over many rows at once: limits, wholes, jumps, blanks."""

from collections.abc import Sequence

import polars as pl

from data.checking.check_limits import limit_rows
from data.checking.problem_rows import SHOWN_TEXT, SLICE, ProblemList, failures
from data.profiles.catalog import Catalog
from schemas.problems import Severity
from schemas.sheets.reports import FLOAT_DUST, ArrivingResult, ResultDoubt, typed
from schemas.tables import ResultRow

KEY = ["campaign_id", "unit_id", "period_id", "indicator_id"]
PARAMS: dict[str, tuple[str, ...]] = {
    "value_is_finite": ("indicator_id",),
    "percent_sign_fits_measure": ("indicator_id", "measure"),
    "count_with_fraction": ("indicator_id", "held"),
    "far_above_target": ("indicator_id", "highest_target"),
    "flow_not_negative": ("indicator_id",),
    "at_least_minimum": ("indicator_id", "minimum"),
    "at_most_maximum": ("indicator_id", "maximum"),
    "part_within_whole": ("indicator_id", "whole_id", "whole_value", "whole_cell"),
    "note_within_limit": ("indicator_id",),
    "mandatory_blank": ("indicator_id",),
    "jump_without_note": ("indicator_id", "previous_value"),
    "percent_as_ratio": ("indicator_id", "previous_value"),
    "shown_rounded": ("indicator_id", "held", "text"),
}
PREVIOUS = "previous"


def check_values(
    rows: pl.DataFrame, catalog: Catalog, previous: pl.DataFrame, found: ProblemList
) -> None:
    """Every rule of a value, hard ones first; `rows` hold one campaign, known codes, no duplicates.

    Columns of rows: the key, value, note, sheet, cell, row, text.
    """
    if rows.is_empty():
        return
    campaign_id = rows.item(0, "campaign_id")
    profile = catalog.profile(campaign_id)
    found.labels = {i.id: f"«{i.short_vi}»" for i in profile.indicators}
    mine = previous.filter(pl.col("campaign_id") == campaign_id)
    limits = limit_rows(profile)
    rows = with_previous(with_whole(rows, mine, limits), mine, catalog.periods(campaign_id))
    is_blank = rows.get_column("value").null_count() == rows.height
    tell_asides(rows, found, is_blank=is_blank)
    if is_blank and not found.has_errors:
        found.add_rows("nothing_reported", rows.head(1))
        return
    for start in range(0, rows.height, SLICE):
        part = rows.slice(start, SLICE).join(
            limits, on="indicator_id", how="left", maintain_order="left"
        )
        part = part.select(typed(ArrivingResult).keys())
        for rule, bad in failures(ArrivingResult, part):
            key = "note" if rule == "note_within_limit" else "value"
            behind = bad.with_columns(held=pl.coalesce("held", "value"))
            at = _at_note(behind) if key == "note" else behind
            found.add_rows(rule, at, PARAMS[rule], column=key)
        for rule, bad in failures(ResultDoubt, part):
            found.add_rows(rule, bad, PARAMS[rule], "warning", column="value")
    warn_of_copies(rows, catalog, found)


def _at_note(bad: pl.DataFrame) -> pl.DataFrame:
    """The rows with the place of their note and the head of its words."""
    return bad.with_columns(cell="note_cell", text=pl.col("note").str.head(SHOWN_TEXT))


def tell_asides(rows: pl.DataFrame, found: ProblemList, *, is_blank: bool) -> None:
    """Figures that stand in another column while their own cell is blank, said at their cell.

    In the column of the last period the template's own figure is no news; another one is a
    question, which stops the report only where nothing else is reported.
    """
    aside = rows.filter(pl.col("aside_cell").is_not_null() & pl.col("value").is_null())
    if aside.is_empty():
        return
    figure = pl.col("aside_text").str.extract(r"^(-?[0-9.eE+-]+)").cast(pl.Float64, strict=False)
    is_known = (figure - pl.col("previous_value")).abs() <= FLOAT_DUST
    is_news = (pl.col("aside") != PREVIOUS) | ~is_known.fill_null(False)
    news = aside.filter(is_news).with_columns(
        own="cell", cell="aside_cell", text=pl.col("aside_text").str.replace(".", ",", literal=True)
    )
    is_last = pl.col("aside") == PREVIOUS
    found.add_rows("figure_aside", news.filter(~is_last), ("indicator_id", "own"), column="value")
    severity: Severity = "error" if is_blank else "warning"
    found.add_rows(
        "figure_in_last_period", news.filter(is_last), ("indicator_id", "own"), severity, "value"
    )


def with_whole(rows: pl.DataFrame, previous: pl.DataFrame, limits: pl.DataFrame) -> pl.DataFrame:
    """Adds whole_value and whole_cell: the whole a value is part of, from this file or before."""
    parts = limits.filter(pl.col("whole_id").is_not_null()).select("indicator_id", "whole_id")
    if parts.is_empty():
        return rows.with_columns(
            whole_value=pl.lit(None, pl.Float64), whole_cell=pl.lit(None, pl.String)
        )
    before = unreported(previous, rows).with_columns(cell=pl.lit(None, pl.String))
    wholes = pl.concat([rows.select(*KEY, "value", "cell"), before])
    wholes = wholes.filter(pl.col("indicator_id").is_in(parts.get_column("whole_id").implode()))
    wholes = wholes.rename(
        {"indicator_id": "whole_id", "value": "whole_value", "cell": "whole_cell"}
    )
    on = ["campaign_id", "unit_id", "period_id", "whole_id"]
    paired = rows.join(parts, on="indicator_id", how="left", maintain_order="left")
    return paired.join(wholes, on=on, how="left", maintain_order="left").drop("whole_id")


def with_previous(
    rows: pl.DataFrame, previous: pl.DataFrame, periods: pl.DataFrame
) -> pl.DataFrame:
    """Adds previous_value: the last value before the period, from this file or what counts now."""
    ends = periods.select("period_id", "end_date")
    units = rows.select("unit_id").unique()
    known = pl.concat(
        [rows.select(*KEY, "value"), unreported(previous.join(units, on="unit_id"), rows)]
    )
    known = known.drop_nulls("value").join(ends, on="period_id").sort("end_date")
    known = known.select("unit_id", "indicator_id", "end_date", previous_value="value")
    asked = rows.with_row_index("at").join(ends, on="period_id", how="left").sort("end_date")
    joined = asked.join_asof(
        known,
        on="end_date",
        by=["unit_id", "indicator_id"],
        allow_exact_matches=False,
        check_sortedness=False,
    )
    return joined.sort("at").drop("at", "end_date")


def unreported(previous: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """What counts now in the cells this file does not touch."""
    return previous.select(*KEY, "value").join(rows, on=KEY, how="anti")


def warn_of_copies(rows: pl.DataFrame, catalog: Catalog, found: ProblemList) -> None:
    """Warns of a report that repeats the last one: at least three values, not all 0."""
    value, last = pl.col("value"), pl.col("previous_value")
    reports = rows.group_by("campaign_id", "unit_id", "period_id", maintain_order=True).agg(
        pl.col("sheet", "cell", "row", "text").first(),
        is_copy=value.eq_missing(last).all() & (value.count() >= 3) & (value != 0).any(),
    )
    copies = reports.filter("is_copy")
    if copies.is_empty():
        return
    names = catalog.units_of(copies.item(0, "campaign_id")).select("unit_id", "unit_name")
    named = copies.with_columns(pl.col("unit_id").replace(dict(names.iter_rows())))
    found.add_rows("same_as_last_period", named, ["unit_id", "period_id"], "warning")


def repeated(
    rows: pl.DataFrame,
    found: ProblemList,
    rule: str = "duplicate_row",
    key: Sequence[str] = tuple(KEY),
) -> pl.DataFrame:
    """The rows whose key did not come before; a repetition is a problem naming the first."""
    if rows.n_unique(key) == rows.height:
        return rows
    first = rows.with_columns(
        first=pl.col("cell").first().over(key), turn=pl.int_range(pl.len()).over(key)
    )
    again = first.filter(pl.col("turn") > 0)
    found.add_rows(rule, again, [*key[1:], "first"])
    return first.filter(pl.col("turn") == 0).drop("first", "turn")


def result_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows as the ledger keeps them, checked once more at that gate."""
    return ResultRow.validate(rows.select(ResultRow.columns.keys()))
