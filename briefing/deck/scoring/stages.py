"""Slides on one cluster: what each stage gave a unit, and whether the lead would hold."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from briefing.deck.forms import Axis, Column, Key, Mark, Marks, Row, Table, Text, Tone
from briefing.deck.more_forms import Big, Figures
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.scoring.points import Units, facts, one_cluster
from briefing.deck.scoring.slides import MOST_ROWS, verdict_words
from briefing.deck.slide import Part, Slide, fitting
from pictures.leads import draw_share
from pictures.messages import Row as RowOf
from pictures.ranking import RankMark, rank_marks
from queries.scoring.questions import criterion_scores
from translations.phrases import counted

STAGES: tuple[tuple[str, Tone], ...] = (
    ("self", "earlier"),
    ("cross", "rest"),
    ("appraised", "subject"),
    ("council", "ink"),
)
HOLDERS = 7  # rows beside the words of the verdict; the others never lead


def cluster_stages(room: Room) -> Slide:
    """Self, cross, appraised and council points of every unit on one line."""
    t, found = room.t, one_cluster(room)
    if found is None:
        return room.empty("cluster_stages")
    glance, rows = found
    shown = [s for s in STAGES if any(r[f"{s[0]}_points"] is not None for r in rows)]
    both = [r for r in rows if None not in (r["self_points"], r["appraised_points"])]
    if not both:
        return room.empty("cluster_stages")
    over = [r for r in both if _gap(r) > 0]
    worst = max(both, key=_gap)
    message = counted(
        t,
        f"deck.cluster_stages.{'message' if over else 'none'}",
        len(over),
        total=t.number(len(both)),
        unit=worst["short_name"],
        gap=t.number(_gap(worst), worst["decimals"]),
    )
    coverage, source = facts(glance, room)
    asked = (
        (
            "stages",
            {
                "stages": ", ".join(t(f"stage.{s}") for s, _ in shown),
                "count": t.number(len(both)),
                "total": t.number(len(rows)),
            },
        ),
    )
    far = set(room.scores.over(_of(glance, room))["unit_id"])
    table = _stages(rows[:MOST_ROWS], shown, far, room)
    return room.slide("cluster_stages", message, (Part(table),), coverage, asked, source=source)


def _gap(row: RowOf) -> float:
    return float(row["self_points"] - row["appraised_points"])


def _stages(rows: Units, shown: list[tuple[str, Tone]], far: set[str], room: Room) -> Table:
    t = room.t
    values = [r[f"{s}_points"] for r in rows for s, _ in shown if r[f"{s}_points"] is not None]
    columns = [Column(t("deck.cluster.unit"), 3), Column("", 3.8)]
    columns += [Column(t(f"stage.{s}"), 1.5, "right") for s, _ in shown]
    columns += [Column(t("deck.cluster_stages.gap"), 1.3, "right")]
    return Table(
        tuple(columns),
        tuple(_unit(row, shown, row["unit_id"] in far, room) for row in rows),
        chart_at=1,
        axis=even_axis(min(values), max(values), "", t, most=6),
        key=tuple(Key("dot", t(f"stage.{s}"), tone) for s, tone in shown),
    )


def _unit(row: RowOf, shown: list[tuple[str, Tone]], is_far: bool, room: Room) -> Row:
    t, decimals = room.t, row["decimals"]
    known = [(s, tone) for s, tone in shown if row[f"{s}_points"] is not None]
    dots = tuple(Mark(row[f"{s}_points"], tone=tone) for s, tone in known)
    is_known = None not in (row["self_points"], row["appraised_points"])
    cells = [Text(row["short_name"]), Text("")]
    cells += [Text(t.number(row[f"{s}_points"], decimals)) for s, _ in shown]
    gap = _gap(row) if is_known else None
    cells.append(Text(t.signed(gap, decimals), "attention" if is_far else "context", is_far))
    return Row(tuple(cells), Marks(dots, is_joined=True))


def cluster_robust(room: Room) -> Slide:
    """How often each unit would lead, and the smallest changes that turn the lead."""
    t, found = room.t, one_cluster(room)
    verdict = room.scores.verdict_row(_of(found[0], room)) if found else None
    if found is None or verdict is None or verdict["verdict"] is None:
        return room.empty("cluster_robust")
    glance, rows = found
    left = room.scores.left_out(_of(glance, room))
    flips = left.filter(pl.col("is_flip"))
    change = verdict["change_ratio"]
    words = {
        "leader": verdict["leader_name"],
        "rival": verdict["rival_name"],
        "ratio": draw_share(verdict["first_ratio"], t),
        "change": t.amount(100 * (change or 0), "%", 1),
    }
    parts = (
        Part(_holders(rank_marks(rows, t), room), (0, 8), (0, 0.84)),
        Part(replace(verdict_words(glance, rows, room), lines=()), (0, 8), (0.88, 1)),
        Part(_changes(verdict, left, room), (8.6, 12)),
    )
    key = "message" if change is not None else "held"
    message = fitting(*(t(f"deck.cluster_robust.{k}", **words) for k in (key, f"{key}_short")))
    coverage, source = facts(glance, room)
    asked = (
        ("left", {"count": t.number(flips.height), "total": t.number(left.height)}),
        ("draws", {"draws": t.number(room.scores.rubric(_of(glance, room)).robustness.draws)}),
    )
    return room.slide(
        "cluster_robust",
        message,
        parts,
        coverage,
        asked,
        method=t("how.cluster-hold.rule"),
        source=source,
    )


def _of(glance: RowOf, room: Room) -> Any:
    return replace(room.of_year, cluster=glance["cluster_id"])


def _holders(marks: Sequence[RankMark], room: Room) -> Table:
    """How often each unit leads over the draws, in rank order."""
    t = room.t
    return Table(
        (
            Column(t("deck.cluster.rank"), 0.8),
            Column(t("deck.cluster.unit"), 3.7),
            Column(t("deck.cluster_robust.first"), 4),
            Column(t("deck.cluster.range"), 1.8, "right"),
        ),
        tuple(_holder(mark) for mark in marks[:HOLDERS]),
        chart_at=2,
        axis=Axis(0, 100, 100),
        has_rest=True,
    )


def _holder(mark: RankMark) -> Row:
    ratio = mark.first_ratio or 0
    cells = (
        Text(mark.rank_text),
        Text(mark.name, is_bold=ratio > 0),
        Text(""),
        Text(mark.range_text),
    )
    return Row(cells, Marks(bar=Mark(100 * ratio, mark.first_text)))


def _changes(verdict: RowOf, left: pl.DataFrame, room: Room) -> Figures:
    """All weights, one weight, one criterion left out: how little turns the lead."""
    t, change = room.t, verdict["change_ratio"]
    said = f"±{t.amount(100 * change, '%', 1)}" if change is not None else t.number(None)
    key = "all" if change is not None else "all_held"
    figures = [Big(said, t(f"deck.cluster_robust.{key}"))]
    if verdict["single_id"] is not None and abs(verdict["single_ratio"]) <= 1:
        one = replace(room.of_year, cluster=verdict["cluster_id"])
        of = room.ask(criterion_scores, one).filter(criterion_id=verdict["single_id"])
        name = t.pick(of.row(0, named=True), "short")
        value = f"{t.signed(100 * verdict['single_ratio'], 1)}%"
        figures.append(
            Big(
                value,
                t("deck.cluster_robust.single", criterion=name, rival=verdict["single_rival_name"]),
            )
        )
    else:
        figures.append(Big(t.number(None), t("deck.cluster_robust.no_single")))
    flips = left.filter(pl.col("is_flip"))
    value = f"{t.number(flips.height)}/{t.number(left.height)}"
    tone: Tone = "attention" if flips.height else "subject"
    figures.append(Big(value, t("deck.cluster_robust.left"), tone=tone))
    return Figures(tuple(figures), is_stacked=True)
