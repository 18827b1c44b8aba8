"""Every component of a status (thành phần của trạng thái), to read beside it and to carry away."""

from datetime import date

import polars as pl

from answers.tables import cell_text, column_name
from schemas.frames import CampaignList
from schemas.row import Row
from translations import Translator

COMPONENTS = [
    "baseline_value",
    "value",
    "target_value",
    "operator",
    "required_value",
    "achieved_pct",
    "required_pct",
    "achieved_ratio",
    "required_ratio",
    "pace_ratio",
    "status",
    "previous_status",
    "why_better",
    "indicator_count",
    "unit_count",
    "expected_count",
    "latest_period_id",
    "direction",
    "kind",
    "adds_up",
    "is_illustrative",
]
TERMS = ["phase_id", "as_of", "exceeded_ratio", "reached_ratio", "on_track_ratio", "slow_ratio"]
NAMES = ["group_name", "short"]


def component_names(frame: pl.DataFrame) -> list[str]:
    """The components this frame has, in the order they are read."""
    return [name for name in COMPONENTS if name in frame.columns]


def subject_names(frame: pl.DataFrame, t: Translator) -> list[str]:
    """What the rows are about: group and thing, as far as the frame says."""
    return [name for name in NAMES if column_name(frame, name, t) in frame.columns]


def with_terms(
    frame: pl.DataFrame, phase: str, as_of: date, campaign: CampaignList
) -> pl.DataFrame:
    """The frame with what its statuses were judged by: phase, as-of date, limits of the pace."""
    limits = {name: campaign[name] for name in TERMS if name.endswith("_ratio")}
    terms = {"phase_id": phase, "as_of": as_of, **limits}
    return frame.with_columns(pl.lit(value).alias(name) for name, value in terms.items())


def component_table(row: Row, frame: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """The components of one row, a line each."""
    names = [name for name in [*component_names(frame), *TERMS] if name in row]
    return pl.DataFrame(
        {
            t("components.name"): [t(f"column.{name}") for name in names],
            t("components.given"): [cell_text(row, name, t) for name in names],
        },
        schema={t("components.name"): pl.String, t("components.given"): pl.String},
    )


def worked(row: Row, t: Translator) -> list[str]:
    """The rule with the row's own numbers in it; nothing where a number is missing."""
    names = ("baseline_value", "value", "target_value", "required_value", "achieved_ratio")
    parts = {name: row.get(name) for name in (*names, "required_ratio", "pace_ratio", "status")}
    if None in parts.values() or parts["baseline_value"] == parts["target_value"]:
        return []
    said = {name: cell_text(row, name, t) for name in parts}
    return [
        t("components.achieved", **said),
        t("components.required", **said),
        t("components.pace", **said),
    ]
