"""Slides on one cluster: what each stage gave a unit, and whether the lead would hold."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from briefing.deck.forms import Axis, Column, Key, Mark, Marks, Row, Table, Text, Tone
from briefing.deck.more_forms import Big, Figures
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.scoring.points import facts, one_cluster
from briefing.deck.scoring.slides import MOST_ROWS, verdict_words
from briefing.deck.slide import Part, Slide, fitting
from pictures.leads import draw_share
from pictures.ranking import RankMark, rank_marks
from pictures.stages import STAGE_WORDS, Stage, StageMark, StagePicture, stage_picture
from queries.scoring.questions import cluster_ranking, criterion_scores
from schemas.row import Row as RowOf

TONES_OF: dict[Stage, Tone] = {
    "self": "earlier",
    "cross": "rest",
    "appraised": "subject",
    "council": "ink",
}
HOLDERS = 7  # rows beside the words of the verdict; the others never lead


def cluster_stages(room: Room) -> Slide:
    """Self, cross, appraised and council points of every unit on one line, as on the page."""
    t, found = room.t, one_cluster(room)
    if found is None:
        return room.empty("cluster_stages")
    glance, one = found[0], _of(found[0], room)
    rows = room.ask(cluster_ranking, one).filter(cluster_id=glance["cluster_id"]).to_dicts()
    picture = stage_picture(rows, room.scores.over(one)["unit_id"].to_list(), t)
    both = sum(mark.gap is not None for mark in picture.marks)
    if not both:
        return room.empty("cluster_stages")
    coverage, source = facts(glance, room)
    said = {
        "stages": ", ".join(t(STAGE_WORDS[stage]) for stage in picture.stages),
        "count": t.number(both),
        "total": t.number(len(picture.marks)),
    }
    return room.slide(
        "cluster_stages",
        picture.sentence,
        (Part(_stages(picture, room)),),
        coverage,
        (("stages", said),),
        source=source,
    )


def _stages(picture: StagePicture, room: Room) -> Table:
    t, stages, marks = room.t, picture.stages, picture.marks[:MOST_ROWS]
    values = [p for mark in marks for p in mark.points.values() if p is not None]
    columns = [Column(t("deck.cluster.unit"), 3), Column("", 3.8)]
    columns += [Column(t(STAGE_WORDS[stage]), 1.5, "right") for stage in stages]
    columns += [Column(t("deck.cluster_stages.gap"), 1.3, "right")]
    return Table(
        tuple(columns),
        tuple(_unit(mark, stages) for mark in marks),
        chart_at=1,
        axis=even_axis(min(values), max(values), "", t, most=6),
        key=tuple(Key("dot", t(STAGE_WORDS[stage]), TONES_OF[stage]) for stage in stages),
    )


def _unit(mark: StageMark, stages: Sequence[Stage]) -> Row:
    """The gap in red where the unit overrates itself."""
    known = [(stage, mark.points[stage]) for stage in stages]
    dots = tuple(Mark(p, tone=TONES_OF[stage]) for stage, p in known if p is not None)
    tone: Tone = "attention" if mark.is_over else "context"
    cells = [Text(mark.name), Text(""), *(Text(mark.texts[stage]) for stage in stages)]
    cells.append(Text(mark.gap_text, tone, mark.is_over))
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
    key = "message_equal" if change == 0 else key
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
    key = "deck.cluster_robust.all" if change is not None else "deck.cluster_robust.all_held"
    figures = [Big(said, t(key))]
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
