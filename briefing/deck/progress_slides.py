"""Slides on progress: contents against their path, what is behind, whether it will arrive."""

from typing import Any

import polars as pl

from briefing.deck.forms import Axis, Column, Key, Mark, Marks, Row, Table, Text, Tone
from briefing.deck.more_forms import Big, Figures
from briefing.deck.room import Asked, Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from charts.held import bare_share, bare_value, held_pace, held_share, held_value
from charts.messages import bullets_message
from charts.tokens import BEHIND, RATED
from charts.words import counted
from queries.progress import indicator_standing

MOST_BEHIND = 4


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
        "contents", message, (Part(table),), room.covered(covered), _lowest(rows, room),
        method=t("how.contents.rule"),
    )  # fmt: skip


def _path(ordered: list[dict[str, Any]], shown: list[float], room: Room) -> Table:
    t = room.t
    return Table(
        (
            Column(t("deck.contents.head"), 3.4),
            Column("", 5),
            Column(t("deck.contents.pace"), 1, "right"),
            Column(t("deck.contents.status"), 2.2),
        ),
        tuple(_content(row, room) for row in ordered),
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


def _content(row: dict[str, Any], room: Room) -> Row:
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
        ),
        Marks((dot,), tick, gap=lack),
    )


def behind_rows(room: Room) -> list[dict[str, Any]]:
    """Indicators slow or at risk, the furthest behind first."""
    found = room.indicators.filter(
        pl.col("status").is_in(BEHIND), pl.col("pace_ratio").is_not_null()
    )
    return found.sort("pace_ratio", "position").to_dicts()


def behind(room: Room) -> Slide:
    """The indicators furthest behind, how far they are, and how many units are behind in each."""
    t, rows = room.t, behind_rows(room)
    if room.indicators.filter(pl.col("value").is_not_null()).is_empty():
        return room.empty("behind")
    if not rows:
        words = counted(t, "deck.behind.none", room.indicators.height)
        return room.slide("behind", words, (Part(_all_on(room)),), _coverage(room))
    units = room.ask(indicator_standing, level="unit")
    names = {r["content_id"]: t.pick(r, "short") for r in room.contents}
    table = Table(
        (
            Column(t("deck.behind.indicator"), 3.6),
            Column(t("deck.behind.content"), 1.9),
            Column(t("deck.behind.value"), 2.6, "right"),
            Column(t("deck.behind.bar"), 2.9),
            Column(t("deck.behind.units"), 1.7, "right"),
        ),
        tuple(_behind(row, names, units, room) for row in rows[:MOST_BEHIND]),
        chart_at=3,
        axis=Axis(0, 100, 100),
        has_rest=True,
    )
    message = counted(
        t, "deck.behind.message", len(rows),
        contents=t.number(len({r["content_id"] for r in rows})),
        worst=t.pick(rows[0], "short"), done=t.number(max(rows[0]["pace_ratio"], 0) * 100),
    )  # fmt: skip
    asked = (("more", {"count": t.number(len(rows)), "total": t.number(room.indicators.height)}),)
    return room.slide("behind", message, (Part(table),), _coverage(room), asked)


def _behind(row: dict[str, Any], names: dict[str, str], units: pl.DataFrame, room: Room) -> Row:
    t = room.t
    rated = units.filter(pl.col("status").is_in(RATED), indicator_id=row["indicator_id"])
    slow = rated.filter(pl.col("status").is_in(BEHIND)).height
    done = max(row["pace_ratio"], 0) * 100
    value, against = bare_value(row, t), held_value(row, t, "required_value")
    tone: Tone = "attention" if row["status"] == "at_risk" else "subject"
    return Row(
        (
            Text(t.pick(row, "short"), is_bold=True),
            Text(names[row["content_id"]], "context"),
            Text(f"{value} / {against}"),
            Text(""),
            Text(f"{t.number(slow)}/{t.number(rated.height)}"),
        ),
        Marks(bar=Mark(min(done, 100), t.number(done), tone)),
    )


def _all_on(room: Room) -> Figures:
    t = room.t
    counts = room.indicators.group_by("status").len().sort("len", descending=True).to_dicts()
    return Figures(
        tuple(Big(t.number(row["len"]), t(f"status.{row['status']}")) for row in counts[:4])
    )


def _coverage(room: Room) -> str:
    return room.covered(room.indicators.filter(pl.col("value").is_not_null()))
