"""Awards against results (khen thưởng và kết quả): one mark a unit, the exceptions named.

An exception is a unit of the top quarter without an award, or one of the lowest with several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from schemas.row import Row
from translations import Translator
from translations.phrases import counted, first_fitting

Kind = Literal["strong", "weak", ""]
LEAST = 2  # one unit has nobody to be compared with


@dataclass(frozen=True)
class ResultMark:
    """A unit: its level (%), its awards decided, and whether it is an exception."""

    code: str
    name: str
    level: float
    awards: int
    kind: Kind = ""


@dataclass(frozen=True)
class ResultPicture:
    """The sentence, the marks by code, the exceptions of both kinds in their order, the median."""

    sentence: str
    marks: tuple[ResultMark, ...]
    strong: tuple[ResultMark, ...]
    weak: tuple[ResultMark, ...]
    middle: float


def result_picture(rows: Sequence[Row], t: Translator) -> ResultPicture | None:
    """Reads unit_id, short_name, level_pct (null: left out), decided_count; None under two."""
    known = sorted((r for r in rows if r["level_pct"] is not None), key=lambda r: str(r["unit_id"]))
    if len(known) < LEAST:
        return None
    strong, weak = exceptions(known)
    kinds: dict[str, Kind] = {r["unit_id"]: "strong" for r in strong}
    kinds |= {r["unit_id"]: "weak" for r in weak}
    marks = {
        r["unit_id"]: ResultMark(
            r["unit_id"],
            r["short_name"],
            r["level_pct"],
            r["decided_count"],
            kinds.get(r["unit_id"], ""),
        )
        for r in known
    }
    return ResultPicture(
        results_message(known, strong, t),
        tuple(marks.values()),
        tuple(marks[r["unit_id"]] for r in strong),
        tuple(marks[r["unit_id"]] for r in weak),
        median(m.level for m in marks.values()),
    )


def exceptions(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Units in the top quarter of results without an award, best first; units of the lowest
    quarter with the most awards, most first."""
    ranked = sorted(rows, key=lambda r: (-r["level_pct"], r["unit_id"]))
    quarter = max(len(ranked) // 4, 1)
    strong = [r for r in ranked[:quarter] if not r["decided_count"]]
    below = [r for r in ranked[-quarter:] if r["decided_count"]]
    weak = sorted(below, key=lambda r: (-r["decided_count"], r["level_pct"]))
    return strong, [r for r in weak if r["decided_count"] >= 2]


def results_message(rows: Sequence[Row], strong: Sequence[Row], t: Translator) -> str:
    """How many of the strongest quarter have no award."""
    quarter = max(len(rows) // 4, 1)
    words = {"total": t.number(quarter)}
    if not strong:
        return first_fitting(t("charts.award_results.all", **words))
    return first_fitting(counted(t, "charts.award_results.some", len(strong), **words))
