"""Slides of a review: contents against the phase's targets, indicators by how they end."""

import polars as pl

from briefing.deck.forms import BarChart, Bars, Column, Key, Mark, Marks, Row, Table, Text
from briefing.deck.progress.phase_facts import GROUPS, is_over, moment, sizes
from briefing.deck.progress.progress_slides import tone_of
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide, fitting
from pictures.tokens import BEHIND
from schemas.frames import ContentStanding
from translations.phrases import counted, lag
from translations.value_words import STATUS_KEYS

DECK_PHASE_TARGETS_KEYS = {
    "behind": "deck.phase_targets.behind",
    "caption": "deck.phase_targets.caption",
    "message": "deck.phase_targets.message",
    "not_met": "deck.phase_targets.not_met",
    "on_track": "deck.phase_targets.on_track",
    "reached": "deck.phase_targets.reached",
    "unknown": "deck.phase_targets.unknown",
}

WHOLE = 100.0
DUST = 1e-9  # of adding up shares: nothing that is printed
Known = tuple[float, ContentStanding]
"""A content with the part of its way that is done, in per cent."""


def covered(room: Room) -> str:
    """Thinnest coverage of the indicators that have a value; where none has one, that."""
    known = room.covered(room.indicators.filter(pl.col("value").is_not_null()))
    return known or room.share(0, room.indicators.height, "deck.indicators")


def phase_contents(room: Room) -> Slide:
    """Every content's share of the phase's way, the target at 100, and its indicators reached."""
    t = room.t
    known = [(r.achieved_pct, r) for r in room.contents if r.achieved_pct is not None]
    if not known:
        return room.empty("phase_contents")
    known.sort(key=lambda pair: -pair[0])
    shown = [done for done, _ in known]
    table = Table(
        (
            Column(t("deck.contents.head"), 3.2),
            Column("", 5.0),
            Column(t("deck.phase_contents.reached"), 1.6, "right"),
            Column(t("deck.contents.status"), 2.4),
        ),
        tuple(_content(*pair, room) for pair in known),
        chart_at=1,
        axis=even_axis(min(shown) - 6, max(*shown, WHOLE), "%", t),
        key=(
            Key("dot", t("deck.contents.done")),
            Key("tick", t("deck.phase_contents.target"), "context"),
            Key("none", t("deck.contents.measure")),
        ),
    )
    asked = (("reached", _each(room)),)
    return room.slide("phase_contents", _ends(known, room), (Part(table),), covered(room), asked)


def _ends(known: list[Known], room: Room) -> str:
    """How many contents end at their target once the phase is over, else how far they are."""
    t, (high, _), (low, lowest) = room.t, known[0], known[-1]
    words = {
        "moment": moment(room),
        "total": t.number(len(known)),
        "name": t.pick(lowest, "short"),
        "low": t.amount(low, "%", 1),
        "high": t.amount(high, "%", 1),
    }
    if is_over(room):
        done = sum(share >= WHOLE - DUST for share, _ in known)
        return counted(t, "deck.phase_contents.ended", done, **words)
    return fitting(
        *(t(key, **words) for key in ("deck.phase_contents.inside", "deck.phase_contents.short"))
    )


def _content(done: float, row: ContentStanding, room: Room) -> Row:
    t, tone = room.t, tone_of(row.status)
    is_behind = row.status in BEHIND
    mine = room.indicators.filter(content_id=row.content_id)
    reached = f"{t.number(sizes(mine)['reached'])}/{t.number(mine.height)}"
    lack = t("deck.contents.lack", points=t.beside(WHOLE - done, 0.0, 1)) if is_behind else ""
    dot = Mark(done, t.number(done, 1), tone, "left" if done < WHOLE else "right")
    return Row(
        (
            Text(t.pick(row, "short"), is_bold=is_behind),
            Text(""),
            Text(reached),
            Text(t(STATUS_KEYS[row.status]), tone, True, row.status),
        ),
        Marks((dot,), Mark(WHOLE, tone="context"), gap=lack),
    )


def phase_targets(room: Room) -> Slide:
    """Indicators of every content by how they stand to the target."""
    t = room.t
    if room.indicators.filter(pl.col("value").is_not_null()).is_empty():
        return room.empty("phase_targets")
    counts = {
        c.content_id: sizes(room.indicators.filter(content_id=c.content_id)) for c in room.contents
    }
    is_closed = "not_met" in room.indicators["status"].to_list()
    closed = {"behind": "not_met"} if is_closed else {}
    series = tuple(
        Bars(
            t(DECK_PHASE_TARGETS_KEYS[closed.get(name, name)]),
            tuple(float(counts[c.content_id][name]) for c in room.contents),
            tuple(t.number(counts[c.content_id][name]) for c in room.contents),
            tone,
        )
        for name, tone in GROUPS
        if not (closed and name == "on_track" and not sizes(room.indicators)[name])
    )
    names = tuple(
        f"{t.pick(c, 'short')} ({t.number(sum(counts[c.content_id].values()))})"
        for c in room.contents
    )
    bars = BarChart(names, series, t("deck.phase_targets.caption"), "stacked", is_lying=True)
    all_ = sizes(room.indicators)
    message = counted(
        t,
        "deck.phase_targets.message",
        all_["reached"],
        moment=moment(room),
        total=t.number(room.indicators.height),
        behind=t.number(all_["behind"]),
        lag=lag(t, room.indicators.to_dicts()),
    )
    asked = (("each", _each(room)),)
    return room.slide("phase_targets", message, (Part(bars),), covered(room), asked)


def _each(room: Room) -> dict[str, str]:
    t = room.t
    counts = room.indicators["status"].value_counts(sort=True).iter_rows()
    said = "; ".join(f"{t(STATUS_KEYS[name]).lower()}: {t.number(n)}" for name, n in counts)
    return {"counts": said}
