"""Who moved (chuyển biến): one mark a unit, from a value before to the value now, in points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.row import Row
from translations import Translator
from translations.phrases import first_fitting
from translations.rounding import rounded

MOST = 5  # the largest changes: more would no longer be the largest


@dataclass(frozen=True)
class Moved:
    """A unit: per cent before and now, the change in percentage points, with their texts, and of
    how many indicators they are the mean."""

    code: str
    name: str
    before: float
    now: float
    change: float
    count: int
    before_text: str
    now_text: str
    change_text: str

    @property
    def is_seen(self) -> bool:
        """Whether the change shows at the one decimal it is printed with."""
        return bool(rounded(self.change, 1))


@dataclass(frozen=True)
class MovePicture:
    """The sentence, and at most five units from the largest gain to the largest fall."""

    sentence: str
    marks: tuple[Moved, ...]


def moved(row: Row, t: Translator) -> Moved:
    """The mark of a unit; reads unit_id, short_name, previous_pct, achieved_pct, change_points,
    indicator_count."""
    return Moved(
        code=row["unit_id"],
        name=row["short_name"],
        before=row["previous_pct"],
        now=row["achieved_pct"],
        change=row["change_points"],
        count=row["indicator_count"],
        before_text=t.amount(row["previous_pct"], "%", 1),
        now_text=t.amount(row["achieved_pct"], "%", 1),
        change_text=t.signed(row["change_points"], 1),
    )


def move_picture(rows: Iterable[Row], t: Translator) -> MovePicture:
    """The five largest changes that can be seen; reads UnitMovement."""
    seen = [mark for mark in (moved(row, t) for row in rows) if mark.is_seen]
    largest = sorted(seen, key=lambda mark: (-abs(mark.change), mark.code))[:MOST]
    marks = by_gain(largest)
    return MovePicture(moves_message(marks, t), marks)


def by_gain(marks: Iterable[Moved]) -> tuple[Moved, ...]:
    """The largest gain first, of equal ones by code."""
    return tuple(sorted(marks, key=lambda mark: (-mark.change, mark.code)))


def both_ends(marks: Iterable[Moved], most: int) -> tuple[tuple[Moved, ...], tuple[Moved, ...]]:
    """Those that gained most and those that gained least, at most half of them each, the furthest
    out first; who did not gain is never among the first."""
    ranked = by_gain(marks)
    half = min(most, len(ranked) // 2)
    fast = tuple(mark for mark in ranked[:half] if mark.is_seen and mark.change > 0)
    return fast, tuple(reversed(ranked[len(ranked) - half :]))


def moves_message(marks: Sequence[Moved], t: Translator) -> str:
    """Who moved most; marks come from the largest gain to the largest fall."""
    ups = [mark for mark in marks if mark.change > 0]
    first = ups[0] if ups else (marks[-1] if marks else None)
    if first is None:
        return t("charts.movers.still")
    words = {"first": first.name, "first_value": first.change_text}
    if not ups:
        return first_fitting(t("charts.movers.down", **words))
    one = t("charts.movers.up", **words)
    if len(ups) < 2:
        return first_fitting(one)
    second = {"second": ups[1].name, "second_value": ups[1].change_text}
    return first_fitting(t("charts.movers.up_two", **words, **second), one)
