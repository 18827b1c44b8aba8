"""The last slides of one cluster: ties and vetoes in words, and what must be decided."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import polars as pl

from briefing.deck.closing_slides import decision_slides
from briefing.deck.forms import Column, Row, Table, Text
from briefing.deck.pages import paged
from briefing.deck.room import Room
from briefing.deck.scoring.points import facts, one_cluster
from briefing.deck.slide import Part, Slide
from queries.scoring.questions import score_vetoes, tie_steps
from translations.name_order import name_order
from translations.phrases import counted

DECK_CLUSTER_TIES_KEYS = {
    "basis": "deck.cluster_ties.basis",
    "effect": "deck.cluster_ties.effect",
    "ties": "deck.cluster_ties.ties",
    "unit": "deck.cluster_ties.unit",
    "vetoes": "deck.cluster_ties.vetoes",
    "what": "deck.cluster_ties.what",
}

PER_SLIDE = 6
Line = tuple[str, str, str, str, bool]


def cluster_ties(room: Room) -> Slide | tuple[Slide, ...]:
    """The certificate: which units are equal and what parted them, which vetoes hold."""
    t, found = room.t, one_cluster(room)
    if found is None:
        return room.empty("cluster_ties")
    glance = found[0]
    one = replace(room.of_year, cluster=glance["cluster_id"])
    mine = pl.col("cluster_id") == glance["cluster_id"]
    ties = room.ask(tie_steps, one).filter(mine)
    vetoes = room.ask(score_vetoes, one).filter(mine)
    coverage, source = facts(glance, room)
    lines = [*_vetoes(vetoes, room), *_ties(ties, room)]
    if not lines:
        return room.empty("cluster_ties", coverage, t("deck.cluster_ties.none"))
    counts = (("vetoes", vetoes["unit_id"].n_unique()), ("ties", ties["unit_id"].n_unique()))
    message = "; ".join(counted(t, DECK_CLUSTER_TIES_KEYS[k], n) for k, n in counts if n)
    asked = (
        (
            "vetoes",
            {
                "count": t.number(vetoes.height),
                "detected": t.number(vetoes.filter("is_detected").height),
            },
        ),
    )

    def made(part: Any) -> Slide:
        parts = (Part(_certificate(part, room)),)
        return room.slide("cluster_ties", message, parts, coverage, asked, source=source)

    return paged(lines, PER_SLIDE, made, t)


def _vetoes(vetoes: pl.DataFrame, room: Room) -> Iterator[Line]:
    t = room.t
    for row in vetoes.sort(name_order("short_name"), "veto_id").to_dicts():
        found = t(
            "deck.cluster_ties.detected" if row["is_detected"] else "deck.cluster_ties.declared"
        )
        effect = t(f"rubric_book.choice.{row['effect']}")
        yield row["short_name"], t.pick(row, "label"), found, effect, True


def _ties(ties: pl.DataFrame, room: Room) -> Iterator[Line]:
    """The step that parted each unit, or the last that could not."""
    t = room.t
    for _, rows in ties.sort("step").group_by("unit_id", maintain_order=True):
        said = [r for r in rows.to_dicts() if r["is_deciding"]] or rows.to_dicts()[-1:]
        row = said[0]
        by = (
            t.pick(row, "section_short")
            if row["tie_by"] == "section"
            else t(f"rubric_book.choice.{row['tie_by']}")
        )
        value = t.number(row["compared_value"], row["decimals"])
        what = t("deck.cluster_ties.equal", points=t.number(row["score_points"], row["decimals"]))
        basis = t("deck.cluster_ties.step", step=t.number(row["step"]), by=by, value=value)
        key = "deck.cluster_ties.rank" if row["is_deciding"] else "deck.cluster_ties.shared"
        rank = t(key, rank=t.number(row["cluster_rank"]))
        yield row["short_name"], what, basis, rank, False


def _certificate(lines: list[Line], room: Room) -> Table:
    heads = ("unit", "what", "basis", "effect")
    columns = tuple(
        Column(room.t(DECK_CLUSTER_TIES_KEYS[head]), share)
        for head, share in zip(heads, (2.6, 3.6, 3.7, 2.3), strict=True)
    )
    return Table(
        columns,
        tuple(
            Row(
                (
                    Text(name, is_bold=True),
                    Text(what),
                    Text(basis, "context"),
                    Text(effect, "attention" if is_veto else "subject", True),
                )
            )
            for name, what, basis, effect, is_veto in lines
        ),
    )


def cluster_decisions(room: Room) -> Slide | tuple[Slide, ...]:
    """First rank, the next two, and scores that go back."""
    return decision_slides("cluster_decisions", room)
