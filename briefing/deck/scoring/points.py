"""Slides on the points of one cluster: by section, and by the criteria that set units apart."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from briefing.deck.forms import BarChart, Bars, Column, Row, Table, Text, Tone
from briefing.deck.pages import paged
from briefing.deck.room import Room
from briefing.deck.scoring.slides import MOST_ROWS, closest, ranked
from briefing.deck.slide import Part, Slide
from pictures.scoring.criteria import CriterionMark, UnitPoints, criterion_marks, most_apart
from queries.scoring.questions import criterion_scores, section_scores
from schemas.row import Row as RowOf

RAMP: tuple[Tone, ...] = ("subject", "earlier", "context", "rest", "ink")
CRITERIA, UNITS = 9, 9
Units = Sequence[RowOf]


def one_cluster(room: Room) -> tuple[RowOf, Units] | None:
    """The cluster that is spoken of and its ranked units; None under two of them."""
    glance = closest(room)
    rows = ranked(room, glance["cluster_id"]) if glance else []
    return (glance, rows) if glance and len(rows) > 1 else None


def facts(glance: RowOf, room: Room) -> tuple[str, dict[str, str]]:
    """Coverage and source of a slide about the cluster."""
    t = room.t
    coverage = room.share(glance["unit_count"], glance["expected_count"])
    return coverage, {
        "stage": t(f"stage.{glance['stage']}"),
        "year": str(room.year),
        "cluster": t.pick(glance, "cluster_name"),
    }


def cluster_sections(room: Room) -> Slide | tuple[Slide, ...]:
    """Points of every section, stacked to the total, the sections in one ramp."""
    t, found = room.t, one_cluster(room)
    if found is None:
        return room.empty("cluster_sections")
    glance, rows = found
    one = replace(room.of_year, cluster=glance["cluster_id"])
    points = room.ask(section_scores, one).sort("position")
    coverage, source = facts(glance, room)
    message, asked = _apart(rows, points, room)

    def made(part: Any) -> Slide:
        bars = _stacks(part, points, room)
        return room.slide(
            "cluster_sections", message, (Part(bars),), coverage, asked, source=source
        )

    return paged(rows, MOST_ROWS, made, t)


def _apart(rows: Units, points: pl.DataFrame, room: Room) -> tuple[str, Any]:
    """In which section the first two are furthest apart."""
    t, decimals = room.t, rows[0]["decimals"]
    of = [
        dict(points.filter(unit_id=r["unit_id"]).select("section_id", "section_points").rows())
        for r in rows[:2]
    ]
    gaps = {s: of[0][s] - of[1][s] for s in of[0] if None not in (of[0][s], of[1].get(s))}
    names = {r["section_id"]: t.pick(r, "short") for r in points.to_dicts()}
    furthest = max(gaps, key=lambda s: abs(gaps[s]))
    words = {
        "leader": rows[0]["short_name"],
        "second": rows[1]["short_name"],
        "margin": t.number(rows[1]["gap_points"], decimals),
        "section": names[furthest],
        "points": t.signed(gaps[furthest], decimals),
    }
    key = (
        "deck.cluster_sections.shared"
        if not rows[1]["gap_points"]
        else "deck.cluster_sections.message"
    )
    said = "; ".join(f"{names[s]} {t.signed(gap, decimals)}" for s, gap in gaps.items())
    return t(key, **words), (("apart", words | {"sections": said}),)


def _stacks(rows: Units, points: pl.DataFrame, room: Room) -> BarChart:
    t = room.t
    sections = points.unique("section_id", keep="first").sort("position").to_dicts()
    held = {
        (u, s): p for u, s, p in points.select("unit_id", "section_id", "section_points").rows()
    }
    series = []
    for n, section in enumerate(sections):
        values = [held.get((r["unit_id"], section["section_id"])) for r in rows]
        words = tuple(t.number(v, r["decimals"]) for v, r in zip(values, rows, strict=True))
        tone = RAMP[n % len(RAMP)]
        series.append(Bars(t.pick(section, "short"), tuple(v or 0 for v in values), words, tone))
    names = tuple(
        f"{t.number(r['cluster_rank'])}. {r['short_name']} · "
        f"{t.number(r['score_points'], r['decimals'])}"
        for r in rows
    )
    caption = t("deck.cluster_sections.caption")
    return BarChart(names, tuple(series), caption, "stacked", is_lying=True)


def cluster_criteria(room: Room) -> Slide | tuple[Slide, ...]:
    """The criteria that set the units apart, as a heat table; the leader first."""
    t, found = room.t, one_cluster(room)
    if found is None:
        return room.empty("cluster_criteria")
    glance, rows = found
    ids = [r["unit_id"] for r in rows]
    one = replace(room.of_year, cluster=glance["cluster_id"])
    scores = room.ask(criterion_scores, one).filter(pl.col("unit_id").is_in(ids))
    marks = most_apart(criterion_marks(scores.to_dicts(), t))
    if not marks:
        return room.empty("cluster_criteria")
    coverage, source = facts(glance, room)
    first = marks[0]
    words = {"criterion": first.name, "max": first.most_text}
    words |= {"low": t.number(min(first.known), first.decimals)}
    words |= {"high": t.number(max(first.known), first.decimals)}
    shown = {"shown": t.number(min(len(marks), CRITERIA)), "total": t.number(len(marks))}
    asked = (("count", shown),)

    def made(part: Any) -> Slide:
        table = _heat(part, marks[:CRITERIA], room)
        return room.slide(
            "cluster_criteria",
            t("deck.cluster_criteria.message", **words),
            (Part(table),),
            coverage,
            asked,
            source=source,
        )

    return paged(rows, UNITS, made, t)


def _heat(rows: Units, marks: Sequence[CriterionMark], room: Room) -> Table:
    t = room.t
    columns = [
        Column(t("deck.cluster_criteria.criterion"), 3.6),
        Column(t("deck.cluster_criteria.most"), 0.9, "right"),
    ]
    columns += [Column(r["short_name"], 1.05, "right") for r in rows]
    lines = []
    for mark in marks:
        cells = [Text(mark.name), Text(mark.most_text, "context")]
        cells += [_cell(mark, mark.of(row["unit_id"]), room) for row in rows]
        lines.append(Row(tuple(cells)))
    return Table(tuple(columns), tuple(lines))


def _cell(mark: CriterionMark, one: UnitPoints | None, room: Room) -> Text:
    """The deeper, the nearer to the best of these units; the least known is still seen."""
    if one is None or one.points is None:
        return Text(room.t.number(None))
    low, high = min(mark.known), max(mark.known)
    return Text(one.text, shade=0.05 + 0.95 * (one.points - low) / ((high - low) or 1))
