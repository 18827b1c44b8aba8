"""Whom a plan has emulate, the criteria it judges them by, and what speaks of each (tiêu chí)."""

from schemas.columns import column as col
from schemas.tables.base import Table
from schemas.words import RECIPIENTS

BASES = ["indicator", "task", "rule"]


class SubjectTable(Table, unique=["campaign_id", "subject_id"]):
    """Subjects of a plan (đối tượng thi đua), in its order. Grain: campaign, subject."""

    campaign_id: str = col("Campaign code", source="profile")
    subject_id: str = col("Subject code", source="profile")
    position: int = col("Order in the plan", source="profile")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")
    source: str = col("Document and clause", source="profile")


class SubjectUnitTypeTable(Table, unique=["campaign_id", "unit_type"]):
    """Types of units of each subject, a type of one alone. Grain: campaign, unit type."""

    campaign_id: str = col("Campaign code", source="profile")
    unit_type: str = col("Type of unit", source="profile")
    subject_id: str = col("Subject it is of", source="profile")


class SubjectCriterionTable(Table, unique=["campaign_id", "criterion_id"]):
    """Criteria a plan judges a subject by (tiêu chí thi đua). Grain: campaign, criterion."""

    campaign_id: str = col("Campaign code", source="profile")
    criterion_id: str = col("Criterion code, one of its own in the campaign", source="profile")
    subject_id: str = col("Subject it is of", source="profile")
    position: int = col("Order in the plan, through all subjects", source="profile")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")
    clause: str = col("Clause of the plan", source="profile")
    source: str = col("Document and clause as the profile names them", source="profile")


class CriterionRecipientTable(Table, unique=["campaign_id", "criterion_id", "recipient_class"]):
    """Classes of recipients a criterion is asked of, where no unit stands for them.

    Grain: campaign, criterion, class."""

    campaign_id: str = col("Campaign code", source="profile")
    criterion_id: str = col("Criterion code", source="profile")
    recipient_class: str = col("Class of recipients", source="profile", isin=list(RECIPIENTS))


class CriterionBasisTable(Table, unique=["campaign_id", "criterion_id", "kind", "code"]):
    """What of the campaign speaks of a criterion (căn cứ), beside criteria of rubrics.

    Grain: campaign, criterion, kind, code."""

    campaign_id: str = col("Campaign code", source="profile")
    criterion_id: str = col("Criterion code", source="profile")
    kind: str = col("What speaks of it", source="profile", isin=BASES)
    code: str = col("Indicator, task, or rule of awards", source="profile")
    position: int = col("Order in the profile", source="profile")
