"""Slides for the vote: the proposals of each form by unit, and the doubts about them by rule."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from answers.awards.answers import every
from briefing.deck.awards.waiting import VERDICTS, answers_of, by_form, handed_in, in_state, waiting
from briefing.deck.forms import BarChart, Bars, Column, Row, Table, Text, Tone
from briefing.deck.pages import paged
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide, fitting
from queries.awards.questions import award_rules
from schemas.frames import AwardProposals, AwardRules
from translations.name_order import name_order
from translations.phrases import counted
from translations.value_words import DECK_ELIGIBLE_KEYS

PER_SLIDE, RULES = 12, 4
TONES: tuple[tuple[str, Tone], ...] = (
    ("met", "subject"),
    ("no_basis", "earlier"),
    ("failed", "attention"),
)
SUBJECTS = ("collective", "individual", "household")


def award_votes(room: Room) -> Slide | tuple[Slide, ...]:
    """A slide a form, more where its units are many; nobody's name, only units and counts."""
    t, found = room.t, waiting(room)
    if room.awards.total(room.everything) is None:
        return room.empty("award_votes")
    if found.is_empty():
        passed = in_state(room, "passed").height
        message = counted(t, "deck.award_votes.none", passed)
        return room.empty("award_votes", handed_in(room), message)
    slides: list[Slide] = []
    for form, rows in by_form(found):
        slides += _form(form, rows, room)
    return tuple(slides)


def _form(form: AwardProposals, rows: pl.DataFrame, room: Room) -> tuple[Slide, ...]:
    t = room.t
    units = [
        (part["short_name"][0], part)
        for _, part in rows.sort(name_order("short_name"), "unit_id").group_by(
            "unit_id", maintain_order=True
        )
    ]
    message = counted(
        t,
        "deck.award_votes.message",
        rows.height,
        form=t.pick(form, "form"),
        units=t.number(len(units)),
        answers=answers_of(rows, room),
    )
    said = {"answers": answers_of(rows, room), "total": t.number(rows.height)}
    asked = (("doubts", said),)

    def made(part: Any) -> Slide:
        parts = (Part(_units(part, rows, room)),)
        return room.slide("award_votes", message, parts, handed_in(room), asked)

    return paged(units, PER_SLIDE, made, t, form.form_id, what=t.pick(form, "form"))


def _units(units: list[tuple[str, pl.DataFrame]], whole: pl.DataFrame, room: Room) -> Table:
    """Counts by recipient and by answer; only those the form has."""
    t = room.t
    columns = [Column(t("deck.award_votes.unit"), 3.4)]
    tests: list[tuple[str, str]] = []
    for field, codes, words in (
        ("subject", SUBJECTS, "deck.subject"),
        ("verdict_now", VERDICTS, "deck.eligible"),
    ):
        for code in codes:
            if whole.filter(pl.col(field) == code).height:
                columns.append(Column(t(f"{words}.{code}"), 1.6, "right"))
                tests.append((field, code))
    return Table(tuple(columns), tuple(_unit(name, rows, tests, room) for name, rows in units))


def _unit(name: str, rows: pl.DataFrame, tests: list[tuple[str, str]], room: Room) -> Row:
    """None is a dot, so that the others are seen."""
    cells = [Text(name)]
    for field, code in tests:
        count = rows.filter(pl.col(field) == code).height
        is_red = code == "failed" and count > 0
        words = room.t.number(count) if count else "·"
        cells.append(Text(words, "attention" if is_red else "ink", is_red))
    return Row(tuple(cells))


def award_doubts(room: Room) -> Slide | tuple[Slide, ...]:
    """The rules that keep proposals from being eligible, with document and clause."""
    t, found = room.t, waiting(room)
    if room.awards.total(room.everything) is None:
        return room.empty("award_doubts")
    if found.is_empty():
        return room.empty("award_doubts", handed_in(room), t("deck.award_doubts.nothing"))
    rows = _rules(found, room)
    if not rows:
        said = counted(t, "deck.award_doubts.clear", found.height)
        return room.empty("award_doubts", handed_in(room), said)
    head = counted(t, "deck.award_doubts.message", found.height, answers=answers_of(found, room))
    rule = t.pick(rows[0].rule, "label")
    message = fitting(t("deck.award_doubts.rule_most", head=head, rule=rule), head)
    asked = (
        (
            "most",
            {
                "rule": rule,
                "failed": t.number(rows[0].failed),
                "no_basis": t.number(rows[0].no_basis),
            },
        ),
    )

    def made(part: Any) -> Slide:
        parts = (
            Part(_doubts(part, room), (0, 12), (0, 0.6)),
            Part(_forms(found, room), (0, 12), (0.66, 1)),
        )
        return room.slide("award_doubts", message, parts, handed_in(room), asked)

    return paged(rows, RULES, made, t)


@dataclass(frozen=True)
class Doubt:
    """A rule and how many proposals it answers with failed and with no basis."""

    rule: AwardRules
    failed: int
    no_basis: int


def _rules(found: pl.DataFrame, room: Room) -> list[Doubt]:
    """Rules that decide an answer other than «met», with how many proposals each."""
    rules = AwardRules.rows(room.ask(award_rules, every(room.everything)))
    hit = found.explode("deciding").drop_nulls("deciding").select("deciding", "verdict_now")
    rows = []
    for rule in rules:
        mine = hit.filter(deciding=rule.rule_id)["verdict_now"].to_list()
        if mine:
            rows.append(Doubt(rule, mine.count("failed"), mine.count("no_basis")))
    return sorted(rows, key=lambda d: (-d.failed, -d.no_basis, d.rule.position))


def _doubts(rows: list[Doubt], room: Room) -> Table:
    t = room.t
    return Table(
        (
            Column(t("deck.award_doubts.rule"), 5.4),
            Column(t("deck.award_doubts.clause"), 3.4),
            Column(t("deck.eligible.failed"), 1.2, "right"),
            Column(t("deck.eligible.no_basis"), 1.5, "right"),
        ),
        tuple(
            Row(
                (
                    Text(t.pick(row.rule, "label"), is_bold=row.failed > 0),
                    Text(", ".join(filter(None, (row.rule.document, row.rule.clause))), "context"),
                    Text(t.number(row.failed), "attention" if row.failed else "context"),
                    Text(t.number(row.no_basis)),
                )
            )
            for row in rows
        ),
    )


def _forms(found: pl.DataFrame, room: Room) -> BarChart:
    """Proposals of each form by the gate's answer."""
    t, forms = room.t, by_form(found)
    series = []
    for code, tone in TONES:
        counts = [rows.filter(verdict_now=code).height for _, rows in forms]
        words = tuple(t.number(n) for n in counts)
        series.append(Bars(t(DECK_ELIGIBLE_KEYS[code]), tuple(map(float, counts)), words, tone))
    names = tuple(f"{t.pick(form, 'form')} ({t.number(rows.height)})" for form, rows in forms)
    return BarChart(names, tuple(series), t("deck.award_doubts.forms"), "whole", is_lying=True)
