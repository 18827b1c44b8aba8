"""The ranking of one cluster (xếp hạng trong cụm): one mark a unit, how firm its place is.

Equal ranks stand in the order of names; units without a rank last, by their points.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pictures.leads import draw_share
from schemas.row import Row
from translations import Translator
from translations.name_order import name_key
from translations.phrases import first_fitting

LAST = 10**9
"""Stands for the rank of a unit that has none: after every rank there is."""


@dataclass(frozen=True)
class RankMark:
    """A unit: its rank and points, the points behind the leader, how often it leads over the draws.

    `low` and `high` are its ranks in 90 % of the draws, None where none were made; a text is «–»
    where its value is not known.
    """

    code: str
    name: str
    rank: int | None
    rank_text: str
    points: float | None
    points_text: str
    behind: float | None
    behind_text: str
    first_ratio: float | None
    first_text: str
    low: float | None
    median: float | None
    high: float | None
    range_text: str
    decimals: int

    @property
    def is_first(self) -> bool:
        """Whether it leads, alone or with others."""
        return self.rank == 1


def rank_marks(rows: Sequence[Row], t: Translator) -> tuple[RankMark, ...]:
    """Units by rank; reads unit_id, short_name, cluster_rank, decimals, and what is there of
    score_points, gap_points, first_ratio, rank_low, rank_median, rank_high."""
    return tuple(_mark(row, t) for row in by_rank(rows))


def by_rank(rows: Sequence[Row]) -> list[Row]:
    """The best rank first; equal ones by name; those without a rank last, by points, by name."""

    def place(row: Row) -> tuple[int, float, str]:
        rank, points = row["cluster_rank"], row.get("score_points")
        is_ranked = rank is not None
        most = 0.0 if is_ranked or points is None else -float(points)
        return (rank if is_ranked else LAST, most, name_key(row["short_name"]))

    return sorted(rows, key=place)


def hold_message(marks: Sequence[RankMark], t: Translator) -> str:
    """Who is first in how many draws; the next one too where it is ever first."""
    first, *others = sorted(marks, key=lambda m: (-(m.first_ratio or 0), m.rank or LAST))
    lead = {"name": first.name, "ratio": first.first_text}
    if not others or not others[0].first_ratio:
        return first_fitting(t("charts.rank_intervals.all", name=first.name))
    second = {"second": others[0].name, "other": others[0].first_text}
    return first_fitting(
        t("charts.rank_intervals.some", **lead, **second),
        t("charts.rank_intervals.bare", **lead),
    )


def _mark(row: Row, t: Translator) -> RankMark:
    decimals = int(row.get("decimals") or 0)
    behind, ratio = row.get("gap_points"), row.get("first_ratio")
    low, high = row.get("rank_low"), row.get("rank_high")
    return RankMark(
        code=row["unit_id"],
        name=row["short_name"],
        rank=row["cluster_rank"],
        rank_text=t.number(row["cluster_rank"]),
        points=row.get("score_points"),
        points_text=t.number(row.get("score_points"), decimals),
        behind=behind,
        behind_text=t.number(None if behind is None else -behind, decimals),
        first_ratio=ratio,
        first_text=t.number(None) if ratio is None else draw_share(ratio, t),
        low=low,
        median=row.get("rank_median"),
        high=high,
        range_text=_range(low, high, t),
        decimals=decimals,
    )


def _range(low: float | None, high: float | None, t: Translator) -> str:
    """«2–5», one number where both ends are the same."""
    if low is None or high is None:
        return t.number(None)
    ends = t.number(low), t.number(high)
    return ends[0] if ends[0] == ends[1] else "–".join(ends)
