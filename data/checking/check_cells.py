"""One cell → a number, a date or words; what cannot be read is a problem at that cell."""

import math
from dataclasses import dataclass, field
from datetime import date

from data.checking.check_sheet import Cell
from data.checking.problem_rows import ProblemList
from data.reading.number_text import NumberTextError, parse_date, read_number


@dataclass(frozen=True)
class Reading:
    """What a text says as a number, or the rule it breaks with its parameters."""

    value: float | None = None
    is_percent: bool = False
    rule: str | None = None
    params: dict[str, str] = field(default_factory=dict)


def cell_number(cell: Cell, found: ProblemList) -> Reading:
    """The number of a cell; blank and marks for no figure have no value."""
    if is_unread_formula(cell, found):
        return Reading(rule="formula_without_value")
    reading = cell_reading(cell)
    if reading.rule:
        found.add(reading.rule, **cell["place"], column="value", params=reading.params)
    return reading


def cell_reading(cell: Cell) -> Reading:
    """The number of a cell by its kind: a date or a truth value is never taken for one."""
    if cell["text"] is None:
        return Reading()
    if cell["kind"] == "number":
        return Reading(float(cell["text"]))
    if cell["kind"] == "text":
        return text_number(cell["text"])
    return Reading(rule=f"{cell['kind']}_in_number")


def text_number(text: str) -> Reading:
    """The number a text says."""
    if text.startswith("="):
        return Reading(rule="formula_as_text")
    try:
        number = read_number(text)
    except NumberTextError as error:
        return Reading(rule=error.rule, params=error.params)
    return Reading(number.value, number.is_percent) if number else Reading()


def cell_date(cell: Cell, found: ProblemList) -> date | None:
    """The date of a cell; a number is not taken for one."""
    if is_unread_formula(cell, found) or cell["text"] is None:
        return None
    text: str = cell["text"]
    if cell["kind"] == "date":
        return date.fromisoformat(text)
    try:
        return parse_date(text)
    except NumberTextError as error:
        found.add(error.rule, **cell["place"], params=error.params)
        return None


def cell_words(cell: Cell, found: ProblemList) -> str | None:
    """The words of a cell, as they were written."""
    if is_unread_formula(cell, found):
        return None
    text: str | None = cell["text"]
    return text


def cell_code(cell: Cell, found: ProblemList) -> str | None:
    """A code, which a spreadsheet may have turned into a number: 2026.0 is 2026."""
    text = cell_words(cell, found)
    if text is not None and cell["kind"] == "number":
        number = float(text)
        return str(int(number)) if math.isfinite(number) and number.is_integer() else text
    return text


def is_unread_formula(cell: Cell, found: ProblemList) -> bool:
    """Whether the cell holds a formula that was never calculated."""
    if cell["is_formula_without_value"]:
        found.add("formula_without_value", **cell["place"])
    return bool(cell["is_formula_without_value"])
