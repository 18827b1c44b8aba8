"""Forms of a slide (hình thức trình bày): what is shown, with every figure as it is printed.

A form knows values only to place marks; what is read is text made once, so that the screen, the
slides and the papers print the same digits. Tones say what a thing is for, never a colour.
"""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["ink", "context", "subject", "attention", "earlier", "doubt", "rest"]
Step = Literal["step_0", "step_1", "step_2", "step_3"]
Align = Literal["left", "right"]
Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True)
class Text:
    """Words of one cell; `status` draws the shape of a status or verdict before them.

    `shade` fills the cell, 0 not at all, 1 as deep as a cell of a heat table gets.
    """

    text: str
    tone: Tone = "ink"
    is_bold: bool = False
    status: str | None = None
    shade: float = 0


@dataclass(frozen=True)
class Key:
    """An entry of the key above a chart: the sign of a mark and its word."""

    sign: Literal["dot", "tick", "bar", "none"]
    text: str
    tone: Tone = "subject"


@dataclass(frozen=True)
class Column:
    """A column of a table: its head and its part of the width."""

    head: str
    share: float
    align: Align = "left"


@dataclass(frozen=True)
class Mark:
    """A mark at a value with what is written beside it; on the left side or the right."""

    value: float
    text: str = ""
    tone: Tone = "subject"
    side: Align = "right"


@dataclass(frozen=True)
class Marks:
    """Marks of one row: a bar from the start, dots, a tick for what is required.

    `gap` names the way from the first dot to the tick; `is_joined` draws the line between dots.
    """

    dots: tuple[Mark, ...] = ()
    tick: Mark | None = None
    bar: Mark | None = None
    gap: str = ""
    is_joined: bool = False


@dataclass(frozen=True)
class Row:
    """A row: a text a column, and the marks of the column that holds the chart."""

    cells: tuple[Text, ...]
    marks: Marks | None = None
    is_total: bool = False


@dataclass(frozen=True)
class Axis:
    """A fixed scale; labels stand at the steps, none where they are empty.

    Ranks have 1 on top: `low` is the last rank then, and the step is negative.
    """

    low: float
    high: float
    step: float
    labels: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[float, ...]:
        """Every step of the scale."""
        count = round((self.high - self.low) / self.step)
        return tuple(self.low + self.step * n for n in range(count + 1))


@dataclass(frozen=True)
class Table:
    """A table, with a chart in one of its columns (`chart_at`) where it has an axis."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    chart_at: int | None = None
    axis: Axis | None = None
    key: tuple[Key, ...] = ()
    has_rest: bool = False


@dataclass(frozen=True)
class Line:
    """A line over the categories; None where nothing is known. Labels by position."""

    name: str
    values: tuple[float | None, ...]
    tone: Tone = "subject"
    style: Literal["solid", "dashed", "thin"] = "solid"
    labels: tuple[tuple[int, str, Align], ...] = ()
    end: str = ""


@dataclass(frozen=True)
class Lines:
    """Lines over time with their names at the ends, and marked days."""

    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    axis: Axis
    caption: str = ""
    shown: tuple[int, ...] = ()
    hinge: tuple[int, str] | None = None


@dataclass(frozen=True)
class Bars:
    """One series of bars with the text of each."""

    name: str
    values: tuple[float, ...]
    texts: tuple[str, ...]
    tone: Tone = "subject"


@dataclass(frozen=True)
class BarChart:
    """Bars by category: beside each other or stacked, upright or lying (stacked to the whole)."""

    categories: tuple[str, ...]
    series: tuple[Bars, ...]
    caption: str = ""
    kind: Literal["clustered", "stacked", "whole"] = "clustered"
    is_lying: bool = False


@dataclass(frozen=True)
class Dot:
    """A point of a scatter, named where it matters."""

    x: float
    y: float
    name: str
    tone: Tone = "context"
    is_named: bool = False


@dataclass(frozen=True)
class Scatter:
    """Points on two fixed scales, with a line across each and words in the corners.

    `curve` is drawn as what the slide is about, `slant` as a line across that is not level,
    `bounds` as thin lines on both sides of what could be by chance."""

    dots: tuple[Dot, ...]
    x: Axis
    y: Axis
    x_name: str
    y_name: str
    x_line: float | None = None
    y_line: float | None = None
    curve: tuple[Point, ...] = ()
    slant: tuple[Point, ...] = ()
    bounds: tuple[tuple[Point, ...], ...] = ()
    corners: tuple[str, ...] = ()
