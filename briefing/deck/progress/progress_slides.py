"""Slides on progress: contents against their path, what is behind, whether it will arrive."""

from typing import Any

import polars as pl

from answers.progress.why import briefs
from briefing.deck.forms import Column, Key, Mark, Marks, Row, Table, Text, Tone
from briefing.deck.room import Asked, Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from pictures.messages import bullets_message
from pictures.tokens import BEHIND, RATED
from queries.progress.questions import gap_indicators, indicator_standing
from translations.held import bare_share, held_pace, held_share


def tone_of(status: str) -> Tone:
    """Red for what needs attention, grey for what nobody can rate, blue for the rest."""
    if status in BEHIND:
        return "attention"
    return "subject" if status in RATED else "context"


def contents(room: Room) -> Slide:
    """Every content against what is required by the day."""
    t = room.t
    rows = [r for r in room.contents if r["achieved_pct"] is not None]
    if not rows:
        return room.empty("contents")
    worst_first = sorted(
        room.contents, key=lambda r: (r["pace_ratio"] is None, r["pace_ratio"] or 0)
    )
    ordered = sorted(rows, key=lambda r: -(r["pace_ratio"] or 0))
    shown = [v for r in rows for v in (r["achieved_pct"], r["required_pct"] or 0)]
    table = _path(ordered, shown, room)
    covered = room.ask(indicator_standing).filter(pl.col("value").is_not_null())
    message = bullets_message(worst_first, t)
    return room.slide(
        "contents",
        message,
        (Part(table),),
        room.covered(covered),
        _lowest(rows, room),
        method=t("how.contents.rule"),
    )


def _path(ordered: list[dict[str, Any]], shown: list[float], room: Room) -> Table:
    t = room.t
    causes = briefs(room.ask(gap_indicators), room.campaign, t)
    return Table(
        (
            Column(t("deck.contents.head"), 2.4),
            Column("", 3.5),
            Column(t("deck.contents.pace"), 0.9, "right"),
            Column(t("deck.contents.status"), 1.8),
            Column(t("why.column"), 3.9),
        ),
        tuple(_content(row, causes.get(row["content_id"], ""), room) for row in ordered),
        chart_at=1,
        axis=even_axis(min(shown), max(shown), "%", t),
        key=(
            Key("dot", t("deck.contents.done")),
            Key("tick", t("deck.contents.required"), "context"),
            Key("none", t("deck.contents.measure")),
        ),
    )


def _lowest(rows: list[dict[str, Any]], room: Room) -> Asked:
    """The question on the content that is furthest behind, if one is."""
    t = room.t
    behind = [r for r in rows if r["status"] in BEHIND]
    return tuple(
        (
            "behind",
            {
                "name": t.pick(row, "short"),
                "value": held_share(row, t),
                "required": held_share(row, t, "required_pct"),
                "count": t.number(row["indicator_count"]),
                "total": t.number(row["expected_indicator_count"]),
            },
        )
        for row in sorted(behind, key=lambda r: r["pace_ratio"])[:1]
    )


def _content(row: dict[str, Any], cause: str, room: Room) -> Row:
    t, tone = room.t, tone_of(row["status"])
    is_behind = row["status"] in BEHIND
    done, required = row["achieved_pct"], row["required_pct"]
    tick = None
    if required is not None:
        words = bare_share(row, t, "required_pct") if is_behind else ""
        tick = Mark(required, words, "context")
    short = required is not None and done < required
    lack = t("deck.contents.lack", points=t.beside(required - done, 0.0, 1)) if is_behind else ""
    dot = Mark(done, bare_share(row, t), tone, "left" if short else "right")
    return Row(
        (
            Text(t.pick(row, "short"), is_bold=is_behind),
            Text(""),
            Text(held_pace(row, t), tone, is_behind),
            Text(t(f"status.{row['status']}"), tone, True, row["status"]),
            Text(cause, "context"),
        ),
        Marks((dot,), tick, gap=lack),
    )
