"""The slide of a final review on the units that moved most and least."""

from typing import Any

import polars as pl

from briefing.deck.forms import Line, Lines, Tone
from briefing.deck.progress.path_slides import ends_of, percents
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from queries.reference.questions import unit_list

MOVED = 4


def unit_moves(room: Room) -> Slide:
    """The units that gained most and least, by the mean of their indicators in per cent."""
    t = room.t
    parts, days = [], []
    for row in percents(room):
        if row["direction"] == "higher" and (ends := ends_of(row, room)):
            parts.append(ends[1])
            days.append((ends[0]["since"], ends[0]["until"]))
    if not parts:
        return room.empty("unit_moves")
    rows = _by_gain(pl.concat(parts))
    slow = rows[: min(MOVED, len(rows) // 2)]
    fast = rows[::-1][: min(MOVED, len(rows) // 2)]
    since, until = (str(day.year) for day in (min(d for d, _ in days), max(d for _, d in days)))
    values = [r[k] for r in (*slow, *fast) for k in ("first", "last")]
    lines = (*(_move(r, True, room) for r in fast), *(_move(r, False, room) for r in slow))
    form = Lines(
        (since, until),
        lines,
        even_axis(min(values), max(values), "%", t),
        t("deck.unit_moves.caption"),
    )
    best = fast[0]
    words = {
        "name": best["group_name_vi"],
        "first": t.amount(best["first"], "%", 1),
        "last": t.amount(best["last"], "%", 1),
        "since": since,
        "until": until,
    }
    asked = (("mean", {"count": t.number(len(parts)), "units": t.number(len(rows))}),)
    coverage = room.share(len(rows), room.ask(unit_list).height)
    return room.slide(
        "unit_moves", t("deck.unit_moves.message", **words), (Part(form),), coverage, asked
    )


def _by_gain(ends: pl.DataFrame) -> list[dict[str, Any]]:
    """Mean of the indicators of each unit at both ends (%), the smallest gain first."""
    means = ends.group_by("group_id", "group_name_vi").agg(
        pl.col("first", "last").mean(), count=pl.len()
    )
    gained = means.with_columns(gain=pl.col("last") - pl.col("first"))
    return gained.sort("gain", "group_id").to_dicts()


def _move(row: dict[str, Any], is_fast: bool, room: Room) -> Line:
    t = room.t
    end = t(
        "deck.unit_moves.end",
        name=row["group_name_vi"],
        first=t.number(row["first"], 1),
        last=t.number(row["last"], 1),
    )
    tone: Tone = "subject" if is_fast else "context"
    values = (row["first"], row["last"])
    return Line(row["group_name_vi"], values, tone, "solid" if is_fast else "thin", end=end)
