"""Slides of an interim review that look on: exceptional awards, what phase 2 will ask."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from answers.awards.answers import every
from answers.awards.gate import rules_of
from briefing.deck.awards.closing import is_on, rules_a_slide
from briefing.deck.awards.waiting import VERDICTS, handed_in
from briefing.deck.forms import Axis, Column, Key, Mark, Marks, Row, Table, Text, Tone
from briefing.deck.pages import paged
from briefing.deck.progress.behind_slide import some_of
from briefing.deck.progress.target_asks import PaceAhead, pace_ahead
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide, fitting
from methods.award_gate import gate
from queries.awards.questions import award_proposals, award_rules
from queries.progress.questions import phase_comparison
from schemas.frames import AwardRules
from translations.phrases import counted
from translations.value_words import DECK_ELIGIBLE_KEYS

EXCEPTIONS = ("rank", "attested", "window", "spacing")
ROWS, ENOUGH, NEAR, MOST = 7, 100.0, 55.0, 200.0


@dataclass(frozen=True)
class Answered:
    """A rule, whether it applies on the day, and how many proposals have each verdict of it."""

    rule: AwardRules
    is_on: bool
    counts: dict[str, int]


def award_exceptions(room: Room) -> Slide | tuple[Slide, ...]:
    """Rules that single awards out, whether they apply, and how many proposals meet them."""
    t, chosen = room.t, every(room.everything)
    rules = room.ask(award_rules, chosen).filter(pl.col("kind").is_in(EXCEPTIONS))
    if rules.is_empty():
        return room.empty("award_exceptions")
    claims = room.ask(award_proposals, chosen)
    said = gate(claims, rules_of(rules), room.chosen.as_of, room.awards.ranks(chosen))
    rows = [
        Answered(
            rule,
            is_on(rule, room.chosen.as_of),
            {code: said.filter(rule_id=rule.rule_id, verdict=code).height for code in VERDICTS},
        )
        for rule in AwardRules.rows(rules.sort("position"))
    ]
    rows.sort(key=lambda r: (not r.is_on, -sum(r.counts.values())))
    on = sum(r.is_on for r in rows)
    message = counted(
        t,
        "deck.award_exceptions.message",
        on,
        total=t.number(len(rows)),
        met=t.number(sum(r.counts["met"] for r in rows)),
    )
    asked = (
        (
            "heard",
            {"count": t.number(said["proposal_id"].n_unique()), "total": t.number(claims.height)},
        ),
    )

    def made(part: Sequence[Answered]) -> Slide:
        parts = (Part(_rules(part, room)),)
        return room.slide("award_exceptions", message, parts, handed_in(room), asked)

    return paged(rows, rules_a_slide([row.rule for row in rows], t), made, t)


def _rules(rows: Sequence[Answered], room: Room) -> Table:
    t = room.t
    columns = [
        Column(t("deck.award_doubts.rule"), 5.2),
        Column(t("deck.award_doubts.clause"), 3.8),
        Column(t("deck.award_rulebook.state"), 2),
    ]
    columns += [Column(t(DECK_ELIGIBLE_KEYS[code]), 0.85, "right") for code in VERDICTS]
    return Table(tuple(columns), tuple(_rule(row, room) for row in rows))


def _rule(row: Answered, room: Room) -> Row:
    t, is_applied = room.t, row.is_on
    state = t("deck.award_rulebook.on" if is_applied else "deck.award_rulebook.off")
    tone: Tone = "subject" if is_applied else "doubt"
    cells = [
        Text(t.pick(row.rule, "label")),
        Text(", ".join(filter(None, (row.rule.document, row.rule.clause))), "context"),
        Text(state, tone, status="reached" if is_applied else "no_target"),
    ]
    cells += [Text(t.number(row.counts[code] if is_applied else None)) for code in VERDICTS]
    return Row(tuple(cells))


def next_phase(room: Room) -> Slide:
    """What phase 2 asks of each year against what was gained a year so far."""
    t, rows = room.t, pace_ahead(room)
    if not rows:
        return room.empty("next_phase")
    faster = [r for r in rows if r.share < ENOUGH]
    words = {"total": t.number(len(rows))}
    if not faster:
        message = t("deck.next_phase.none", **words)
    else:
        worst = faster[0]
        times = t.number(100 / worst.share, 1) if worst.share > 0 else None
        words |= {"name": t.pick(worst, "short"), "times": times or ""}
        head = counted(t, "deck.next_phase.message", len(faster), **words)
        longer = t(
            "deck.next_phase.times" if times else "deck.next_phase.still", head=head, **words
        )
        message = fitting(longer, head)
    asked = (("known", {"count": t.number(len(rows)), "total": t.number(room.indicators.height)}),)
    return room.slide(
        "next_phase",
        message,
        (Part(_ahead(rows, room)),),
        room.covered(room.ask(phase_comparison)),
        asked,
    )


def _ahead(rows: list[PaceAhead], room: Room) -> Table:
    t = room.t
    return Table(
        (
            Column(some_of("deck.behind.indicator", ROWS, len(rows), t), 2.9),
            Column(t("deck.next_phase.way"), 3, "right"),
            Column("", 4),
            Column(t("deck.next_phase.gained"), 1.6, "right"),
            Column(t("deck.next_phase.required"), 1.6, "right"),
        ),
        tuple(_indicator(row, n == 0, room) for n, row in enumerate(rows[:ROWS])),
        chart_at=2,
        axis=Axis(0, MOST, MOST / 4, tuple(f"{t.number(MOST / 4 * n)}%" for n in range(5))),
        key=(
            Key("dot", t("deck.next_phase.pace")),
            Key("tick", t("deck.next_phase.enough"), "context"),
        ),
    )


def _indicator(row: PaceAhead, is_first: bool, room: Room) -> Row:
    """The hardest in red, where it must gain faster."""
    t, decimals = room.t, row.decimals
    share = row.share
    is_red = is_first and share < ENOUGH
    tone: Tone = "attention" if is_red else "subject"
    start = t.number(row.phase_2_start, decimals)
    end = t.amount(row.phase_2_target, row.measure, decimals)
    is_near = NEAR < share < ENOUGH
    dot = Mark(
        min(max(share, 0), MOST), f"{t.number(share)}%", tone, "left" if is_near else "right"
    )
    more = decimals + (abs(row.required_per_year) < 10)
    return Row(
        (
            Text(t.pick(row, "short"), is_bold=is_red),
            Text(f"{start} / {end}"),
            Text(""),
            Text(t.signed(row.gained_per_year, more)),
            Text(t.signed(row.required_per_year, more)),
        ),
        Marks((dot,), Mark(ENOUGH, tone="context")),
    )
