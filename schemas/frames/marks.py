"""Answers about single marks: criteria, cells, markers, replies, vetoes, and what is missing."""

from datetime import datetime

from schemas.columns import column as col
from schemas.frames.scores import EFFECTS
from schemas.frames.shared import InCluster, RubricSection, ScoredUnit
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


class CriterionScores(RubricSection, unique=["unit_id", "criterion_id"]):
    """Every criterion at every stage (điểm từng tiêu chí). Grain: unit, criterion.

    Points at a stage are null where that stage has not assessed it; `state` tells it from what
    does not apply."""

    criterion_id: str = col("Criterion code")
    section_short_vi: str = col("Short label of the section")
    section_short_en: str = col("The same in English")
    kind: str = col("How points come about", isin=KINDS)
    counts: str = col("Where they go", isin=COUNTS)
    reads: str | None = col("What of the progress it reads")
    max_points: float = col("Most it can give", "points")
    min_points: float = col("Least it can give", "points")
    stage: str | None = col("Stage the final points are of", isin=STAGES)
    state: str = col("At that stage", isin=STATES)
    self_points: float | None = col("By the unit itself", "points")
    cross_points: float | None = col("By the other members", "points")
    marker_count: int = col("Members that marked it")
    appraised_points: float | None = col("By the appraisers", "points")
    council_points: float | None = col("As the council left it", "points")
    final_points: float | None = col("At the stage of the rank", "points")
    self_amount: float | None = col("First value the unit gave", "the criterion's")
    self_against: float | None = col("Second value the unit gave", "the criterion's")
    final_amount: float | None = col("First value at the stage", "the criterion's")
    final_against: float | None = col("Second value at the stage", "the criterion's")
    cut_points: float | None = col("By the unit minus final", "points")
    reason: str | None = col("Why it differs, by the last stage")
    evidence: str | None = col("What the unit rests it on")
    cluster_median_points: float | None = col("Median of the cluster's final", "points")
    cluster_best_points: float | None = col("Best of the cluster's final", "points")


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
    marker_id: str | None = col("Unit that marks, in stage cross")
    marker_name: str | None = col("Its short name")
    is_applicable: bool = col("False: does not apply")
    amount: float | None = col("First value", "the criterion's")
    against: float | None = col("Second value", "the criterion's")
    evidence: str | None = col("Document or link it rests on")
    reason: str | None = col("Why it differs from the mark before")
    file_name: str = col("File it came with")
    sheet: str | None = col("Sheet of the cell")
    cell: str = col("Address or line")
    received_at: datetime = col("When it came")
    received_by: str | None = col("From whom")
    is_current: bool = col("Whether it counts on the as-of date")
    submission_id: str = col("Sheet it came with")
    sha256: str = col("SHA-256 of the file")


class ScoreReplies(Table, unique=["unit_id", "criterion_id"]):
    """Answers of units to cuts (phản hồi). Grain: unit, criterion."""

    unit_id: str = col("Unit that answers")
    short_name: str = col("Name as charts show it")
    criterion_id: str = col("Criterion it is about")
    short_vi: str | None = col("Short label; null: not in the rubric now")
    short_en: str | None = col("Short label in English")
    reply: str = col("The words")
    evidence: str | None = col("Document or link")
    file_name: str = col("File it came with")
    sheet: str | None = col("Sheet of the cell")
    cell: str = col("Address or line")
    received_at: datetime = col("When it came")
    due_at: datetime | None = col("Last moment in time; null: nothing to answer yet")
    is_late: bool = col("Whether it came after it")


class ScoreCoverage(InCluster, ScoredUnit, unique=["unit_id"]):
    """How far the scoring of each unit is (tiến độ chấm). Grain: unit."""

    self_count: int = col("Criteria the unit scored")
    cross_count: int = col("Criteria any other member marked")
    marker_count: int = col("Members that marked it")
    marker_expected_count: int = col("Other members of the cluster; 0: no cross marks asked")
    appraised_count: int = col("Criteria appraised")
    council_count: int = col("Criteria the council changed")
    criterion_count: int = col("Criteria that are typed in")
    self_at: datetime | None = col("When its score sheet came")
    appraised_at: datetime | None = col("When its appraisal came")
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
    evidence: str | None = col("Document it rests on")
    file_name: str | None = col("File it came with")
    cell: str | None = col("Address or line")
