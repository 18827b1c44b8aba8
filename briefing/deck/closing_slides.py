"""The last slides: what must be decided, and how sure the figures are."""

from collections.abc import Sequence

import polars as pl

from briefing.deck.decisions import decisions_of
from briefing.deck.forms import Column, Row, Table, Text
from briefing.deck.more_forms import Decision, Decisions, Words
from briefing.deck.pages import paged
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide
from queries.reference.questions import phase_list
from translations.phrases import counted

MOST, RULES = 5, 4


def decisions(room: Room) -> Slide | tuple[Slide, ...]:
    """The asks, numbered, each with its basis and how it is decided."""
    return decision_slides("decisions", room)


def decision_slides(key: str, room: Room) -> Slide | tuple[Slide, ...]:
    """The asks of the room's storyline over as many slides as they need; numbers go on."""
    t, rows = room.t, decisions_of(room)
    if not rows:
        return room.empty(key)
    heads = (t("deck.decisions.ask"), t("deck.decisions.basis"), t("deck.decisions.vote"))
    secret = [t.number(d.number) for d in rows if d.vote == t("deck.vote.secret")]
    message = counted(t, "deck.decisions.message", len(rows))
    if secret:
        message = t("deck.decisions.secret", head=message, numbers=", ".join(secret))

    def made(part: Sequence[Decision]) -> Slide:
        said = {"head": message, "first": part[0].number, "last": part[-1].number}
        here = message if len(part) == len(rows) else t("deck.decisions.part", **said)
        return room.slide(key, here, (Part(Decisions(heads, tuple(part))),))

    return paged(rows, MOST, made, t)


def method(room: Room) -> Slide:
    """Where the figures come from, of how many units each is known, and what nobody knows."""
    return method_slide("method", (), room)


def method_slide(key: str, more: tuple[str, ...], room: Room) -> Slide:
    """The rules in words and `more` of them, coverage of every kind of figure, the unknown."""
    t = room.t
    rows = [row for row in (_indicators(room), _reports(room), _scores(room), _awards(room)) if row]
    table = Table(
        (Column(t("deck.method.figure"), 2.75), Column(t("deck.method.known"), 2.15, "right")),
        tuple(Row((Text(name), Text(share))) for name, share in rows),
    )
    unknown = _unknown(room)
    kept = RULES if len(more) < 2 else RULES - 1  # two more leave no room for what the title says
    rules = (*more, *(t(f"deck.method.rule_{n}") for n in range(1, kept + 1)))
    parts = (
        Part(Words(t("deck.method.rules"), rules), (0, 5.6)),
        Part(table, (5.9, 12), (0, 0.48)),
        Part(
            Words(t("deck.method.unknown"), unknown or (t("deck.method.nothing"),)),
            (5.9, 12),
            (0.54, 1),
        ),
    )
    message = counted(t, "deck.method.message", len(unknown))
    return room.slide(key, message, parts)


def _pair(name: str, count: int, expected: int, room: Room, **of: str) -> tuple[str, str]:
    """What is covered, of which phase, report or year, and how much of it."""
    return room.t(f"deck.method.{name}", **of), room.share(count, expected, "deck.bare")


def _indicators(room: Room) -> tuple[str, str]:
    known = room.indicators.filter(pl.col("value").is_not_null()).height
    return _pair("indicators", known, room.indicators.height, room, phase=room.phase_words)


def _reports(room: Room) -> tuple[str, str] | None:
    row = room.review
    if row is None:
        return None
    return _pair(
        "reports",
        row["accepted_count"],
        row["expected_count"] - row["exempt_count"],
        room,
        report=room.t.period(row["obligation_id"]),
    )


def _scores(room: Room) -> tuple[str, str] | None:
    rows = room.clusters
    if rows.is_empty():
        return None
    return _pair(
        "scores",
        int(rows["unit_count"].sum()),
        int(rows["expected_count"].sum()),
        room,
        year=str(room.year),
    )


def _awards(room: Room) -> tuple[str, str] | None:
    if room.awards.total(room.everything) is None:
        return None
    row = room.awards.coverage_rows(room.everything).row(0, named=True)
    return _pair("awards", row["unit_count"], row["expected_count"], room)


def _unknown(room: Room) -> tuple[str, ...]:
    """What the data cannot say on this date, in words."""
    t, found = room.t, []
    blank = room.indicators.filter(pl.col("value").is_null()).height
    if blank:
        found.append(counted(t, "deck.method.blank", blank))
    free = room.watched_count
    if free:
        found.append(counted(t, "deck.method.no_target", free))
    assumed = room.ask(phase_list).filter("is_assumed").height
    if assumed:
        found.append(t("deck.method.assumed"))
    if not room.clusters.is_empty():
        open_ = room.clusters.filter(pl.col("unit_count") < pl.col("expected_count")).height
        if open_:
            found.append(counted(t, "deck.method.open_clusters", open_))
    judged = room.awards.judged_proposals(room.everything)
    doubts = judged.filter(verdict_now="no_basis").height if judged.height else 0
    if doubts:
        found.append(counted(t, "deck.method.no_basis", doubts))
    return tuple(found)
