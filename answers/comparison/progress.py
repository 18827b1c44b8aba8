"""Effect on progress: values and statuses of indicators and contents, statuses of units."""

import polars as pl

from answers.comparison.rows import Part, joined
from answers.comparison.sides import Side
from queries.progress.questions import content_standing, indicator_standing

LABEL = ["position", "short_vi", "short_en"]
COVERED = ["unit_count", "expected_count"]


def indicator_changes(before: Side, after: Side) -> Part:
    """Indicators of the whole campaign whose value or status differs, by phase."""
    return joined(
        before.by_phase(indicator_standing),
        after.by_phase(indicator_standing),
        ["phase_id", "indicator_id"],
        ["value", "status"],
        [*LABEL, "measure", "decimals"],
        COVERED,
    )


def content_changes(before: Side, after: Side) -> Part:
    """Contents of the whole campaign whose level or status differs, by phase."""
    return joined(
        before.by_phase(content_standing),
        after.by_phase(content_standing),
        ["phase_id", "content_id"],
        ["achieved_pct", "status"],
        LABEL,
        COVERED,
    )


def unit_changes(before: Side, after: Side) -> Part:
    """Contents of single units whose status differs, by phase."""
    return joined(
        _units(before),
        _units(after),
        ["phase_id", "unit_id", "content_id"],
        ["status"],
        ["short_name", *LABEL],
        ["achieved_pct"],
    )


def _units(side: Side) -> pl.DataFrame:
    rows = side.by_phase(content_standing, level="unit")
    return rows.rename({"group_id": "unit_id", "group_name_vi": "short_name"})
