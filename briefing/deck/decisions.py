"""What must be decided, by rule: each ask with the figures it rests on and how it is decided.

One list for slides, agenda, minutes and reports: a ballot is held on the item of its number.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import polars as pl

from briefing.deck.awards.asks import award_asks, direct_asks
from briefing.deck.awards.waiting import has_council, waiting
from briefing.deck.more_forms import Decision
from briefing.deck.progress.target_asks import target_asks
from briefing.deck.room import Room
from briefing.deck.scoring.asks import cluster_asks
from pictures.tokens import LAGGING
from queries.awards.questions import award_proposals
from queries.progress.questions import content_standing
from queries.reporting.obligations import obligation_list
from queries.scoring.questions import cluster_glance
from translations.held import held_pace
from translations.phrases import counted, joined

NAMED = 3


def decisions_of(room: Room) -> list[Decision]:
    """The asks of the room's storyline in the order of the agenda, numbered from 1.

    Where the plan names no council no ballot is cast: the council is told instead.
    """
    t = room.t
    ballot, told = t("deck.vote.ballot"), t("deck.vote.told")
    found = [one for asks in ASKS[room.story] for one in asks(room)]
    held = [
        replace(d, vote=told) if d.vote == ballot and not has_council(room) else d for d in found
    ]
    return [replace(one, number=n) for n, one in enumerate(held, start=1)]


def _ranks(room: Room) -> Iterator[Decision]:
    t, rows = room.t, room.clusters
    if rows.is_empty() or rows["verdict"].drop_nulls().is_empty():
        return
    year, vote, asked = str(room.year), t("deck.vote.open"), cluster_glance.name
    firm = rows.filter(verdict="firm").height
    even = rows.filter(verdict="even").to_dicts()
    rest = rows.filter(verdict="sensitive").height
    if firm:
        basis = t("deck.ask.firm_basis", year=year, total=t.number(rows.height))
        ask = counted(t, "deck.ask.firm", firm, year=year)
        yield Decision(ask, basis, vote, "firm", asked)
    if rest:
        ask = counted(t, "deck.ask.sensitive", rest)
        yield Decision(ask, t("deck.ask.sensitive_basis"), vote, "sensitive", asked)
    if even:
        names = joined(t, [t.pick(row, "cluster_name") for row in even[:NAMED]])
        key = "deck.ask.even" if len(even) <= NAMED else "deck.ask.even_many"
        ask = counted(t, key, len(even), names=names)
        yield Decision(ask, t("deck.ask.even_basis"), t("deck.vote.secret"), "even", asked)


def _contents(room: Room) -> Iterator[Decision]:
    t = room.t
    behind = sorted(
        (r for r in room.contents if r["status"] in LAGGING), key=lambda r: r["pace_ratio"]
    )
    if behind:
        names = joined(t, [t.pick(row, "short") for row in behind[:NAMED]])
        paces = joined(t, [held_pace(row, t) for row in behind[:NAMED]])
        ask = counted(t, "deck.ask.behind", len(behind), names=names)
        basis, asked = t("deck.ask.behind_basis", paces=paces), content_standing.name
        yield Decision(ask, basis, t("deck.vote.open"), "behind", asked)


def _reports(room: Room) -> Iterator[Decision]:
    t, row = room.t, room.review
    lacking = row["overdue_count"] + row["rejected_count"] if row else 0
    if row and lacking:
        report = t.period(row["obligation_id"])
        basis = t("deck.ask.reports_basis", report=report, due=t.date(row["due_at"].date()))
        ask, asked = counted(t, "deck.ask.reports", lacking), obligation_list.name
        yield Decision(ask, basis, t("deck.vote.open"), "reports", asked)


def _awards(room: Room) -> Iterator[Decision]:
    """Proposals that wait for the council, then those that come to who decides without it."""
    t = room.t
    found = waiting(room)
    if found.height:
        doubts = found.filter(pl.col("verdict_now") != "met").height
        basis = counted(t, "deck.ask.awards_basis", doubts, total=t.number(found.height))
        ask, asked = counted(t, "deck.ask.awards", found.height), award_proposals.name
        yield Decision(ask, basis, t("deck.vote.ballot"), "awards", asked)
    yield from direct_asks(room)


USUAL = (_ranks, _contents, _reports)
ASKS: dict[str, tuple[Callable[[Room], Iterator[Decision]], ...]] = {
    "yearly": (*USUAL, _awards),
    "interim": (*USUAL, _awards, target_asks),
    "final": (*USUAL, award_asks),
    "cluster": (cluster_asks,),
    "awards": (award_asks,),
}
