"""The growth curves: one picture, each measure against its own figure at the smallest size."""

import math
from collections.abc import Sequence
from html import escape

from bench.growth.table import Line

DRAWN = ("parquet", "workbook", "publish", "minimal SQL", "slowest", "country")
INKS = ("#0b57a4", "#b3261e", "#2e7d32", "#5f6368", "#8a5a00", "#6a3fa0")
WIDE, HIGH, LEFT, RIGHT, TOP, FOOT, STEP = 1180, 460, 70, 580, 50, 400, 36


def svg(lines: Sequence[Line]) -> str:
    """Both axes logarithmic: a measure that grows as the data does runs along the dashed line."""
    sizes = sorted({line.millions for line in lines})
    curves = [drawn for name in DRAWN if len(drawn := curve(lines, name)) > 1]
    told = [value for drawn in curves for _, value in drawn.values()]
    largest = sizes[-1] / sizes[0]
    low, high = min(1.0, *told, 1.0) / 1.2, max(largest, *told, 2.0) * 1.2

    def x(size: float) -> float:
        whole = math.log(largest) or 1
        return LEFT + (RIGHT - LEFT) * math.log(size / sizes[0]) / whole

    def y(value: float) -> float:
        return FOOT - (FOOT - TOP) * math.log(value / low) / math.log(high / low)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" '
        'aria-label="Tăng trưởng theo cỡ kho / Growth by the size of the store" '
        'font-family="Be Vietnam Pro, Segoe UI, sans-serif" font-size="14">',
        f'<rect width="{WIDE}" height="{HIGH}" fill="#ffffff"/>',
        say(LEFT, 26, "Gấp mấy lần cỡ nhỏ nhất / Times the figure at the smallest size"),
        say(LEFT, HIGH - 14, "Triệu giá trị đang dùng / Million current values"),
    ]
    for tick in ticks(low, high):
        parts += [stroke(((LEFT, y(tick)), (RIGHT, y(tick))), "#d9dce0", 1)]
        parts += [say(LEFT - 10, y(tick) + 5, f"{tick:g}×", "end")]
    parts += [say(x(size), FOOT + 24, f"{size:g}", "middle") for size in sizes]
    slope = ((x(sizes[0]), y(1)), (x(sizes[-1]), y(largest)))
    parts += [stroke(slope, "#9aa0a6", 1.5, ' stroke-dasharray="5 5"')]
    ends = [(y(largest), "#5f6368", "tăng như dữ liệu", "grows as the data does")]
    for ink, drawn in zip(INKS, curves, strict=False):
        points = [(x(size), y(value)) for size, (_, value) in drawn.items()]
        line, value = list(drawn.values())[-1]
        parts += [stroke(points, ink, 2.5)]
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="4" fill="{ink}"/>' for a, b in points]
        vi, en = (words.partition(";")[0] for words in (line.row.vi, line.row.en))
        ends += [(points[-1][1], ink, f"{value:.2f}× {vi}", en)]
    for place, (at, ink, vi, en) in spread(ends):
        parts += [stroke(((RIGHT + 6, at), (RIGHT + 26, place)), ink, 1)]
        parts += [say(RIGHT + 32, place, vi, ink=ink), say(RIGHT + 32, place + 16, en)]
    return "\n".join((*parts, "</svg>\n"))


def curve(lines: Sequence[Line], name: str) -> dict[float, tuple[Line, float]]:
    """A measure at each size it was taken at, by its figure at the first of them."""
    mine = sorted((n for n in lines if n.row.name == name and n.value), key=lambda n: n.millions)
    return {n.millions: (n, (n.value or 0) / (mine[0].value or 1)) for n in mine}


End = tuple[float, str, str, str]


def spread(ends: Sequence[End]) -> list[tuple[float, End]]:
    """Each end of a curve with the height of its words, none upon another, all on the picture."""
    ordered, placed = sorted(ends), list[float]()
    for n, end in enumerate(ordered):
        most = FOOT + 20 - STEP * (len(ordered) - 1 - n)
        least = placed[-1] + STEP if placed else TOP
        placed.append(max(least, min(end[0], most)))
    return list(zip(placed, ordered, strict=True))


def ticks(low: float, high: float) -> list[float]:
    """Round factors between two."""
    every = [digit * 10.0**power for power in range(-3, 5) for digit in (1, 2, 5)]
    return [tick for tick in every if low <= tick <= high]


def say(x: float, y: float, words: str, anchor: str = "start", ink: str = "#3c4043") -> str:
    """Words at a place."""
    at = f'x="{x:.1f}" y="{y:.1f}" fill="{ink}" text-anchor="{anchor}"'
    return f"<text {at}>{escape(words)}</text>"


def stroke(points: Sequence[tuple[float, float]], ink: str, wide: float, more: str = "") -> str:
    """A line through points."""
    shown = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
    return f'<polyline points="{shown}" fill="none" stroke="{ink}" stroke-width="{wide}"{more}/>'
