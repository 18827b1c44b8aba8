"""The last slides of an awards session: what is put to the vote in which order, by which rules."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from answers.awards.answers import every
from briefing.deck.awards.waiting import handed_in
from briefing.deck.closing_slides import decision_slides
from briefing.deck.forms import Column, Row, Table, Text
from briefing.deck.pages import paged
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide
from queries.awards.questions import award_rules
from schemas.frames import AwardRules
from translations import Translator
from translations.phrases import counted

RULES, LONG = 4, 105  # a rule and its clause may need three lines, a longer one four


def award_decisions(room: Room) -> Slide | tuple[Slide, ...]:
    """A ballot a form, the highest level first; then what was passed and waits to be signed."""
    return decision_slides("award_decisions", room)


def award_rulebook(room: Room) -> Slide | tuple[Slide, ...]:
    """The rules proposals are held against on the day, each with document and clause."""
    t, as_of = room.t, room.chosen.as_of
    rules = AwardRules.rows(room.ask(award_rules, every(room.everything)).sort("position"))
    if not rules:
        return room.empty("award_rulebook")
    rows = sorted(rules, key=lambda rule: not is_on(rule, as_of))
    on = sum(is_on(rule, as_of) for rule in rules)
    message = counted(
        t, "deck.award_rulebook.message", on, total=t.number(len(rows)), date=t.date(as_of)
    )
    asked = (("off", {"count": t.number(len(rows) - on)}),)

    def made(part: Any) -> Slide:
        return room.slide(
            "award_rulebook", message, (Part(_rules(part, room)),), handed_in(room), asked
        )

    return paged(rows, rules_a_slide(rows, t), made, t)


def rules_a_slide(rules: Sequence[AwardRules], t: Translator) -> int:
    """How many rules stand on a slide with every word of them."""
    return RULES - any(len(t.pick(rule, "label")) > LONG for rule in rules)


def is_on(rule: AwardRules, as_of: date) -> bool:
    """Whether a rule applies on a day: the document has it in force, and the day is in its time."""
    since, until = rule.valid_from or date.min, rule.valid_to or date.max
    return rule.is_in_force and since <= as_of <= until


def _rules(rows: list[AwardRules], room: Room) -> Table:
    t = room.t
    return Table(
        (
            Column(t("deck.award_doubts.rule"), 5.8),
            Column(t("deck.award_doubts.clause"), 4.3),
            Column(t("deck.award_rulebook.since"), 1.35),
            Column(t("deck.award_rulebook.state"), 2.15),
        ),
        tuple(
            Row(
                (
                    Text(t.pick(row, "label")),
                    Text(", ".join(filter(None, (row.document, row.clause))), "context"),
                    Text(t.date(row.valid_from), "context"),
                    Text(
                        t("deck.award_rulebook.on" if applied else "deck.award_rulebook.off"),
                        "subject" if applied else "doubt",
                        status="reached" if applied else "no_target",
                    ),
                )
            )
            for row in rows
            for applied in (is_on(row, room.chosen.as_of),)
        ),
    )
