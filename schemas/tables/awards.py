"""Proposals for awards (đề nghị khen thưởng), their steps, and counts told in public."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.tables.base import Table
from schemas.words import ENDINGS, OCCASIONS, RECIPIENTS, ROUTE_STATES, SUBJECTS

STEP_STATES = [*ROUTE_STATES[1:], *ENDINGS]
VERDICTS = ["met", "no_basis", "failed"]


class RecipientClassTable(Table, unique=["recipient_class"]):
    """Classes of recipients (loại đối tượng), and the subject each is of. Grain: class."""

    recipient_class: str = col("Class of recipients", source="law")
    subject: str = col("Subject it is of", source="law", isin=list(SUBJECTS))


class ProposalRow(Table, unique=["campaign_id", "period_id", "proposal_id"]):
    """One proposal as a unit's sheet said it (đề nghị). Grain: unit, sheet, proposal."""

    campaign_id: str = col("Campaign code", source="award sheet")
    unit_id: str = col("Unit that proposes", source="award sheet")
    period_id: str = col("Sheet it came with, e.g. award-2026", source="award sheet")
    year: int = col("Year of the sheet", "year", "award sheet")
    proposal_id: str = col("Unit, year and own code", source="award sheet")
    recipient_class: str = col("Class of the recipient", isin=list(RECIPIENTS))
    recipient_id: str | None = col("Recipient code", source="award sheet")
    recipient_name: str = col("Recipient's name, for staff only", source="award sheet")
    is_woman: bool | None = col("Whether a woman; null = not said", source="award sheet")
    commune_id: str | None = col("Commune of the recipient", source="award sheet")
    form_id: str = col("Award form proposed", source="award sheet")
    occasion: str = col("Occasion", source="award sheet", isin=list(OCCASIONS))
    content_id: str | None = col("Emulation content", source="award sheet")
    achievement_id: str | None = col("Code of the achievement", source="award sheet")
    proposed_on: date = col("Day it was proposed", source="award sheet")
    document: str | None = col("Number of the submission", source="award sheet")
    papers: str | None = col("Codes of papers in the dossier", source="award sheet")
    sets: int | None = col("Dossier sets", "sets", "award sheet")
    earlier_form: str | None = col("Earlier award it builds on", source="award sheet")
    earlier_on: date | None = col("Day of the earlier award", source="award sheet")
    base_titles: int | None = col("Titles of base level since", source="award sheet")
    attested: str | None = col("Codes of rules attested", source="award sheet")
    sheet: str | None = col("Sheet of the cell; null in CSV", source="award sheet")
    cell: str = col("Address as Excel shows it, or the line", source="award sheet")


class ProposalTable(ProposalRow, unique=["campaign_id", "period_id", "proposal_id", "known_from"]):
    """Proposals, every version. Grain: campaign, period, proposal, known_from."""

    submission_id: str = col("Sheet it came with", source="ledger")
    known_from: datetime = col("When the sheet was accepted", source="ledger")
    known_until: datetime = col("When a later one replaced it", source="ledger")


class CriterionClaimRow(Table, unique=["campaign_id", "period_id", "proposal_id", "criterion_id"]):
    """What a dossier says of a criterion of the plan (thành tích theo tiêu chí).

    Grain: campaign, sheet, proposal, criterion."""

    campaign_id: str = col("Campaign code", source="award sheet")
    unit_id: str = col("Unit that proposes", source="award sheet")
    period_id: str = col("Sheet it came with, e.g. award-2026", source="award sheet")
    proposal_id: str = col("Unit, year and own code", source="award sheet")
    criterion_id: str = col("Criterion of the plan", source="award sheet")
    claim: str = col("Achievement in words", source="award sheet")
    sheet: str | None = col("Sheet of the cell; null in CSV", source="award sheet")
    cell: str = col("Address as Excel shows it, or the line", source="award sheet")


class CriterionClaimTable(
    CriterionClaimRow,
    unique=["campaign_id", "period_id", "proposal_id", "criterion_id", "known_from"],
):
    """What dossiers say of criteria, every version.

    Grain: campaign, period, proposal, criterion, known_from."""

    submission_id: str = col("Sheet it came with", source="ledger")
    known_from: datetime = col("When the sheet was accepted", source="ledger")
    known_until: datetime = col("When a later one replaced it", source="ledger")


class EligibleRow(Table, unique=["campaign_id", "unit_id", "period_id"]):
    """People a unit may propose (người thuộc diện xét). Grain: campaign, unit, sheet."""

    campaign_id: str = col("Campaign code", source="award sheet")
    unit_id: str = col("Unit", source="award sheet")
    period_id: str = col("Sheet it came with, e.g. award-2026", source="award sheet")
    year: int = col("Year of the sheet", "year", "award sheet")
    person_count: int = col("People eligible", "people", "award sheet")
    sheet: str | None = col("Sheet of the cell; null in CSV", source="award sheet")
    cell: str = col("Address as Excel shows it, or the line", source="award sheet")


class EligibleTable(EligibleRow, unique=["campaign_id", "unit_id", "period_id", "known_from"]):
    """People eligible, every version. Grain: campaign, unit, period, known_from."""

    submission_id: str = col("Sheet it came with", source="ledger")
    known_from: datetime = col("When the sheet was accepted", source="ledger")
    known_until: datetime = col("When a later one replaced it", source="ledger")


class AwardStepRow(Table, unique=["line"]):
    """One step of a proposal as staff wrote it down (bước xử lý). Grain: line of a file."""

    line: int = col("Line in the file", source="staff")
    campaign_id: str = col("Campaign code", source="staff")
    proposal_id: str = col("Proposal", source="staff")
    state: str = col("What it reached", source="staff", isin=STEP_STATES)
    route_step: int | None = col("Step of the route; null: none", source="staff")
    on_date: date = col("Day of the step", source="staff")
    document: str | None = col("Number of the document", source="staff")
    reason: str | None = col("Why, where returned, refused or revoked", source="staff")
    override_role: str | None = col("Role of who overrode the gate", source="staff")
    override_document: str | None = col("Document of the override", source="staff")
    verdict: str | None = col("The gate's answer then", source="gate", isin=VERDICTS)
    failed_rules: str | None = col("Rules it failed then", source="gate")


class AwardStepTable(AwardStepRow, unique=["step_id"]):
    """Steps of proposals, none ever replaced. Grain: step."""

    step_id: str = col("Event number and line", source="ledger")
    recorded_at: datetime = col("When it was written down", source="ledger")
    recorded_by: str = col("By whom", source="ledger")
    file_name: str = col("File it came in", source="ledger")


class AwardCountRow(Table, unique=["line"]):
    """Awards counted by others (số liệu đã công bố), stages apart. Grain: line of a file."""

    line: int = col("Line in the file", source="published")
    campaign_id: str = col("Campaign they are kept with", source="staff")
    locality: str = col("Place as printed", source="published")
    year: int = col("Year of the achievement", "year", "published")
    session: str = col("Session; never added to another", source="published")
    stage: str = col("Stage; never added to another", source="published")
    form_words: str = col("Form or forms as printed", source="published")
    is_merged: bool = col("Several forms in one count", source="published")
    level: str = col("Level as printed", source="published")
    subject: str = col("Recipients as printed", source="published")
    award_count: int = col("How many", "awards", "published")
    note: str | None = col("Note of the source", source="published")


class AwardCountTable(AwardCountRow, unique=["count_id"]):
    """Counts told in public, every file. Grain: count."""

    count_id: str = col("Event number and line", source="ledger")
    recorded_at: datetime = col("When it was written down", source="ledger")
    file_name: str = col("File it came in", source="ledger")
