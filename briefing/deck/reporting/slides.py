"""The slide on reports: day by day, by unit type, and who is still missing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import polars as pl

from briefing.deck.forms import Align, BarChart, Bars, Line, Lines, Tone
from briefing.deck.more_forms import Words
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from pictures.groups import group_picture
from pictures.reporting.arrivals import ArrivalDay, ArrivalPicture, arrival_picture, count_by
from queries.reporting.obligations import arrival_curve, obligation_count, obligation_state
from schemas.selection import Selection
from translations.phrases import counted
from translations.value_words import DECK_REPORTING_KEYS

NAMED = 7  # units by name: what the lines beside the curve hold without a cut
DATES = 7  # under the curve: as many as stand side by side on half a slide
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
    of = replace(room.everything, obligation=row.obligation_id)
    picture = arrival_picture(room.ask(arrival_curve, of), room.chosen.as_of, t)
    owed = row.expected_count - row.exempt_count
    if picture is None or not owed:
        return room.empty("reporting")
    late = room.ask(obligation_state, of).filter(pl.col("state").is_in(["overdue", "rejected"]))
    report = t.period(row.obligation_id)
    parts = (
        Part(_curve(picture, report, room), (0, 6.6)),
        Part(_types(of, room), (7.1, 12), (0, 0.56)),
        Part(_names(late, room), (7.1, 12), (0.6, 1)),
    )
    hurry = picture.rush_pct
    if hurry is not None and hurry >= RUSH:
        share = t.amount(hurry, "%")
        message = counted(t, "deck.reporting.message", late.height, share=share)
    else:
        words = {"on_time": t.number(row.on_time_count)}
        message = counted(t, "deck.reporting.plain", late.height, **words)
    asked = (("late", {"count": t.number(row.late_count), "exempt": t.number(row.exempt_count)}),)
    source = {"report": report, "due": t.moment(row.due_at)}
    coverage = room.share(row.accepted_count, owed)
    return room.slide("reporting", message, parts, coverage, asked, source=source)


def _curve(picture: ArrivalPicture, report: str, room: Room) -> Lines:
    """The page's picture: what came by each day, what is owed, and the year before in grey."""
    t, (first, last) = room.t, picture.span
    days = range(first, last + 1)
    place = min(-first, picture.now[-1].to_due - first)  # of the deadline, or the latest day known
    values = _by_day(picture.now, days)
    said = t("deck.reporting.on_time_count", count=t.number(values[place]))
    side: Align = "left" if place > len(days) / 3 else "right"
    accepted = Line(
        t("deck.reporting.accepted"),
        values,
        "subject",
        labels=((place, said, side),),
        end=t.number(picture.now[-1].count),
    )
    owed = Line(
        t("deck.reporting.owed"),
        (float(picture.owed),) * len(days),
        "context",
        "thin",
        end=t("deck.reporting.owed_end", count=t.number(picture.owed)),
    )
    dates = [f"{picture.due + timedelta(days=day):%d/%m}" for day in days]
    caption = t("deck.reporting.caption", report=report)
    if picture.before:
        caption = t("deck.reporting.caption_both", report=report, count=t.number(picture.owed))
    return Lines(
        tuple(dates),
        (owed, *_year_before(picture, days, room), accepted),
        even_axis(0, picture.owed, "", t),
        caption,
        tuple(range(len(days) - 1, -1, -max(1, len(days) // DATES)))[::-1],
        (-first, t("deck.reporting.due", date=dates[-first])),
    )


def _year_before(picture: ArrivalPicture, days: range, room: Room) -> tuple[Line, ...]:
    if not picture.before:
        return ()
    name = room.t("charts.arrivals.before", year=picture.before[-1].day.year)
    return (Line(name, _by_day(picture.before, days), "context", "dashed", end=name),)


def _by_day(curve: Sequence[ArrivalDay], days: range) -> tuple[float | None, ...]:
    """The count of each day; nothing is known past the end of the curve."""
    last = curve[-1].to_due
    return tuple(float(count_by(curve, day)) if day <= last else None for day in days)


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
            t(DECK_REPORTING_KEYS[state]),
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
