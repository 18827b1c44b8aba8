"""Points of a cluster criterion by criterion (tiêu chí): one mark a criterion, a place a unit.

Penalties are no part of it, nor criteria that can give nothing: there is no share of nothing.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from schemas.row import Row
from translations import Translator
from translations.phrases import counted, first_fitting
from translations.rounding import rounded

STATE_WORDS = {
    "not_assessed": "charts.criterion_strips.not_assessed",
    "not_applicable": "charts.criterion_strips.not_applicable",
}
"""What is said in the place of points that are not there."""


@dataclass(frozen=True)
class UnitPoints:
    """A unit at one criterion: its points and their part of the most (0 to 1), None where they are
    not known; the text is «–» then, and `said` is the word for why."""

    code: str
    name: str
    points: float | None
    share: float | None
    text: str
    said: str


@dataclass(frozen=True)
class CriterionMark:
    """A criterion: the most it gives, the median and best of the whole cluster, its units in the
    order asked for."""

    code: str
    name: str
    is_bonus: bool
    most: float
    most_text: str
    decimals: int
    median: float | None
    median_text: str
    best: float | None
    units: tuple[UnitPoints, ...]

    @property
    def known(self) -> tuple[float, ...]:
        """Points of the units that have them."""
        return tuple(one.points for one in self.units if one.points is not None)

    @property
    def spread(self) -> float:
        """From the lowest to the highest of these units, as a part of the most."""
        return (max(self.known) - min(self.known)) / self.most if self.known else 0.0

    def of(self, code: str) -> UnitPoints | None:
        """The place of one unit; None where the criterion is not asked of it."""
        return next((one for one in self.units if one.code == code), None)


def criterion_marks(rows: Iterable[Row], t: Translator) -> tuple[CriterionMark, ...]:
    """Criteria in the order of the rubric, units in that of the rows; reads CriterionScores."""
    held: dict[str, list[Row]] = {}
    for row in rows:
        if row["counts"] != "penalty" and row["max_points"] > 0:
            held.setdefault(row["criterion_id"], []).append(row)
    return tuple(_mark(of, t) for of in sorted(held.values(), key=lambda of: of[0]["position"]))


def most_apart(marks: Iterable[CriterionMark]) -> tuple[CriterionMark, ...]:
    """Criteria of the base that somebody has points of, where units are furthest apart first."""
    base = [mark for mark in marks if not mark.is_bonus and mark.known]
    return tuple(sorted(base, key=lambda mark: -mark.spread))


def strips_message(marks: Collection[CriterionMark], unit: str, t: Translator) -> str:
    """In how many criteria the unit is best, and where it is furthest under the median."""
    known = [
        (mark, own, own.points)
        for mark in marks
        if (own := mark.of(unit)) is not None and own.points is not None
    ]
    best = sum(mark.best is not None and points >= mark.best for mark, _, points in known)
    total, name = t.number(len(known)), known[0][1].name
    head = counted(t, "charts.criterion_strips.best", best, name=name, total=total)
    under = [(points - mark.median, mark) for mark, _, points in known if mark.median is not None]
    least, low = min(under, key=lambda pair: pair[0])
    if least >= 0:
        return first_fitting(t("charts.criterion_strips.above", head=head), head)
    return first_fitting(t("charts.criterion_strips.low", head=head, criterion=low.name), head)


def _mark(rows: list[Row], t: Translator) -> CriterionMark:
    first = rows[0]
    most, decimals = float(first["max_points"]), int(first["decimals"])
    return CriterionMark(
        code=first["criterion_id"],
        name=t.pick(first, "short"),
        is_bonus=first["counts"] == "bonus",
        most=most,
        most_text=_whole(most, decimals, t),
        decimals=decimals,
        median=first["cluster_median_points"],
        median_text=t.number(first["cluster_median_points"], decimals),
        best=first["cluster_best_points"],
        units=tuple(_unit(row, t) for row in rows),
    )


def _whole(most: float, decimals: int, t: Translator) -> str:
    """What the rubric prints: 20 as «20» and 12.5 as «12,5», however fine its points are."""
    fewest = (n for n in range(decimals) if rounded(most, n) == rounded(most, decimals))
    return t.number(most, next(fewest, decimals))


def _unit(row: Row, t: Translator) -> UnitPoints:
    points, state = row["final_points"], row["state"]
    return UnitPoints(
        code=row["unit_id"],
        name=row["short_name"],
        points=points,
        share=None if points is None else points / row["max_points"],
        text=t.number(points, row["decimals"]),
        said=t(STATE_WORDS[state]) if state in STATE_WORDS else "",
    )
