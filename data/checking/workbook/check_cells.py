"""One cell → a number, a date or words; what cannot be read is a problem at that cell."""

import math
import re
from dataclasses import dataclass, field
from datetime import date

from data.checking.problem_rows import ProblemList
from data.checking.workbook.sheet_cells import NUMBER_KINDS, Cell
from data.reading.number_text import TOO_LARGE, NumberTextError, parse_date, read_number


@dataclass(frozen=True)
class Reading:
    """What a text says as a number, or the rule it breaks with its parameters.

    `held` is the number behind a cell whose format shows it rounded, in the same scale.
    """

    value: float | None = None
    is_percent: bool = False
    rule: str | None = None
    params: dict[str, str] = field(default_factory=dict)
    held: float | None = None


def cell_number(cell: Cell, found: ProblemList, measure: str | None = None) -> Reading:
    """The number a cell shows; blank and marks for no figure have no value.

    `measure` is the one word a format may put behind the number: 1.234 người.
    """
    if is_unread_formula(cell, found):
        return Reading(rule="formula_without_value")
    reading = cell_reading(cell, measure)
    if reading.rule:
        found.add(reading.rule, **cell["place"], column="value", params=reading.params)
    elif cell["kind"] == "dash":
        found.add("dash_is_zero", "warning", **cell["place"], column="value")
    return reading


def cell_reading(cell: Cell, measure: str | None = None) -> Reading:
    """The number of a cell by its kind: a date or a truth value is never taken for one."""
    if cell["text"] is None:
        return Reading()
    kind = cell["kind"]
    if kind == "text":
        return text_number(cell["text"])
    if kind not in NUMBER_KINDS:
        return Reading(rule=f"{kind}_in_number")
    if kind == "unclear" or (kind == "worded" and not _says_measure(cell, measure)):
        return Reading(rule="number_format", params=seen_and_held(cell))
    value, held = float(cell["text"]), cell["held"]
    if abs(value) >= TOO_LARGE:
        return Reading(rule="number_too_large", params={"text": cell["shown"]})
    return Reading(value, kind == "percent", held=None if held is None else float(held))


def seen_and_held(cell: Cell) -> dict[str, str]:
    """What a number cell shows, what is behind it, and the format between them."""
    held = str(cell["raw"] or cell["text"]).replace(".", ",")
    return {"shown": cell["shown"] or "", "held": held, "format": cell["format"] or ""}


def _says_measure(cell: Cell, measure: str | None) -> bool:
    words = re.sub(r"[-−+0-9.,\s]+", " ", cell["shown"]).strip()
    return measure is not None and words.casefold() == measure.casefold()


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
    shown: str | None = cell["text"] if cell["shown"] is None else cell["shown"]
    return shown


def cell_code(cell: Cell, found: ProblemList) -> str | None:
    """A code or a whole number, which a spreadsheet may keep as a number: 28.756 is 28756.

    Zeros a format puts in front belong to it; a number that is not whole is given as it is held,
    so that it is never taken for one.
    """
    if is_unread_formula(cell, found):
        return None
    text: str | None = cell["text"]
    if text is None or cell["kind"] not in NUMBER_KINDS:
        return text
    if cell["kind"] != "number":
        return str(cell["shown"] or text)
    if cell["shown"].isdigit():
        return str(cell["shown"]) if cell["held"] is None else str(cell["held"])
    number = float(cell["held"] or text)
    return str(int(number)) if math.isfinite(number) and number.is_integer() else repr(number)


def names_document(text: str) -> bool:
    """Whether a text can be the number of a document: 12/KH-UBND can, «chưa có» cannot."""
    return any(mark.isdigit() for mark in text)


def is_unread_formula(cell: Cell, found: ProblemList) -> bool:
    """Whether the cell holds a formula that was never calculated."""
    if cell["is_formula_without_value"]:
        found.add("formula_without_value", **cell["place"])
    return bool(cell["is_formula_without_value"])
