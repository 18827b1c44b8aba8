"""The value column of a flat file → numbers; what cannot be read is a problem at its line."""

import polars as pl

from data.checking.problem_rows import ProblemList, place
from data.checking.report_rows import ROW
from data.checking.workbook.check_cells import text_number
from data.reading.number_text import TOO_LARGE, number_columns

BARE_NOTE = r"^[0-9]+ ?%?$"


def with_values(frame: pl.DataFrame, found: ProblemList) -> pl.DataFrame:
    """The rows with value and is_percent; a column that holds numbers needs no reading.

    A note of bare digits behind a whole number is asked about: 85,5 parted by a comma looks so.
    """
    frame = frame.with_columns(
        pl.lit(None, ROW[name]).alias(name)
        for name in ("held", "aside", "aside_cell", "aside_text")
    )
    frame = frame.with_columns(note_cell="cell")
    if frame.schema["value"].is_numeric():
        numbers = frame.with_columns(pl.col("value").cast(pl.Float64), is_percent=pl.lit(False))
        large = numbers.filter(pl.col("value").is_finite() & (pl.col("value").abs() >= TOO_LARGE))
        found.add_rows("number_too_large", large, ("text",), column="value")
        return numbers
    tell_parted(frame, "text", found)
    read = frame.drop("value").hstack(number_columns(frame.get_column("text")))
    bad = read.filter(pl.col("rule").is_not_null())
    head = bad.head(found.room("error"))
    for row in head.iter_rows(named=True):
        read_text = text_number(row["text"])
        found.add(str(read_text.rule), **place(row), column="value", params=read_text.params)
    found.counts["error"] += bad.height - head.height
    return read.filter(pl.col("rule").is_null())


def tell_parted(frame: pl.DataFrame, value: str, found: ProblemList) -> None:
    """Lines whose note is bare digits behind a whole number, which may be one number parted."""
    whole, note = pl.col(value).cast(pl.String), pl.col("note").cast(pl.String)
    is_parted = whole.str.contains(r"^[-−+]?[0-9]+$") & note.str.contains(BARE_NOTE)
    parted = frame.filter(is_parted.fill_null(False))
    seen = pl.format("{},{}", value, "note")
    found.add_rows(
        "note_of_digits", parted.with_columns(seen=seen, text=seen), ("seen", "note"), column="note"
    )
