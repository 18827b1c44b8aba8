"""Slides on scores: one cluster and its lead, every cluster, self-scores against appraisal."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import polars as pl

from briefing.deck.forms import Axis, Column, Mark, Marks, Row, Table, Text, Tone
from briefing.deck.more_forms import Words
from briefing.deck.pages import paged
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide, fitting
from pictures.leads import ORDER, LeadMark, LeadPicture, lead_picture
from pictures.ranking import RankMark, by_rank, rank_marks
from queries.scoring.questions import cluster_ranking, criterion_scores
from schemas.row import Row as RowOf
from translations.phrases import capital, counted

DECK_CLUSTERS_DO_KEYS = {
    "even": "deck.clusters.do_even",
    "firm": "deck.clusters.do_firm",
    "sensitive": "deck.clusters.do_sensitive",
}
DECK_CLUSTER_KEYS = {
    "level": "deck.cluster.level",
    "even": "deck.cluster.even",
    "firm": "deck.cluster.firm",
    "sensitive": "deck.cluster.sensitive",
    "shared": "deck.cluster.shared",
    "unknown": "deck.cluster.unknown",
}

MOST_ROWS = 14  # rows a slide shows at the size a room can read
TONES: dict[str | None, Tone] = {"firm": "subject", "sensitive": "doubt", "even": "attention"}


def closest(room: Room) -> RowOf | None:
    """The cluster that is asked about, else the one whose lead is least firm."""
    rows = room.clusters.drop_nulls("margin_points").to_dicts() if room.clusters.height else []
    asked = [r for r in rows if r["cluster_id"] == room.chosen.cluster]
    if asked or room.chosen.cluster:
        return asked[0] if asked else None
    return min(
        rows,
        key=lambda r: (r["verdict"] is None, r["first_ratio"] or 1, r["margin_points"]),
        default=None,
    )


def ranked(room: Room, cluster: str) -> list[RowOf]:
    """Ranked units of a cluster with how firm their places are."""
    one = replace(room.of_year, cluster=cluster)
    rows = room.ask(cluster_ranking, one).filter(
        pl.col("cluster_rank").is_not_null(), cluster_id=cluster
    )
    held = room.scores.draws(one).select("unit_id", "first_ratio", "rank_low", "rank_high")
    return by_rank(rows.join(held, on="unit_id", how="left").to_dicts())


def cluster(room: Room) -> Slide:
    """One cluster: gaps to the leader, how often each would lead, and what would turn it."""
    t, glance = room.t, closest(room)
    rows = ranked(room, glance["cluster_id"]) if glance else []
    if glance is None or len(rows) < 2:
        return room.empty("cluster")
    marks = rank_marks(rows, t)
    table = _ranking(marks, room)
    verdict = verdict_words(glance, rows, room)
    parts = (Part(table, (0, 12), (0, 0.84)), Part(verdict, (0, 12), (0.87, 1)))
    words = {
        "leader": rows[0]["short_name"],
        "second": rows[1]["short_name"],
        "cluster": t.pick(glance, "cluster_name"),
        "margin": t.number(rows[1]["gap_points"], rows[0]["decimals"]),
    }
    key = "shared" if rows[1]["cluster_rank"] == 1 else glance["verdict"] or "unknown"
    key = "level" if key == "even" and not rows[1]["gap_points"] else key
    coverage = room.share(glance["unit_count"], glance["expected_count"])
    source = {"stage": t(f"stage.{glance['stage']}"), "year": str(room.year)}
    asked = (("first", {"name": marks[0].name, "ratio": marks[0].first_text}),)
    message = t(DECK_CLUSTER_KEYS[key], **words)
    if key == "sensitive":
        message = fitting(message, t("deck.cluster.sensitive_short", **words))
    return room.slide(
        "cluster", message, parts, coverage, asked, method=t("how.cluster-hold.rule"), source=source
    )


def verdict_words(glance: RowOf, rows: Sequence[RowOf], room: Room) -> Words:
    """The verdict on the lead with its sign, and what would turn it."""
    said = glance["verdict"]
    head = capital(room.t(f"verdict.{said}")) if said else ""
    tone = TONES.get(said, "context")
    return Words(head, (_turning(glance, rows, room),), tone, status=said)


def _turning(glance: RowOf, rows: Sequence[RowOf], room: Room) -> str:
    """The smallest change of one criterion's weight that would turn the lead, if there is one."""
    t = room.t
    if glance["verdict"] is None:
        return t("deck.cluster.too_few")
    if glance["single_id"] is None or abs(glance["single_ratio"]) > 1:
        return t("deck.cluster.no_single", leader=rows[0]["short_name"])
    one = replace(room.of_year, cluster=glance["cluster_id"])
    names = room.ask(criterion_scores, one).filter(criterion_id=glance["single_id"])
    name = t.pick(names.row(0, named=True), "short")
    ratio = f"{t.signed(glance['single_ratio'] * 100, 1)}%"
    rival = glance["single_rival_name"]
    return t("deck.cluster.single", rival=rival, criterion=name, ratio=ratio)


def _ranking(marks: Sequence[RankMark], room: Room) -> Table:
    """The units of the page's ranking, a dot at the points each is behind the leader."""
    t, shown = room.t, marks[:MOST_ROWS]
    most = max(mark.behind or 0 for mark in shown) or 1
    scale = even_axis(0, most, "", t, most=6)
    labels = tuple(t.number(-step, 0 if scale.step >= 1 else 1) for step in reversed(scale.steps))
    return Table(
        (
            Column(t("deck.cluster.rank"), 0.7),
            Column(t("deck.cluster.unit"), 3.5),
            Column(t("deck.cluster.points"), 1.3, "right"),
            Column(t("deck.cluster.gap"), 4.6),
            Column(t("deck.cluster.first"), 1.3, "right"),
            Column(t("deck.cluster.range"), 1.4, "right"),
        ),
        tuple(_ranked(n, mark, room) for n, mark in enumerate(shown)),
        chart_at=3,
        axis=Axis(-scale.high, 0, scale.step, labels),
    )


def _ranked(n: int, mark: RankMark, room: Room) -> Row:
    """The leader in red, as the lead is what is voted on; the second in blue, the rest grey."""
    tone: Tone = "attention" if mark.is_first else ("subject" if n == 1 else "context")
    words = room.t("deck.cluster.leads") if mark.is_first else mark.behind_text
    text: Tone = "ink" if n < 2 else "context"
    cells = (
        *(mark.rank_text, mark.name, mark.points_text, ""),
        *(mark.first_text, mark.range_text),
    )
    dot = Mark(-(mark.behind or 0.0), words, tone, "left")
    return Row(tuple(Text(c, text, n < 2) for c in cells), Marks((dot,)))


def clusters(room: Room) -> Slide | tuple[Slide, ...]:
    """Every cluster: who leads, by how much, and whether that is firm.

    Where they are more than a slide holds, those that are not firm and those that are stand on
    slides of their own, each with its message.
    """
    t = room.t
    picture = lead_picture(room.clusters.to_dicts() if room.clusters.height else [], t)
    if not picture.marks:
        return room.empty("clusters")
    if len(picture.marks) <= MOST_ROWS:
        return _leads(picture.marks, picture.sentence, picture, room)
    firm = [mark for mark in picture.marks if mark.verdict == "firm"]
    rest = [mark for mark in picture.marks if mark.verdict != "firm"]
    open_ = counted(t, "deck.clusters.open", len(rest), total=t.number(len(picture.marks)))
    groups = ((rest, open_, ""), (firm, picture.sentence, "firm" if rest else ""))
    slides: list[Slide] = []
    for marks, message, name in groups:
        made = partial(_leads, message=message, whole=picture, room=room)
        what = t(f"verdict.{name}") if name else ""
        slides += paged(marks, MOST_ROWS, made, t, name, what=what) if marks else ()
    return tuple(slides)


def _leads(marks: Sequence[LeadMark], message: str, whole: LeadPicture, room: Room) -> Slide:
    """Some of the clusters, with what each verdict asks of the meeting."""
    t, rows = room.t, [mark.row for mark in whole.marks]
    sizes = {kind: sum(mark.verdict == kind for mark in whole.marks) for kind in ORDER}
    side = [
        Part(
            Words(
                f"{capital(t('verdict.' + kind))} ({t.number(count)})",
                (t(DECK_CLUSTERS_DO_KEYS[kind]),),
                TONES[kind],
                status=kind,
            ),
            (9.75, 12),
            (n * 0.32, n * 0.32 + 0.3),
        )
        for n, (kind, count) in enumerate(sizes.items())
    ]
    known = sum(r["unit_count"] for r in rows), sum(r["expected_count"] for r in rows)
    return room.slide(
        "clusters",
        message,
        (Part(_margins(marks, whole, room), (0, 9.45)), *side),
        room.share(*known),
        (("cut", {"total": t.number(len(rows))}),),
        method=t("how.clusters-margins.rule"),
        source={"year": str(room.year)},
    )


def _margins(marks: Sequence[LeadMark], whole: LeadPicture, room: Room) -> Table:
    t = room.t
    most = max(mark.margin for mark in whole.marks)  # one scale on all slides
    return Table(
        (
            Column(t("deck.clusters.cluster"), 3.4),
            Column(t("deck.clusters.leader"), 3.4),
            Column(t("deck.clusters.margin"), 2.2),
            Column(t("deck.clusters.verdict"), 2.8),
        ),
        tuple(_margin(mark) for mark in marks),
        chart_at=2,
        axis=Axis(0, most * 1.16 or 1, most or 1),
    )


def _margin(mark: LeadMark) -> Row:
    tone = TONES.get(mark.verdict, "context")
    cells = (
        Text(mark.name),
        Text(mark.leader),
        Text(""),
        Text(mark.word, tone, True, mark.verdict),
    )
    return Row(cells, Marks(bar=Mark(mark.margin, mark.margin_text, tone)))
