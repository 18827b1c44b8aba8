"""The parts of a comparison as tables: which columns, and their codes in words."""

import polars as pl

from answers.comparison.compare import Comparison
from schemas.row import Row
from translations import Translator
from translations.phrases import counted
from translations.value_words import AWARDS_STATE_KEYS, COMPARISON_COUNT_KEYS

COMPARISON_TITLE_KEYS = {
    "cells": "comparison.title.cells",
    "clusters": "comparison.title.clusters",
    "contents": "comparison.title.contents",
    "counts": "comparison.title.counts",
    "indicators": "comparison.title.indicators",
    "proposals": "comparison.title.proposals",
    "ranks": "comparison.title.ranks",
    "reports": "comparison.title.reports",
    "rubrics": "comparison.title.rubrics",
    "units": "comparison.title.units",
}

BOTH = ("before_", "after_")

COLUMNS = {
    "reports": [
        *("compared_word", "sender", "period_id", "before_version", "after_version"),
        *("differing_count", "received_at", "received_by", "why", "problem_count"),
        *("file_name",),
    ],
    "cells": [
        *("short_name", "period_id", "short", "before_value", "after_value"),
        *("compared_word", "received_at", "received_by", "note"),
    ],
    "contents": [
        *("short", "phase_id", "before_achieved_pct", "after_achieved_pct"),
        *("before_status", "after_status", "before_covered", "after_covered"),
    ],
    "indicators": [
        *("short", "phase_id", "before_value", "after_value", "before_status"),
        *("after_status", "before_covered", "after_covered"),
    ],
    "units": [
        *("short_name", "short", "phase_id", "before_status", "after_status"),
        *("before_achieved_pct", "after_achieved_pct"),
    ],
    "clusters": [
        *("cluster_name", "year", "before_leader_name", "after_leader_name"),
        *("before_leader_points", "after_leader_points", "before_margin_points"),
        *("after_margin_points", "before_verdict", "after_verdict", "before_stage"),
        *("after_stage",),
    ],
    "ranks": [
        *("short_name", "cluster_name", "year", "before_cluster_rank"),
        *("after_cluster_rank", "before_score_points", "after_score_points"),
        *("before_grade", "after_grade", "before_stage", "after_stage"),
    ],
    "rubrics": [
        *("compared_word", "rubric_label", "version", "published_on", "published_by"),
        *("why",),
    ],
    "counts": [
        *("counted_word", "phase_id", "before_proposals", "after_proposals"),
    ],
    "proposals": [
        *("compared_word", "short_name", "form", "proposal_id", "before_state_word"),
        *("after_state_word", "on_date", "actor", "recorded_by", "reason"),
    ],
}
VIEWS = {
    "reports": ("reports", "cells"),
    "progress": ("contents", "indicators", "units"),
    "scores": ("clusters", "ranks", "rubrics"),
    "awards": ("counts", "proposals"),
}
SPOKEN = ("reports", "proposals")


def part_rows(found: Comparison, name: str, t: Translator) -> pl.DataFrame:
    """The rows of one part with their codes in words, for tables and files."""
    rows = found.parts[name].rows.to_dicts()
    said = [_words(name, row, t) for row in rows]
    names = dict.fromkeys(key for words in said for key in words)
    columns = [pl.Series(key, [words[key] for words in said], pl.String) for key in names]
    frame = found.parts[name].rows.with_columns(columns)
    missing = [key for key in COLUMNS[name] if key.endswith(("_word", "_label", "_covered"))]
    return frame.with_columns(
        pl.lit(None, pl.String).alias(key) for key in missing if key not in frame.columns
    )


def part_title(found: Comparison, name: str, t: Translator) -> str:
    """«Báo cáo: 3 có thay đổi, 1.518 giữ nguyên»."""
    part = found.parts[name]
    same = t.number(part.same_count)
    return counted(t, COMPARISON_TITLE_KEYS[name], part.rows.height, same=same)


def _words(name: str, row: Row, t: Translator) -> dict[str, str | None]:
    group = name if name in SPOKEN else "figures"
    said: dict[str, str | None] = {"compared_word": t(f"comparison.how.{group}.{row['compared']}")}
    if name == "counts":
        said["counted_word"] = t(COMPARISON_COUNT_KEYS[row["counted"]])
    if name == "rubrics":
        said["rubric_label"] = t.pick(row, "label")
    for side in BOTH:
        if name == "proposals":
            state = row[f"{side}state"]
            said[f"{side}state_word"] = t(AWARDS_STATE_KEYS[state]) if state else None
        if f"{side}unit_count" in row:
            said[f"{side}covered"] = _covered(row, side, t)
    return said


def _covered(row: Row, side: str, t: Translator) -> str | None:
    count, expected = row[f"{side}unit_count"], row[f"{side}expected_count"]
    return None if count is None else f"{t.number(count)}/{t.number(expected)}"
