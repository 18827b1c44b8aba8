"""Rows of the unit page: an indicator beside its peers, and scores over the periods."""

from datetime import date
from typing import Any

import polars as pl

from schemas.frames import UnitProgress
from tests.worlds.frames.chart_frames import frame, pace_status


def peer(
    place: int = 1, share: float | None = 50.0, required: float = 60.0, **changed: Any
) -> dict[str, Any]:
    """A unit's own indicator, as far as `share` says, among ten peers."""
    return {
        "indicator_id": f"i{place:02}",
        "content_id": "nd1",
        "position": place,
        "short_vi": f"Chỉ tiêu {place}",
        "short_en": f"Indicator {place}",
        "measure": "%",
        "decimals": 1,
        "unit_id": "u1",
        "short_name": "Xã Một",
        "is_own": True,
        "peer_kind": "cluster",
        "value": share,
        "required_value": required,
        "achieved_pct": share,
        "required_pct": required,
        "pace_ratio": None if share is None else share / required,
        "status": pace_status(share, required),
        "value_median": 55.0,
        "achieved_median_pct": 55.0,
        "unit_count": 10,
        "expected_count": 10,
    } | changed


def scores(*own: float | None, median: float = 15.0, fresh: bool = True) -> pl.DataFrame:
    """A unit's scores at the ends of four quarters, beside one median of its cluster."""
    ends = [date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31)]
    rows = [
        {
            "period_id": f"{end.year}-Q{end.month // 3}",
            "end_date": end,
            "peer_kind": "cluster",
            "progress_pct": value,
            "progress_median_pct": median,
            "is_fresh": fresh,
            "indicator_count": 27,
            "expected_indicator_count": 28,
            "unit_count": 9,
            "expected_count": 10,
        }
        for end, value in zip(ends, own, strict=False)
    ]
    return frame(UnitProgress, rows)
