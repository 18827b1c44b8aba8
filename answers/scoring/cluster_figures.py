"""One cluster in words: who leads, by how much, how firm it is, how far units overrate."""

import polars as pl

from answers.headline import Figure
from schemas.row import Row
from translations import Translator
from translations.phrases import capital, counted, markdown
from translations.translator import NO_VALUE

COLOURS = {"firm": "green", "sensitive": "orange", "even": "red"}


def cluster_figures(
    glance: Row,
    verdict: Row | None,
    ranking: pl.DataFrame,
    over: pl.DataFrame,
    t: Translator,
    *,
    has_stages: bool = True,
) -> list[Figure]:
    """Leader, margin, verdict and gap of the self-scores; rows of ClusterGlance and the methods.

    Without stages nobody scores: there is no gap, and units are whole at no stage.
    """
    figures = [_leader(glance, t), _margin(glance, t, has_stages=has_stages), _verdict(verdict, t)]
    return [*figures, _gap(ranking, over, t)] if has_stages else figures


def points(value: float | None, decimals: int, t: Translator) -> str:
    """«972 điểm», «94,25 điểm»; missing is –."""
    return NO_VALUE if value is None else t("scores.points", points=t.number(value, decimals))


def stage_words(stage: str | None, t: Translator) -> str:
    """«thẩm định»; nothing scored yet is said so."""
    return t(f"stage.{stage}") if stage else t("stage.none")


def _leader(glance: Row, t: Translator) -> Figure:
    name = glance["leader_name"] or NO_VALUE
    label = t("kpi.leader_shared" if glance["shared_first_count"] > 1 else "kpi.leader")
    if glance["leader_points"] is None:
        return Figure("leader", label, name, f":gray-badge[{t('scores.nobody')}]")
    of_total = t(
        "scores.of_total",
        points=t.number(glance["leader_points"], glance["decimals"]),
        total=t.number(glance["total_points"]),
    )
    return Figure("leader", label, name, f":blue-badge[:material/trophy: {markdown(of_total)}]")


def _margin(glance: Row, t: Translator, *, has_stages: bool) -> Figure:
    share = f"{t.number(glance['unit_count'])}/{t.number(glance['expected_count'])}"
    stage = stage_words(glance["stage"], t)
    key = "scores.whole" if has_stages else "scores.whole_no_stages"
    chip = f":gray-badge[:material/fact_check: {t(key, share=share, stage=stage)}]"
    value = points(glance["margin_points"], glance["decimals"], t)
    return Figure("margin", t("kpi.margin"), value, chip)


def _verdict(verdict: Row | None, t: Translator) -> Figure:
    label = t("kpi.verdict")
    if verdict is None or verdict["verdict"] is None:
        return Figure("verdict", label, NO_VALUE, f":gray-badge[{t('scores.no_verdict')}]")
    ratio = t.amount(verdict["first_ratio"] * 100, "%")
    words = t("scores.first_in", ratio=ratio)
    chip = f":{COLOURS[verdict['verdict']]}-badge[:material/balance: {words}]"
    return Figure("verdict", label, capital(t(f"verdict.{verdict['verdict']}")), chip)


def _gap(ranking: pl.DataFrame, over: pl.DataFrame, t: Translator) -> Figure:
    label = t("kpi.self_gap")
    gaps = (ranking["self_points"] - ranking["appraised_points"]).drop_nulls()
    if gaps.is_empty():
        return Figure("self_gap", label, NO_VALUE, f":gray-badge[{t('scores.no_gap')}]")
    colour = "red" if over.height else "gray"
    chip = f":{colour}-badge[{counted(t, 'scores.over', over.height)}]"
    middle = pl.Series(gaps).median()
    decimals = ranking["decimals"][0]
    return Figure("self_gap", label, points(float(str(middle)), decimals, t), chip)
