"""Answers about single marks: criteria, cells, markers, replies, vetoes, and what is missing."""

from datetime import datetime

from schemas.columns import column as col
from schemas.frames.scores import EFFECTS
from schemas.tables import Table
from schemas.words import KINDS, STAGES

__all__ = [
    "CriterionScores",
    "CrossMarks",
    "ScoreCoverage",
    "ScoreReplies",
    "ScoreTrace",
    "ScoreVetoes",
]

STATES = ["assessed", "not_assessed", "not_applicable"]
COUNTS = ["base", "bonus", "penalty"]


class CriterionScores(Table, unique=["unit_id", "criterion_id"]):
    """Every criterion at every stage (điểm từng tiêu chí). Grain: unit, criterion.

    Points at a stage are null where that stage has not assessed it; `state` tells it from what
    does not apply."""

    cluster_id: str = col("Cluster or bloc code")
    unit_id: str = col("Unit that is scored")
    short_name: str = col("Name as charts show it")
    section_id: str = col("Section code")
    criterion_id: str = col("Criterion code")
    position: int = col("Order in the rubric")
    short_vi: str = col("Short label")
    short_en: str = col("Short label in English")
    section_short_vi: str = col("Short label of the section")
    section_short_en: str = col("The same in English")
    kind: str = col("How points come about", isin=KINDS)
    counts: str = col("Where they go", isin=COUNTS)
    reads: str = col("What of the progress it reads", nullable=True)
    max_points: float = col("Most it can give", "points")
    min_points: float = col("Least it can give", "points")
    stage: str = col("Stage the final points are of", nullable=True, isin=STAGES)
    state: str = col("At that stage", isin=STATES)
    self_points: float = col("By the unit itself", "points", nullable=True)
    cross_points: float = col("By the other members", "points", nullable=True)
    marker_count: int = col("Members that marked it")
    appraised_points: float = col("By the appraisers", "points", nullable=True)
    council_points: float = col("As the council left it", "points", nullable=True)
    final_points: float = col("At the stage of the rank", "points", nullable=True)
    self_amount: float = col("First value the unit gave", "the criterion's", nullable=True)
    self_against: float = col("Second value the unit gave", "the criterion's", nullable=True)
    final_amount: float = col("First value at the stage", "the criterion's", nullable=True)
    final_against: float = col("Second value at the stage", "the criterion's", nullable=True)
    cut_points: float = col("By the unit minus final", "points", nullable=True)
    reason: str = col("Why it differs, by the last stage", nullable=True)
    evidence: str = col("What the unit rests it on", nullable=True)
    cluster_median_points: float = col("Median of the cluster's final", "points", nullable=True)
    cluster_best_points: float = col("Best of the cluster's final", "points", nullable=True)
    decimals: int = col("Decimals shown")


class CrossMarks(Table, unique=["marker_id", "unit_id"]):
    """What each member of a cluster gave each other one (chấm chéo); staff only.

    Grain: marker, unit."""

    cluster_id: str = col("Cluster or bloc code")
    marker_id: str = col("Unit that marks")
    marker_name: str = col("Its short name")
    unit_id: str = col("Unit that is marked")
    unit_name: str = col("Its short name")
    mark_points: float = col("Sum of the marks", "points")
    mark_count: int = col("Criteria marked")
    max_points: float = col("Most those criteria can give", "points")
    decimals: int = col("Decimals shown")


class ScoreTrace(Table, unique=["item", "criterion_id", "stage", "marker_id", "submission_id"]):
    """Every mark of one unit, or of one criterion of it, down to the cell; every version.

    Grain: criterion, stage, marker, version."""

    criterion_id: str = col("Criterion, veto or vote")
    item: str = col("What is marked")
    stage: str = col("Stage (bước chấm)", isin=STAGES)
    marker_id: str = col("Unit that marks, in stage cross", nullable=True)
    marker_name: str = col("Its short name", nullable=True)
    is_applicable: bool = col("False: does not apply")
    amount: float = col("First value", "the criterion's", nullable=True)
    against: float = col("Second value", "the criterion's", nullable=True)
    evidence: str = col("Document or link it rests on", nullable=True)
    reason: str = col("Why it differs from the mark before", nullable=True)
    file_name: str = col("File it came with")
    sheet: str = col("Sheet of the cell", nullable=True)
    cell: str = col("Address or line")
    received_at: datetime = col("When it came")
    received_by: str = col("From whom", nullable=True)
    is_current: bool = col("Whether it counts on the as-of date")
    submission_id: str = col("Sheet it came with")


class ScoreReplies(Table, unique=["unit_id", "criterion_id"]):
    """Answers of units to cuts (phản hồi). Grain: unit, criterion."""

    unit_id: str = col("Unit that answers")
    short_name: str = col("Name as charts show it")
    criterion_id: str = col("Criterion it is about")
    short_vi: str = col("Short label; null: not in the rubric now", nullable=True)
    short_en: str = col("Short label in English", nullable=True)
    reply: str = col("The words")
    evidence: str = col("Document or link", nullable=True)
    file_name: str = col("File it came with")
    sheet: str = col("Sheet of the cell", nullable=True)
    cell: str = col("Address or line")
    received_at: datetime = col("When it came")
    due_at: datetime = col("Last moment in time; null: nothing to answer yet", nullable=True)
    is_late: bool = col("Whether it came after it")


class ScoreCoverage(Table, unique=["unit_id"]):
    """How far the scoring of each unit is (tiến độ chấm). Grain: unit."""

    cluster_id: str = col("Cluster or bloc code")
    cluster_name_vi: str = col("Its name")
    cluster_name_en: str = col("Its name in English")
    unit_id: str = col("Unit that is scored")
    short_name: str = col("Name as charts show it")
    self_count: int = col("Criteria the unit scored")
    cross_count: int = col("Criteria any other member marked")
    marker_count: int = col("Members that marked it")
    marker_expected_count: int = col("Other members of the cluster; 0: no cross marks asked")
    appraised_count: int = col("Criteria appraised")
    council_count: int = col("Criteria the council changed")
    criterion_count: int = col("Criteria that are typed in")
    self_at: datetime = col("When its score sheet came", nullable=True)
    appraised_at: datetime = col("When its appraisal came", nullable=True)
    reply_count: int = col("Criteria it answered a cut of")


class ScoreVetoes(Table, unique=["unit_id", "veto_id"]):
    """Vetoes that hold (điều kiện loại), detected or declared. Grain: unit, veto."""

    cluster_id: str = col("Cluster or bloc code")
    unit_id: str = col("Unit it keeps out")
    short_name: str = col("Name as charts show it")
    veto_id: str = col("Veto code")
    label_vi: str = col("Label")
    label_en: str = col("Label in English")
    effect: str = col("What it does", isin=EFFECTS)
    is_detected: bool = col("Found in the reports; else declared by the appraisers")
    evidence: str = col("Document it rests on", nullable=True)
    file_name: str = col("File it came with", nullable=True)
    cell: str = col("Address or line", nullable=True)
