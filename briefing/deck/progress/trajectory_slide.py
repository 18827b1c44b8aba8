"""The slide on whether the worst indicator will arrive: actual, required, expected."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import polars as pl

from briefing.deck.forms import Align, Line, Lines, Tone
from briefing.deck.more_forms import Big, Figures
from briefing.deck.progress.behind_slide import behind_rows, slowest
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide, fitting
from methods.forecast import Ahead, Forecast, forecast, limits_of
from pictures.trend import TrendMark, one_group, path_at, trend_mark
from queries.progress.questions import required_path, trend
from queries.reference.questions import indicator_list, period_list, phase_list
from schemas.frames import IndicatorStanding, Trend
from translations import Translator
from translations.phrases import counted, gap
from translations.rounding import rounded

DECK_TRAJECTORY_LINE_KEYS = {
    "expected_value": "deck.trajectory.line_expected_value",
    "high_value": "deck.trajectory.line_high_value",
    "low_value": "deck.trajectory.line_low_value",
}
DECK_TRAJECTORY_REASON_KEYS = {
    "known": "deck.trajectory.reason_known",
    "no_change_known": "deck.trajectory.reason_no_change_known",
    "no_deadline": "deck.trajectory.reason_no_deadline",
    "phase_over": "deck.trajectory.reason_phase_over",
    "too_few": "deck.trajectory.reason_too_few",
}

Labels = tuple[tuple[int, str, Align], ...]


def outlook(room: Room, row: IndicatorStanding) -> tuple[list[Trend], Forecast]:
    """What an indicator was, period by period, and where it will stand at the end of the phase."""
    one = replace(room.everything, indicator=row.indicator_id)
    track = one_group(room.ask(trend, one)).sort("end_date")
    item = room.ask(indicator_list).row(
        by_predicate=pl.col("indicator_id") == row.indicator_id, named=True
    )
    phases = room.ask(phase_list)
    found = forecast(
        track, room.ask(period_list), phases, room.chosen.as_of, item["kind"], limits_of(item)
    )
    known = track.filter(pl.col("end_date") <= room.chosen.as_of, phase_id=room.chosen.phase)
    return Trend.rows(known), found


def trajectory(room: Room) -> Slide:
    """Whether the indicator furthest behind will arrive by the end of the phase."""
    rows = behind_rows(room) or slowest(room)
    if not rows:
        return room.empty("trajectory")
    row = rows[0]
    track, found = outlook(room, row)
    known = [p for p in track if p.value is not None]
    if not known:
        return room.empty("trajectory")
    lines = _track(track, found, row, room)
    parts = (Part(lines, (0, 9.2)), Part(_pace(known, found, row, room), (9.6, 12), (0.02, 0.86)))
    message = _arrival(known[-1], found, row, room)
    coverage = room.share(row.unit_count, row.expected_count)
    key = found.reason or "known"
    asked = (("forecast", {"why": room.t(DECK_TRAJECTORY_REASON_KEYS[key])}),)
    return room.slide("trajectory", message, parts, coverage, asked)


def _arrival(last: Trend, found: Forecast, row: IndicatorStanding, room: Room) -> str:
    t, item = room.t, row
    name, decimals, measure = t.pick(item, "short"), item.decimals, item.measure
    said = {
        "name": name,
        "value": t.amount(last.value, measure, decimals, last.required_value),
    }
    target = item.target_value
    if found.points.is_empty() or target is None:
        required = t.amount(last.required_value, measure, decimals, last.value)
        return t("deck.trajectory.unknown", required=required, **said)
    end = found.points.sort("at_date").row(-1, named=True)
    expected = rounded(end["expected_value"], decimals)
    ahead = (expected - target) * (1 if item.direction == "higher" else -1)
    words = {
        "name": name,
        "value": t.amount(expected, measure, decimals),
        "target": t.amount(target, measure, decimals),
        "gap": gap(t, abs(expected - target), measure, decimals),
    }
    key = "short" if ahead < 0 else "arrives"
    return fitting(*(t(f"deck.trajectory.{k}", **words) for k in (key, f"{key}_only")))


def _track(track: list[Trend], found: Forecast, row: IndicatorStanding, room: Room) -> Lines:
    t, decimals = room.t, row.decimals
    ahead = found.ahead
    marks = [trend_mark(point, row, t) for point in track]
    names = [mark.period for mark in marks]
    periods = dict(room.ask(period_list).select("end_date", "period_id").iter_rows())
    names += [_day_name(p.day, periods, t) for p in ahead]
    after = [None] * len(ahead)
    values = [mark.value for mark in marks]
    known = [n for n, v in enumerate(values) if v is not None]
    lines = [
        _required(marks, ahead, row, room),
        Line(
            t("deck.trajectory.actual"),
            (*values, *after),
            labels=((known[-1], marks[known[-1]].value_text, "right"),),
        ),
    ]
    lines += _fan(values, ahead, decimals, room)
    shown = [v for line in lines for v in line.values if v is not None]
    axis = even_axis(min([*shown, 0]), max(shown), row.measure, t)
    step = max(1, -(-len(names) // 9))
    caption = t(
        "deck.trajectory.caption", name=t.pick(row, "label"), measure=t.measure(row.measure)
    )
    return Lines(tuple(names), tuple(lines), axis, caption, tuple(range(0, len(names), step)))


def _fan(
    values: list[float | None], ahead: Sequence[Ahead], decimals: int, room: Room
) -> list[Line]:
    """The forecast between the two bounds of its 80 % interval, from the last value on."""
    t, last, blank = room.t, values[-1], [None] * (len(values) - 1)
    if not ahead or last is None:
        return []
    fan = []
    for name, ends in (
        ("high_value", [point.high for point in ahead]),
        ("low_value", [point.low for point in ahead]),
        ("expected_value", [point.expected for point in ahead]),
    ):
        is_middle = name == "expected_value"
        said = t.number(ends[-1], decimals)
        end = t(f"deck.trajectory.{'forecast' if is_middle else name}", value=said)
        points = (*blank, last, *ends)
        tone: Tone = "subject" if is_middle else "earlier"
        fan.append(
            Line(
                t(DECK_TRAJECTORY_LINE_KEYS[name]),
                points,
                tone,
                "dashed" if is_middle else "thin",
                end=end,
            )
        )
    return fan


def _day_name(day: date, periods: dict[date, str], t: Translator) -> str:
    """The period that ends on the day; the phase may end inside one."""
    return t.period(periods[day], short=True) if day in periods else f"{day:%m/%y}"


def _required(
    marks: Sequence[TrendMark], ahead: Sequence[Ahead], row: IndicatorStanding, room: Room
) -> Line:
    """The path up to now and on to the target of the phase, as bent as it is."""
    t, values = room.t, [mark.required for mark in marks]
    target, now = row.target_value, values[-1]
    if target is not None and now is not None and ahead:
        one = replace(room.everything, indicator=row.indicator_id)
        way = room.ask(required_path, one).filter(phase_id=room.chosen.phase).to_dicts()
        values += [path_at(way, point.day) for point in ahead]
    end = t("deck.trajectory.target", value=t.number(target, row.decimals)) if ahead else ""
    label: Labels = ((len(marks) - 1, marks[-1].required_text, "left"),) if now is not None else ()
    return Line(t("deck.trajectory.path"), tuple(values), "context", labels=label, end=end)


def _pace(known: list[Trend], found: Forecast, row: IndicatorStanding, room: Room) -> Figures:
    """What is needed each period from now on against what was gained."""
    t, decimals = room.t, row.decimals + 1
    figures, left = [], found.points.height
    if left and row.target_value is not None:
        need = (row.target_value - known[-1]["value"]) / left
        said = counted(t, "deck.trajectory.need", left)
        figures.append(Big(gap(t, need, row.measure, decimals), said, tone="attention"))
    if len(known) > 1:
        gained = (known[-1]["value"] - known[0]["value"]) / (len(known) - 1)
        said = counted(t, "deck.trajectory.gained", len(known) - 1)
        sign = "" if gained >= 0 else "−"
        figures.append(Big(sign + gap(t, gained, row.measure, decimals), said))
    return Figures(tuple(figures), is_stacked=True)
