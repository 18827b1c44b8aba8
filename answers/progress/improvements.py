"""A status that turned better (tốt lên) beside the one before it, with its reason or none."""

import polars as pl

from translations import Translator


def with_previous(standing: pl.DataFrame, changes: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """IndicatorStanding with previous_status and why_better, from StatusChange."""
    keys = ["group_id", "indicator_id"]
    why = pl.Series("why_better", [_why(row, t) for row in changes.to_dicts()], pl.String)
    before = changes.select(*keys, "previous_status").with_columns(why)
    return standing.join(before, on=keys, how="left", maintain_order="left")


def unexplained_count(changes: pl.DataFrame) -> int:
    """How many statuses turned better and nobody said why."""
    return changes.filter("is_unexplained").height


def _why(change: dict[str, str], t: Translator) -> str | None:
    if change["direction"] != "better":
        return None
    if change["is_unexplained"]:
        return t("status_note.unexplained")
    said = change["reason_en"] if t.language == "en" else change["reason"]
    return said or t("status_note.revision")
