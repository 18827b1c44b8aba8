"""Slides behind the vote: what came back and why, and awards held against results."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

import polars as pl

from briefing.deck.awards.waiting import handed_in
from briefing.deck.forms import Axis, Column, Dot, Mark, Marks, Row, Scatter, Table, Text, Tone
from briefing.deck.more_forms import Words
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from pictures.award_words import exceptions, results_message
from queries.awards.questions import award_steps
from translations.name_order import name_order
from translations.phrases import counted

Unit = Mapping[str, Any]
STOPPED = ("returned", "refused")
REASONS, LEAST, UNITS, NAMED, LONGEST = 7, 2, 6, 4, 105


def award_returned(room: Room) -> Slide:
    """Why proposals were returned or not considered; a reason given once names nobody."""
    t, total = room.t, room.awards.total(room.everything)
    if total is None:
        return room.empty("award_returned")
    rows = _stopped(room)
    counts = {state: rows.filter(state=state).height for state in STOPPED}
    said = {state: t.number(count) for state, count in counts.items()}
    if rows.is_empty():
        words = Words(t("deck.award_returned.none"), (), "subject")
        return room.slide("award_returned", words.head, (Part(words),), handed_in(room))
    reasons = _reasons(rows, room)
    parts = (Part(_table(reasons, room), (0, 8.6)), Part(_units(rows, room), (9.2, 12)))
    message = t("deck.award_returned.message", **said)
    longer = t(
        "deck.award_returned.most",
        head=message,
        reason=reasons[0][0],
        count=t.number(sum(reasons[0][1].values())),
    )
    message = longer if len(longer) <= LONGEST and reasons[0][2] else message
    asked = (("again", said | {"proposed": t.number(total["proposed_count"])}),)
    return room.slide("award_returned", message, parts, handed_in(room), asked)


def _stopped(room: Room) -> pl.DataFrame:
    """Proposals of the phase that stand returned or refused, with the reason of that step."""
    held = room.awards.proposals(room.everything).filter(pl.col("state").is_in(STOPPED))
    steps = room.ask(award_steps).select("proposal_id", "state", "on_date", "line", "reason")
    last = steps.sort("on_date", "line").unique(["proposal_id", "state"], keep="last")
    return held.join(last.drop("on_date", "line"), on=["proposal_id", "state"], how="left")


def _reasons(rows: pl.DataFrame, room: Room) -> list[tuple[str, dict[str, int], bool]]:
    """Reasons given at least twice, the most frequent first; the rest in one line."""
    t, found = room.t, []
    sizes = rows.drop_nulls("reason").group_by("reason").len().filter(pl.col("len") >= LEAST)
    for reason in sizes.sort("len", "reason", descending=[True, False])["reason"].head(REASONS - 1):
        mine = rows.filter(reason=reason)
        found.append((str(reason), _count(mine), True))
    rest = rows.filter(~pl.col("reason").is_in([r for r, _, _ in found]).fill_null(False))
    if rest.height:
        found.append((t("deck.award_returned.rest"), _count(rest), False))
    return found


def _count(rows: pl.DataFrame) -> dict[str, int]:
    return {state: rows.filter(state=state).height for state in STOPPED}


def _table(reasons: list[tuple[str, dict[str, int], bool]], room: Room) -> Table:
    t, most = room.t, max(sum(counts.values()) for _, counts, _ in reasons)
    rows = tuple(
        Row(
            (
                Text(reason, "ink" if is_said else "context"),
                Text(""),
                *(Text(t.number(counts[s])) for s in STOPPED),
            ),
            Marks(bar=Mark(sum(counts.values()), t.number(sum(counts.values())))),
        )
        for reason, counts, is_said in reasons
    )
    return Table(
        (
            Column(t("deck.award_returned.reason"), 4.4),
            Column(t("deck.award_returned.all"), 2.4),
            Column(t("awards.state.returned"), 1, "right"),
            Column(t("awards.state.refused"), 1.2, "right"),
        ),
        rows,
        chart_at=1,
        axis=Axis(0, most, most),
    )


def _units(rows: pl.DataFrame, room: Room) -> Words:
    """The units with the most proposals stopped."""
    t = room.t
    sizes = (
        rows.group_by("short_name")
        .len()
        .sort("len", name_order("short_name"), descending=[True, False])
    )
    lines = tuple(f"{name} ({t.number(n)})" for name, n in sizes.head(UNITS).iter_rows())
    return Words(counted(t, "deck.award_returned.units", sizes.height), lines)


def award_results(room: Room) -> Slide:
    """Every unit by its level and its awards, the exceptions named."""
    t = room.t
    rows = room.awards.results(room.everything).drop_nulls("level_pct").sort("unit_id").to_dicts()
    if room.awards.total(room.everything) is None or len(rows) < 2:
        return room.empty("award_results")
    strong, weak = exceptions(rows)
    parts = (
        Part(_scatter(rows, strong[:NAMED], weak[:NAMED], room), (0, 8.4)),
        Part(_named("strong", strong, "attention", room), (8.9, 12), (0, 0.5)),
        Part(_named("weak", weak, "doubt", room), (8.9, 12), (0.52, 1)),
    )
    asked = (
        (
            "strong",
            {
                "count": t.number(len(strong)),
                "weak": t.number(len(weak)),
                "quarter": t.number(max(len(rows) // 4, 1)),
            },
        ),
    )
    expected = room.awards.coverage_rows(room.everything)["expected_count"].item()
    coverage = room.share(len(rows), expected)
    return room.slide("award_results", results_message(rows, strong, t), parts, coverage, asked)


def _scatter(
    rows: Sequence[Unit], strong: Sequence[Unit], weak: Sequence[Unit], room: Room
) -> Scatter:
    t = room.t
    tones: dict[str, Tone] = {r["unit_id"]: "attention" for r in strong}
    tones |= {r["unit_id"]: "doubt" for r in weak}
    named = {r["unit_id"] for r in (*strong, *weak)}
    dots = tuple(
        Dot(
            r["level_pct"],
            r["decided_count"],
            r["short_name"],
            tones.get(r["unit_id"], "context"),
            r["unit_id"] in named,
        )
        for r in rows
    )
    levels = [r["level_pct"] for r in rows]
    most = max(r["decided_count"] for r in rows)
    x = even_axis(min(levels), max(levels), "%", t)
    y = even_axis(0, max(most, 4), "", t)
    return Scatter(
        dots,
        x,
        y,
        t("deck.award_results.level"),
        t("deck.award_results.awards"),
        x_line=median(levels),
    )


def _named(key: str, rows: Sequence[Unit], tone: Tone, room: Room) -> Words:
    t = room.t
    names = [
        f"{r['short_name']} ({t.number(r['decided_count'])})" if key == "weak" else r["short_name"]
        for r in rows[:NAMED]
    ]
    lines = [" · ".join(names)] if names else []
    if len(rows) > NAMED:
        lines.append(counted(t, "deck.award_results.more", len(rows) - NAMED))
    return Words(counted(t, f"deck.award_results.{key}", len(rows)), tuple(lines), tone)
