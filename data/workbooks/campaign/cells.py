"""What the text of a cell of the workbook of a campaign means, by the kind of its column."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from data.profiles.book.choices import CODES, own_choices
from data.profiles.book.names import slug
from data.profiles.book.sheet import Column, SheetRow, Value
from data.reading.number_text import NumberTextError, parse_date, read_number
from schemas.plan.profile import Profile
from translations import translator

YES, NO = ("true", "x", "1"), ("false", "0")
CODE_LAST = re.compile(r"\(([^()]+)\)$")
SPAN = re.compile(r"\d{4}")
SPLIT = re.compile(r"[;\n]")
LANGUAGES = ("vi", "en")


class CellError(Exception):
    """Why a cell cannot be taken: a rule of the translations with its params."""

    def __init__(self, rule: str, **params: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.params = params


@dataclass(frozen=True)
class Choices:
    """Of each list, code to its words in Vietnamese and English."""

    lists: Mapping[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)

    def text(self, name: str, code: str) -> str:
        """A code as it stands in a cell: its words, then itself."""
        words = self.lists.get(name, {}).get(code)
        return f"{words[0]} ({code})" if words else code

    def texts(self, name: str) -> list[str]:
        """All of a list as cells show it."""
        return [self.text(name, code) for code in self.lists.get(name, {})]

    def with_rows(self, name: str, rows: Iterable[SheetRow]) -> "Choices":
        """With the things of a sheet, which other sheets of the same workbook may name.

        One without a code is known by the code that is made of its name."""
        told = [(r.values.get("id") or _made_code(r), r.values) for r in rows]
        more = {str(c): (str(v["label_vi"]), str(v["label_en"])) for c, v in told if c}
        return Choices({**self.lists, name: {**self.lists.get(name, {}), **more}})

    def code(self, name: str, text: str) -> str | None:
        """The code that a text means: its words, itself, or both; None where it is none."""
        known = self.lists.get(name, {})
        written = CODE_LAST.search(text)
        if written and written[1] in known:
            return written[1]
        said = _folded(text)
        same = [c for c, words in known.items() if said in (c, *(_folded(w) for w in words))]
        return same[0] if len(same) == 1 else None


def _made_code(row: SheetRow) -> str | None:
    name = row.values.get("label_vi")
    return slug(str(name), set()) if name else None


def choices_of(profile: Profile) -> Choices:
    """The lists of the program and those the campaign makes."""
    program = {name: {code: _words(name, code) for code in codes} for name, codes in CODES.items()}
    return Choices({**program, **own_choices(profile)})


def _words(name: str, code: str) -> tuple[str, str]:
    key = f"campaign_book.choice.{name}.{code}"
    return translator("vi")(key), translator("en")(key)


def flag_text(value: bool, language: str = "vi") -> str:
    """Yes or no as it stands in a cell."""
    return translator(language)("campaign_book.yes" if value else "campaign_book.no")


def cell_value(column: Column, text: str, kind: str, choices: Choices) -> Value:
    """The value a filled cell means; `kind` is what the cell is in the file."""
    try:
        return READ[column.kind](column, text, kind, choices)
    except NumberTextError as error:
        raise CellError(error.rule, **error.params) from error


def _number(_column: Column, text: str, kind: str, _choices: Choices) -> Value:
    if kind == "number":
        return float(text)
    if kind in ("percent", "worded", "unclear"):
        raise CellError("campaign_format", value=text)
    found = read_number(text)
    return None if found is None else found.value


def _whole(column: Column, text: str, kind: str, choices: Choices) -> Value:
    value = _number(column, text, kind, choices)
    if isinstance(value, float) and not value.is_integer():
        raise CellError("campaign_whole", value=text)
    return int(value) if isinstance(value, float) else None


def _date(_column: Column, text: str, _kind: str, _choices: Choices) -> Value:
    return parse_date(text)


def _span(_column: Column, text: str, _kind: str, _choices: Choices) -> Value:
    """A year as it is, a day as the files write it."""
    if SPAN.fullmatch(text):
        return text
    try:
        day = parse_date(text)
    except NumberTextError as error:
        raise CellError("campaign_span", value=text) from error
    return day.isoformat() if day else None


def _flag(_column: Column, text: str, _kind: str, _choices: Choices) -> Value:
    said = text.casefold()
    for value, codes in ((True, YES), (False, NO)):
        if said in (*codes, *(flag_text(value, name).casefold() for name in LANGUAGES)):
            return value
    raise CellError("campaign_flag", value=text, yes=flag_text(True), no=flag_text(False))


def _choice(column: Column, text: str, _kind: str, choices: Choices) -> Value:
    code = choices.code(column.of, text)
    if code is None:
        known = "; ".join(choices.texts(column.of))
        raise CellError("campaign_choice", value=text, column=column.vi, known=known)
    return code


def _list(column: Column, text: str, kind: str, choices: Choices) -> Value:
    parts = [part.strip() for part in SPLIT.split(text) if part.strip()]
    if column.of:
        return tuple(str(_choice(column, part, kind, choices)) for part in parts)
    return tuple(parts)


def _text(_column: Column, text: str, _kind: str, _choices: Choices) -> Value:
    return text


Reading = Callable[[Column, str, str, Choices], Value]
READ: Mapping[str, Reading] = {
    "text": _text,
    "number": _number,
    "whole": _whole,
    "date": _date,
    "span": _span,
    "flag": _flag,
    "choice": _choice,
    "list": _list,
}


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def shown_text(column: Column, value: Value, choices: Choices) -> Any:
    """A value as its cell shows it: words for codes, numbers and days as they are."""
    if isinstance(value, bool):
        return flag_text(value)
    if isinstance(value, tuple):
        return "; ".join(choices.text(column.of, code) if column.of else code for code in value)
    if column.kind == "choice" and isinstance(value, str):
        return choices.text(column.of, value)
    return value
