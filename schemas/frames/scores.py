"""Answers about totals and ranks of a year's scoring, and about the rubrics behind them."""

from datetime import date

from schemas.columns import column as col
from schemas.frames.shared import InCluster, RubricSection, ScoredUnit
from schemas.tables import Table
from schemas.words import STAGES

__all__ = [
    "ClusterGlance",
    "ClusterRanking",
    "RubricList",
    "ScoreTrial",
    "ScoreYears",
    "SectionScores",
    "TieSteps",
]

TIES = ["section", "penalties", "vote"]
EFFECTS = ["no_rank", "no_award"]


class ScoreYears(Table, unique=["year"]):
    """Years a rubric scores, up to the as-of date's. Grain: year."""

    year: int = col("Year that is scored", "year")
    unit_count: int = col("Units with any mark known by the as-of date")
    expected_count: int = col("Units of clusters a rubric scores")


class RubricList(Table, unique=["rubric_id", "version"]):
    """Versions of rubrics known by the as-of date. Grain: rubric, version."""

    rubric_id: str = col("Rubric code")
    version: int = col("Version")
    label_vi: str = col("Label")
    label_en: str = col("Label in English")
    published_on: date = col("Day from which it is known")
    year_from: int = col("First year it scores", "year")
    year_to: int = col("Last year it scores", "year")
    is_in_force: bool = col("Whether it scores the chosen year")
    cluster_count: int = col("Clusters of the chosen year it scores")
    unit_count: int = col("Units in them")
    rubric_json: str = col("All of it as JSON")


class ClusterGlance(InCluster, unique=["cluster_id"]):
    """Every cluster and bloc of a year at a glance (toàn cảnh các cụm, khối). Grain: cluster."""

    rubric_id: str = col("Rubric that scores it")
    version: int = col("Version of the rubric")
    stage: str | None = col("Stage (bước chấm) shown; null: nothing is scored", isin=STAGES)
    unit_count: int = col("Units with a whole total at that stage")
    expected_count: int = col("Units of the cluster")
    ranked_count: int = col("Units that are ranked")
    leader_id: str | None = col("Unit of rank 1; null if shared or nobody")
    leader_name: str | None = col("Its short name; names of all where rank 1 is shared")
    leader_points: float | None = col("Its total", "points")
    second_name: str | None = col("Short name of the next unit")
    margin_points: float | None = col("Leader's total minus the next one's", "points")
    spread_points: float | None = col("Highest minus lowest total", "points")
    top_grade_count: int = col("Units of the highest grade")
    shared_first_count: int = col("Units that share rank 1 for good")
    veto_count: int = col("Units a veto keeps from a rank or an award")
    previous_leader_id: str | None = col("Unit of rank 1 a year before")
    total_points: float = col("Points of the rubric", "points")
    decimals: int = col("Decimals shown")


class ClusterRanking(InCluster, ScoredUnit, unique=["unit_id"]):
    """Totals of every stage and the rank inside the cluster (xếp hạng). Grain: unit."""

    unit_name: str = col("Full name")
    stage: str | None = col("Stage (bước chấm) the rank rests on", isin=STAGES)
    self_points: float | None = col("Whole total of the self-scores", "points")
    cross_points: float | None = col("Whole total of the cross marks", "points")
    appraised_points: float | None = col("Whole appraised total", "points")
    council_points: float | None = col("Whole total as the council left it", "points")
    score_points: float | None = col("Whole total at the stage of the rank", "points")
    known_points: float | None = col("Points known so far at that stage", "points")
    total_points: float = col("Points of the rubric", "points")
    decimals: int = col("Decimals shown")
    bonus_points: float | None = col("Bonus counted", "points")
    penalty_points: float | None = col("Penalty counted", "points")
    assessed_count: int = col("Criteria assessed at the stage of the rank")
    not_applicable_count: int = col("Criteria that do not apply")
    criterion_count: int = col("Criteria of the rubric")
    cluster_rank: int | None = col("1 = best; equal units share a rank")
    ranked_count: int = col("Units of the cluster with a rank")
    previous_rank: int | None = col("Rank in its cluster a year before")
    previous_points: float | None = col("Total a year before", "points")
    gap_points: float | None = col("Leader's total minus its own", "points")
    grade_id: str | None = col("Grade (xếp loại)")
    grade_vi: str | None = col("Grade in words")
    grade_en: str | None = col("Grade in English")
    award_form: str | None = col("Award form it may be proposed for")
    award_vi: str | None = col("The form in words")
    award_en: str | None = col("The form in English")
    veto_vi: str | None = col("Vetoes that hold, joined by commas")
    veto_en: str | None = col("The same in English")
    veto_effect: str | None = col("What they do: the strongest", isin=EFFECTS)
    tie_count: int = col("Units of the cluster with this total, itself included")
    tie_step: int | None = col("Tie rule that settled it; null: none did")
    looks_equal: bool = col("Shown equal to a unit whose total differs")


class SectionScores(RubricSection, unique=["unit_id", "section_id"]):
    """Points of each section at the stage of the rank (điểm theo mục). Grain: unit, section."""

    cluster_rank: int | None = col("Rank in the cluster")
    stage: str | None = col("Stage the points are of", isin=STAGES)
    base_points: float | None = col("Base points after the section's cap", "points")
    bonus_points: float | None = col("Bonus counted in the section", "points")
    penalty_points: float | None = col("Penalty counted in the section", "points")
    section_points: float | None = col("Base + bonus − penalty", "points")
    max_points: float = col("Base points the section can give this unit", "points")
    lost_points: float | None = col("Most it can give minus its points", "points")


class ScoreTrial(InCluster, ScoredUnit, unique=["unit_id"]):
    """Ranks as another wording of the rubric would give them (thử thang điểm). Grain: unit."""

    score_points: float | None = col("Whole total by the draft", "points")
    cluster_rank: int | None = col("Rank by the draft")
    official_points: float | None = col("Whole total by the rubric in force", "points")
    official_rank: int | None = col("Rank by the rubric in force")
    total_points: float = col("Points of the draft", "points")
    decimals: int = col("Decimals shown")


class TieSteps(Table, unique=["unit_id", "step"]):
    """Equal totals and what each tie rule says of them (biên bản phân hạng bằng điểm).

    Grain: unit, step."""

    cluster_id: str = col("Cluster or bloc code")
    unit_id: str = col("Unit with a total another one has too")
    short_name: str = col("Name as charts show it")
    score_points: float = col("The equal total", "points")
    cluster_rank: int = col("Rank in the cluster")
    step: int = col("Number of the rule, in the rubric's order")
    tie_by: str = col("What it compares", isin=TIES)
    section_short_vi: str | None = col("Section it compares")
    section_short_en: str | None = col("The same in English")
    compared_value: float | None = col("Section points, penalty points, or votes")
    is_deciding: bool = col("Whether this step set it apart from the others")
    decimals: int = col("Decimals shown")
