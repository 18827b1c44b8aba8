"""Rubrics (thang điểm) as rows: whom each version scores, by what, and what a total leads to."""

from datetime import date

from schemas.columns import column as col
from schemas.tables.base import Table
from schemas.words import KINDS, STAGES

REACHES = ["cluster", "unit_type"]
COUNTS = ["base", "bonus", "penalty"]


class _OfVersion(Table):
    """What belongs to one version of a rubric."""

    campaign_id: str = col("Campaign code", source="rubric")
    rubric_id: str = col("Rubric code", source="rubric")
    version: int = col("Version of the rubric", source="rubric")


class RubricTable(Table, unique=["campaign_id", "rubric_id", "version"]):
    """Versions of rubrics (thang điểm). Grain: campaign, rubric, version."""

    campaign_id: str = col("Campaign code", source="rubric")
    rubric_id: str = col("Rubric code", source="rubric")
    version: int = col("1, 2, …; the highest published one counts", source="rubric")
    published_on: date = col("Day from which this version is known", source="rubric")
    year_from: int = col("First year it scores", "year", "rubric")
    year_to: int = col("Last year it scores", "year", "rubric")
    label_vi: str = col("Label", source="rubric")
    label_en: str = col("Label in English", source="rubric")
    scope: str = col("Ranked inside each cluster, or all as one", isin=["cluster", "all"])
    total_points: float = col("Points there are", "points", "rubric")
    total_cap: float | None = col("Most a total can be", "points", "rubric")
    bonus_cap: float | None = col("Most all bonuses give", "points", "rubric")
    step_points: float = col("Step of points", "points", "rubric")
    decimals: int = col("Decimals of printed points", source="rubric")
    not_applicable: str = col("What becomes of points not asked for", isin=["rescale", "drop"])
    rounding: str = col("What is rounded to the step", isin=["none", "criterion", "total"])
    cross_rule: str = col("How cross marks become one", isin=["mean", "median"])
    progress_month: int = col("Month of the day progress is read on", source="rubric")
    progress_day: int = col("Day of that month", source="rubric")
    reply_days: int = col("Days a unit has to answer a cut", "days", "rubric")
    rubric_json: str = col("All of it, as campaigns/README.md explains the keys", source="rubric")


class RubricReachTable(_OfVersion, unique=["campaign_id", "rubric_id", "version", "kind", "code"]):
    """Whom a rubric scores: the clusters it names, else clusters of these types of units alone.

    Grain: campaign, rubric, version, kind, code."""

    kind: str = col("What the code names", source="rubric", isin=REACHES)
    code: str = col("Cluster or type of units", source="rubric")


class RubricStageTable(_OfVersion, unique=["campaign_id", "rubric_id", "version", "stage"]):
    """Stages (bước chấm) of a rubric. Grain: campaign, rubric, version, stage."""

    stage: str = col("Stage", source="rubric", isin=STAGES)


class RubricSectionTable(_OfVersion, unique=["campaign_id", "rubric_id", "version", "section_id"]):
    """Sections (mục) of a rubric, in their order. Grain: campaign, rubric, version, section."""

    section_id: str = col("Section code", source="rubric")
    section_position: int = col("Order in the rubric", source="rubric")
    section_short_vi: str = col("Short label", source="rubric")
    section_short_en: str = col("Short label in English", source="rubric")
    section_max: float = col("Most its base criteria give", "points", "rubric")
    section_bonus_cap: float | None = col("Most its bonuses give", "points", "rubric")
    section_penalty_cap: float | None = col("Most its penalties take", "points", "rubric")


class RubricCriterionTable(
    _OfVersion, unique=["campaign_id", "rubric_id", "version", "criterion_id"]
):
    """Criteria (tiêu chí) of a rubric, in their order. Grain: campaign, rubric, version, criterion.

    What `reads`, `measure`, `zero_at` and `full_at` mean: schemas/scoring/rubric.py."""

    criterion_id: str = col("Criterion code", source="rubric")
    section_id: str = col("Its section", source="rubric")
    position: int = col("Order in the rubric", source="rubric")
    short_vi: str = col("Short label", source="rubric")
    short_en: str = col("Short label in English", source="rubric")
    kind: str = col("How points come about", source="rubric", isin=KINDS)
    counts: str = col("Where its points go", source="rubric", isin=COUNTS)
    max_points: float = col("Most it can give", "points", "rubric")
    min_points: float = col("Least it can give", "points", "rubric")
    each_points: float | None = col("Points of one", "points", "rubric")
    reads: str | None = col("What of the progress it reads", source="rubric")
    measure: str = col("Which figure of it", isin=["pace", "achieved", "value"])
    zero_at: float = col("Figure that gives nothing", "the criterion's", "rubric")
    full_at: float = col("Figure that gives all", "the criterion's", "rubric")
    is_left_out: bool = col("Whether the rubric leaves it out this time", source="rubric")


class RubricAssessedTable(
    _OfVersion,
    unique=["campaign_id", "rubric_id", "version", "line_kind", "line_id", "assessed_id"],
):
    """Criteria of the plan (subject_criterion) that lines of a rubric speak of.

    A criterion of a rubric without a row is a setting of its own.
    Grain: campaign, rubric, version, line, criterion of the plan."""

    line_kind: str = col("What line of the rubric", source="rubric", isin=["criterion", "veto"])
    line_id: str = col("Its code", source="rubric")
    assessed_id: str = col("Criterion of the plan", source="rubric")


class RubricGradeTable(_OfVersion, unique=["campaign_id", "rubric_id", "version", "grade_id"]):
    """Grades (xếp loại) of a rubric. Grain: campaign, rubric, version, grade."""

    grade_id: str = col("Grade code", source="rubric")
    grade_vi: str = col("Label", source="rubric")
    grade_en: str = col("Label in English", source="rubric")
    grade_points: float = col("Total it takes", "points", "rubric")


class RubricVetoTable(_OfVersion, unique=["campaign_id", "rubric_id", "version", "veto_id"]):
    """Vetoes (điều kiện loại) of a rubric. Grain: campaign, rubric, version, veto."""

    veto_id: str = col("Veto code", source="rubric")
    label_vi: str = col("Label", source="rubric")
    label_en: str = col("Label in English", source="rubric")
    detected: str | None = col("What is found in the reports; null: it is declared")
    effect: str = col("What it keeps a unit from", isin=["no_rank", "no_award"])


class RubricTieTable(_OfVersion, unique=["campaign_id", "rubric_id", "version", "step"]):
    """Rules for equal totals, in their order. Grain: campaign, rubric, version, step."""

    step: int = col("Order of the rule", source="rubric")
    tie_by: str = col("What decides", isin=["section", "penalties", "vote"])
    section_id: str | None = col("The section that decides", source="rubric")


class RubricAwardTable(
    _OfVersion, unique=["campaign_id", "rubric_id", "version", "award_position"]
):
    """Award forms ranks may be proposed for. Grain: campaign, rubric, version, position."""

    award_position: int = col("Order in the rubric", source="rubric")
    award_form: str = col("Award form", source="rubric")
    rank_from: int = col("Best rank", source="rubric")
    rank_to: int = col("Last rank", source="rubric")
    grade_id: str | None = col("Grade it takes at least", source="rubric")


RUBRIC: dict[str, type[Table]] = {
    "rubric": RubricTable,
    "rubric_reach": RubricReachTable,
    "rubric_stage": RubricStageTable,
    "rubric_section": RubricSectionTable,
    "rubric_criterion": RubricCriterionTable,
    "rubric_assessed": RubricAssessedTable,
    "rubric_grade": RubricGradeTable,
    "rubric_veto": RubricVetoTable,
    "rubric_tie": RubricTieTable,
    "rubric_award": RubricAwardTable,
}
"""The tables that a rubric being tried stands in for."""
