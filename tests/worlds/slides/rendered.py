"""What LibreOffice prints of a deck, held against the deck: every word whole, none over another."""

from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

from briefing.powerpoint.text import HELD
from tests.worlds.papers import BOXES, SHARED, Word, word_boxes

EDGE = 1.0  # points a word may stand over the edge of the page


def faults_of(file: Path, pdf: Path) -> list[str]:
    """What is cut, broken, beyond the page or printed over something else, by slide."""
    opened = Presentation(str(file))
    pages = word_boxes(pdf)
    if len(pages) != len(opened.slides):
        return [f"{len(opened.slides)} slides, {len(pages)} pages"]
    wide, high = (edge / 12_700 for edge in (opened.slide_width, opened.slide_height))
    found = []
    for number, (native, words) in enumerate(zip(opened.slides, pages, strict=True), start=1):
        faults = [*_broken(native, words), *_beyond(words, wide, high), *overprinted(words)]
        found += [f"{number}: {fault}" for fault in faults]
    return found


def overprinted(words: list[Word]) -> Iterator[str]:
    """Two words in one place."""
    for (a, first), (b, second) in combinations(words, 2):
        wide = min(first[2], second[2]) - max(first[0], second[0])
        high = min(first[3], second[3]) - max(first[1], second[1])
        least = SHARED * min(first[3] - first[1], second[3] - second[1])
        if wide >= BOXES and high >= least:
            yield f"{a} / {b}"


def _broken(native: Any, words: list[Word]) -> Iterator[str]:
    """Words of the slide that no reader of the page finds whole."""
    printed = Counter(part for word, _ in words for part in _parts(word))
    for word, count in (Counter(said(native)) - printed).items():
        yield f"«{word}» × {count} is not printed whole"


def _beyond(words: list[Word], wide: float, high: float) -> Iterator[str]:
    for word, (left, top, right, bottom) in words:
        if left < -EDGE or top < -EDGE or right > wide + EDGE or bottom > high + EDGE:
            yield f"«{word}» beyond the page"


def said(native: Any) -> Iterator[str]:
    """Every word on a slide: of boxes, tables, drawings and labels of charts."""
    for shape in native.shapes:
        roots = [shape._element]
        if getattr(shape, "has_chart", False):
            roots.append(shape.chart._chartSpace)
        for root in roots:
            for paragraph in root.iter(qn("a:p")):
                if paragraph.find(qn("a:fld")) is None:
                    text = "".join(run.text or "" for run in paragraph.iter(qn("a:t")))
                    yield from _parts(text)


def _parts(text: str) -> list[str]:
    """Its words, as `pdftotext` tells them apart; entities of its own are letters again, a hyphen
    is one whether a line may end at it or not."""
    return unescape(text).replace(HELD, "-").split()
