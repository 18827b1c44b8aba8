"""The slide of a final review on the units that moved most and least."""

from collections.abc import Iterator

import polars as pl

from briefing.deck.forms import Line, Lines, Tone
from briefing.deck.progress.path_slides import ends_of, percents
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from pictures.progress.moves import Moved, both_ends, moved
from queries.reference.questions import unit_list
from schemas.row import Row

MOVED = 4  # lines at each end whose names stand apart


def unit_moves(room: Room) -> Slide:
    """The units that gained most and least, by the mean of their indicators in per cent."""
    t = room.t
    rising = [row for row in percents(room) if row.direction == "higher"]
    found = ends_of(rising, room)
    if not found:
        return room.empty("unit_moves")
    marks = tuple(moved(row, t) for row in _means(pl.concat(ends.units for ends in found)))
    fast, slow = both_ends(marks, MOVED)
    days = min(ends.since for ends in found), max(ends.until for ends in found)
    since, until = (str(day.year) for day in days)
    if not slow:
        return room.empty("unit_moves")
    values = [v for mark in (*slow, *fast) for v in (mark.before, mark.now)]
    lines = (*(_line(m, True, room) for m in fast), *(_line(m, False, room) for m in slow))
    form = Lines(
        (since, until),
        lines,
        even_axis(min(values), max(values), "%", t),
        t("deck.unit_moves.caption"),
    )
    coverage = room.share(len(marks), room.ask(unit_list).height)
    asked = (("mean", {"count": t.number(len(found)), "units": t.number(len(marks))}),)
    message = _message(fast, since, until, room)
    return room.slide("unit_moves", message, (Part(form),), coverage, asked)


def _message(fast: tuple[Moved, ...], since: str, until: str, room: Room) -> str:
    t = room.t
    if not fast:
        return t("deck.unit_moves.none", since=since, until=until)
    best = fast[0]
    ends = {"first": best.before_text, "last": best.now_text}
    return t("deck.unit_moves.message", name=best.name, since=since, until=until, **ends)


def _means(ends: pl.DataFrame) -> Iterator[Row]:
    """Mean of the indicators of each unit at both ends (%), as a unit's move."""
    means = ends.group_by("unit_id", "short_name", maintain_order=True).agg(
        previous_pct=pl.col("first_value").mean(),
        achieved_pct=pl.col("last_value").mean(),
        indicator_count=pl.len(),
    )
    return means.with_columns(
        change_points=pl.col("achieved_pct") - pl.col("previous_pct")
    ).iter_rows(named=True)


def _line(mark: Moved, is_fast: bool, room: Room) -> Line:
    t = room.t
    ends = {"first": mark.before_text, "last": mark.now_text}
    end = t("deck.unit_moves.end", name=mark.name, **ends)
    tone: Tone = "subject" if is_fast else "context"
    values = (mark.before, mark.now)
    return Line(mark.name, values, tone, "solid" if is_fast else "thin", end=end)
