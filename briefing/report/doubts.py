"""Figures to be made clear (số liệu cần làm rõ): questions, contradictions, what is blank."""

import polars as pl

from briefing.office.paper import Block, Sentence
from briefing.report.scene import Scene
from briefing.report.words import names, paragraph, say, unit_name
from queries.progress.questions import indicator_standing
from queries.screening.questions import flag_count, flag_list
from schemas.row import Row
from translations.value_words import SCREENING_NAME_KEYS

CONTRADICTING = (
    "part_above_whole",
    "parts_unlike_whole",
    "cumulative_fall",
    "swapped_values",
    "misplaced_decimal",
)


def data(scene: Scene) -> list[Block]:
    """Questions about the figures, those that contradict each other by name, what is not known."""
    counts = scene.ask(flag_count).filter(pl.col("flag_count") > 0)
    flags = scene.ask(flag_list)
    said = [*paragraph(_flags(counts, flags, scene), _contradicting(flags, scene))]
    return [*said, *paragraph(_blank(scene))]


def _flags(counts: pl.DataFrame, flags: pl.DataFrame, scene: Scene) -> Sentence | None:
    if counts.is_empty():
        return None
    t = scene.t
    rows = counts.sort("flag_count", "rule_id", descending=[True, False]).to_dicts()
    parts = "; ".join(
        t("account.short.rule", name=_rule(row, scene), count=t.number(row["flag_count"]))
        for row in rows
    )
    words = {
        "flags": t.number(int(counts["flag_count"].sum())),
        "period": t.period(rows[0]["period_id"]),
        "answered": _answered(int(counts["answered_count"].sum()), scene),
        "cells": t.number(rows[0]["cell_count"]),
    }
    if scene.unit:
        return say(scene, "account.short.flags_unit", flag_count, parts=parts, **words)
    units = t.number(flags["unit_id"].n_unique())
    return say(scene, "account.short.flags", flag_count, parts=parts, units=units, **words)


def _answered(count: int, scene: Scene) -> str:
    key = "account.short.answered" if count else "account.short.unanswered"
    return scene.t(key, count=scene.t.number(count))


def _rule(row: Row, scene: Scene) -> str:
    return scene.t(SCREENING_NAME_KEYS[row["rule_id"]]).lower()


def _contradicting(flags: pl.DataFrame, scene: Scene) -> Sentence | None:
    t = scene.t
    rows = flags.filter(pl.col("rule_id").is_in(CONTRADICTING), pl.col("outcome").is_null())
    if rows.is_empty():
        return None
    said = [
        t(
            "account.short.contradiction",
            unit=unit_name(scene, row),
            rule=_rule(row, scene),
            label=t.pick(row, "short") if row["indicator_id"] else t.number(None),
        )
        for row in rows.to_dicts()
    ]
    return say(
        scene,
        "account.short.contradicting",
        flag_list,
        items=names(scene, said),
        count=t.number(rows.height),
    )


def _blank(scene: Scene) -> Sentence | None:
    rows = [row for row in scene.rateable if row["value"] is None]
    if not rows:
        return None
    t = scene.t
    return say(
        scene,
        "account.short.blank",
        indicator_standing,
        count=t.number(len(rows)),
        total=t.number(len(scene.rateable)),
    )
