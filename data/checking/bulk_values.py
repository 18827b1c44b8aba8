"""The value column of a flat file → numbers; what cannot be read is a problem at its line."""

import polars as pl

from data.checking.check_cells import text_number
from data.checking.problem_rows import ProblemList, place
from data.reading.number_text import number_columns


def with_values(frame: pl.DataFrame, found: ProblemList) -> pl.DataFrame:
    """The rows with value and is_percent; a column that holds numbers needs no reading."""
    if frame.schema["value"].is_numeric():
        return frame.with_columns(pl.col("value").cast(pl.Float64), is_percent=pl.lit(False))
    read = frame.drop("value").hstack(number_columns(frame.get_column("text")))
    bad = read.filter(pl.col("rule").is_not_null())
    head = bad.head(found.room("error"))
    for row in head.iter_rows(named=True):
        read_text = text_number(row["text"])
        found.add(str(read_text.rule), **place(row), column="value", params=read_text.params)
    found.counts["error"] += bad.height - head.height
    return read.filter(pl.col("rule").is_null())
