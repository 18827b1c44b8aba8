"""A column changed value by value, by a function of Python.

Never `map_elements`, which has a thread of Polars call the function: that thread waits for Python,
while another may hold Python and wait for Polars' threads (a table handed to pandas does, as
Streamlit's tables are), and the whole server stands still for ever: findings/stands_still.sh. On
the last evening, with a few people at the page, it does.
"""

from collections.abc import Callable
from typing import Any

import polars as pl

Kind = type[pl.DataType]


def each(values: pl.Series, change: Callable[[Any], Any], kind: Kind = pl.String) -> pl.Series:
    """The column with each value changed, blanks left blank, done by the thread that asks."""
    changed = [None if value is None else change(value) for value in values.to_list()]
    return pl.Series(values.name, changed, dtype=kind)


def each_text(frame: pl.DataFrame, change: Callable[[str], str]) -> pl.DataFrame:
    """The same of every column of a table of texts."""
    return frame.with_columns(each(column, change) for column in frame.iter_columns())
