"""A total as far off as is allowed is no difference, one further off is."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from answers.published.compare import compared
from data.published.published_table import read_table
from data.published.table.mapping import Mapping, Part


@pytest.mark.parametrize(("allowed", "beyond"), [(0.25, 0), (0.24, 1)])
def test_a_total_as_far_off_as_is_allowed_is_no_difference(
    tmp_path: Path, allowed: float, beyond: int
) -> None:
    (tmp_path / "table.csv").write_text("Tỉnh,Đất đai,Tổng\nMột,10,94.0\n", encoding="utf-8")
    part = Part("Đất đai", 100, 10)
    mapping = Mapping("Bảng", "table.csv", 2024, "Tỉnh", (part,), total_column="Tổng")
    mapping = replace(mapping, tolerance=allowed)
    read = read_table(mapping, tmp_path)
    scored = read.rows.select("unit_id", score_points=pl.col("total") + 0.25)
    assert compared(mapping, read, scored).beyond == beyond
