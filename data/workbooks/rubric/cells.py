"""What a cell of a rubric's workbook may hold, by the field it fills, and what its text means."""

import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from data.reading.number_text import NumberTextError, parse_date, read_number
from translations import Translator, translator

CellKind = Literal["text", "number", "whole", "date", "flag", "choice", "lines"]
KINDS: dict[Any, CellKind] = {
    str: "text",
    float: "number",
    int: "whole",
    bool: "flag",
    date: "date",
}
YES, NO = ("true", "x", "1"), ("false", "0")
CODE_LAST = re.compile(r"\(([a-z_]+)\)$")


class CellError(Exception):
    """Why the text of a cell cannot be taken, in both languages."""


@dataclass(frozen=True)
class CellType:
    """What a field takes: its kind, the codes to choose from, whether it must be filled."""

    kind: CellKind
    options: tuple[str, ...] = ()
    is_required: bool = False


@cache
def cell_type(model: Any, key: str) -> CellType:
    """The type of a field; `key` has dots into the parts of a field."""
    holder, _, name = key.rpartition(".")
    for part in filter(None, holder.split(".")):
        model = get_type_hints(model)[part]
    if name.isdigit():
        return CellType(KINDS[get_args(model)[int(name)]])
    hint, field = get_type_hints(model)[name], next(f for f in fields(model) if f.name == name)
    is_required = field.default is MISSING and field.default_factory is MISSING
    if NoneType in get_args(hint):
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is tuple:
        return CellType("lines", _options(get_args(hint)[0]))
    options = _options(hint)
    return CellType("choice" if options else KINDS[hint], options, is_required)


def _options(hint: Any) -> tuple[str, ...]:
    return get_args(hint) if get_origin(hint) is Literal else ()


def choice_text(option: str, t: Translator) -> str:
    """A code as it stands in a cell: its words, then itself."""
    return f"{t(f'rubric_book.choice.{option}')} ({option})"


def flag_text(value: bool, t: Translator) -> str:
    """Yes or no as it stands in a cell."""
    return t("rubric_book.yes" if value else "rubric_book.no")


def cell_value(of: CellType, text: str, kind: str) -> Any:
    """The value a filled cell means; `kind` is what the cell is in the file."""
    try:
        return READ[of.kind](of, text, kind)
    except NumberTextError as error:
        raise CellError(rule_words(error.rule, **error.params)) from error


def rule_words(rule: str, **params: str) -> str:
    """What a rule of the reports says is wrong and what to do, in both languages."""
    said = [
        f"{t.rule(rule, 'what', params)} {t.rule(rule, 'do', params)}"
        for t in (translator("vi"), translator("en"))
    ]
    return " / ".join(said)


def _number(_of: CellType, text: str, kind: str) -> float:
    if kind == "number":
        return float(text)
    if kind in ("percent", "worded", "unclear"):
        raise CellError(
            f"«{text}»: định dạng của ô làm số hiện ra khác; đổi về General / "
            "the format of the cell shows another number; set it to General"
        )
    found = read_number(text)
    if found is None or found.is_percent:
        raise CellError(f"«{text}»: phải là số / must be a number")
    return found.value


def _whole(of: CellType, text: str, kind: str) -> int:
    value = _number(of, text, kind)
    if not value.is_integer():
        raise CellError(f"«{text}»: phải là số nguyên / must be a whole number")
    return int(value)


def _date(_of: CellType, text: str, _kind: str) -> date:
    found = parse_date(text)
    if found is None:
        raise CellError(f"«{text}»: phải là ngày / must be a date")
    return found


def _flag(_of: CellType, text: str, _kind: str) -> bool:
    said = text.casefold()
    words = (translator("vi"), translator("en"))
    for value, codes in ((True, YES), (False, NO)):
        if said in (*codes, *(flag_text(value, t).casefold() for t in words)):
            return value
    known = ", ".join(flag_text(value, t) for t in words for value in (True, False))
    raise CellError(f"«{text}»: phải là một trong / one of: {known}")


def _choice(of: CellType, text: str, _kind: str) -> str:
    written = CODE_LAST.search(text)
    said = written[1] if written else text.casefold()
    for option in of.options:
        words = (translator(n)(f"rubric_book.choice.{option}") for n in ("vi", "en"))
        if said in (option, *(w.casefold() for w in words)):
            return option
    raise CellError(f"«{text}»: phải là một trong / one of: {', '.join(of.options)}")


def _lines(of: CellType, text: str, kind: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [_choice(of, line, kind) for line in lines] if of.options else lines


def _text(_of: CellType, text: str, _kind: str) -> str:
    return text


READ: dict[CellKind, Callable[[CellType, str, str], Any]] = {
    "text": _text,
    "number": _number,
    "whole": _whole,
    "date": _date,
    "flag": _flag,
    "choice": _choice,
    "lines": _lines,
}
