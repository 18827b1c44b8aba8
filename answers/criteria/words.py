"""The plan's criteria in words: what is known of each for a unit, and which nobody measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from pictures import model_marks, task_marks
from pictures.status import status_text
from schemas.row import Row
from translations import Translator
from translations.value_words import CRITERIA_STATE_KEYS

CRITERIA_COVER_KEYS = {
    "dossier": "criteria.cover.dossier",
    "measured": "criteria.cover.measured",
    "nobody": "criteria.cover.nobody",
}
CRITERIA_KIND_KEYS = {
    "indicator": "criteria.kind.indicator",
    "model": "criteria.kind.model",
    "score": "criteria.kind.score",
    "task": "criteria.kind.task",
}

WORDED = {"task": task_marks.state_text, "model": model_marks.state_text}
COVER = [
    *("cover_word", "plan_criterion", "known_units", "spoken_indicators", "spoken_scores"),
    *("spoken_tasks", "spoken_rules", "subject_name", "clause"),
]
"""Columns of the table of criteria and what speaks of them."""
UNIT = ["plan_criterion", "clause", "known_word", "evidence_kind", "evidence_words"]
"""Columns of the criteria of one unit, a row a source."""
STATES = ("known", "silent", "dossier", "elsewhere", "nobody")
COLOURS = {"known": "blue", "silent": "orange", "nobody": "orange"}
"""Of a state's badge; the others are gray."""


@dataclass(frozen=True)
class Judged:
    """A criterion of a unit: its code and name, how far it is known, what is known in lines."""

    code: str
    name: str
    state: str
    lines: tuple[str, ...]


def judged(rows: pl.DataFrame, t: Translator) -> list[Judged]:
    """The criteria of one unit in the plan's order (UnitCriteria)."""
    return [_judged(part.to_dicts(), t) for part in rows.partition_by("criterion_id")]


def _judged(rows: Sequence[Row], t: Translator) -> Judged:
    first = rows[0]
    said = [evidence_words(row, t) for row in rows if row["kind"]]
    return Judged(first["criterion_id"], t.pick(first, "label"), _state(rows), tuple(said))


def _state(rows: Sequence[Row]) -> str:
    """known, or silent: asked and not said; dossier: a rule of awards asks for it; elsewhere: it
    is measured of other units; nobody measures it."""
    if any(row["is_known"] for row in rows):
        return "known"
    if rows[0]["kind"]:
        return "silent"
    if rows[0]["is_ruled"]:
        return "dossier"
    return "elsewhere" if rows[0]["is_measured"] else "nobody"


def evidence_words(row: Row, t: Translator) -> str:
    """One source and what it says: «Hồ sơ trực tuyến: 68,4% ● đúng tiến độ»."""
    return f"{t.pick(row, 'evidence')}: {_said(row, t)}"


def _said(row: Row, t: Translator) -> str:
    if row["kind"] in WORDED:
        return WORDED[row["kind"]](row["state"], t)
    if row["kind"] == "score":
        if not row["is_known"]:
            return t(f"score_state.{row['state']}")
        points = t.number(row["value"], row["decimals"])
        return t("criteria.points", points=points, most=t.number(row["out_of"], row["decimals"]))
    value = t.amount(row["value"], row["measure"], row["decimals"])
    return f"{value} {status_text(row['state'], t)}" if row["is_known"] else t("criteria.no_value")


def unit_title(found: list[Judged], t: Translator) -> str:
    """How many criteria there are, of how many something is known."""
    counts = {state: sum(one.state == state for one in found) for state in STATES}
    words = {"count": t.number(len(found)), "known": t.number(counts["known"])}
    return t("criteria.unit_title", **words)


def unit_table(rows: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """The rows with words for criterion, state and source, for a table to download."""
    found = {one.code: one for one in judged(rows, t)}
    said = [
        (
            f"{row['criterion_id']} {t.pick(row, 'label')}",
            t(CRITERIA_STATE_KEYS[found[row["criterion_id"]].state]),
            t(CRITERIA_KIND_KEYS[row["kind"]]) if row["kind"] else None,
            evidence_words(row, t) if row["kind"] else None,
        )
        for row in rows.to_dicts()
    ]
    names = ["plan_criterion", "known_word", "evidence_kind", "evidence_words"]
    words = pl.DataFrame(said, schema=dict.fromkeys(names, pl.String), orient="row")
    return pl.concat([rows, words], how="horizontal")


def unmeasured(cover: pl.DataFrame) -> Sequence[Row]:
    """Criteria of units that nothing speaks of, in the plan's order (CriterionCover)."""
    return cover.filter("is_of_units", ~pl.col("is_measured")).sort("position").to_dicts()


def cover_title(cover: pl.DataFrame, t: Translator) -> str:
    """«13 tiêu chí của kế hoạch: 1 chưa ai đo (CQ2)»."""
    missing = unmeasured(cover)
    words = {"count": t.number(cover.height), "missing": t.number(len(missing))}
    if not missing:
        return t("criteria.cover_all", **words)
    return t("criteria.cover_some", codes=", ".join(r["criterion_id"] for r in missing), **words)


def cover_table(cover: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """Criteria nobody measures first, with words; counts of what speaks of each."""
    ordered = cover.sort(
        pl.col("is_of_units") & ~pl.col("is_measured"), descending=True, maintain_order=True
    )
    rows = ordered.to_dicts()
    said = list(_cover_words(rows, t))
    names = ["subject_name", "plan_criterion", "cover_word", "known_units"]
    words = pl.DataFrame(said, schema=dict.fromkeys(names, pl.String), orient="row")
    counts = {
        "spoken_indicators": "indicator_count",
        "spoken_scores": "score_count",
        "spoken_tasks": "task_count",
        "spoken_rules": "rule_count",
    }
    named = [pl.col(column).alias(name) for name, column in counts.items()]
    return pl.concat([ordered.with_columns(named), words], how="horizontal")


def _cover_words(rows: Sequence[Row], t: Translator) -> Iterator[tuple[str, ...]]:
    for row in rows:
        state = "measured" if row["is_measured"] else "nobody" if row["is_of_units"] else "dossier"
        known = {"known": t.number(row["known_count"]), "count": t.number(row["unit_count"])}
        yield (
            t.pick(row, "subject"),
            f"{row['criterion_id']} {t.pick(row, 'label')}",
            t(CRITERIA_COVER_KEYS[state]),
            t("criteria.known_units", **known) if row["is_of_units"] else t.number(None),
        )
