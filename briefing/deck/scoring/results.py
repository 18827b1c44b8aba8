"""The slide on what the campaign's results give to the scores of one cluster."""

from dataclasses import replace

import polars as pl

from briefing.deck.forms import Column, Mark, Marks, Row, Table, Text, Tone
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.scoring.points import Units, facts, one_cluster
from briefing.deck.scoring.slides import MOST_ROWS
from briefing.deck.slide import Part, Slide, fitting
from queries.scoring.questions import criterion_scores
from schemas.row import Row as RowOf
from translations.phrases import joined

NAMED = 2


def cluster_results(room: Room) -> Slide:
    """What the campaign's results give to the score, and who would lead by them alone."""
    t, found = room.t, one_cluster(room)
    if found is None:
        return room.empty("cluster_results")
    glance, rows = found
    mine = _given_by_results(glance["cluster_id"], room)
    both = [{**r, **mine[r["unit_id"]]} for r in rows if r["unit_id"] in mine]
    if not both:
        return room.empty("cluster_results")
    most = max(r["given"] / r["most"] for r in both)
    best = [r["short_name"] for r in both if r["given"] / r["most"] == most]
    key = "same" if rows[0]["short_name"] in best else "other"
    words = {
        "unit": joined(t, best[:NAMED]),
        "leader": rows[0]["short_name"],
        "share": t.amount(_mean_share(both), "%", 1),
    }
    coverage, source = facts(glance, room)
    asked = (
        (
            "rest",
            {
                "count": t.number(len(both)),
                "total": t.number(len(rows)),
                "most": t.number(both[0]["most"]),
            },
        ),
    )
    keys = (key, "short", "bare")
    message = fitting(*(t(f"deck.cluster_results.{k}", **words) for k in keys))
    parts = (Part(_given(both[:MOST_ROWS], room)),)
    return room.slide("cluster_results", message, parts, coverage, asked, source=source)


def _given_by_results(cluster: str, room: Room) -> dict[str, RowOf]:
    """By unit: the points its results give and the most they could; units with all known."""
    scores = room.ask(criterion_scores, replace(room.of_year, cluster=cluster))
    given = (
        scores.filter(pl.col("reads").is_not_null())
        .group_by("unit_id")
        .agg(
            given=pl.col("final_points").sum(),
            known=pl.col("final_points").is_not_null().all(),
            most=pl.col("max_points").sum(),
        )
        .filter("known", pl.col("most") > 0)
    )
    return {r["unit_id"]: r for r in given.to_dicts()}


def _mean_share(rows: Units) -> float | None:
    """Mean part of the totals that the campaign gives (%); of a total of 0 there is no part."""
    shares = [100 * r["given"] / r["score_points"] for r in rows if r["score_points"] > 0]
    return sum(shares) / len(shares) if shares else None


def _given(rows: Units, room: Room) -> Table:
    t = room.t
    shown = [100 * r["given"] / r["most"] for r in rows]
    order = sorted(shown, reverse=True)
    axis = even_axis(min(shown), max(shown), "%", t)
    return Table(
        (
            Column(t("deck.cluster.rank"), 0.8),
            Column(t("deck.cluster.unit"), 3.4),
            Column(t("deck.cluster_results.given"), 1.6, "right"),
            Column(t("deck.cluster_results.of_most"), 4.4),
            Column(t("deck.cluster_results.alone"), 1.6, "right"),
            Column(t("deck.cluster.points"), 1.3, "right"),
        ),
        tuple(
            _given_row(r, share, order.index(share) + 1, room)
            for r, share in zip(rows, shown, strict=True)
        ),
        chart_at=3,
        axis=axis,
    )


def _given_row(row: RowOf, share: float, alone: int, room: Room) -> Row:
    t, decimals = room.t, row["decimals"]
    tone: Tone = "subject" if alone == 1 else "context"
    cells = (
        Text(t.number(row["cluster_rank"])),
        Text(row["short_name"], is_bold=alone == 1),
        Text(t.number(row["given"], decimals)),
        Text(""),
        Text(t.number(alone)),
        Text(t.number(row["score_points"], decimals)),
    )
    return Row(cells, Marks((Mark(share, t.amount(share, "%", 1), tone),)))
