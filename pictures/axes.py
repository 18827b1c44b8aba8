"""Round values on an axis, written in the language of the reader."""

from math import ceil, floor

from schemas.row import Row
from translations import Translator


def nice_ticks(low: float, high: float) -> list[float]:
    """Three to six round values from low to high."""
    room = (high - low) or abs(high) or 1.0
    power = 10 ** (len(f"{int(room)}") - 1) if room >= 1 else 10.0 ** -len(f"{int(1 / room)}")
    step = next(s * power for s in (0.2, 0.25, 0.5, 1, 2, 5, 10) if room / (s * power) <= 5)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [round(i * step, 10) for i in range(first, last + 1)]


def tick_text(value: float, item: Row, t: Translator) -> str:
    """The number of a tick with as many decimals as it needs; per cents keep their sign."""
    decimals = next((d for d in range(4) if round(value, d) == round(value, 6)), 4)
    return t.amount(value, "%", decimals) if item["measure"] == "%" else t.number(value, decimals)
