"""A flat file of models of many units → rows, line by line."""

from collections.abc import Callable
from typing import Any

import polars as pl

from data.checking.bulk.words import with_dates
from data.checking.layouts.model_layout import DATES, ENTRY, SPREAD, names_person
from data.checking.layouts.template_layout import spelled
from data.checking.models.codes import find_content, find_kind, find_place
from data.checking.models.lines import ModelLine
from data.checking.problem_rows import ProblemList, place
from data.checking.workbook.check_cells import names_document, text_number
from data.checking.workbook.check_identity import Finding, Scope

FILLED = (*ENTRY, *SPREAD)
WORDS = ("model_name", "effect", "effect_measure", "reason")


def flat_models(frame: pl.DataFrame, at: Scope, found: ProblemList) -> tuple[ModelLine, ...]:
    """The lines of known units and codes."""
    texts = frame.with_columns(pl.col(FILLED).cast(pl.String))
    dated = texts
    for key in DATES:
        dated = with_dates(dated, key, found)
    rows = zip(texts.iter_rows(named=True), dated.iter_rows(named=True), strict=True)
    return tuple(
        _line(text, {key: day[key] for key in DATES}, at, found)
        for text, day in rows
        if any(text[key] is not None for key in FILLED)
    )


def no_persons(columns: list[str], found: ProblemList) -> None:
    """A column of names of persons in a file of models: the register asks for none."""
    for column in columns:
        if names_person(spelled(column)):
            found.add("person_column", cell="1", row=1, value=column)


def _line(row: dict[str, Any], days: dict[str, Any], at: Scope, found: ProblemList) -> ModelLine:
    def read(key: str, find: Callable[[str], Finding]) -> Any:
        finding = find(row[key]) if row[key] is not None else Finding(None)
        if finding.rule:
            where = place(row) | {"value": row[key]}
            found.add(finding.rule, finding.severity, **where, column=key, params=finding.params)
        return finding.code

    said: dict[str, Any] = {key: row[key] for key in WORDS} | days
    said["kind"] = read("kind", find_kind)
    said["content_id"] = read("content_id", lambda text: find_content(text, at))
    said["replicated_to"] = read("replicated_to", lambda text: find_place(text, at))
    said["document"] = read("document", _document)
    said["effect_value"] = _number(row, found)
    cells = dict.fromkeys(("model_id", *FILLED), row["cell"])
    texts = {key: row[key] for key in ("model_id", *FILLED)}
    who = (row["unit_id"], row["period_id"], row["model_id"])
    return ModelLine(*who, said, texts, cells, row["sheet"], row["row"])


def _document(text: str) -> Finding:
    return Finding(text) if names_document(text) else Finding(None, "number_of_document")


def _number(row: dict[str, Any], found: ProblemList) -> float | None:
    text = row["effect_value"]
    reading = text_number(text) if text is not None else None
    if reading and reading.rule:
        where = place(row) | {"value": text}
        found.add(reading.rule, **where, column="effect_value", params=reading.params)
    return reading.value if reading else None
