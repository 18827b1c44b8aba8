"""Steps of a map of areas (bậc màu): round limits, words, colours; how values are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from charts.parts.axes import nice_ticks
from charts.parts.tokens import TOKENS, Mode
from translations import Translator

STEPS = 5
SHADES = (0, 2, 4, 6, 8)
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Shown:
    """What a map shows: message, measure line, decimals and sign, the outlined area, its labels."""

    message: str
    caption: str
    decimals: int = 1
    is_percent: bool = False
    outlined: str | None = None
    named: Sequence[str] = ()
    has_rings: bool = True
    height: int = 480

    def text(self, value: float | None, t: Translator) -> str:
        """A value as the map and the list write it."""
        return t.amount(value, "%" if self.is_percent else "", self.decimals).strip()


def steps(rows: Sequence[Row]) -> list[float]:
    """Up to four round limits between five steps; a few far above the rest do not stretch them."""
    values = [row["value"] for row in rows if row["value"]]
    if not values:
        return []
    usual = sorted(values)[int(0.9 * (len(values) - 1))]
    ticks = [x for x in nice_ticks(0, usual) if 0 < x < max(values)]
    return ticks[: STEPS - 1]


def classes(
    rows: Sequence[Row], shown: Shown, t: Translator, mode: Mode
) -> list[tuple[str, str, list[Row]]]:
    """Words, colour and members of each step; what is not known comes last, in grey."""
    c = TOKENS[mode]
    edges = [0.0, *steps(rows)]
    known = [row for row in rows if row["value"] is not None]
    found = []
    for place, low in enumerate(edges):
        high = edges[place + 1] if place + 1 < len(edges) else None
        members = [r for r in known if r["value"] >= low and (high is None or r["value"] < high)]
        color = c.sequential[SHADES[place * (STEPS - 1) // max(len(edges) - 1, 1)]]
        found.append((_step_words(low, high, shown, t), color, members))
    unknown = [row for row in rows if row["value"] is None]
    return [*found, *([(t("charts.area_map.unknown"), c.mute_2, unknown)] if unknown else [])]


def _step_words(low: float, high: float | None, shown: Shown, t: Translator) -> str:
    whole = float(low).is_integer() and (high is None or float(high).is_integer())
    decimals = 0 if whole else max(shown.decimals, 1)
    sign = "%" if shown.is_percent else ""
    texts = [t.number(x, decimals) + sign for x in (low, high) if x is not None]
    if high is None:
        return t("charts.area_map.from", low=texts[0])
    if not low:
        return t("charts.area_map.under", high=texts[1])
    return f"{texts[0]}–{texts[1]}"
