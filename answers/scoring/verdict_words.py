"""The robustness of a lead in sentences that can be read out in a council meeting."""

from collections.abc import Mapping

import polars as pl

from schemas.row import Row
from schemas.scoring.rubric import RobustnessSettings
from translations import Translator
from translations.phrases import counted, markdown

VERDICT_LONG_KEYS = {
    "even": "verdict.even_long",
    "firm": "verdict.firm_long",
    "sensitive": "verdict.sensitive_long",
}


def verdict_lines(
    verdict: Row, removals: pl.DataFrame, criteria: Mapping[str, str], t: Translator
) -> list[str]:
    """Draws, the smallest change of all weights, of one weight, and of leaving one out."""
    if verdict["verdict"] is None:
        return [t("verdict.too_few")]
    names = {"leader": markdown(verdict["leader_name"])}
    return [
        t(VERDICT_LONG_KEYS[verdict["verdict"]], **names, ratio=_pct(verdict["first_ratio"], t)),
        _all_weights(verdict, names, t),
        _one_weight(verdict, criteria, names, t),
        _left_out(removals, criteria, t),
    ]


def limits_line(settings: RobustnessSettings, t: Translator) -> str:
    """What the rubric tests by: draws, spread, seed, and the limits of the verdict."""
    return t(
        "verdict.limits",
        draws=t.number(settings.draws),
        spread=_pct(settings.spread_ratio, t),
        seed=settings.seed,
        firm=_pct(settings.firm_ratio, t),
        flips=t.number(settings.firm_flips),
        even=_pct(settings.even_ratio, t),
    )


def _pct(ratio: float, t: Translator) -> str:
    return t.amount(ratio * 100, "%", 0 if float(ratio * 100).is_integer() else 1)


def _all_weights(verdict: Row, names: Mapping[str, str], t: Translator) -> str:
    if verdict["change_ratio"] is None:
        return t("verdict.no_change", **names)
    rival = markdown(verdict["rival_name"])
    return t("verdict.change", **names, rival=rival, ratio=_pct(verdict["change_ratio"], t))


def _one_weight(
    verdict: Row, criteria: Mapping[str, str], names: Mapping[str, str], t: Translator
) -> str:
    if verdict["single_id"] is None or abs(verdict["single_ratio"]) > 1:
        return t("verdict.no_single", **names)
    ratio = t.signed(verdict["single_ratio"] * 100, 1)
    words = {
        "criterion": markdown(criteria[verdict["single_id"]]),
        "rival": markdown(verdict["single_rival_name"]),
    }
    return t("verdict.single", **names, **words, ratio=f"{ratio}%")


def _left_out(removals: pl.DataFrame, criteria: Mapping[str, str], t: Translator) -> str:
    flips = removals.filter(pl.col("is_flip"))
    if flips.is_empty():
        return t("verdict.no_removal", count=t.number(removals.height))
    said = [
        f"{markdown(criteria[row['criterion_id']])} → {markdown(row['leader_name'])}"
        for row in flips.head(3).to_dicts()
    ]
    return counted(t, "verdict.removal", flips.height, names="; ".join(said))
