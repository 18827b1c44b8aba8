"""Points of a unit stage by stage (các bước chấm): one mark a unit in rank order, and its gap.

The gap is what the appraisal changed: appraised minus self-scored, below 0 where it took away.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from pictures.ranking import by_rank
from schemas.row import Row
from translations import Translator
from translations.phrases import counted, first_fitting

Stage = Literal["self", "cross", "appraised", "council"]
STAGE_WORDS: dict[Stage, str] = {
    "self": "stage.self",
    "cross": "stage.cross",
    "appraised": "stage.appraised",
    "council": "stage.council",
}
"""The stages in their order, and the key of the word of each."""


@dataclass(frozen=True)
class StageMark:
    """A unit: its points and their text at each stage (None, «–» where not every criterion is
    marked), the gap, and whether it overrates itself."""

    code: str
    name: str
    rank_text: str
    points: dict[Stage, float | None]
    texts: dict[Stage, str]
    gap: float | None
    gap_text: str
    is_over: bool
    decimals: int


@dataclass(frozen=True)
class StagePicture:
    """The sentence, the stages at which any unit has points, and the marks in rank order."""

    sentence: str
    stages: tuple[Stage, ...]
    marks: tuple[StageMark, ...]


def stage_picture(rows: Sequence[Row], over: Collection[str], t: Translator) -> StagePicture:
    """Units with points at any stage; `over` are codes of those that overrate themselves. Reads
    ClusterRanking."""
    made = (_mark(row, row["unit_id"] in over, t) for row in by_rank(rows))
    marks = tuple(m for m in made if any(p is not None for p in m.points.values()))
    stages = tuple(s for s in STAGE_WORDS if any(m.points[s] is not None for m in marks))
    return StagePicture(gap_message(marks, t), stages, marks)


def _mark(row: Row, is_over: bool, t: Translator) -> StageMark:
    points: dict[Stage, float | None] = {s: row[f"{s}_points"] for s in STAGE_WORDS}
    own, appraised, decimals = points["self"], points["appraised"], row["decimals"]
    gap = None if own is None or appraised is None else float(appraised - own)
    return StageMark(
        code=row["unit_id"],
        name=row["short_name"],
        rank_text=t.number(row["cluster_rank"]),
        points=points,
        texts={s: t.number(value, decimals) for s, value in points.items()},
        gap=gap,
        gap_text=t.signed(gap, decimals),
        is_over=is_over,
        decimals=decimals,
    )


def gap_message(marks: Sequence[StageMark], t: Translator) -> str:
    """Who overrates itself most, or how far apart the two stages usually are."""
    far = [(m.gap, m) for m in marks if m.is_over and m.gap is not None]
    if far:
        gap, worst = min(far, key=lambda pair: pair[0])
        words = {"name": worst.name, "gap": points_text(-gap, worst.decimals, t)}
        return first_fitting(counted(t, "charts.stage_dumbbells.over", len(far), **words))
    gaps = [m.gap for m in marks if m.gap is not None]
    if not gaps:
        return t("charts.stage_dumbbells.no_gap")
    middle = median(gaps)
    size = points_text(abs(middle), marks[0].decimals, t)
    if middle < 0:
        return t("charts.stage_dumbbells.less", gap=size)
    return t("charts.stage_dumbbells.more", gap=size)


def points_text(value: float, decimals: int, t: Translator) -> str:
    """«12 điểm»; one point in English is singular."""
    text = t.number(value, decimals)
    if text == "1":
        return t("charts.scores.points_one", value=text)
    return t("charts.scores.points", value=text)
