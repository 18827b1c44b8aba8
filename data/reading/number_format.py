"""What a person sees in a number cell (số hiện trong ô): its value through its number format.

Only formats that show the number itself are read; one that scales it, or shows it as a fraction, a
time or a power of ten, is left `unclear`, for the clerk to be asked.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Literal

Kind = Literal["number", "percent", "worded", "dash", "unclear"]
DIGITS_KEPT = 15
"""A spreadsheet counts in 15 digits; what a float holds behind them is dust of its arithmetic."""
LARGEST = Decimal(10) ** 18
"""Far above what any check lets through; such a number is refused whatever its format."""
GENERAL = "General"
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "$#,##0",
    6: "$#,##0",
    7: "$#,##0.00",
    8: "$#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    18: "h:mm",
    19: "h:mm",
    20: "h:mm",
    21: "h:mm",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-',
    42: '_-$* #,##0_-;-$* #,##0_-;_-$* "-"_-',
    43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-',
    44: '_-$* #,##0.00_-;-$* #,##0.00_-;_-$* "-"??_-',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "##0.0E+0",
    49: "@",
}
"""Formats a workbook names by number only (ECMA-376, 18.8.30)."""

_TOKEN = re.compile(r'"([^"]*)"?|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|(.)', re.DOTALL)
_NUMBER = re.compile(r"(?P<whole>[0#?,]*)(?P<point>\.?)(?P<part>[0#?]*)(?P<scale>,*)")
_COLOURS = re.compile(r"(black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+)$", re.I)
_SIGNS = re.compile(r"[-−–+() \u00a0]*")
_DASHES = ("-", "–", "—", "−")


@dataclass(frozen=True)
class Seen:
    """A number cell as people see it: `value` is the number shown, `text` how it is shown.

    `held` is the number behind it in the same scale, 15 digits. Kinds: a plain number; percent
    (0.85 shown as 85%, value 85); worded (1.234 người); dash (a zero shown as -); unclear.
    """

    kind: Kind
    value: str
    text: str
    held: str


@dataclass(frozen=True)
class _Section:
    """One section of a format taken apart; `pattern` is None where it shows no plain number."""

    before: str = ""
    pattern: str | None = None
    after: str = ""
    is_percent: bool = False
    is_readable: bool = True


def held_text(raw: str) -> str:
    """The number in 15 digits, as Python writes it shortest: 68.4; 5; 100.00000000000001 is 100."""
    return repr(float(f"{float(raw):.{DIGITS_KEPT}g}") + 0.0).removesuffix(".0")


def seen_number(raw: str, code: str) -> Seen:
    """What the cell shows of a number under a format; marks as Vietnamese writes them."""
    held = held_text(raw)
    if code in (GENERAL, "@"):
        return Seen("number", held, _written(held), held)
    size = Decimal(held)
    if not size.is_finite() or abs(size) >= LARGEST:
        return Seen("number", held, _written(held), held)
    section = _section_of(code, size)
    if not section.is_readable:
        return Seen("unclear", held, _written(held), held)
    return _shown(size, section, is_signed=_is_signed(code))


def _shown(size: Decimal, section: _Section, *, is_signed: bool) -> Seen:
    """The number in a section that can be read."""
    scaled = size * 100 if section.is_percent else size
    held = held_text(str(scaled))
    around = section.before + section.after
    words = around.replace("%", "")
    digits, value = _digits(abs(scaled), section.pattern or "")
    text = f"{section.before}{digits}{section.after}".strip()
    value = -value if scaled < 0 else value
    if is_signed and value < 0:
        text = f"-{text}"
    kept = held_text(str(value))
    if not digits:
        return Seen("dash" if text in _DASHES else "unclear", "0", text, held)
    if not _SIGNS.fullmatch(words):
        return Seen("worded", kept, text, held)
    if scaled < 0 and not (is_signed or "-" in around or "−" in around):
        return Seen("unclear", kept, text, held)
    return Seen("percent" if "%" in around else "number", kept, text, held)


def _digits(size: Decimal, pattern: str) -> tuple[str, Decimal]:
    """The digits a pattern shows, and the number they say; none where it shows nothing of a 0."""
    found = _NUMBER.fullmatch(pattern)
    if found is None or not re.search("[0#?]", pattern):
        return "", size
    whole, part = found["whole"].replace(",", ""), found["part"]
    value = size.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    if value == 0 and "0" not in whole + part:
        return "", value
    integer, _, decimals = f"{value:f}".partition(".")
    while decimals and part[len(decimals) - 1] != "0" and decimals.endswith("0"):
        decimals = decimals[:-1]
    integer = integer.rjust(whole.count("0"), "0")
    if "," in found["whole"]:
        integer = f"{int(integer):,}".replace(",", ".")
    return integer + (f",{decimals}" if decimals else ""), value


def _written(held: str) -> str:
    """A number without a format, with the decimal mark of Vietnamese."""
    return held.replace(".", ",")


def _section_of(code: str, size: Decimal) -> _Section:
    """The section of a format that a number falls under."""
    sections = _sections(code)
    if len(sections) >= 3 and size == 0:
        return sections[2]
    return sections[1] if len(sections) >= 2 and size < 0 else sections[0]


def _is_signed(code: str) -> bool:
    """Whether a minus is put before a negative number: not where it has a section of its own."""
    return len(_sections(code)) < 2


@cache
def _sections(code: str) -> tuple[_Section, ...]:
    parts, start, inside = [], 0, ""
    for at, mark in enumerate(code):
        if inside:
            inside = "" if mark == inside else inside
        elif mark in '"[':
            inside = {"[": "]"}.get(mark, mark)
        elif mark == ";" and code[at - 1 : at] != "\\":
            parts.append(code[start:at])
            start = at + 1
    return tuple(_taken_apart(part) for part in (*parts, code[start:]))


def _taken_apart(part: str) -> _Section:
    """Literals before, the pattern of digits, literals after; what else it holds is unreadable."""
    if part.strip().lower() == "general":
        return _Section(pattern="0.##########")
    before, pattern, after, scales = "", "", "", 0
    for quoted, escaped, _, _, bracket, mark in _TOKEN.findall(part):
        literal = quoted or escaped or (_currency(bracket) if bracket else "")
        if literal is None or (mark and mark.lower() in "dmyhsgbea/@"):
            return _UNREADABLE
        if mark and mark in "0#?.,":
            if after.strip():
                return _UNREADABLE
            pattern += mark
            continue
        scales += mark == "%"
        if pattern:
            after += literal or mark
        else:
            before += literal or mark
    found = _NUMBER.fullmatch(pattern)
    if scales > 1 or found is None or _scales(found):
        return _UNREADABLE
    return _Section(before, pattern, after, scales == 1)


def _scales(found: re.Match[str]) -> bool:
    """Whether commas behind the digits divide the number by a thousand each."""
    return bool(found["scale"]) or found["whole"].endswith(",")


def _currency(bracket: str) -> str | None:
    """What a bracket shows: nothing for a colour or a language, ₫ for [$₫-42A]; else unreadable."""
    if bracket.startswith("$"):
        return bracket[1:].split("-", 1)[0]
    return "" if _COLOURS.match(bracket) else None


_UNREADABLE = _Section(is_readable=False)
