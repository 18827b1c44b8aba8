"""The slide on reports: day by day, by unit type, and who is still missing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import polars as pl

from briefing.deck.forms import Align, BarChart, Bars, Line, Lines, Tone
from briefing.deck.more_forms import Words
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from pictures.groups import group_picture
from queries.reporting.obligations import arrival_curve, obligation_count, obligation_state
from schemas.selection import Selection
from translations.phrases import counted

LAST_DAYS = 3  # before the deadline: what comes then is the rush
NAMED = 7  # units by name: what the lines beside the curve hold without a cut
MOST_DAYS = 60  # a month before the deadline and one after it
RUSH = 50  # per cent in the last days from which the slide speaks of it
STATES: tuple[tuple[str, Tone], ...] = (
    ("on_time", "subject"),
    ("late", "earlier"),
    ("lacking", "attention"),
)


def reporting(room: Room) -> Slide:
    """Who reported when, and who did not."""
    t, row = room.t, room.review
    if row is None:
        return room.empty("reporting")
    of = replace(room.everything, obligation=row["obligation_id"])
    curve = room.ask(arrival_curve, of).filter(~pl.col("is_previous")).drop_nulls("days_to_due")
    owed = row["expected_count"] - row["exempt_count"]
    if curve.is_empty() or not owed:
        return room.empty("reporting")
    days = days_of(curve, row["due_at"].date(), room.chosen.as_of)
    late = room.ask(obligation_state, of).filter(pl.col("state").is_in(["overdue", "rejected"]))
    parts = (
        Part(_curve(days, row, owed, room), (0, 6.6)),
        Part(_types(of, room), (7.1, 12), (0, 0.56)),
        Part(_names(late, room), (7.1, 12), (0.6, 1)),
    )
    hurry = rush(days, row)
    if hurry is not None and hurry >= RUSH:
        share = t.amount(hurry, "%")
        message = counted(t, "deck.reporting.message", late.height, share=share)
    else:
        words = {"on_time": t.number(row["on_time_count"])}
        message = counted(t, "deck.reporting.plain", late.height, **words)
    asked = (
        ("late", {"count": t.number(row["late_count"]), "exempt": t.number(row["exempt_count"])}),
    )
    source = {"report": t.period(row["obligation_id"]), "due": t.moment(row["due_at"])}
    coverage = room.share(row["accepted_count"], owed)
    return room.slide("reporting", message, parts, coverage, asked, source=source)


def days_of(curve: pl.DataFrame, due: date, as_of: date) -> list[tuple[date, int]]:
    """Accepted by the end of every day, from the first report to some days after the due day."""
    counts = dict(curve.select("at_date", "accepted_count").iter_rows())
    start = min(*counts, due)  # the first report may come long after the due day
    first = max(start, due - timedelta(days=MOST_DAYS // 2)) - timedelta(days=1)
    last = min(max(due + timedelta(days=MOST_DAYS // 2), due), as_of)
    found, known = [], max((v for d, v in counts.items() if d < first), default=0)
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        known = counts.get(day, known)
        found.append((day, known))
    return found


def rush(days: list[tuple[date, int]], row: dict[str, Any]) -> float | None:
    """Part of the reports in time that came in the last three days before the deadline."""
    counts, due = dict(days), row["due_at"].date()
    end = counts.get(due) or max((n for d, n in days if d <= due), default=0)
    before = counts.get(due - timedelta(days=LAST_DAYS), 0)
    return 100 * (end - before) / end if end else None


def _curve(days: list[tuple[date, int]], row: dict[str, Any], owed: int, room: Room) -> Lines:
    t, due = room.t, row["due_at"].date()
    place = next((n for n, (day, _) in enumerate(days) if day == due), len(days) - 1)
    values = tuple(float(count) for _, count in days)
    shown = tuple(range(len(days) - 1, -1, -max(1, len(days) // 7)))[::-1]
    said = t("deck.reporting.on_time_count", count=t.number(values[place]))
    side: Align = "left" if place > len(days) / 3 else "right"
    lines = (
        Line(
            t("deck.reporting.owed"),
            (float(owed),) * len(days),
            "context",
            "thin",
            end=t("deck.reporting.owed_end", count=t.number(owed)),
        ),
        Line(
            t("deck.reporting.accepted"),
            values,
            "subject",
            labels=((place, said, side),),
            end=t.number(values[-1]),
        ),
    )
    hinge = (place, t("deck.reporting.due", date=f"{due:%d/%m}"))
    return Lines(
        tuple(f"{day:%d/%m}" for day, _ in days),
        lines,
        even_axis(0, owed, "", t),
        t("deck.reporting.caption", report=t.period(row["obligation_id"])),
        shown,
        hinge,
    )


def _types(of: Selection, room: Room) -> BarChart:
    """Unit types in the order of the page, each by how its reports came."""
    t = room.t
    rows = room.ask(obligation_count, of, level="unit_type").to_dicts()
    marks = group_picture(rows, "unit_type", room.campaign["coverage_low_ratio"], t).marks
    counts = {
        "on_time": [mark.on_time for mark in marks],
        "late": [mark.late for mark in marks],
        "lacking": [mark.lacking for mark in marks],
    }
    series = tuple(
        Bars(
            t(f"deck.reporting.{state}"),
            tuple(map(float, counts[state])),
            tuple(map(t.number, counts[state])),
            tone,
        )
        for state, tone in STATES
    )
    names = tuple(f"{mark.name} ({t.number(mark.owed)})" for mark in marks)
    return BarChart(names, series, t("deck.reporting.types"), "whole", is_lying=True)


def _names(late: pl.DataFrame, room: Room) -> Words:
    t = room.t
    if late.is_empty():
        return Words(t("deck.reporting.nobody"), (), "subject")
    names = late["short_name"].to_list()
    line = " · ".join(names[:NAMED])
    more = len(names) - NAMED
    lines = (line, counted(t, "deck.reporting.more", more)) if more > 0 else (line,)
    return Words(counted(t, "deck.reporting.missing", len(names)), lines, "attention")
