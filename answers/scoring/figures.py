"""One unit's score in figures: rank, total, gaps, grade with what keeps it from an award."""

from answers.headline import Figure
from answers.scoring.cluster_figures import points, stage_words
from schemas.row import Row
from translations import Translator
from translations.phrases import counted, markdown
from translations.translator import NO_VALUE


def score_figures(row: Row, t: Translator) -> list[Figure]:
    """Rank, total, behind the leader, appraised against self, grade; a row of ClusterRanking."""
    return [_rank(row, t), _total(row, t), _behind(row, t), _apart(row, t), _grade(row, t)]


def _badge(words: str, colour: str = "gray") -> str:
    return f":{colour}-badge[{words}]"


def _rank(row: Row, t: Translator) -> Figure:
    value = f"{t.number(row['cluster_rank'])}/{t.number(row['ranked_count'])}"
    change = row["rank_change"]
    if row["cluster_rank"] is None:
        return Figure("score_rank", t("kpi.score_rank"), NO_VALUE, _badge(t("scores.no_rank")))
    if change is None:
        chip = _badge(t("scores.no_previous"))
    elif change == 0:
        chip = _badge(t("scores.same_rank"))
    else:
        key = "scores.up" if change > 0 else "scores.down"
        chip = _badge(counted(t, key, abs(change)), "blue" if change > 0 else "orange")
    return Figure("score_rank", t("kpi.score_rank"), value, chip)


def _total(row: Row, t: Translator) -> Figure:
    value = points(row["score_points"], row["decimals"], t)
    if row["score_points"] is None:
        known = row["criterion_count"] - row["not_applicable_count"]
        share = f"{t.number(row['assessed_count'])}/{t.number(known)}"
        chip = _badge(t("scores.assessed", share=share), "orange")
    else:
        chip = _badge(t("scores.at_stage", stage=stage_words(row["stage"], t)))
    return Figure("score_total", t("kpi.score_total"), value, chip)


def _behind(row: Row, t: Translator) -> Figure:
    label = t("kpi.score_gap")
    value = points(row["gap_points"], row["decimals"], t)
    tied = row["tie_count"] > 1
    chip = counted(t, "scores.tied", row["tie_count"]) if tied else t("scores.not_tied")
    if row["looks_equal"]:
        chip = t("scores.looks_equal")
    return Figure("score_gap", label, value, _badge(chip, "orange" if tied else "gray"))


def _apart(row: Row, t: Translator) -> Figure:
    label = t("kpi.score_apart")
    own, given = row["self_points"], row["appraised_points"]
    if own is None or given is None:
        return Figure("score_apart", label, NO_VALUE, _badge(t("scores.no_gap")))
    said = {
        "own": t.number(own, row["decimals"]),
        "given": t.number(given, row["decimals"]),
    }
    value = points(own - given, row["decimals"], t)
    return Figure("score_apart", label, value, _badge(t("scores.own_given", **said)))


def _grade(row: Row, t: Translator) -> Figure:
    label = t("kpi.score_grade")
    value = t.pick(row, "grade") if row["grade_id"] else NO_VALUE
    if row["veto_effect"]:
        chip = _badge(f"✕ {markdown(t.pick(row, 'veto'))}", "red")
    elif row["award_form"]:
        chip = _badge(f":material/military_tech: {markdown(t.pick(row, 'award'))}", "blue")
    else:
        chip = _badge(t("scores.no_award"))
    return Figure("score_grade", label, value, chip)
