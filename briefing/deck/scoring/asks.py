"""What a meeting on one cluster decides (việc của cụm, khối): ranks, and scores that go back."""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from briefing.deck.more_forms import Decision
from briefing.deck.room import Room
from briefing.deck.scoring.points import one_cluster
from queries.scoring.questions import cluster_ranking, score_replies
from schemas.row import Row as RowOf
from translations.name_order import name_order
from translations.phrases import counted, joined

DECK_CLUSTER_ASK_BASIS_KEYS = {
    "level": "deck.cluster_ask.level_basis",
    "even": "deck.cluster_ask.even_basis",
    "firm": "deck.cluster_ask.firm_basis",
    "sensitive": "deck.cluster_ask.sensitive_basis",
    "shared": "deck.cluster_ask.shared_basis",
    "unknown": "deck.cluster_ask.unknown_basis",
}

NAMED = 3


def cluster_asks(room: Room) -> Iterator[Decision]:
    """First rank, the next two, and scores that go back; none where no two units are ranked."""
    t, found = room.t, one_cluster(room)
    if found is None:
        return
    glance, rows = found
    first = [r["short_name"] for r in rows if r["cluster_rank"] == 1]
    verdict = glance["verdict"] or "unknown"
    key = "shared" if len(first) > 1 else verdict
    second = next((r for r in rows if r["cluster_rank"] > 1), rows[-1])
    is_level = key == "even" and not second["gap_points"]
    basis = t(
        DECK_CLUSTER_ASK_BASIS_KEYS["level" if is_level else key],
        second=second["short_name"],
        margin=t.number(second["gap_points"], second["decimals"]),
    )
    secret = key in ("even", "shared")
    ask = t(
        "deck.cluster_ask.choose" if secret else "deck.cluster_ask.first",
        names=joined(t, first if key != "even" else [rows[0]["short_name"], rows[1]["short_name"]]),
        cluster=t.pick(glance, "cluster_name"),
    )
    vote, asked = t("deck.vote.open"), cluster_ranking.name
    yield Decision(ask, basis, t("deck.vote.secret") if secret else vote, "first", asked)
    near = [r for r in rows if 1 < r["cluster_rank"] <= NAMED]
    if near:
        points = [t.number(r["score_points"], r["decimals"]) for r in near]
        ask = t("deck.cluster_ask.near", names=joined(t, [r["short_name"] for r in near]))
        basis = t("deck.cluster_ask.near_basis", points=joined(t, points))
        yield Decision(ask, basis, vote, "near", asked)
    yield from _returned(glance, room)


def _returned(glance: RowOf, room: Room) -> Iterator[Decision]:
    """Scores that are not whole, units far over the appraisal, replies to answer."""
    t, vote, asked = room.t, room.t("deck.vote.open"), cluster_ranking.name
    one = replace(room.of_year, cluster=glance["cluster_id"])
    lacking = room.ask(cluster_ranking, one).filter(
        pl.col("score_points").is_null(), cluster_id=glance["cluster_id"]
    )
    if lacking.height:
        names = joined(t, lacking.sort(name_order("short_name"))["short_name"].to_list()[:NAMED])
        ask = counted(t, "deck.cluster_ask.lacking", lacking.height, names=names)
        yield Decision(ask, t("deck.cluster_ask.lacking_basis"), vote, "lacking", asked)
    over = room.scores.over(one)
    if over.height:
        names = joined(t, over.sort("gap_points", descending=True)["short_name"].to_list()[:NAMED])
        ask = counted(t, "deck.cluster_ask.over", over.height, names=names)
        yield Decision(ask, t("deck.cluster_ask.over_basis"), vote, "over", asked)
    replies = room.ask(score_replies, one)
    if replies.height:
        late = t.number(replies.filter("is_late").height)
        ask = counted(t, "deck.cluster_ask.replies", replies.height)
        basis, asked = t("deck.cluster_ask.replies_basis", late=late), score_replies.name
        yield Decision(ask, basis, vote, "replies", asked)
