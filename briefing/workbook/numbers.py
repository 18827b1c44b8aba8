"""Printed figures as numbers with the format they were printed in."""

import re
from dataclasses import dataclass

from translations.rounding import rounded

MINUS = chr(0x2212)
MARKS = {"vi": (".", ","), "en": (",", ".")}


@dataclass(frozen=True)
class Number:
    """A number and its number format: what a cell shows is what was printed."""

    value: float
    format: str


Cell = str | Number


def cell_of(text: str, language: str) -> Cell:
    """A number where the whole text is one, in the language's own marks; else the text."""
    thousands, decimal = MARKS[language]
    pattern = rf"([+{MINUS}]?)(\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})*)" + (
        rf"(?:{re.escape(decimal)}(\d+))?(%?)"
    )
    found = re.fullmatch(pattern, text)
    if not found:
        return text
    sign, whole, decimals, percent = found.groups()
    value = float(f"{whole.replace(thousands, '')}.{decimals or 0}")
    return Number(-value if sign == MINUS else value, number_format(len(decimals or ""), percent))


def number_format(decimals: int, suffix: str = "") -> str:
    """Thousands, so many decimals, and a sign of the measure that does not scale."""
    plain = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f'{plain}"{suffix}"' if suffix else plain


def marked(value: float, text: str, language: str) -> Number:
    """The value a mark stands at, shown as its label is; labels in words leave it plain."""
    said = cell_of(text, language)
    if not isinstance(said, Number):
        return Number(value, number_format(2 if value % 1 else 0))
    decimals = len(said.format.partition(".")[2].strip('"%'))
    is_same = rounded(value, decimals) == said.value
    return Number(value if is_same else said.value, said.format)
