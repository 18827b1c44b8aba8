"""Areas of council members in words (phân công thành viên Hội đồng): by position, never by name."""

import polars as pl

from translations import Translator

AREAS = [
    *("member", "area", "followed_count", "part_count", "finished_count"),
    *("overdue_count", "silent_count", "document"),
]
"""Columns of the list of areas."""


def in_words(areas: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """The rows with position and area in words; what is illustrative says so (CouncilAreas)."""
    rows = areas.to_dicts()
    mark = t("tasks.area_illustrative")
    members = [t.pick(r, "member") or t("tasks.area_nobody") for r in rows]
    fields = [t.pick(r, "area") or "" for r in rows]
    papers = [r["document"] or (mark if r["is_illustrative"] else "") for r in rows]
    return areas.with_columns(
        member=pl.Series(members, dtype=pl.String),
        area=pl.Series(fields, dtype=pl.String),
        document=pl.Series(papers, dtype=pl.String),
        followed_count=pl.col("unit_count"),
        finished_count=pl.col("done_count"),
    )


def areas_message(areas: pl.DataFrame, t: Translator) -> str:
    """In whose area most is past its day; who is followed by nobody."""
    named = areas.filter(pl.col("area_id") != "")
    lone = int(areas.filter(area_id="")["unit_count"].sum())
    words = {"members": t.number(named.height), "alone": t.number(lone)}
    late = named.with_columns(late=pl.col("overdue_count") + pl.col("silent_count"))
    most = late.sort("late", "position", descending=[True, False]).head(1).to_dicts()
    if most and most[0]["late"]:
        first = {"member": t.pick(most[0], "member"), "late": t.number(most[0]["late"])}
        return t("tasks.areas_late", **words, **first)
    return t("tasks.areas_alone" if lone else "tasks.areas_title", **words)
