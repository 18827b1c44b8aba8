"""Slides of a review: the two weakest indicators over the phase, units by level and progress."""

from dataclasses import dataclass, replace
from datetime import date

from briefing.deck.forms import Dot, Line, Lines, Scatter, Tone
from briefing.deck.progress.behind_slide import behind_rows, slowest
from briefing.deck.progress.phase_facts import phase_row
from briefing.deck.progress.phase_slides import covered
from briefing.deck.room import Room
from briefing.deck.scales import even_axis, within
from briefing.deck.slide import Part, Slide, fitting
from pictures.levels import LevelMark, level_picture
from pictures.trend import one_group
from queries.progress.questions import level_improvement, trend
from schemas.frames import IndicatorStanding, Trend
from translations.held import bare_value, held_value

WEAKEST = 2  # indicators side by side: a third would leave no room for the names of periods
NAMED = 3  # units named a corner: what the field of a slide holds without one name over another
LEAST_UNITS = 2  # one unit has no median to stand against


@dataclass(frozen=True)
class TrackPoint:
    """A period of the phase, or the day itself: its name, value and what was required."""

    name: str
    day: date
    value: float | None
    required: float | None


def phase_trends(room: Room) -> Slide:
    """The two indicators furthest behind, what was required beside what was done."""
    t = room.t
    weak = behind_rows(room) or slowest(room)
    shown = [(row, track) for row in weak[:WEAKEST] if (track := _track(row, room))]
    if not shown:
        return room.empty("phase_trends")
    wide = 12 / len(shown)
    parts = tuple(
        Part(_lines(row, track, room), (n * wide + 0.3 * (n > 0), (n + 1) * wide))
        for n, (row, track) in enumerate(shown)
    )
    said = [_said(row, room) for row, _ in shown]
    message = fitting("; ".join(said), said[0])
    asked = (
        ("periods", {"count": t.number(len(shown[0][1])), "name": t.pick(shown[0][0], "short")}),
    )
    return room.slide("phase_trends", message, parts, covered(room), asked)


def _track(row: IndicatorStanding, room: Room) -> list[TrackPoint]:
    """Periods of the phase up to the day, and the day itself as the standing has it."""
    t, one = room.t, replace(room.everything, indicator=row.indicator_id)
    rows = one_group(room.ask(trend, one)).sort("end_date").filter(phase_id=room.chosen.phase)
    found = [
        TrackPoint(t.period(r.period_id, short=True), r.end_date, r.value, r.required_value)
        for r in Trend.rows(rows)
        if r.end_date <= room.chosen.as_of
    ]
    if not any(r.value is not None for r in found):
        return []
    phase = phase_row(room)
    day = min(room.chosen.as_of, phase.end_date) if phase else room.chosen.as_of
    if found[-1].day < day:
        found.append(TrackPoint(f"{day:%m/%y}", day, row.value, row.required_value))
    return found


def _said(row: IndicatorStanding, room: Room) -> str:
    """Where it stands on the day against what the day asks: of a phase that is over, its target."""
    t = room.t
    return t(
        "deck.phase_trends.message",
        name=t.pick(row, "short"),
        value=held_value(row, t),
        required=bare_value(row, t, "required_value"),
    )


def _lines(row: IndicatorStanding, track: list[TrackPoint], room: Room) -> Lines:
    t, decimals = room.t, row.decimals
    lines = []
    for name, values, tone in (
        ("deck.trajectory.path", tuple(r.required for r in track), "context"),
        ("deck.trajectory.actual", tuple(r.value for r in track), "subject"),
    ):
        known = [v for v in values if v is not None]
        end = f"{t(name)} {t.number(known[-1], decimals)}" if known else ""
        lines.append(
            Line(
                t(name),
                values,
                "subject" if tone == "subject" else "context",
                end=end,
            )
        )
    shown = [v for line in lines for v in line.values if v is not None]
    caption = t(
        "deck.trajectory.caption", name=t.pick(row, "label"), measure=t.measure(row.measure)
    )
    step = max(1, -(-len(track) // 5))
    return Lines(
        tuple(r.name for r in track),
        tuple(lines),
        even_axis(min([*shown, 0]), max(shown), row.measure, t),
        caption,
        tuple(range(0, len(track), step)),
    )


def unit_quadrants(room: Room) -> Slide:
    """Units by where they are and how fast they went, as on the page."""
    t = room.t
    whole = room.ask(level_improvement)
    picture = level_picture(whole.to_dicts(), t)
    if picture is None or len(picture.marks) < LEAST_UNITS:
        return room.empty("unit_quadrants")
    levels, changes = [m.level for m in picture.marks], [m.change for m in picture.marks]
    across = even_axis(min(changes), max(changes), "", t)
    form = Scatter(
        tuple(_dot(mark) for mark in picture.marks),
        even_axis(min(levels), max(levels), "%", t),
        across,
        t("deck.unit_quadrants.level"),
        t("deck.unit_quadrants.gain", date=t.date(picture.since)),
        x_line=picture.middle[0],
        slant=within(picture.slant, across),
        corners=picture.corners,
    )
    ceiling = sum(mark.is_near_ceiling for mark in picture.marks)
    asked = (("since", {"date": t.date(picture.since), "ceiling": t.number(ceiling)}),)
    coverage = room.share(len(picture.marks), whole["expected_count"][0])
    return room.slide("unit_quadrants", picture.sentence, (Part(form),), coverage, asked)


def _dot(mark: LevelMark) -> Dot:
    """Named where it is furthest out in its corner; the last quarter in both stands out."""
    is_named = mark.turn is not None and mark.turn <= NAMED
    tone: Tone = "rest" if mark.is_near_ceiling else "context"
    if mark.is_last:
        tone = "attention" if is_named else "subject"
    return Dot(mark.level, mark.change, mark.name, tone, is_named)
