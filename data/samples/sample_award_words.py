"""Words and draws of the award proposals of a sample (dữ liệu minh họa)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from data.samples.sample_values import uniform

FIRST_DAY, SPAN = (6, 20), 70


@cache
def words() -> Mapping[str, Any]:
    """Words, shares and planted clusters of data/samples/awards.toml."""
    return tomllib.loads((Path(__file__).parent / "awards.toml").read_text(encoding="utf-8"))


def draws(seed: int, unit_id: str, year: int, number: int) -> list[float]:
    """Twelve numbers from 0 to 1 of one proposal, the same every time."""
    frame = pl.DataFrame({"key": [f"{unit_id}/{year}/{number}/{n}" for n in range(12)]})
    return frame.select(uniform(seed + 84, "key").alias("draw"))["draw"].to_list()
