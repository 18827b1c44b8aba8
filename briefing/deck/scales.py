"""Fixed scales: steps that people count in, from under the least value to over the largest."""

from math import ceil, floor, log10

from briefing.deck.forms import Axis, Point
from translations import Translator

STEPS = (1, 2, 2.5, 5, 10)
MOST = 7


def even_axis(low: float, high: float, measure: str, t: Translator, most: int = MOST) -> Axis:
    """A scale of at most `most` even steps around the values, labelled in the measure."""
    step = _step(max(high - low, 1e-9), most - 1)
    first, last = floor(low / step) * step, ceil(high / step) * step
    last = last if last > first else first + step
    count = round((last - first) / step)
    decimals = max(0, -floor(log10(step))) if step < 1 else int(step % 1 > 0)
    labels = tuple(_label(first + step * n, measure, decimals, t) for n in range(count + 1))
    return Axis(first, last, step, labels)


def within(line: tuple[Point, ...], axis: Axis) -> tuple[Point, ...]:
    """The part of a straight line, two points, that stands on the scale; none where none does."""
    if not line:
        return ()
    (x, y), (to_x, to_y) = line
    if y == to_y:
        return line if axis.low <= y <= axis.high else ()
    ends = sorted((edge - y) / (to_y - y) for edge in (axis.low, axis.high))
    first, last = max(ends[0], 0), min(ends[1], 1)
    if first >= last:
        return ()
    return tuple((x + (to_x - x) * part, y + (to_y - y) * part) for part in (first, last))


def _label(value: float, measure: str, decimals: int, t: Translator) -> str:
    text = t.number(value, decimals)
    return f"{text}%" if measure == "%" else text


def _step(span: float, most: int) -> float:
    power: float = 10 ** floor(log10(span / most))
    return next(s * power for s in STEPS if s * power * most >= span)
