"""Slides of a final review: paths of the headline indicators, gaps between units."""

from dataclasses import replace
from typing import Any

import polars as pl

from briefing.deck.forms import Axis, Column, Key, Line, Lines, Mark, Marks, Row, Table, Text
from briefing.deck.progress.phase_slides import covered
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide, fitting
from pictures.trend import one_group
from queries.progress.questions import annotation_list, trend
from queries.reference.questions import indicator_list
from translations.phrases import counted
from translations.rounding import rounded

PATHS, ROWS, LEAST_UNITS = 4, 7, 4
Ends = tuple[dict[str, Any], pl.DataFrame]


def percents(room: Room) -> list[dict[str, Any]]:
    """Indicators in per cent that are a level, not a flow: they can be compared over years."""
    rows = room.ask(indicator_list).filter(measure="%", kind="stock")
    return rows.filter(pl.col("adds_up") != "none").to_dicts()


def headline_paths(room: Room) -> Slide:
    """Four indicators over all the years on one scale, one of each content first."""
    t = room.t
    found = [(row, track) for row in percents(room) if len(track := _track(row, room)) > 1]
    seen = {row["content_id"]: n for n, (row, _) in reversed([*enumerate(found)])}
    first = sorted(seen.values())
    order = [*first, *(n for n in range(len(found)) if n not in first)][:PATHS]
    shown = [found[n] for n in sorted(order)]
    if not shown:
        return room.empty("headline_paths")
    values = [p["value"] for _, track in shown for p in track]
    axis = even_axis(min(*values, 0), max(values), "%", t, most=5)
    parts = tuple(
        Part(
            _path(row, track, axis, room),
            (0 + 6.2 * (n % 2), 5.8 + 6.2 * (n % 2)),
            (0.52 * (n // 2), 0.48 + 0.52 * (n // 2)),
        )
        for n, (row, track) in enumerate(shown)
    )
    row, track = max(shown, key=lambda pair: _gain(*pair))
    words = {
        "name": t.pick(row, "short"),
        "first": t.amount(track[0]["value"], "%", row["decimals"]),
        "last": t.amount(track[-1]["value"], "%", row["decimals"]),
        "since": t.period(track[0]["period_id"]),
        "period": t.period(track[-1]["period_id"]),
    }
    message = fitting(
        *(t(key, **words) for key in ("deck.headline_paths.message", "deck.headline_paths.short"))
    )
    asked = (
        ("chosen", {"count": t.number(len(shown)), "total": t.number(len(found))}),
        ("breaks", {"events": _events(room)}),
    )
    return room.slide("headline_paths", message, parts, covered(room), asked)


def _events(room: Room) -> str:
    """Events of the whole campaign that a line may bear the mark of."""
    t, text = room.t, "text" if room.t.language == "vi" else "text_en"
    rows = room.ask(annotation_list).filter(pl.col("at_date") <= room.chosen.as_of)
    said = [f"{t.date(row['at_date'])}: {row[text] or row['text']}" for row in rows.to_dicts()]
    return "; ".join(said) or t("deck.headline_paths.no_events")


def _track(row: dict[str, Any], room: Room) -> list[dict[str, Any]]:
    """Every period with a value up to the day, over both phases."""
    one = replace(room.everything, indicator=row["indicator_id"])
    rows = one_group(room.ask(trend, one)).sort("end_date").drop_nulls("value").to_dicts()
    return [r for r in rows if r["end_date"] <= room.chosen.as_of]


def _gain(row: dict[str, Any], track: list[dict[str, Any]]) -> float:
    sign = 1 if row["direction"] == "higher" else -1
    return float(track[-1]["value"] - track[0]["value"]) * sign


def _path(row: dict[str, Any], track: list[dict[str, Any]], axis: Axis, room: Room) -> Lines:
    """The hinge is where the next phase begins: its way starts anew there."""
    t, decimals = room.t, row["decimals"]
    values = tuple(p["value"] for p in track)
    line = Line(
        t.pick(row, "short"),
        values,
        labels=((0, t.number(values[0], decimals), "right"),),
        end=t.amount(values[-1], "%", decimals),
    )
    turn = next((n for n, p in enumerate(track) if p["phase_id"] != track[0]["phase_id"]), None)
    hinge = (turn, t(f"phase.{track[turn]['phase_id']}")) if turn else None
    step = max(1, -(-len(track) // 4))
    names = tuple(t.period(p["period_id"], short=True) for p in track)
    return Lines(
        names, (line,), axis, t.pick(row, "label"), tuple(range(0, len(track), step)), hinge
    )


def ends_of(row: dict[str, Any], room: Room) -> Ends | None:
    """Units with a value at the end of the first year and at the last period: first, last."""
    one = replace(room.everything, indicator=row["indicator_id"])
    rows = room.ask(trend, one, level="unit").drop_nulls("value")
    rows = rows.filter(pl.col("end_date") <= room.chosen.as_of)
    if rows.is_empty():
        return None
    days = rows["end_date"].unique().sort().to_list()
    start = max(d for d in days if d.year == days[0].year)
    ends = [
        rows.filter(end_date=day).select("group_id", "group_name_vi", "value")
        for day in (start, days[-1])
    ]
    both = (
        ends[0]
        .rename({"value": "first"})
        .join(ends[1].select("group_id", last="value"), on="group_id")
    )
    held = row | {"since": start, "until": days[-1]}
    return (held, both) if both.height >= LEAST_UNITS and start < days[-1] else None


def quarter_gap(room: Room) -> Slide:
    """How far the best quarter of units is from the worst, in the first year and the last."""
    t = room.t
    found = [_quarters(*ends) for row in percents(room) if (ends := ends_of(row, room))]
    if not found:
        return room.empty("quarter_gap")
    found.sort(key=lambda r: -r["gap_last"])
    less = sum(rounded(r["gap_last"], 1) < rounded(r["gap_first"], 1) for r in found)
    shown = found[:ROWS]
    most = max(shown, key=lambda r: r["gap_last"] - r["gap_first"])
    values = [r[k] for r in shown for k in ("gap_first", "gap_last")]
    since, until = (str(shown[0][k].year) for k in ("since", "until"))
    table = Table(
        (
            Column(t("deck.behind.indicator"), 3.4),
            Column("", 5),
            Column(since, 1.2, "right"),
            Column(until, 1.2, "right"),
            Column(t("deck.quarter_gap.units"), 1.2, "right"),
        ),
        tuple(_gap_row(r, r is most, room) for r in shown),
        chart_at=1,
        axis=even_axis(0, max(values), "", t, most=6),
        key=(Key("dot", since, "earlier"), Key("dot", until)),
    )
    key = "deck.quarter_gap.message" if less else "deck.quarter_gap.none"
    message = counted(t, key, less, total=t.number(len(found)), since=since, until=until)
    asked = (("shown", {"shown": t.number(len(shown)), "total": t.number(len(found))}),)
    return room.slide("quarter_gap", message, (Part(table),), covered(room), asked)


def _quarters(row: dict[str, Any], both: pl.DataFrame) -> dict[str, Any]:
    count = max(both.height // 4, 1)
    gaps = {}
    for name in ("first", "last"):
        values = both[name].sort()
        gap = values.tail(count).to_list(), values.head(count).to_list()
        gaps[f"gap_{name}"] = (sum(gap[0]) - sum(gap[1])) / count
    return row | gaps | {"count": both.height}


def _gap_row(row: dict[str, Any], is_most: bool, room: Room) -> Row:
    """The one that widened most in red."""
    t = room.t
    dots = (Mark(row["gap_last"]), Mark(row["gap_first"], tone="earlier"))
    wider = is_most and rounded(row["gap_last"], 1) > rounded(row["gap_first"], 1)
    cells = (
        Text(t.pick(row, "short"), is_bold=wider),
        Text(""),
        Text(t.number(row["gap_first"], 1), "context"),
        Text(t.number(row["gap_last"], 1), "attention" if wider else "ink", wider),
        Text(t.number(row["count"]), "context"),
    )
    return Row(cells, Marks(dots, is_joined=True))
