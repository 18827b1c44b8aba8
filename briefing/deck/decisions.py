"""What must be decided, by rule: each ask with the figures it rests on and how it is decided."""

from collections.abc import Iterator

import polars as pl

from briefing.deck.award_waiting import waiting
from briefing.deck.more_forms import Decision
from briefing.deck.room import Room
from charts.tokens import BEHIND
from charts.words import counted, joined

NAMED = 3


def decisions_of(room: Room) -> list[Decision]:
    """The asks in the order of the agenda: ranks, votes, contents behind, reports, awards."""
    return [*_ranks(room), *_contents(room), *_reports(room), *_awards(room)]


def _ranks(room: Room) -> Iterator[Decision]:
    t, rows = room.t, room.clusters
    if rows.is_empty() or rows["verdict"].drop_nulls().is_empty():
        return
    year = str(room.year)
    firm = rows.filter(verdict="firm").height
    even = rows.filter(verdict="even").to_dicts()
    rest = rows.filter(verdict="sensitive").height
    if firm:
        basis = t("deck.ask.firm_basis", year=year, total=t.number(rows.height))
        yield Decision(counted(t, "deck.ask.firm", firm, year=year), basis, t("deck.vote.open"))
    if rest:
        basis = t("deck.ask.sensitive_basis")
        yield Decision(counted(t, "deck.ask.sensitive", rest), basis, t("deck.vote.open"))
    if even:
        names = joined(t, [t.pick(row, "cluster_name") for row in even[:NAMED]])
        key = "even" if len(even) <= NAMED else "even_many"
        ask = counted(t, f"deck.ask.{key}", len(even), names=names)
        yield Decision(ask, t("deck.ask.even_basis"), t("deck.vote.secret"))


def _contents(room: Room) -> Iterator[Decision]:
    t = room.t
    behind = sorted(
        (r for r in room.contents if r["status"] in BEHIND), key=lambda r: r["pace_ratio"]
    )
    if behind:
        names = joined(t, [t.pick(row, "short") for row in behind[:NAMED]])
        paces = joined(t, [t.number(row["pace_ratio"], 2) for row in behind[:NAMED]])
        ask = counted(t, "deck.ask.behind", len(behind), names=names)
        yield Decision(ask, t("deck.ask.behind_basis", paces=paces), t("deck.vote.open"))


def _reports(room: Room) -> Iterator[Decision]:
    t, row = room.t, room.review
    lacking = row["overdue_count"] + row["rejected_count"] if row else 0
    if row and lacking:
        report = t.period(row["obligation_id"])
        basis = t("deck.ask.reports_basis", report=report, due=t.date(row["due_at"].date()))
        yield Decision(counted(t, "deck.ask.reports", lacking), basis, t("deck.vote.open"))


def _awards(room: Room) -> Iterator[Decision]:
    """Proposals an appraiser is done with and the council has not spoken of."""
    t = room.t
    found = waiting(room)
    if found.is_empty():
        return
    doubts = found.filter(pl.col("verdict_now") != "met").height
    basis = counted(t, "deck.ask.awards_basis", doubts, total=t.number(found.height))
    yield Decision(counted(t, "deck.ask.awards", found.height), basis, t("deck.vote.ballot"))
