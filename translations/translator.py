"""Translator: a key of the language's files → words, with numbers and dates written its way."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from schemas.row import Row
from translations.rounding import as_printed, shown_decimals

Language = Literal["vi", "en"]
FOLDER = Path(__file__).parent
NO_VALUE = "–"
PLACES = ("first", "whole_cell")
"""Values of a rule that are places in a file."""
CELL = re.compile("[A-Z]{1,3}[0-9]{1,7}")
WORDED = (
    "yearly",
    "interim",
    "final",
    "plan",
    "self",
    "cross",
    "appraised",
    "council",
    "reply",
    "award",
)


@dataclass(frozen=True)
class Translator:
    """Words by key; `t("progress.title")`. A missing key is an error, never a blank screen."""

    language: Language
    words: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """The words of a key with its values in place."""
        return self.words[key].format(**values) if values else self.words[key]

    def rule(self, rule: str, part: Literal["what", "do"], values: Mapping[str, str]) -> str:
        """What is wrong by a rule, or what to do; a value nobody gave is –, never its raw name."""
        shown = {k: self.place(v) if k in PLACES else v for k, v in values.items()}
        return self.words[f"rules.{rule}.{part}"].format_map(_Given(shown))

    def place(self, text: str) -> str:
        """A place in a file: ô E7, dòng 2 of a flat file; blank is what was received before."""
        if CELL.fullmatch(text):
            return self("place.cell", at=text)
        if not text:
            return self("place.before")
        return self("place.line", at=text) if text.isdigit() else text

    def has(self, key: str) -> bool:
        """Whether the key is translated."""
        return key in self.words

    def pick(self, row: Row, name: str) -> str:
        """The column of this language, e.g. pick(row, "label") reads label_vi or label_en; what is
        not there is no word."""
        said = row[f"{name}_{self.language}"]
        return "" if said is None else str(said)

    def number(self, value: float | None, decimals: int = 0) -> str:
        """1.234,5 in Vietnamese, 1,234.5 in English; missing is –, minus is −, a half goes up."""
        if value is None:
            return NO_VALUE
        text = f"{as_printed(value, decimals):,.{decimals}f}"
        if text.strip("-0.,") == "":
            text = text.lstrip("-")
        text = text.replace("-", "−")
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))

    def beside(self, value: float | None, bound: float | None, decimals: int = 0) -> str:
        """The number as it stands beside a bound it is held against: more digits where it would
        print as the bound but is not it (1,6 of 2, never 2 of 2); a bound that is missing is none.
        """
        if value is None or bound is None:
            return self.number(value, decimals)
        return self.number(value, shown_decimals(value, bound, decimals))

    def signed(self, value: float | None, decimals: int = 0) -> str:
        """The number with its sign: +1,5 or −1,5."""
        text = self.number(value, decimals)
        return f"+{text}" if value is not None and not text.startswith("−") else text

    def amount(
        self, value: float | None, measure: str, decimals: int = 0, beside: float | None = None
    ) -> str:
        """The number with its measure: 68,4% or 124 tổ, as it stands beside a bound; missing: –."""
        text = self.beside(value, beside, decimals)
        if value is None:
            return text
        return f"{text}%" if measure == "%" else f"{text} {self.measure(measure)}"

    def measure(self, name: str) -> str:
        """A unit of measurement (đơn vị tính) in this language; one we have no word for stays."""
        return self.words.get(f"measure.{name}", name)

    def date(self, value: date | None) -> str:
        """31/10/2026; missing is –."""
        return NO_VALUE if value is None else value.strftime("%d/%m/%Y")

    def moment(self, value: datetime | None) -> str:
        """14/11/2026 23:59; missing is –."""
        return NO_VALUE if value is None else value.strftime("%d/%m/%Y %H:%M")

    def period(self, period_id: str, short: bool = False) -> str:
        """2026-Q3 as «quý III/2026» or, short, «Q3/26»; yearly-2026, self-2026 likewise."""
        year, _, part = period_id.partition("-")
        if year in WORDED:
            return self(f"report.{year}{'_short' * short}", part=part[2:] if short else part)
        if short:
            return f"{part}/{year[2:]}" if part else year
        if not part:
            return self("period.year", year=year)
        if part.startswith("H"):
            return self("period.half", half=part[1:], year=year)
        return self(
            "period.quarter", quarter=("I", "II", "III", "IV")[int(part[1:]) - 1], year=year
        )


class _Given(dict[str, str]):
    """Values of a message; one that is missing is shown as missing."""

    def __missing__(self, _name: str) -> str:
        return NO_VALUE


@cache
def translator(language: Language) -> Translator:
    """The translator of one language, from every TOML file of its folder."""
    words: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.toml")):
        words |= _flat(tomllib.loads(path.read_text(encoding="utf-8")))
    return Translator(language, MappingProxyType(words))


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        name = f"{prefix}{key}"
        flat |= _flat(value, f"{name}.") if isinstance(value, dict) else {name: value}
    return flat
