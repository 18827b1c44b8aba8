"""Slides of a final review: paths of the headline indicators, gaps between units."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from briefing.deck.forms import Axis, Column, Key, Line, Lines, Mark, Marks, Row, Table, Text
from briefing.deck.progress.behind_slide import some_of
from briefing.deck.progress.phase_slides import covered
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide, fitting
from queries.progress.questions import annotation_list, trend_ends, trend_lines
from queries.reference.questions import indicator_list
from schemas.frames import IndicatorList, TrendLines
from translations.phrases import counted
from translations.rounding import rounded

PATHS, ROWS, LEAST_UNITS = 4, 7, 4


@dataclass(frozen=True)
class Ends:
    """An indicator at both ends: its days, and units with a value on each (TrendEnds)."""

    item: IndicatorList
    since: date
    until: date
    units: pl.DataFrame

    def gap(self, end: str) -> float:
        """Mean of the best quarter of units minus that of the worst, at the first end or last."""
        count = max(self.units.height // 4, 1)
        values = self.units[f"{end}_value"].sort()
        return (float(values.tail(count).sum()) - float(values.head(count).sum())) / count

    @cached_property
    def change(self) -> float:
        """What the gap grew by, as it is printed."""
        return rounded(self.gaps[1], 1) - rounded(self.gaps[0], 1)

    @cached_property
    def gaps(self) -> tuple[float, float]:
        """That gap at the first end and at the last."""
        return self.gap("first"), self.gap("last")


def percents(room: Room) -> list[IndicatorList]:
    """Indicators in per cent that are a level, not a flow: they can be compared over years."""
    rows = room.ask(indicator_list).filter(measure="%", kind="stock")
    return IndicatorList.rows(rows.filter(pl.col("adds_up") != "none"))


def headline_paths(room: Room) -> Slide:
    """Four indicators over all the years on one scale, one of each content first."""
    t = room.t
    tracks = _tracks(room)
    both = ((row, tracks.get(row.indicator_id, [])) for row in percents(room))
    found = [(row, track) for row, track in both if len(track) > 1]
    seen = {row.content_id: n for n, (row, _) in reversed([*enumerate(found)])}
    first = sorted(seen.values())
    order = [*first, *(n for n in range(len(found)) if n not in first)][:PATHS]
    shown = sorted((found[n] for n in order), key=lambda pair: -_gain(*pair))
    if not shown:
        return room.empty("headline_paths")
    values = [point.value for _, track in shown for point in track]
    axis = even_axis(min(*values, 0), max(values), "%", t, most=5)
    parts = tuple(
        Part(
            _path(row, track, axis, room),
            (0 + 6.2 * (n % 2), 5.8 + 6.2 * (n % 2)),
            (0.52 * (n // 2), 0.48 + 0.52 * (n // 2)),
        )
        for n, (row, track) in enumerate(shown)
    )
    row, track = shown[0]
    words = {
        "name": t.pick(row, "short"),
        "first": t.amount(track[0]["value"], "%", row.decimals),
        "last": t.amount(track[-1]["value"], "%", row.decimals),
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


def _tracks(room: Room) -> dict[str, list[TrendLines]]:
    """Of each indicator every period with a value up to the day, over both phases."""
    rows = room.ask(trend_lines).filter(pl.col("end_date") <= room.chosen.as_of)
    found: dict[str, list[TrendLines]] = {}
    for row in TrendLines.rows(rows):
        found.setdefault(row.indicator_id, []).append(row)
    return found


def _gain(row: IndicatorList, track: list[TrendLines]) -> float:
    sign = 1 if row.direction == "higher" else -1
    return float(track[-1]["value"] - track[0]["value"]) * sign


def _path(row: IndicatorList, track: list[TrendLines], axis: Axis, room: Room) -> Lines:
    """The hinge is where the next phase begins: its way starts anew there."""
    t, decimals = room.t, row.decimals
    values = tuple(p.value for p in track)
    line = Line(
        t.pick(row, "short"),
        values,
        labels=((0, t.amount(values[0], "%", decimals), "right"),),
        end=t.amount(values[-1], "%", decimals),
    )
    turn = next((n for n, p in enumerate(track) if p.phase_id != track[0]["phase_id"]), None)
    hinge = (turn, t(f"phase.{track[turn]['phase_id']}")) if turn else None
    step = max(1, -(-len(track) // 4))
    names = tuple(t.period(p.period_id, short=True) for p in track)
    return Lines(
        names, (line,), axis, t.pick(row, "label"), tuple(range(0, len(track), step)), hinge
    )


def ends_of(rows: list[IndicatorList], room: Room) -> list[Ends]:
    """Indicators of which enough units have a value at the end of the first year and at the last
    period."""
    units = room.ask(trend_ends).drop_nulls(["first_value", "last_value"])
    found = []
    for row in rows:
        mine = units.filter(indicator_id=row.indicator_id)
        if mine.height >= LEAST_UNITS and mine["first_date"][0] < mine["last_date"][0]:
            found.append(Ends(row, mine["first_date"][0], mine["last_date"][0], mine))
    return found


def quarter_gap(room: Room) -> Slide:
    """How far the best quarter of units is from the worst, in the first year and the last."""
    t = room.t
    found = ends_of(percents(room), room)
    if not found:
        return room.empty("quarter_gap")
    less = sum(ends.change < 0 for ends in found)
    more = sum(ends.change > 0 for ends in found)
    is_wider = more >= less
    found.sort(key=lambda ends: -ends.change if is_wider else ends.change)
    shown = found[:ROWS]  # what the message speaks of comes first
    most = max(shown, key=lambda ends: ends.gaps[1] - ends.gaps[0])
    values = [gap for ends in shown for gap in ends.gaps]
    since, until = str(shown[0].since.year), str(shown[0].until.year)
    table = Table(
        (
            Column(some_of("deck.behind.indicator", ROWS, len(found), t), 3.4),
            Column("", 5),
            Column(t("deck.quarter_gap.year", year=since), 1.5, "right"),
            Column(t("deck.quarter_gap.year", year=until), 1.5, "right"),
            Column(t("deck.quarter_gap.units"), 1.2, "right"),
        ),
        tuple(_gap_row(r, r is most, room) for r in shown),
        chart_at=1,
        axis=even_axis(0, max(values), "", t, most=6),
        key=(Key("dot", since, "earlier"), Key("dot", until)),
    )
    words = {"total": t.number(len(found)), "since": since, "until": until}
    words |= {"less": t.number(less), "more": t.number(more)}
    key, count = ("wider", more) if is_wider else ("message", less)
    key = "only_wider" if is_wider and not less else key
    message = counted(
        t, f"deck.quarter_gap.{key}" if more or less else "deck.quarter_gap.none", count, **words
    )
    asked = (("shown", {"shown": t.number(len(shown)), "total": t.number(len(found))}),)
    return room.slide("quarter_gap", message, (Part(table),), covered(room), asked)


def _gap_row(ends: Ends, is_most: bool, room: Room) -> Row:
    """The one that widened most in red."""
    t, (first, last) = room.t, ends.gaps
    wider = is_most and rounded(last, 1) > rounded(first, 1)
    cells = (
        Text(t.pick(ends.item, "short"), is_bold=wider),
        Text(""),
        Text(t.number(first, 1), "context"),
        Text(t.number(last, 1), "attention" if wider else "ink", wider),
        Text(t.number(ends.units.height), "context"),
    )
    return Row(cells, Marks((Mark(last), Mark(first, tone="earlier")), is_joined=True))
