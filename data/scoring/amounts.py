"""Texts of score cells → values: numbers, Đạt or Không đạt, x; what cannot be read is a problem."""

import polars as pl

from data.checking.check_limits import settled
from data.checking.layouts.score_layout import PASS_WORDS, YES_NO
from data.checking.problem_rows import ProblemList, place, plain
from data.checking.workbook.check_cells import text_number
from data.reading.number_text import TOO_LARGE, number_columns
from data.scoring.lines import NUMBERS, at_cell

UNREAD = {
    "date": "date_in_number",
    "boolean": "boolean_in_number",
    "formula": "formula_without_value",
    "worded": "number_format",
    "unclear": "number_format",
}
CELL_NUMBERS = ("number", "percent", "dash")
SCALE = pl.lit(1e6)
"""Marks are settled on six decimals: behind them a float holds dust, not points."""
IS_PASS = (pl.col("kind") == "pass_fail").fill_null(False) & (pl.col("stage") != "cross")
IS_VETO = pl.col("item") == "veto"
IS_SHARE = pl.col("kind").is_in(["target_share", "relative"]).fill_null(False) & (
    pl.col("stage") != "cross"
)
"""What is held against a target, and so may be a percentage of it."""
IS_COUNT = (pl.col("kind") == "count").fill_null(False) & (pl.col("stage") != "cross")


def with_amounts(lines: pl.DataFrame, found: ProblemList) -> pl.DataFrame:
    """The lines with amount, against and is_applicable; `is_read` is false where one is not."""
    lines = with_marks(lines, "not_applicable", found)
    lines = lines.with_columns(is_applicable=~pl.col("x").fill_null(False)).drop("x")
    for key in NUMBERS:
        lines = _with_number(lines, key, found)
    return _of_one_measure(lines, found).drop("amount_is_percent", "against_is_percent")


def _of_one_measure(lines: pl.DataFrame, found: ProblemList) -> pl.DataFrame:
    """A percentage is not held against a count: 95% of a target of 3144 says two things."""
    amount, against = pl.col("amount_is_percent"), pl.col("against_is_percent")
    other = pl.when(amount).then("against").otherwise("amount")
    mixed = IS_SHARE & (amount != against) & (other > 100)
    asked = at_cell(lines.filter(mixed.fill_null(False)), "amount")
    found.add_rows("percent_in_score", asked, ("criterion_id",), column="amount")
    return lines.with_columns(is_read=pl.col("is_read") & ~mixed.fill_null(False))


def with_marks(lines: pl.DataFrame, key: str, found: ProblemList) -> pl.DataFrame:
    """The lines with `x`: whether a cell is ticked; what is neither x nor blank is a problem."""
    ticked = pl.col(key).str.to_lowercase().replace_strict(YES_NO, default=None)
    lines = lines.with_columns(x=ticked, is_read=ticked.is_not_null() | pl.col(key).is_null())
    found.add_rows("x_or_blank", at_cell(lines.filter(~pl.col("is_read")), key), column=key)
    return lines


def _with_number(lines: pl.DataFrame, key: str, found: ProblemList) -> pl.DataFrame:
    text, kind = pl.col(f"{key}_text"), pl.col(f"{key}_kind")
    is_number = kind.is_in(CELL_NUMBERS).fill_null(False)
    typed = number_columns(lines.get_column(f"{key}_text"))
    typed = typed.rename({"value": "typed", "rule": "typed_rule"})
    read = lines.hstack(typed).with_columns(word=_word(key)).with_columns(rule=_rule(key))
    number = pl.when(is_number).then(text.cast(pl.Float64, strict=False)).otherwise("typed")
    percent = pl.when(is_number).then(kind == "percent").otherwise("is_percent").fill_null(False)
    read = read.with_columns(
        settled(pl.coalesce("word", number), SCALE).alias(key),
        percent.alias(f"{key}_is_percent"),
    )
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
    size = pl.col(f"{key}_text").cast(pl.Float64, strict=False)
    return (
        pl.when(pl.col(f"{key}_text").is_null() | pl.col("word").is_not_null())
        .then(None)
        .when(IS_VETO)
        .then(pl.lit("x_or_blank"))
        .when(kind.is_in(list(UNREAD)))
        .then(kind.replace(UNREAD))
        .when(kind.is_in(["percent"]) & ~IS_SHARE)
        .then(pl.lit("percent_in_score"))
        .when(kind.is_in(CELL_NUMBERS) & (size.abs() >= TOO_LARGE).fill_null(False))
        .then(pl.lit("number_too_large"))
        .when(kind.is_in(CELL_NUMBERS) & IS_COUNT & pl.col(f"{key}_held").is_not_null())
        .then(pl.lit("count_is_whole"))
        .when(kind.is_in(CELL_NUMBERS))
        .then(None)
        .when(IS_PASS & pl.col("typed_rule").is_not_null())
        .then(pl.lit("passed_or_failed"))
        .when(pl.col("is_percent") & ~IS_SHARE)
        .then(pl.lit("percent_in_score"))
        .otherwise("typed_rule")
    )


def _report(bad: pl.DataFrame, key: str, found: ProblemList) -> None:
    head = bad.head(found.room("error"))
    for row in head.iter_rows(named=True):
        code = row["criterion_id"]
        rule, params = row["rule"], {"criterion_id": plain(found.labels.get(code, code))}
        if rule == "number_format":
            params = {"shown": row[f"{key}_shown"], "format": row[f"{key}_format"]}
            params["held"] = str(row[f"{key}_held"] or row[f"{key}_text"]).replace(".", ",")
        elif rule == "number_too_large":
            params = {"text": row["text"]}
        elif rule == row["typed_rule"]:
            reading = text_number(row["text"])
            rule, params = reading.rule or rule, reading.params
        elif rule == "passed_or_failed":
            params = {"criterion_id": found.labels.get(row["criterion_id"], row["criterion_id"])}
        found.add(rule, **place(row), column=key, params=params)
    found.counts["error"] += bad.height - head.height
