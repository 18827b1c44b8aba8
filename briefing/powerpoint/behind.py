"""What lies behind the words of a chart: number formats, and the values kept for drawing.

A reader that leaves out words of ours writes the value by the format; one that leaves out the
format writes the value as it is kept. The workbook inside keeps every figure exact.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from translations import Translator
from translations.rounding import rounded

FIGURE = re.compile(r"−?\d[\d.,]*")
MOST_DECIMALS = 4
MINUS = chr(0x2212)
Found = tuple[int, str, str]
"""Decimals of a figure in words, and the words before and after it."""


def stand_behind(
    native: Any, said: Mapping[int, str], words: Translator, *, across: bool = False
) -> None:
    """Formats and kept values of a series by what is printed at its points.

    `across`: the printed value of a point is its first (of a scatter), not its height.
    """
    element = native._element
    numbers = element.find(qn("c:xVal" if across else "c:yVal"))
    numbers = element.find(qn("c:val")) if numbers is None else numbers
    points = {int(p.get("idx")): p.find(qn("c:v")) for p in numbers.iter(qn("c:pt"))}
    found = {
        n: split
        for n, text in said.items()
        if n in points and (split := figure_in(text, float(points[n].text), words))
    }
    if found:
        _round(points, max(decimals for decimals, *_ in found.values()))
    series = _series_format(found, said)
    for kept in numbers.iter(qn("c:formatCode")):
        kept.text = series
    _labels(element, found, said, series, across=across)


def figure_in(text: str, value: float, words: Translator) -> Found | None:
    """Where a text prints a value: its decimals, words before and after. None: it does not."""
    for match in FIGURE.finditer(text):
        figure = match.group().rstrip(".,")
        for decimals in range(MOST_DECIMALS + 1):
            if words.number(value, decimals) == figure:
                return decimals, text[: match.start()], text[match.start() + len(figure) :]
    return None


def number_format(decimals: int, before: str = "", after: str = "") -> str:
    """A figure between words, with our minus; its marks are the reader's."""
    plain = "#,##0" + ("." + "0" * decimals if decimals else "")
    first, last = _quoted(before), _quoted(after)
    return f'{first}{plain}{last};{first}"{MINUS}"{plain}{last}'


def _series_format(found: Mapping[int, Found], said: Mapping[int, str]) -> str:
    if not found:
        return "General"
    has_sign = all(said[n].rstrip().endswith("%") for n in found)
    return number_format(max(decimals for decimals, *_ in found.values()), "", "%" * has_sign)


def _round(points: Mapping[int, Any], decimals: int) -> None:
    for kept in points.values():
        kept.text = repr(rounded(float(kept.text), decimals))


def _labels(
    element: Any, found: Mapping[int, Found], said: Mapping[int, str], series: str, *, across: bool
) -> None:
    """A label that is no figure of its point is kept as it is written; where none is printed, so
    it is said: some readers print every value else."""
    labels = element.find(qn("c:dLbls"))
    if labels is None:
        after = next(part for part in element if part.tag in AFTER_LABELS)
        after.addprevious(parse_xml(NO_LABELS))
        return
    for label in labels.findall(qn("c:dLbl")):
        n = int(label.find(qn("c:idx")).get("val"))
        text = "".join(run.text or "" for run in label.iter(qn("a:t")))
        own = number_format(*found[n]) if n in found else _quoted(said.get(n, text).strip())
        _put_format(label, own)
        if across:
            label.find(qn("c:showVal")).set("val", "0")
            label.find(qn("c:showCatName")).set("val", "1")
    _put_format(labels, series)


AFTER_LABELS = tuple(qn(f"c:{name}") for name in ("trendline", "errBars", "cat", "xVal", "val"))
NO_LABELS = (
    f"<c:dLbls {nsdecls('c')}><c:showLegendKey val='0'/><c:showVal val='0'/>"
    "<c:showCatName val='0'/><c:showSerName val='0'/><c:showPercent val='0'/>"
    "<c:showBubbleSize val='0'/></c:dLbls>"
)
BEFORE_FORMAT = tuple(qn(f"c:{name}") for name in ("idx", "layout", "tx", "dLbl"))


def _put_format(place: Any, code: str) -> None:
    for old in place.findall(qn("c:numFmt")):
        place.remove(old)
    made = place.makeelement(qn("c:numFmt"), {"formatCode": code, "sourceLinked": "0"})
    at = sum(1 for _ in _leading(place))
    place.insert(at, made)


def _leading(place: Any) -> Iterator[Any]:
    for child in place:
        if child.tag not in BEFORE_FORMAT:
            return
        yield child


def _quoted(text: str) -> str:
    """Words in a number format."""
    return f'"{text.replace(chr(34), chr(39))}"' if text else ""
