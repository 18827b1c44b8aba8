"""Report files of a sample (dữ liệu minh họa): who reports when, and in which kind of file."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import polars as pl
from xlsxwriter import Workbook

from data.profiles.catalog import Catalog
from data.samples.sample_values import uniform
from data.workbooks.template import BLANK, Filled, unit_template
from translations import Translator

COLUMNS = ["campaign_id", "unit_id", "period_id", "indicator_id", "value", "note"]
NOTE = "dữ liệu minh họa"
DAYS = {"on_time": -3, "late": 8, "very_late": 35, "corrected": 20}
BROKEN = ("đang làm", "1.234", "104,5", "31/02/2026")


@dataclass(frozen=True)
class Arrival:
    """One report file and the moment it arrives."""

    path: Path
    received_at: datetime


@dataclass(frozen=True)
class Plan:
    """One campaign's part of a sample: how many files of which kind."""

    id: str
    workbooks: int = 0
    refused: int = 0
    batches: int = 0
    word_books: int = 0
    word_returned: int = 0
    word_corrected: int = 0
    exempt: int = 0
    annotations: int = 0
    score_years: int = 0
    award_years: int = 0
    pace: float = 1.0
    late: float = 0.0
    missing: float = 0.0
    corrected_years: list[int] = field(default_factory=list)
    rounds: list[float] = field(default_factory=list)
    """Where there are any, all reports come in Parquet by quarter (nation/reports.py)."""


def timed(values: pl.DataFrame, seed: int) -> pl.DataFrame:
    """The values with how each report comes: on_time, late, very_late or missing."""
    habit = uniform(seed + 11, "unit_id")
    luck = uniform(seed + 12, "unit_id", "period_id")
    is_careless = habit < 0.12
    missing = pl.when(is_careless).then(0.22).otherwise(0.015)
    late = missing + pl.when(is_careless).then(0.38).otherwise(0.10)
    very_late = late + pl.when(is_careless).then(0.15).otherwise(0.02)
    return values.with_columns(
        comes=pl.when(luck < missing)
        .then(pl.lit("missing"))
        .when(luck < late)
        .then(pl.lit("late"))
        .when(luck < very_late)
        .then(pl.lit("very_late"))
        .otherwise(pl.lit("on_time")),
        is_corrected=uniform(seed + 13, "unit_id", "period_id") < 0.04,
    )


def bulk_files(
    values: pl.DataFrame, due: dict[str, datetime], folder: Path, batches: int
) -> Iterator[Arrival]:
    """Bulk files, one a period and manner of coming; the first Parquet, the rest CSV."""
    manners = ("on_time", "late", "very_late", "corrected")[:batches]
    for (period_id,), reports in sorted(
        values.group_by("period_id"), key=lambda pair: str(pair[0])
    ):
        first = reports.with_columns(value=_boasted())
        for manner in manners:
            rows = (
                reports.filter("is_corrected")
                if manner == "corrected"
                else first.filter(comes=manner)
            )
            rows = rows.filter(pl.col("comes") != "missing")
            if rows.is_empty():
                continue
            path = _written(rows, folder / f"{rows['campaign_id'][0]}-{period_id}-{manner}")
            yield Arrival(path, due[str(period_id)].replace(hour=16) + timedelta(days=DAYS[manner]))


def _boasted() -> pl.Expr:
    """A report corrected later said a little more at first, where no part or whole is touched."""
    more = (pl.col("value") * 1.03 * pl.lit(10).pow("decimals")).floor() / pl.lit(10).pow(
        "decimals"
    )
    return (
        pl.when(pl.col("is_corrected") & pl.col("can_boast"))
        .then(more)
        .otherwise("value")
        .alias("value")
    )


def _written(rows: pl.DataFrame, path: Path) -> Path:
    frame = rows.with_columns(note=pl.lit(NOTE)).select(COLUMNS).sort("unit_id", "indicator_id")
    if path.name.endswith("on_time"):
        path = path.with_name(f"{path.name}.parquet")
        frame.write_parquet(path)
    else:
        path = path.with_name(f"{path.name}.csv")
        frame.write_csv(path)
    return path


def workbook_file(
    catalog: Catalog,
    report: pl.DataFrame,
    previous: pl.DataFrame,
    folder: Path,
    t: Translator,
    broken: str | None = None,
    words: Filled = BLANK,
) -> Path:
    """One unit's workbook of one period, filled in; `broken` stands in one of its cells.

    `words` says its plan and its remarks.
    """
    campaign_id, unit_id, period_id = report.row(0)[:3]
    unit = catalog.unit(campaign_id, unit_id)
    if unit is None:
        raise KeyError(unit_id)
    values: dict[str, tuple[float | str | None, str | None]] = {
        row["indicator_id"]: (row["value"], NOTE if row["value"] is not None else None)
        for row in report.iter_rows(named=True)
    }
    if broken:
        values[sorted(values)[len(values) // 2]] = (broken, NOTE)
    filled = replace(words, values=values, office=NOTE, note=NOTE)
    content = unit_template(catalog.profile(campaign_id), unit, period_id, previous, t, filled)
    path = folder / f"{campaign_id}-{unit_id}-{period_id}{'-loi' if broken else ''}.xlsx"
    path.write_bytes(content)
    return path


def stray_file(folder: Path, campaign_id: str, period_id: str) -> Path:
    """A workbook that is no template at all: some units send their own table."""
    content = BytesIO()
    with Workbook(content) as book:
        book.add_worksheet("Sheet1").write_string("A1", f"{campaign_id} {period_id}: {NOTE}")
    path = folder / f"{campaign_id}-{period_id}-bang-rieng.xlsx"
    path.write_bytes(content.getvalue())
    return path
