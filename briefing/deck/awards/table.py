"""The slide on what is on the table: forms and occasions, how many wait, what number is left."""

from typing import Any

import polars as pl

from answers.awards.answers import every
from answers.awards.gate import quota_table, rules_of
from briefing.deck.awards.waiting import handed_in, in_state, waiting
from briefing.deck.forms import Axis, Column, Mark, Marks, Row, Table, Text
from briefing.deck.pages import paged
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide
from queries.awards.questions import award_cells, award_proposals, award_rules
from schemas.frames import AwardCells
from schemas.plan.awards import AwardRule
from translations.phrases import counted
from translations.value_words import AWARDS_LEVEL_KEYS, AWARDS_OCCASION_KEYS

DECK_SUBJECT_KEYS = {
    "award": "deck.subject.award",
    "collective": "deck.subject.collective",
    "household": "deck.subject.household",
    "individual": "deck.subject.individual",
}

PER_SLIDE = 8
Waiting = tuple[AwardCells, int]
"""A form and occasion, and how many of its proposals wait."""


def award_table(room: Room) -> Slide | tuple[Slide, ...]:
    """Forms by occasion: proposals that wait, awards decided, what the quota leaves."""
    t = room.t
    cells = room.ask(award_cells, every(room.everything)).filter(pl.col("proposed_count") > 0)
    if cells.is_empty():
        return room.empty("award_table")
    found = waiting(room)
    counts: dict[Any, int] = {}
    if found.height:
        counts = {(f, o): n for f, o, n in found.group_by("form_id", "occasion").len().iter_rows()}
    rows = [
        (row, counts.get((row.form_id, row.occasion), 0))
        for row in AwardCells.rows(cells.sort("form_position", "occasion"))
    ]
    message = _message(found.height, sum(count > 0 for _, count in rows), room)
    most = max(count for _, count in rows) or 1
    asked = (
        (
            "left",
            {
                "count": t.number(sum(_numbers(row, room) != "" for row, _ in rows)),
                "total": t.number(len(rows)),
            },
        ),
    )

    def made(part: Any) -> Slide:
        table = _table(part, most, room)
        return room.slide("award_table", message, (Part(table),), handed_in(room), asked)

    return paged(rows, PER_SLIDE, made, t)


def _message(count: int, forms: int, room: Room) -> str:
    """How many wait for the council and, where it has passed some, for a decision."""
    t, passed = room.t, in_state(room, "passed").height
    if not count and not passed:
        return t("deck.award_table.nothing")
    if not count:
        return counted(t, "deck.award_votes.none", passed)
    message = counted(t, "deck.award_table.message", count, forms=t.number(forms))
    return counted(t, "deck.award_table.passed", passed, head=message) if passed else message


def _table(rows: list[Waiting], most: int, room: Room) -> Table:
    t = room.t
    return Table(
        (
            Column(t("deck.award_table.form"), 3.5),
            Column(t("deck.award_table.level"), 1.7),
            Column(t("deck.award_table.occasion"), 1.5),
            Column(t("deck.award_table.waiting"), 1.6),
            Column(t("deck.award_table.decided"), 1.4, "right"),
            Column(t("deck.award_table.left"), 3.9),
        ),
        tuple(_row(row, count, room) for row, count in rows),
        chart_at=3,
        axis=Axis(0, most * 1.2, most * 1.2),
    )


def _row(row: AwardCells, count: int, room: Room) -> Row:
    t = room.t
    cells = (
        Text(t.pick(row, "form"), is_bold=count > 0),
        Text(t(AWARDS_LEVEL_KEYS[row.level]), "context"),
        Text(t(AWARDS_OCCASION_KEYS[row.occasion]), "context"),
        Text(""),
        Text(t.number(row.decided_count)),
        Text(_numbers(row, room) or t("deck.award_table.no_number"), "context"),
    )
    return Row(cells, Marks(bar=Mark(count, t.number(count))))


def _numbers(row: AwardCells, room: Room) -> str:
    """What the rules on numbers leave for a form and occasion; empty where no number is set."""
    t, said = room.t, []
    for rule in _quotas(room):
        is_about = (not rule.forms or row.form_id in rule.forms) and (
            not rule.occasions or row.occasion in rule.occasions
        )
        if is_about and rule.limit is not None:
            said.append(_left(rule, room))
    return t("deck.award_table.and").join(said)


def _quotas(room: Room) -> list[AwardRule]:
    rules = rules_of(room.ask(award_rules, every(room.everything)))
    return [r for r in rules if r.kind == "quota" and r.is_in_force]


def _left(rule: AwardRule, room: Room) -> str:
    """«2 tập thể mỗi đơn vị; 3 đơn vị đã hết», or what is left of the campaign's number."""
    t = room.t
    claims = room.ask(award_proposals, every(room.everything))
    year = room.chosen.year or room.chosen.as_of.year
    held = quota_table(claims.filter(year=year) if rule.within == "year" else claims, [rule], t)
    if rule.per == "campaign":
        left = min(held["left_count"].to_list(), default=rule.limit)
        return t("deck.award_table.campaign", left=t.number(left), limit=t.number(rule.limit))
    full = held.filter(pl.col("left_count") <= 0).height
    subjects = [t(DECK_SUBJECT_KEYS[name]) for name in rule.subjects] or [t("deck.subject.award")]
    words = {"limit": t.number(rule.limit), "subject": "/".join(subjects), "full": t.number(full)}
    return t("deck.award_table.per_unit", **words)
