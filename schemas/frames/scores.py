"""Answers about totals and ranks of a year's scoring, and about the rubrics behind them."""

from datetime import date

from schemas.columns import column as col
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


class ClusterGlance(Table, unique=["cluster_id"]):
    """Every cluster and bloc of a year at a glance (toàn cảnh các cụm, khối). Grain: cluster."""

    cluster_id: str = col("Cluster or bloc code")
    cluster_name_vi: str = col("Its name")
    cluster_name_en: str = col("Its name in English")
    rubric_id: str = col("Rubric that scores it")
    version: int = col("Version of the rubric")
    stage: str = col("Stage (bước chấm) shown; null: nothing is scored", nullable=True, isin=STAGES)
    unit_count: int = col("Units with a whole total at that stage")
    expected_count: int = col("Units of the cluster")
    ranked_count: int = col("Units that are ranked")
    leader_id: str = col("Unit of rank 1; null if shared or nobody", nullable=True)
    leader_name: str = col("Its short name; names of all where rank 1 is shared", nullable=True)
    leader_points: float = col("Its total", "points", nullable=True)
    second_name: str = col("Short name of the next unit", nullable=True)
    margin_points: float = col("Leader's total minus the next one's", "points", nullable=True)
    spread_points: float = col("Highest minus lowest total", "points", nullable=True)
    top_grade_count: int = col("Units of the highest grade")
    shared_first_count: int = col("Units that share rank 1 for good")
    veto_count: int = col("Units a veto keeps from a rank or an award")
    previous_leader_id: str = col("Unit of rank 1 a year before", nullable=True)
    total_points: float = col("Points of the rubric", "points")
    decimals: int = col("Decimals shown")


class ClusterRanking(Table, unique=["unit_id"]):
    """Totals of every stage and the rank inside the cluster (xếp hạng). Grain: unit."""

    cluster_id: str = col("Cluster or bloc code")
    cluster_name_vi: str = col("Its name")
    cluster_name_en: str = col("Its name in English")
    unit_id: str = col("Unit that is scored")
    unit_name: str = col("Full name")
    short_name: str = col("Name as charts show it")
    stage: str = col("Stage (bước chấm) the rank rests on", nullable=True, isin=STAGES)
    self_points: float = col("Whole total of the self-scores", "points", nullable=True)
    cross_points: float = col("Whole total of the cross marks", "points", nullable=True)
    appraised_points: float = col("Whole appraised total", "points", nullable=True)
    council_points: float = col("Whole total as the council left it", "points", nullable=True)
    score_points: float = col("Whole total at the stage of the rank", "points", nullable=True)
    known_points: float = col("Points known so far at that stage", "points", nullable=True)
    total_points: float = col("Points of the rubric", "points")
    decimals: int = col("Decimals shown")
    bonus_points: float = col("Bonus counted", "points", nullable=True)
    penalty_points: float = col("Penalty counted", "points", nullable=True)
    assessed_count: int = col("Criteria assessed at the stage of the rank")
    not_applicable_count: int = col("Criteria that do not apply")
    criterion_count: int = col("Criteria of the rubric")
    cluster_rank: int = col("1 = best; equal units share a rank", nullable=True)
    ranked_count: int = col("Units of the cluster with a rank")
    previous_rank: int = col("Rank in its cluster a year before", nullable=True)
    previous_points: float = col("Total a year before", "points", nullable=True)
    gap_points: float = col("Leader's total minus its own", "points", nullable=True)
    grade_id: str = col("Grade (xếp loại)", nullable=True)
    grade_vi: str = col("Grade in words", nullable=True)
    grade_en: str = col("Grade in English", nullable=True)
    award_form: str = col("Award form it may be proposed for", nullable=True)
    award_vi: str = col("The form in words", nullable=True)
    award_en: str = col("The form in English", nullable=True)
    veto_vi: str = col("Vetoes that hold, joined by commas", nullable=True)
    veto_en: str = col("The same in English", nullable=True)
    veto_effect: str = col("What they do: the strongest", nullable=True, isin=EFFECTS)
    tie_count: int = col("Units of the cluster with this total, itself included")
    tie_step: int = col("Tie rule that settled it; null: none did", nullable=True)
    looks_equal: bool = col("Shown equal to a unit whose total differs")


class SectionScores(Table, unique=["unit_id", "section_id"]):
    """Points of each section at the stage of the rank (điểm theo mục). Grain: unit, section."""

    cluster_id: str = col("Cluster or bloc code")
    unit_id: str = col("Unit that is scored")
    short_name: str = col("Name as charts show it")
    cluster_rank: int = col("Rank in the cluster", nullable=True)
    section_id: str = col("Section code")
    position: int = col("Order in the rubric")
    short_vi: str = col("Short label")
    short_en: str = col("Short label in English")
    stage: str = col("Stage the points are of", nullable=True, isin=STAGES)
    base_points: float = col("Base points after the section's cap", "points", nullable=True)
    bonus_points: float = col("Bonus counted in the section", "points", nullable=True)
    penalty_points: float = col("Penalty counted in the section", "points", nullable=True)
    section_points: float = col("Base + bonus − penalty", "points", nullable=True)
    max_points: float = col("Base points the section can give this unit", "points")
    lost_points: float = col("Most it can give minus its points", "points", nullable=True)
    decimals: int = col("Decimals shown")


class ScoreTrial(Table, unique=["unit_id"]):
    """Ranks as another wording of the rubric would give them (thử thang điểm). Grain: unit."""

    cluster_id: str = col("Cluster or bloc code")
    cluster_name_vi: str = col("Its name")
    cluster_name_en: str = col("Its name in English")
    unit_id: str = col("Unit that is scored")
    short_name: str = col("Name as charts show it")
    score_points: float = col("Whole total by the draft", "points", nullable=True)
    cluster_rank: int = col("Rank by the draft", nullable=True)
    official_points: float = col("Whole total by the rubric in force", "points", nullable=True)
    official_rank: int = col("Rank by the rubric in force", nullable=True)
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
    section_short_vi: str = col("Section it compares", nullable=True)
    section_short_en: str = col("The same in English", nullable=True)
    compared_value: float = col("Section points, penalty points, or votes", nullable=True)
    is_deciding: bool = col("Whether this step set it apart from the others")
    decimals: int = col("Decimals shown")
