"""The slide on self-scores: how many units are at the top by themselves, and after appraisal."""

from dataclasses import replace
from itertools import pairwise

import polars as pl

from briefing.deck.forms import BarChart, Bars, Column, Key, Mark, Marks, Row, Table, Text, Tone
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from queries.scoring.questions import cluster_ranking
from schemas.row import Row as RowOf
from translations.name_order import name_order
from translations.phrases import counted

BANDS = (0.0, 85.0, 90.0, 95.0)
WORST = 6
STAGES: tuple[tuple[str, Tone], ...] = (("self", "earlier"), ("appraised", "subject"))


def differences(room: Room) -> pl.DataFrame:
    """Units with both totals, in per cent of their rubric's points: rubrics differ in length."""
    if room.year is None:
        return pl.DataFrame()
    rows = room.ask(cluster_ranking, replace(room.of_year, stage=None)).drop_nulls(
        ["self_points", "appraised_points"]
    )
    share = {f"{s}_pct": 100 * pl.col(f"{s}_points") / pl.col("total_points") for s, _ in STAGES}
    return rows.with_columns(**share)


def self_scores(room: Room) -> Slide:
    """Bands of scores before and after appraisal, and who is furthest apart."""
    t, rows = room.t, differences(room)
    if rows.is_empty():
        return room.empty("self_scores")
    counts = {stage: _bands(rows[f"{stage}_pct"]) for stage, _ in STAGES}
    names = tuple(t(f"deck.self_scores.band_{n}") for n in range(len(BANDS)))
    series = tuple(
        Bars(
            t(f"stage.{stage}"),
            tuple(map(float, counts[stage])),
            tuple(t.number(n) for n in counts[stage]),
            tone,
        )
        for stage, tone in STAGES
    )
    bars = BarChart(names, series, t("deck.self_scores.caption"))
    parts = (Part(bars, (0, 5.9)), Part(_worst(rows, room), (6.3, 12)))
    top, kept = counts["self"][-1], counts["appraised"][-1]
    message = counted(
        t, "deck.self_scores.message", top, total=t.number(rows.height), kept=t.number(kept)
    )
    known = room.share(rows.height, int(room.clusters["expected_count"].sum()))
    gaps = rows.select(pl.col("self_pct") - pl.col("appraised_pct")).to_series()
    middle = t.number(float(str(gaps.median())), 1)
    asked = (("usual", {"gap": middle, "count": t.number(rows.height)}),)
    return room.slide("self_scores", message, parts, known, asked, source={"year": str(room.year)})


def _bands(percents: pl.Series) -> list[int]:
    edges = [*BANDS, 1e9]
    return [
        int(percents.is_between(low, high, closed="left").sum()) for low, high in pairwise(edges)
    ]


def _worst(rows: pl.DataFrame, room: Room) -> Table:
    t = room.t
    gap = (pl.col("self_pct") - pl.col("appraised_pct")).alias("gap")
    worst = (
        rows.with_columns(gap)
        .sort("gap", name_order("short_name"), descending=[True, False])
        .head(WORST)
    )
    found = worst.to_dicts()
    shown = [row[f"{stage}_pct"] for row in found for stage, _ in STAGES]
    axis = even_axis(min(shown) - 3, max(shown) + 3, "", t)
    return Table(
        (
            Column(t("deck.self_scores.worst"), 3.9),
            Column("", 4.1),
            Column(t("deck.self_scores.gap"), 1.1, "right"),
        ),
        tuple(_pair(row, room) for row in found),
        chart_at=1,
        axis=replace(axis, labels=()),
        key=(Key("dot", t("stage.appraised")), Key("dot", t("stage.self"), "earlier")),
    )


def _pair(row: RowOf, room: Room) -> Row:
    t = room.t
    is_over = row["gap"] > 0
    marks = Marks(
        (
            Mark(
                row["appraised_pct"],
                t.number(row["appraised_pct"], 1),
                "subject",
                "left" if is_over else "right",
            ),
            Mark(
                row["self_pct"],
                t.number(row["self_pct"], 1),
                "earlier",
                "right" if is_over else "left",
            ),
        ),
        is_joined=True,
    )
    return Row((Text(row["short_name"]), Text(""), Text(t.number(row["gap"], 1))), marks)
