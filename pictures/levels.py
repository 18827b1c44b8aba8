"""Units by level and by progress (mức đạt và tiến bộ): one mark a unit, cut by the medians.

Fast or slow is judged by the gain as a share of the room left, so the line between them slants:
at 98 % a point is a long way, at 20 % a short one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal

from schemas.row import Row
from translations import Translator
from translations.phrases import counted, first_fitting

Corner = Literal["high_fast", "low_fast", "low_slow", "high_slow"]
CORNERS: dict[Corner, str] = {
    "high_fast": "charts.quadrants.high_fast",
    "low_fast": "charts.quadrants.low_fast",
    "low_slow": "charts.quadrants.low_slow",
    "high_slow": "charts.quadrants.high_slow",
}
"""The corners from the upper right against the clock, and the key of the words of each."""
NEAR_CEILING = "near_ceiling"
Point = tuple[float, float]


@dataclass(frozen=True)
class LevelMark:
    """A unit: its level (%), its change (points) and the part of the room left that it went (%).

    `turn` is its place in its corner, 1 for the one furthest out; None near the ceiling.
    """

    code: str
    name: str
    level: float
    start: float | None
    change: float
    corrected: float | None
    indicators: int
    quadrant: str
    is_last: bool
    turn: int | None

    @property
    def is_near_ceiling(self) -> bool:
        """Whether it had too little room left to be called fast or slow."""
        return self.quadrant == NEAR_CEILING


@dataclass(frozen=True)
class LevelPicture:
    """The sentence, the words of the corners, the marks in the order of their codes.

    `middle` is the median of levels and of changes, `slant` the line of the median gain: the same
    part of the room left at the lowest level and at the highest; empty where no gain is known.
    """

    sentence: str
    corners: tuple[str, ...]
    marks: tuple[LevelMark, ...]
    middle: Point
    slant: tuple[Point, ...]
    since: date


def level_picture(rows: Sequence[Row], t: Translator) -> LevelPicture | None:
    """Units whose level and change are known; reads LevelImprovement. None where there is none."""
    known = sorted(
        (r for r in rows if None not in (r["level_pct"], r["change_points"])),
        key=lambda r: str(r["unit_id"]),
    )
    if not known:
        return None
    middle = median(r["level_pct"] for r in known), median(r["change_points"] for r in known)
    last = {r["unit_id"] for r in last_quarter(known)}
    turns = _turns(known, middle)
    return LevelPicture(
        sentence=quadrants_message(known, t),
        corners=tuple(map(t, CORNERS.values())),
        marks=tuple(_mark(r, r["unit_id"] in last, turns.get(r["unit_id"])) for r in known),
        middle=middle,
        slant=_slant(known),
        since=min(r["start_date"] for r in known),
    )


def _mark(row: Row, is_last: bool, turn: int | None) -> LevelMark:
    return LevelMark(
        code=row["unit_id"],
        name=row["short_name"],
        level=row["level_pct"],
        start=row["start_pct"],
        change=row["change_points"],
        corrected=row["corrected_pct"],
        indicators=row["indicator_count"],
        quadrant=row["quadrant"],
        is_last=is_last,
        turn=turn,
    )


def _turns(rows: Sequence[Row], middle: Point) -> dict[str, int]:
    """The place of each unit in its corner; both directions weigh as much as they are wide."""
    wide, high = _reach(rows, "level_pct"), _reach(rows, "change_points")

    def away(row: Row) -> float:
        across = (row["level_pct"] - middle[0]) / wide
        up = (row["change_points"] - middle[1]) / high
        return float(across**2 + up**2)

    found: dict[str, int] = {}
    for name in CORNERS:
        mine = sorted((r for r in rows if r["quadrant"] == name), key=away, reverse=True)
        found |= {row["unit_id"]: turn for turn, row in enumerate(mine, start=1)}
    return found


def _reach(rows: Sequence[Row], name: str) -> float:
    values = [r[name] for r in rows]
    return (max(values) - min(values)) or 1.0


def _slant(rows: Sequence[Row]) -> tuple[Point, ...]:
    gains = [r["corrected_pct"] for r in rows if r["corrected_pct"] is not None]
    if not gains:
        return ()
    levels = [r["level_pct"] for r in rows]
    return tuple((end, change_at(end, median(gains))) for end in (min(levels), max(levels)))


def change_at(level: float, corrected_pct: float) -> float:
    """The change of a unit now at this level whose gain is this share of the room it had."""
    share = min(corrected_pct / 100, 0.99)
    if share < 0:
        return share / (1 + share) * level
    return share / (1 - share) * (100 - level)


def quadrants_message(rows: Sequence[Row], t: Translator) -> str:
    """Which units are among the last quarter in level and in progress alike.

    Under a median there is always half of the units, so the corners of the chart accuse nobody.
    """
    behind = last_quarter(rows)
    if not behind:
        return counted(t, "charts.quadrants.none", len(rows))
    if len(behind) == 1:
        one = t("charts.quadrants.only", name=behind[0]["short_name"])
        return first_fitting(one, t("charts.quadrants.some_one"))
    return counted(t, "charts.quadrants.some", len(behind))


def last_quarter(rows: Sequence[Row]) -> list[Row]:
    """Units among the lowest quarter of all both by level and by corrected gain; ties are not."""
    known = [r for r in rows if r["corrected_pct"] is not None]
    limits = {
        name: sorted(r[name] for r in known)[len(known) // 4]
        for name in ("level_pct", "corrected_pct")
        if known
    }
    return [r for r in known if all(r[name] < limit for name, limit in limits.items())]
