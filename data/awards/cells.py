"""Texts of award sheets → codes, whole numbers, days; what cannot be read is a problem."""

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from data.checking.layouts.template_layout import spelled
from data.checking.problem_rows import ProblemList
from data.checking.workbook.check_cells import text_number
from data.reading.date_text import parse_date
from data.reading.text_error import NumberTextError

Where = Mapping[str, Any]
SHOWN = 8  # codes a message names, then it counts the rest


def read_code(
    text: str | None,
    words: Mapping[str, str],
    rule: str,
    where: Where,
    found: ProblemList,
    families: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> str | None:
    """The code a text names, by itself or in words, whatever its case and accents; where it is
    unknown all it may mean are named, or those near it. `families` are words for several."""
    if text is None:
        return None
    known = {spelled(word): code for word, code in words.items()}
    known |= {spelled(code): code for code in words.values()}
    code = known.get(spelled(text))
    if code is None:
        shown = _meant(spelled(text), words, families)
        found.add(rule, **where, params={"known": "; ".join(shown) or "–"})
    return code


def _meant(
    text: str, words: Mapping[str, str], families: Mapping[str, Sequence[str]]
) -> Sequence[str]:
    """The words a strange one may stand for."""
    family = next((held for name, held in families.items() if spelled(name) == text), None)
    if family:
        return family
    near = get_close_matches(text, [spelled(word) for word in words], n=3, cutoff=0.5)
    return [word for word in words if spelled(word) in near] or list(words)[:SHOWN]


def read_codes(
    text: str | None, words: Mapping[str, str], rule: str, where: Where, found: ProblemList
) -> str | None:
    """Several codes of one cell, parted by ; or a comma, in our own form."""
    if text is None:
        return None
    parts = [part.strip() for part in text.replace(",", ";").split(";") if part.strip()]
    codes = [read_code(part, words, rule, where, found) for part in parts]
    return "; ".join(code for code in codes if code) or None


def read_whole(text: str | None, where: Where, found: ProblemList) -> int | None:
    """A whole number."""
    if text is None:
        return None
    reading = text_number(text)
    if reading.rule:
        found.add(reading.rule, **where, params=reading.params)
        return None
    if reading.value is None or reading.value != int(reading.value) or reading.is_percent:
        found.add("not_whole", **where)
        return None
    return int(reading.value)


def read_day(text: str | None, where: Where, found: ProblemList) -> date | None:
    """A day."""
    if text is None:
        return None
    try:
        return parse_date(text)
    except NumberTextError as error:
        found.add(error.rule, **where, params=error.params)
        return None


def read_mark(
    text: str | None, words: Mapping[str, bool], where: Where, found: ProblemList
) -> bool | None:
    """x or có, không, or blank: not said."""
    if text is None:
        return None
    said = words.get(text.casefold())
    if said is None:
        found.add("x_or_blank", **where)
    return said
