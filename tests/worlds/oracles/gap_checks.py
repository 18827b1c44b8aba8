"""What tests of «vì sao» share: contributions held against the figures they explain."""

from dataclasses import replace
from typing import Any

import pytest

from queries.progress.questions import (
    content_standing,
    gap_indicators,
    gap_units,
    indicator_standing,
)
from schemas.selection import Level, Selection, Viewer

VIEWER = Viewer()
BEHIND = {"slow", "at_risk", "not_met"}
Row = dict[str, Any]


def signed_gap(row: Row) -> float:
    sign = -1 if row["direction"] == "lower" else 1
    return float(sign * (row["value"] - row["required_value"]))


def green_pace(status: str) -> float:
    """On its path from 0.90; of a phase that is closed only the whole counts."""
    return 1.0 if status == "not_met" else 0.9


def assert_adds_up(con: Any, chosen: Selection, level: Level = "all") -> int:
    """Contributions of every content against its standing, and the fewest indicators by force."""
    contents = content_standing(con, VIEWER, chosen, level=level).to_dicts()
    rows = gap_indicators(con, VIEWER, chosen, level=level).to_dicts()
    for content in contents:
        key = (content["group_id"], content["content_id"])
        mine = [r for r in rows if (r["group_id"], r["content_id"]) == key]
        parts = [r["contribution_points"] for r in mine if r["contribution_points"] is not None]
        assert len(parts) == content["indicator_count"]
        if content["required_pct"] is None:
            assert parts == []
            continue
        gap = content["achieved_pct"] - content["required_pct"]
        assert sum(parts) == pytest.approx(gap, abs=1e-9)
        assert mine[0]["gap_points"] == pytest.approx(gap, abs=1e-9)
        expected = None
        if content["status"] in BEHIND:
            lacking = (
                green_pace(content["status"]) * content["required_pct"] - content["achieved_pct"]
            )
            lifts = sorted(-part for part in parts if part < 0)[::-1]
            expected = next(
                (n for n in range(1, len(lifts) + 1) if sum(lifts[:n]) >= lacking - 1e-6), None
            )
        assert {r["indicators_to_green"] for r in mine} == {expected}, (key, content, parts)
    return len(contents)


def assert_units_add_up(con: Any, chosen: Selection) -> int:
    """Contributions of units against value − required value of every indicator."""
    known = 0
    for group in indicator_standing(con, VIEWER, chosen).to_dicts():
        of = replace(chosen, indicator=group["indicator_id"])
        rows = gap_units(con, VIEWER, of)
        if group["required_value"] is not None and group["value"] is not None:
            scale = max(1.0, abs(group["value"]))
            found = rows["contribution_value"].sum()
            assert found == pytest.approx(signed_gap(group), abs=1e-9 * scale)
            known += 1
    return known
