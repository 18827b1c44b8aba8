"""Answers that count awards (số lượng khen thưởng): by group, form, unit and province."""

from datetime import date

from schemas.columns import column as col
from schemas.tables import Table
from schemas.words import OCCASIONS, RECIPIENTS

__all__ = ["AwardCells", "AwardClasses", "AwardPlaces", "AwardProvinces", "AwardTally"]

DIMENSIONS = [
    "all",
    "form",
    "level",
    "occasion",
    "content",
    "unit_type",
    "cluster",
    "class",
    "phase",
    "month",
]


class AwardTally(Table, unique=["dimension", "key"]):
    """Counts never added (các số đếm), by one dimension at a time. Grain: dimension, key."""

    phase_counted: str = col("Phase counted, or all")
    dimension: str = col("What is counted by", isin=DIMENSIONS)
    key: str = col("Code of the group")
    label_vi: str | None = col("Its label")
    label_en: str | None = col("Its label in English")
    position: int = col("Order shown")
    proposed_count: int = col("Proposed (đề nghị)")
    appraised_count: int | None = col("Appraised (thẩm định đạt); null: no such step")
    passed_count: int | None = col("Passed (hội đồng thông qua); null: no such step")
    submitted_count: int | None = col("Submitted (trình cấp trên); null: no such step")
    decided_count: int = col("Decided, in force (đã có quyết định)")
    returned_count: int = col("Returned (trả lại) now")
    refused_count: int = col("Refused (không xét)")
    revoked_count: int = col("Revoked (thu hồi)")
    woman_count: int | None = col("Decided, said to be women", is_of_persons=True)
    woman_known_count: int | None = col("Decided persons of whom it is said", is_of_persons=True)
    unit_count: int = col("Units that handed a sheet in")
    expected_count: int = col("Units of the campaign")


class AwardClasses(Table, unique=["recipient_class"]):
    """Awards decided by class of recipient (đối tượng được khen). Grain: recipient_class."""

    phase_counted: str = col("Phase counted, or all")
    form_counted: str = col("Award form counted, or all")
    recipient_class: str = col(
        "Class of the recipient; others, together: several in one count, some below five",
        isin=[*RECIPIENTS, "others", "together"],
    )
    decided_count: int = col("Decided, in force")


class AwardCells(Table, unique=["form_id", "occasion"]):
    """Awards decided by form, occasion and phase (hình thức × dịp). Grain: form, occasion."""

    phase_counted: str = col("Phase counted, or all")
    form_id: str = col("Award form")
    form_vi: str = col("Its label")
    form_en: str = col("Its label in English")
    form_position: int = col("Rank of the form, 1 is the highest")
    level: str = col("Level that decides")
    occasion: str = col("Occasion", isin=list(OCCASIONS))
    is_of_plan: bool = col("Whether the plan names the form for the occasion")
    proposed_count: int = col("Proposed")
    decided_count: int = col("Decided, in force")
    unit_count: int = col("Units that handed a sheet in")
    expected_count: int = col("Units of the campaign")


class AwardPlaces(Table, unique=["unit_id"]):
    """Every unit and the awards of recipients there (nơi được khen). Grain: unit."""

    phase_counted: str = col("Phase counted, or all")
    unit_id: str = col("Unit")
    short_name: str = col("Its short name")
    unit_type: str = col("Its type")
    type_vi: str = col("Its type in words")
    type_en: str = col("Its type in English")
    cluster_id: str | None = col("Cluster now")
    cluster_name_vi: str | None = col("Its name")
    cluster_name_en: str | None = col("Its name in English")
    is_commune: bool = col("Whether it is a commune, ward or special zone")
    has_sheet: bool = col("Whether it handed an award sheet in")
    proposed_count: int | None = col("Proposed; null: no sheet, so not known")
    decided_count: int | None = col(
        "Decided, in force, ever up to the date; null: no sheet, so not known"
    )
    person_count: int | None = col("People eligible", "people")
    per_thousand: float | None = col("Decided per 1,000 people eligible", "per 1,000")
    individual_count: int | None = col(
        "Individuals proposed in the year; null: no sheet, so not known"
    )
    staff_pct: float | None = col("Individuals proposed of people eligible", "%")
    ceiling_pct: float | None = col("Most that may be proposed", "%")
    last_decided_on: date | None = col("Day of the last decision of any phase and form")
    years_without: float | None = col(
        "Years since, or since the campaign began; null: no sheet", "years"
    )


class AwardProvinces(Table, unique=["province_id"]):
    """Awards of each province over its campaigns (theo tỉnh). Grain: province."""

    phase_counted: str = col("Phase counted, or all")
    province_id: str = col("Province code")
    province_name: str = col("Its name")
    province_short: str = col("Its name without its kind")
    campaign_id: str | None = col("Campaign of the province; null: none")
    decided_count: int | None = col("Decided, in force; null: no campaign or no sheet")
    person_count: int | None = col("People eligible", "people")
    per_thousand: float | None = col("Decided per 1,000 people eligible", "per 1,000")
    unit_count: int = col("Units that handed a sheet in")
    expected_count: int = col("Units of the campaign")
