"""Texts of score cells → values: numbers, Đạt or Không đạt, x; what cannot be read is a problem."""

import polars as pl

from data.checking.check_cells import text_number
from data.checking.problem_rows import ProblemList, place
from data.checking.score_layout import PASS_WORDS, YES_NO
from data.reading.number_text import number_columns
from data.scoring.lines import NUMBERS, at_cell

UNREAD = {
    "date": "date_in_number",
    "boolean": "boolean_in_number",
    "formula": "formula_without_value",
}
IS_PASS = (pl.col("kind") == "pass_fail").fill_null(False) & (pl.col("stage") != "cross")
IS_VETO = pl.col("item") == "veto"


def with_amounts(lines: pl.DataFrame, found: ProblemList) -> pl.DataFrame:
    """The lines with amount, against and is_applicable; `is_read` is false where one is not."""
    lines = with_marks(lines, "not_applicable", found)
    lines = lines.with_columns(is_applicable=~pl.col("x").fill_null(False)).drop("x")
    for key in NUMBERS:
        lines = _with_number(lines, key, found)
    return lines


def with_marks(lines: pl.DataFrame, key: str, found: ProblemList) -> pl.DataFrame:
    """The lines with `x`: whether a cell is ticked; what is neither x nor blank is a problem."""
    ticked = pl.col(key).str.to_lowercase().replace_strict(YES_NO, default=None)
    lines = lines.with_columns(x=ticked, is_read=ticked.is_not_null() | pl.col(key).is_null())
    found.add_rows("x_or_blank", at_cell(lines.filter(~pl.col("is_read")), key), column=key)
    return lines


def _with_number(lines: pl.DataFrame, key: str, found: ProblemList) -> pl.DataFrame:
    text, is_number = pl.col(f"{key}_text"), pl.col(f"{key}_kind") == "number"
    typed = number_columns(lines.get_column(f"{key}_text"))
    typed = typed.rename({"value": "typed", "rule": "typed_rule"})
    read = lines.hstack(typed).with_columns(word=_word(key)).with_columns(rule=_rule(key))
    number = pl.when(is_number).then(text.cast(pl.Float64, strict=False)).otherwise("typed")
    read = read.with_columns(pl.coalesce("word", number).alias(key))
    _report(at_cell(read.filter(pl.col("rule").is_not_null()), key), key, found)
    is_read = pl.col("is_read") & pl.col("rule").is_null()
    return read.with_columns(is_read=is_read).drop(*typed.columns, "word", "rule")


def _word(key: str) -> pl.Expr:
    """The value of a word: Đạt, Không đạt; x, or 1 in a column of numbers, beside a veto."""
    words = pl.col(f"{key}_text").str.to_lowercase()
    is_text = pl.col(f"{key}_kind") == "text"
    passed = words.replace_strict(PASS_WORDS, default=None)
    ticked = words.replace_strict(YES_NO, default=None).cast(pl.Float64)
    one = pl.when(words.cast(pl.Float64, strict=False) == 1).then(1.0)
    return pl.when(IS_PASS & is_text).then(passed).when(IS_VETO).then(pl.coalesce(ticked, one))


def _rule(key: str) -> pl.Expr:
    """The rule a text breaks that cannot be read, if any."""
    kind = pl.col(f"{key}_kind")
    return (
        pl.when(pl.col(f"{key}_text").is_null() | pl.col("word").is_not_null())
        .then(None)
        .when(IS_VETO)
        .then(pl.lit("x_or_blank"))
        .when(kind.is_in(list(UNREAD)))
        .then(kind.replace(UNREAD))
        .when(kind == "number")
        .then(None)
        .when(IS_PASS & pl.col("typed_rule").is_not_null())
        .then(pl.lit("passed_or_failed"))
        .when(pl.col("is_percent"))
        .then(pl.lit("percent_in_score"))
        .otherwise("typed_rule")
    )


def _report(bad: pl.DataFrame, key: str, found: ProblemList) -> None:
    head = bad.head(found.room("error"))
    for row in head.iter_rows(named=True):
        rule, params = row["rule"], {}
        if rule == row["typed_rule"]:
            reading = text_number(row["text"])
            rule, params = reading.rule or rule, reading.params
        found.add(rule, **place(row), column=key, params=params)
    found.counts["error"] += bad.height - head.height
