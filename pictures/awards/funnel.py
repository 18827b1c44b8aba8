"""From proposal to decision (từ đề nghị đến quyết định): one mark a stage, never added.

A step that no route has is no stage.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.row import Row
from translations import Translator
from translations.phrases import counted, first_fitting
from translations.rounding import rounded

CHARTS_AWARD_FUNNEL_KEYS = {
    "refused": "charts.award_funnel.refused",
    "returned": "charts.award_funnel.returned",
    "waiting": "charts.award_funnel.waiting",
}

STAGE_WORDS = {
    "proposed": "awards.stage.proposed",
    "appraised": "awards.stage.appraised",
    "passed": "awards.stage.passed",
    "submitted": "awards.stage.submitted",
    "decided": "awards.stage.decided",
}
"""The stages in their order, and the key of the word of each."""


@dataclass(frozen=True)
class StageMark:
    """A stage: its word, how many came so far, and what was lost before it in words."""

    stage: str
    name: str
    count: int
    count_text: str
    loss_text: str


@dataclass(frozen=True)
class FunnelPicture:
    """The sentence over the marks, and the marks from proposal to decision."""

    sentence: str
    marks: tuple[StageMark, ...]


def funnel_picture(rows: Sequence[Row], t: Translator) -> FunnelPicture:
    """Reads stage, asked_count, award_count, returned_count, refused_count, waiting_count,
    median_days."""
    proposed = rows[0]["award_count"] if rows else 0
    marks = tuple(
        StageMark(
            stage=row["stage"],
            name=stage_name(row["stage"], t),
            count=row["award_count"],
            count_text=t.number(row["award_count"]),
            loss_text=losses(row, proposed, t),
        )
        for row in rows
    )
    return FunnelPicture(funnel_message(rows, t) if rows else "", marks)


def stage_name(stage: str, t: Translator) -> str:
    """The word of a stage, the same on pages and in papers."""
    return t(STAGE_WORDS[stage])


def funnel_message(rows: Sequence[Row], t: Translator) -> str:
    """Of a hundred proposals, how many are decided."""
    first, last = rows[0]["award_count"], rows[-1]["award_count"]
    if first < 20:
        return counted(t, "charts.award_funnel.few", last, total=t.number(first))
    share = t.number(100 * last / first)
    return first_fitting(t("charts.award_funnel.message", share=share))


def losses(row: Row, proposed: int, t: Translator) -> str:
    """«60 đề nghị qua bước này · −43: 28 trả lại, 15 không xét · trung vị 9 ngày»: of how many
    routes have the step is said where it is not all that were proposed."""
    asked = row["asked_count"]
    own = counted(t, "charts.award_funnel.asked", asked) if asked != proposed else ""
    parts = [
        counted(t, CHARTS_AWARD_FUNNEL_KEYS[kind], row[f"{kind}_count"])
        for kind in ("returned", "refused", "waiting")
        if row[f"{kind}_count"]
    ]
    lost = sum(row[f"{kind}_count"] for kind in ("returned", "refused", "waiting"))
    words = f"{t.signed(-lost)}: {', '.join(parts)}" if lost else ""
    days = row["median_days"]
    took = counted(t, "charts.award_funnel.days", int(rounded(days))) if days is not None else ""
    return " · ".join(filter(None, [own, words, took]))
