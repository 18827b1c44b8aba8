"""What pictures of awards say: from proposal to decision, awards against results."""

from collections.abc import Mapping, Sequence
from typing import Any

from translations import Translator
from translations.phrases import counted, first_fitting
from translations.rounding import rounded

Row = Mapping[str, Any]


def funnel_message(rows: Sequence[Row], t: Translator) -> str:
    """Of a hundred proposals, how many are decided."""
    first, last = rows[0]["award_count"], rows[-1]["award_count"]
    if first < 20:
        return counted(t, "charts.award_funnel.few", last, total=t.number(first))
    share = t.number(100 * last / first)
    return first_fitting(t("charts.award_funnel.message", share=share))


def losses(row: Row, t: Translator) -> str:
    """«−43: 28 trả lại, 15 không xét; trung vị 9 ngày»."""
    parts = [
        counted(t, f"charts.award_funnel.{kind}", row[f"{kind}_count"])
        for kind in ("returned", "refused", "waiting")
        if row[f"{kind}_count"]
    ]
    lost = sum(row[f"{kind}_count"] for kind in ("returned", "refused", "waiting"))
    words = f"{t.signed(-lost)}: {', '.join(parts)}" if lost else ""
    days = row["median_days"]
    took = counted(t, "charts.award_funnel.days", int(rounded(days))) if days is not None else ""
    return " · ".join(filter(None, [words, took]))


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
