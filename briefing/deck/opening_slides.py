"""The first slides: cover, the whole in one page, where the campaign is on its way."""

from datetime import date

import polars as pl

from briefing.deck.decisions import decisions_of
from briefing.deck.forms import Tone
from briefing.deck.more_forms import Big, Cover, Decision, Figures, Moment, Span, TimeLine, Words
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide
from pictures.messages import has_missed
from pictures.timeline import DayMark, Kind, TimelinePicture, timeline_picture
from pictures.tokens import BEHIND, RATED
from queries.reference.questions import deadline_list, phase_list
from translations.held import held_pace
from translations.phrases import counted, joined

BOXED = 4  # asks in the box of the summary: five would take the room of the figures
LAST_YEAR, NEXT_YEARS = -400, 800  # days: the report of a year ago to the one after the next

AWARD_STEPS = {
    "appraised": "deck.summary.awards_appraised",
    "passed": "deck.summary.awards_passed",
    "submitted": "deck.summary.awards_submitted",
}
"""The steps before a decision, and the key of the word of each."""


def cover(room: Room) -> Slide:
    """What the meeting is, of whom, as of when."""
    t, frozen = room.t, room.frozen
    words = {"label": frozen.label, "name": frozen.name} if frozen else {}
    lines = [
        t("deck.cover.campaign", name=t.pick(room.campaign, "name")),
        t("deck.cover.place", place=t.pick(room.campaign, "short")),
        room.days,
        t("deck.cover.frozen", **words) if words else t("deck.cover.live"),
    ]
    title = t("deck.cover.title", meeting=room.meeting)
    return room.slide("cover", title, (Part(Cover(title, tuple(lines))),))


def on_path(room: Room) -> tuple[int, int]:
    """Contents that keep to their path, of all."""
    rated = [r for r in room.contents if r["status"] in RATED]
    return sum(r["status"] not in BEHIND for r in rated), len(room.contents)


def summary(room: Room) -> Slide:
    """The whole in one page: four figures and what must be decided."""
    t = room.t
    figures = [
        f for f in (_contents(room), _reports(room), cluster_figure(room), award_figure(room)) if f
    ]
    asked = decisions_of(room)
    on, total = on_path(room)
    late = _lacking(room)
    words = {"on": t.number(on), "total": t.number(total), "late": t.number(late)}
    closed = "deck.summary.message_closed" if has_missed(room.contents) else "deck.summary.message"
    message = counted(t, closed, len(asked), **words)
    box = asks_box(asked, room)
    parts = (Part(Figures(tuple(figures)), (0, 12), (0, 0.46)), Part(box, (0, 12), (0.49, 1)))
    return room.slide("summary", message, parts, _coverage(room))


def asks_box(asked: list[Decision], room: Room) -> Words:
    """The first asks in a pale box; the head says where there are more."""
    t = room.t
    if not asked:
        return Words(t("deck.summary.ask"), (t("deck.summary.nothing"),), is_boxed=True)
    head = t("deck.summary.ask")
    if len(asked) > BOXED:
        head = t("deck.summary.first", head=head, count=t.number(BOXED), total=t.number(len(asked)))
    lines = tuple(d.ask for d in asked[:BOXED])
    return Words(head, lines, is_boxed=True, is_numbered=True)


def _coverage(room: Room) -> str:
    return room.covered(room.indicators.filter(pl.col("value").is_not_null()))


def _lacking(room: Room) -> int:
    row = room.review
    return int(row["overdue_count"] + row["rejected_count"]) if row else 0


def _contents(room: Room) -> Big:
    t, (on, total) = room.t, on_path(room)
    behind = sorted(
        (r for r in room.contents if r["status"] in BEHIND), key=lambda r: r["pace_ratio"]
    )
    names = [f"{t.pick(r, 'short')} ({held_pace(r, t)})" for r in behind[:2]]
    note = counted(t, "deck.summary.behind", len(behind), names=joined(t, names)) if behind else ""
    is_rated = any(r["status"] in RATED for r in room.contents)
    return Big(
        f"{t.number(on)}/{t.number(total)}" if is_rated else t.number(None),
        t(
            "deck.summary.contents_closed"
            if has_missed(room.contents)
            else "deck.summary.contents",
            phase=room.phase_words,
        ),
        note,
    )


def _reports(room: Room) -> Big | None:
    t, row = room.t, room.review
    if row is None or not row["expected_count"]:
        return None
    owed = row["expected_count"] - row["exempt_count"]
    note = t(
        "deck.summary.reports_note",
        on_time=f"{t.number(row['on_time_count'])}/{t.number(owed)}",
        late=t.number(row["late_count"]),
        lacking=t.number(row["overdue_count"] + row["rejected_count"]),
    )
    value = t.amount(100 * row["on_time_count"] / owed, "%", 1)
    return Big(value, t("deck.summary.reports", report=t.period(row["obligation_id"])), note)


def cluster_figure(room: Room) -> Big | None:
    """Clusters whose lead is firm, of all."""
    t = room.t
    if room.clusters.is_empty() or room.clusters["verdict"].drop_nulls().is_empty():
        return None
    counts = dict(room.clusters.drop_nulls("verdict").group_by("verdict").len().iter_rows())
    note = t(
        "deck.summary.clusters_note",
        sensitive=t.number(counts.get("sensitive", 0)),
        even=t.number(counts.get("even", 0)),
    )
    value = f"{t.number(counts.get('firm', 0))}/{t.number(room.clusters.height)}"
    return Big(value, t("deck.summary.clusters", year=str(room.year)), note)


def award_figure(room: Room) -> Big | None:
    """Awards decided, beside the counts before."""
    t, row = room.t, room.award_total
    if row is None:
        return None
    steps = [
        t(key, count=t.number(row[f"{name}_count"]))
        for name, key in AWARD_STEPS.items()
        if row[f"{name}_count"] is not None
    ]
    whole = t("deck.summary.awards_proposed", count=t.number(row["proposed_count"]))
    note = "; ".join(filter(None, (whole, ", ".join(steps))))
    return Big(
        t.number(row["decided_count"]), t("deck.summary.awards", basis=room.award_basis), note
    )


def timeline(room: Room) -> Slide:
    """Where the as-of date is between the first day and the final review, as on the page."""
    t, phases = room.t, room.ask(phase_list).to_dicts()
    deadlines = room.ask(deadline_list).to_dicts()
    picture = timeline_picture(phases, deadlines, room.chosen.as_of, t)
    if picture is None:
        return room.empty("timeline")
    spans = tuple(
        Span(_at(p.start, picture), _at(p.end, picture), p.name, p.years, p.passed)
        for p in picture.phases
    )
    moments = tuple(_moment(day, picture) for day in picture.days if _is_shown(day))
    part = Part(TimeLine(spans, moments), (0, 12), (0.04, 0.96))
    return room.slide("timeline", picture.sentence, (part,))


def _at(day: date, picture: TimelinePicture) -> float:
    whole = (picture.last - picture.first).days
    return min(max((day - picture.first).days / whole, 0.0), 1.0)


def _is_shown(day: DayMark) -> bool:
    """All but the plans of units and deadlines far off: a slide has room for the words of few."""
    if day.kind != "deadline":
        return True
    return day.report != "plan" and LAST_YEAR <= day.days_left <= NEXT_YEARS


def _moment(day: DayMark, picture: TimelinePicture) -> Moment:
    """Deadlines under the bar, the next one in blue; the as-of date in red above it."""
    tones: dict[Kind, Tone] = {"review": "ink", "now": "attention"}
    tone: Tone = "subject" if day.is_next else tones.get(day.kind, "context")
    return Moment(_at(day.day, picture), day.text, day.name, tone, day.kind != "deadline")
