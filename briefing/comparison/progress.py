"""Effect on progress: values and statuses of indicators and contents, statuses of units."""

from briefing.comparison.rows import Part, joined
from briefing.comparison.sides import Side
from queries.progress import content_standing, indicator_standing

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
        before.by_phase(content_standing, level="unit"),
        after.by_phase(content_standing, level="unit"),
        ["phase_id", "group_id", "content_id"],
        ["status"],
        ["group_name_vi", "group_name_en", *LABEL],
        ["achieved_pct"],
    )
