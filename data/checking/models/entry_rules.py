"""Rules of one model of the register, and of one place that took it over."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from data.checking.layouts.model_layout import DATES
from data.checking.layouts.template_layout import TEXT_LIMIT
from data.checking.models.lines import ModelLine
from data.checking.models.register import KnownModel
from data.checking.problem_rows import plain
from data.checking.workbook.check_identity import Scope

NAME_LIMIT = 200  # letters: longer is a description in the place of a name
Fault = tuple[str, str, Mapping[str, str]]
"""The column a rule is broken at, the rule, and what its words are filled with."""
NONE: Mapping[str, str] = MappingProxyType({})
PAIRS = (
    ("recognised_on", "document", "recognition_needs_document"),
    ("document", "recognised_on", "document_needs_recognition"),
    ("withdrawn_on", "reason", "withdrawal_needs_reason"),
    ("reason", "withdrawn_on", "reason_needs_withdrawal"),
    ("effect_value", "effect_measure", "effect_needs_measure"),
    ("effect_measure", "effect_value", "measure_needs_effect"),
)
"""Columns that go together: the one that stands, the one that is missing, the rule."""


def entry_faults(line: ModelLine, before: KnownModel | None, today: date) -> Iterator[Fault]:
    """What is wrong with a model itself."""
    said = line.said
    for key, rule in (("model_name", "model_needs_name"), ("kind", "model_needs_kind")):
        if line.texts[key] is None:
            yield key, rule, NONE
    for key, other, rule in PAIRS:
        if line.texts[key] is not None and line.texts[other] is None:
            yield other, rule, NONE
    yield from _too_long(line)
    yield from _future(line, today)
    recognised, withdrawn = said["recognised_on"], said["withdrawn_on"]
    if recognised and withdrawn and withdrawn < recognised:
        yield "withdrawn_on", "withdrawn_before_recognised", {"recognised": plain(recognised)}
    first = before and before.first_spread_on
    if recognised and first and first < recognised:
        yield "recognised_on", "recognised_after_spread", {"first": plain(first)}


def _too_long(line: ModelLine) -> Iterator[Fault]:
    limits = {"model_name": NAME_LIMIT, "effect": TEXT_LIMIT, "reason": TEXT_LIMIT}
    for key, limit in limits.items():
        if len(line.said[key] or "") > limit:
            yield key, "model_words_within_limit", {"limit": str(limit)}


def _future(line: ModelLine, today: date) -> Iterator[Fault]:
    for key in DATES:
        if line.said[key] and line.said[key] > today:
            yield key, "model_date_not_future", {"today": plain(today)}


def spread_faults(line: ModelLine, of: KnownModel | None, at: Scope) -> Iterator[Fault]:
    """What is wrong with a place that took a model over; `of`: the model, None where it is none."""
    place, day = line.said["replicated_to"], line.said["replicated_on"]
    if line.texts["replicated_to"] is None:
        yield "replicated_to", "spread_needs_place", NONE
    if line.texts["replicated_on"] is None:
        yield "replicated_on", "spread_needs_date", NONE
    if of is None:
        yield "model_id", "spread_of_unknown_model", NONE
        return
    if place == of.unit_id:
        yield "replicated_to", "spread_to_owner", NONE
    if day is None:
        return
    if of.recognised_on is None:
        yield "replicated_on", "spread_not_recognised", NONE
    elif day < of.recognised_on:
        yield "replicated_on", "spread_before_recognised", {"recognised": plain(of.recognised_on)}
    if of.withdrawn_on and day > of.withdrawn_on:
        yield "replicated_on", "spread_after_withdrawal", {"withdrawn": plain(of.withdrawn_on)}
    if place is not None:
        yield from _not_there(place, day, at)


def _not_there(place: str, day: date, at: Scope) -> Iterator[Fault]:
    unit = at.units[place]
    first, last = unit["valid_from"], unit["valid_to"]
    if day < first or (last is not None and day > last):
        days = {"from": plain(first), "until": plain(last) if last else "…"}
        yield "replicated_to", "spread_place_not_there", {"unit": unit["unit_name"], **days}
