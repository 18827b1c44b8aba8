"""The columns of a flat file, by our own name or the Vietnamese one, in any case."""

from typing import Any

import polars as pl

from data.checking.problem_rows import ProblemList
from data.checking.template_layout import folded

NAMES = {
    "ma_phong_trao": "campaign_id",
    "ma_don_vi": "unit_id",
    "ky": "period_id",
    "ma_chi_tieu": "indicator_id",
    "gia_tri": "value",
    "ghi_chu": "note",
}
CODES = ["campaign_id", "unit_id", "period_id", "indicator_id"]
REQUIRED = [*CODES, "value"]
READ = [*REQUIRED, "note"]


def column_names(columns: list[str], found: ProblemList) -> dict[str, str]:
    """The file's own name of each column; missing, repeated and strange ones are problems."""
    header: dict[str, Any] = {"cell": "1", "row": 1}
    names: dict[str, str] = {}
    for column in columns:
        name = NAMES.get(folded(column), folded(column))
        if name in names:
            found.add("duplicate_column", **header, value=column, params={"first": names[name]})
        elif name in READ:
            names[name] = column
        elif name != "line":
            found.add("extra_column", "warning", **header, value=column)
    for name in REQUIRED:
        if name not in names:
            found.add("missing_column", **header, column=name, params={"expected": name})
    return names


def named_columns(frame: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    """The columns under our own names, with the place of each row and its value as written."""
    note = pl.col(names["note"]) if "note" in names else pl.lit(None, pl.String)
    return frame.select(
        *(pl.col(names[name]).cast(pl.String).alias(name) for name in CODES),
        value=names["value"],
        text=pl.col(names["value"]).cast(pl.String),
        note=note.cast(pl.String),
        sheet=pl.lit(None, pl.String),
        cell=pl.col("line").cast(pl.String),
        row="line",
    )
