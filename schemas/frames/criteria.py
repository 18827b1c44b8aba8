"""Answers about the plan's criteria by subject (tiêu chí thi đua): what is known of each."""

from schemas.columns import column as col
from schemas.frames.shared import Evidence, PlanCriterion

__all__ = ["CriterionCover", "ProposalCriteria", "UnitCriteria"]


class CriterionCover(PlanCriterion, unique=["criterion_id"]):
    """Criteria of the plan, what speaks of each and of how many units. Grain: criterion."""

    subject_id: str = col("Subject it is of")
    subject_vi: str = col("Label of the subject")
    subject_en: str = col("The same in English")
    is_of_units: bool = col("Of units that report; else of persons and households")
    indicator_count: int = col("Indicators that speak of it")
    score_count: int = col("Lines of the year's rubrics that assess it")
    task_count: int = col("Tasks that speak of it")
    rule_count: int = col("Rules of awards that ask for it")
    unit_count: int = col("Units it is asked of", "units")
    known_count: int = col("Of those, units something is known of", "units")
    is_measured: bool = col("Whether anything speaks of it")


class UnitCriteria(Evidence, unique=["unit_id", "criterion_id", "kind", "code"]):
    """Criteria of units and what is known of each. Grain: unit, criterion, kind, code."""

    unit_id: str = col("Unit")
    subject_id: str = col("Subject its type is of")
    is_measured: bool = col("Whether anything of the campaign speaks of it")
    is_ruled: bool = col("Whether a rule of awards asks for it, so that dossiers say it")


class ProposalCriteria(Evidence, unique=["proposal_id", "criterion_id", "kind", "code"]):
    """Criteria proposals are weighed by. Grain: proposal, criterion, kind, code."""

    proposal_id: str = col("Proposal")
    unit_id: str = col("Unit that proposes")
    is_of_unit: bool = col("Weighed as the unit itself, so that its figures speak")
    is_said: bool = col("Whether the dossier says anything of it")
    claim: str | None = col("What the dossier says; for staff only")
    sheet: str | None = col("Sheet of that cell; null in a flat file")
    cell: str | None = col("Its address, or the line")
    is_attested: bool = col("Whether the dossier attests the rule that asks for it")
