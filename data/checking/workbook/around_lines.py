"""Lines of a flat file that are no data (tiêu đề lặp, tổng cộng, chữ ký): left out and said."""

from collections.abc import Callable
from functools import partial

import polars as pl

from data.checking.bulk.columns import BulkForm
from data.checking.bulk.names import own_name
from data.checking.layouts.template_layout import spelled
from data.checking.problem_rows import ProblemList
from data.checking.workbook.around_table import MANY, TOTALS
from data.reading.number_text import number_columns

FIGURES = ("value", "amount", "award_count")


def data_lines(frame: pl.DataFrame, form: BulkForm, found: ProblemList) -> pl.DataFrame:
    """The lines that are data: no heading again, no totals, nothing without codes and figure
    below the last line that gives every code."""
    codes = list(form.codes)
    again = [_says(frame, code, partial(_is_name, code)) for code in codes]
    total = [_says(frame, code, _is_total) for code in codes]
    whole = pl.all_horizontal(pl.col(codes).is_not_null())
    told = frame.with_columns(
        heading_again=pl.sum_horizontal(again) >= 2,
        total_row=pl.any_horizontal(total) & ~whole,
    )
    left = pl.col("heading_again") | pl.col("total_row")
    last = told.filter(whole & ~left).get_column("row").max()
    is_below = pl.lit(False) if last is None else pl.col("row") > last
    told = told.with_columns(rows_below=is_below & ~left & ~_has_figure(told, form))
    rules = ("heading_again", "total_row", "rows_below")
    for rule in rules:
        _say(rule, told.filter(pl.col(rule)), codes, found)
    return told.filter(~pl.any_horizontal(rules)).drop(rules)


def _is_name(code: str, text: str) -> bool:
    return own_name(text) == code


def _is_total(text: str) -> bool:
    return TOTALS.fullmatch(spelled(text)) is not None


def _says(frame: pl.DataFrame, code: str, is_it: Callable[[str], bool]) -> pl.Expr:
    """Whether the text of a code column is what a test looks for; each text is tried once."""
    texts = [text for text in frame.get_column(code).unique().drop_nulls() if is_it(text)]
    return pl.col(code).is_in(texts).fill_null(False) if texts else pl.lit(False)


def _has_figure(frame: pl.DataFrame, form: BulkForm) -> pl.Series:
    """Whether a line says a figure, or words where the form has none."""
    if not form.said:
        return pl.repeat(True, frame.height, eager=True)
    said = frame.get_column(form.said[-1])
    if form.said[-1] not in FIGURES or said.dtype.is_numeric():
        return said.is_not_null()
    return number_columns(said)["value"].is_not_null()


def _say(rule: str, lines: pl.DataFrame, codes: list[str], found: ProblemList) -> None:
    if lines.is_empty():
        return
    rows = lines.get_column("row").to_list()
    shown = ", ".join(str(row) for row in rows[:MANY]) + ", …" * (len(rows) > MANY)
    value = next((text for text in lines.select(codes).row(0) if text is not None), None)
    where = {"cell": str(rows[0]), "row": rows[0], "value": value}
    found.add(rule, "warning", **where, params={"rows": shown})
