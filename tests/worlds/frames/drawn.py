"""Words of a drawn figure, as tests read them."""

from typing import Any

import polars as pl

from tests.worlds.frames.chart_frames import (
    trend,
    trend_rows,
)
from translations import translator

VI, EN = translator("vi"), translator("en")


def message(drawn: Any) -> str:
    return str(drawn.layout.title.text)


def words(drawn: Any) -> str:
    return " | ".join(a.text for a in drawn.layout.annotations)


def groups(*values: float | None, due: list[float | None] | None = None) -> pl.DataFrame:
    return trend(
        *[
            trend_rows(
                [None, None, None, 50.0 if v else None, v],
                due,
                group_id=f"g{i}",
                group_name_vi=f"Nhóm {i}",
                group_name_en=f"Group {i}",
            )
            for i, v in enumerate(values)
        ]
    )
