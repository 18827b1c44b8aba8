"""Questions about figures (câu hỏi về số liệu) in words: rule, grounds, what to ask politely."""

from dataclasses import dataclass

import polars as pl

from schemas.frames import FlagList
from translations import Translator
from translations.phrases import shorten
from translations.value_words import SCREENING_NAME_KEYS, SCREENING_OUTCOME_KEYS

SCREENING_ASK_KEYS = {
    "at_its_targets": "screening.ask.at_its_targets",
    "bunched_at_limit": "screening.ask.bunched_at_limit",
    "copied_from_unit": "screening.ask.copied_from_unit",
    "copied_report": "screening.ask.copied_report",
    "cumulative_fall": "screening.ask.cumulative_fall",
    "identical_text": "screening.ask.identical_text",
    "jump_against_peers": "screening.ask.jump_against_peers",
    "misplaced_decimal": "screening.ask.misplaced_decimal",
    "part_above_whole": "screening.ask.part_above_whole",
    "parts_unlike_whole": "screening.ask.parts_unlike_whole",
    "revised_upward_late": "screening.ask.revised_upward_late",
    "swapped_values": "screening.ask.swapped_values",
    "too_round": "screening.ask.too_round",
}
SCREENING_NUMBERS_KEYS = {
    "at_its_targets": "screening.numbers.at_its_targets",
    "bunched_at_limit": "screening.numbers.bunched_at_limit",
    "copied_from_unit": "screening.numbers.copied_from_unit",
    "copied_report": "screening.numbers.copied_report",
    "cumulative_fall": "screening.numbers.cumulative_fall",
    "identical_text": "screening.numbers.identical_text",
    "jump_against_peers": "screening.numbers.jump_against_peers",
    "misplaced_decimal": "screening.numbers.misplaced_decimal",
    "part_above_whole": "screening.numbers.part_above_whole",
    "parts_unlike_whole": "screening.numbers.parts_unlike_whole",
    "revised_upward_late": "screening.numbers.revised_upward_late",
    "swapped_values": "screening.numbers.swapped_values",
    "too_round": "screening.numbers.too_round",
}
SCREENING_WHY_KEYS = {
    "at_its_targets": "screening.why.at_its_targets",
    "bunched_at_limit": "screening.why.bunched_at_limit",
    "copied_from_unit": "screening.why.copied_from_unit",
    "copied_report": "screening.why.copied_report",
    "cumulative_fall": "screening.why.cumulative_fall",
    "identical_text": "screening.why.identical_text",
    "jump_against_peers": "screening.why.jump_against_peers",
    "misplaced_decimal": "screening.why.misplaced_decimal",
    "part_above_whole": "screening.why.part_above_whole",
    "parts_unlike_whole": "screening.why.parts_unlike_whole",
    "revised_upward_late": "screening.why.revised_upward_late",
    "swapped_values": "screening.why.swapped_values",
    "too_round": "screening.why.too_round",
}

EXCERPT = 160  # letters of a remark that a row shows: two lines
TABLE = [
    *("short_name", "short", "period_id", "rule", "value", "value_compared", "value_peers"),
    *("peer_count", "numbers", "question", "answer"),
]
INDICATOR = ("value", "compared_value", "peer_median")


@dataclass(frozen=True)
class Question:
    """One flag in words; nothing in it blames."""

    rule: str
    why: str
    numbers: str
    ask: str
    answer: str


def question_of(row: FlagList, t: Translator) -> Question:
    """The words of one row of FlagList."""
    rule, values = row.rule_id, _values(row, t)
    return Question(
        rule=t(SCREENING_NAME_KEYS[rule]),
        why=t(SCREENING_WHY_KEYS[rule]),
        numbers=t(SCREENING_NUMBERS_KEYS[rule], **values),
        ask=t(SCREENING_ASK_KEYS[rule], **values),
        answer=answer_of(row, t),
    )


def answer_of(row: FlagList, t: Translator) -> str:
    """The outcome with who wrote it when, or that the question is open."""
    if row.outcome is None:
        return t("screening.open")
    return t(
        "screening.answered",
        outcome=t(SCREENING_OUTCOME_KEYS[row.outcome]),
        by=row.outcome_by,
        at=t.moment(row.outcome_at),
        text=row.outcome_text,
    )


def worded(flags: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """FlagList with rule, numbers, question and answer in words, for tables and files."""
    said = [question_of(row, t) for row in FlagList.rows(flags)]
    columns = {
        "rule": [q.rule for q in said],
        "numbers": [q.numbers for q in said],
        "question": [q.ask for q in said],
        "answer": [q.answer for q in said],
    }
    words = [pl.Series(name, values, pl.String) for name, values in columns.items()]
    of_cell = pl.when(pl.col("indicator_id").is_not_null())
    return flags.with_columns(
        *words,
        value_compared=pl.col("compared_value"),
        value_peers=of_cell.then(pl.col("peer_median")),
    )


def _values(row: FlagList, t: Translator) -> dict[str, str]:
    decimals = row.decimals or 0
    amounts = {
        name: t.amount(row[column], row.measure or "", decimals)
        for name, column in zip(("value", "compared", "usual"), INDICATOR, strict=True)
    }
    shares = {"share": "score", "limit_share": "limit_value", "usual_share": "peer_median"}
    return {
        **amounts,
        **{name: _share(row[column], t) for name, column in shares.items()},
        "unit": row.short_name,
        "indicator": t.pick(row, "short"),
        "period": t.period(row.period_id),
        "peers": t.number(row.peer_count),
        "score": t.number(row.score, 1),
        "limit": t.number(row.limit_value, 1),
        "cells": t.number(row.cell_count),
        "other": t.pick(row, "matched"),
        "excerpt": shorten(row.excerpt or "", EXCERPT),
    }


def _share(ratio: float | None, t: Translator) -> str:
    return t.amount(None if ratio is None else ratio * 100, "%", 0)
