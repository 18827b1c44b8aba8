"""Text boxes: paragraphs of runs with a size and a tone, no insets, no shrinking."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from briefing.drawing.measure import width
from briefing.drawing.shapes import Box
from briefing.powerpoint.theme import OF_TONE

ALIGNED = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "middle": PP_ALIGN.CENTER}
ANCHORED = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
Aligned = Literal["left", "right", "middle"]
Anchored = Literal["top", "middle", "bottom"]


HELD = chr(0x2011)  # a hyphen no line ends at


def held_hyphens(text: str) -> str:
    """Words of more than one line whose hyphens no reader ends a line at («2037/QĐ-UBND»)."""
    return re.sub(r"(?<=\w)-(?=\w)", HELD, text)


@dataclass(frozen=True)
class Run:
    """Words of one look."""

    text: str
    points: float
    tone: str = "ink"
    is_bold: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Runs in one paragraph, with space after it in points."""

    runs: tuple[Run, ...]
    align: Aligned = "left"
    after: float = 0


def emu(box: Box) -> tuple[Any, Any, Any, Any]:
    """A box as left, top, width, height."""
    return Inches(box.x), Inches(box.y), Inches(box.w), Inches(box.h)


def put_text(
    shapes: Any,
    box: Box,
    paragraphs: Sequence[Paragraph],
    name: str,
    anchor: Anchored = "top",
    *,
    wraps: bool = True,
) -> Any:
    """A text box with these paragraphs."""
    shape = shapes.add_textbox(*emu(box))
    shape.name = name
    said = held_in(box.w, paragraphs) if wraps else paragraphs
    fill_frame(shape.text_frame, said, anchor, wraps=wraps)
    return shape


def held_in(room: float, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Hyphens held where a paragraph is wider than `room`: one line is left as it is written, so
    that it is found and copied as such."""
    return [_held(said) if _wide(said) > room else said for said in paragraphs]


def _held(said: Paragraph) -> Paragraph:
    runs = tuple(replace(run, text=held_hyphens(run.text)) for run in said.runs)
    return replace(said, runs=runs)


def _wide(said: Paragraph) -> float:
    return sum(width(run.text, run.points, run.is_bold) for run in said.runs)


def fill_frame(
    frame: Any, paragraphs: Sequence[Paragraph], anchor: Anchored = "top", *, wraps: bool = True
) -> None:
    """Paragraphs into a frame that has none yet."""
    frame.auto_size, frame.word_wrap = MSO_AUTO_SIZE.NONE, wraps
    frame.vertical_anchor = ANCHORED[anchor]
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill_paragraphs(frame, paragraphs)


def fill_paragraphs(frame: Any, paragraphs: Sequence[Paragraph]) -> None:
    """Paragraphs into a frame or a cell."""
    for n, said in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = ALIGNED[said.align]
        paragraph.space_after = Pt(said.after)
        for run in said.runs:
            add_run(paragraph, run)


def add_run(paragraph: Any, said: Run) -> None:
    """One run; the language is said, so that no spelling is marked."""
    run = paragraph.add_run()
    run.text = said.text
    look(run.font, said.points, said.tone, is_bold=said.is_bold)
    run.font._element.set("lang", "vi-VN")


def look(font: Any, points: float, tone: str, *, is_bold: bool = False) -> None:
    """Size, weight and theme colour of a font."""
    font.size, font.bold = Pt(points), is_bold
    font.color.theme_color = OF_TONE[tone]


def describe(shape: Any, text: str) -> None:
    """The words a screen reader says of a shape."""
    shape._element.find(f".//{qn('p:cNvPr')}").set("descr", text)
