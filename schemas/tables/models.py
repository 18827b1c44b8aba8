"""The register of models (điển hình, mô hình, sáng kiến): what plans ask, what units report."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.tables.base import Table
from schemas.words import MODEL_COUNTS, MODEL_KINDS

REPORTED = ["campaign_id", "unit_id", "period_id", "model_id"]


class ModelAskTable(Table, unique=["campaign_id", "ask_id"]):
    """What a plan asks of models. Grain: campaign, ask."""

    campaign_id: str = col("Campaign code", source="profile")
    ask_id: str = col("Requirement code", source="profile")
    position: int = col("Order in the profile", source="profile")
    clause: str = col("Clause of the plan", source="profile")
    counts: str = col("What is counted", source="profile", isin=list(MODEL_COUNTS))
    kind: str | None = col("Kinds counted, separated by commas; null: all", source="profile")
    is_of_units: bool = col("Asked of each unit, not of the campaign as a whole", source="profile")
    at_least: int | None = col("Number the plan names; null: none", "models", "profile")
    due_on: date | None = col("Last day in time; null: none said", source="profile")
    label_vi: str = col("Short words of our own", source="profile")
    label_en: str = col("The same in English", source="profile")
    source: str = col("Document and clause", source="profile")


class ModelPartyTable(Table, unique=["campaign_id", "ask_id", "unit_type"]):
    """Types of units a requirement on models is of. Grain: campaign, ask, unit_type."""

    campaign_id: str = col("Campaign code", source="profile")
    ask_id: str = col("Requirement code", source="profile")
    unit_type: str = col("Type of units", source="profile")


class ModelLinkTable(Table, unique=["campaign_id", "what", "code"]):
    """What of a campaign the register gives evidence for. Grain: campaign, what, code."""

    campaign_id: str = col("Campaign code", source="profile")
    what: str = col(
        "Criterion of a rubric, or indicator", source="profile", isin=["criterion", "indicator"]
    )
    code: str = col("Its code", source="profile")
    source: str = col("Clauses that ask for the register", source="profile")


class ModelReportRow(Table, unique=REPORTED):
    """One model (điển hình, mô hình, sáng kiến) as reported. Grain: unit, period, model."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Unit whose model it is", source="report")
    period_id: str = col("Report it came with, e.g. 2026-Q3 or model-2026", source="report")
    model_id: str = col("Code of the model, of one unit only", source="report")
    model_name: str = col("Short name", source="report")
    kind: str = col("exemplar, model or initiative", source="report", isin=list(MODEL_KINDS))
    content_id: str | None = col("Content it belongs to; null: none said", source="report")
    recognised_on: date | None = col("Day of recognition; null: not yet", source="report")
    document: str | None = col("Document that recognises it", source="report")
    effect: str | None = col("Effect in words", source="report")
    effect_value: float | None = col("Effect as a number", "effect_measure", "report")
    effect_measure: str | None = col("Measure of that number", source="report")
    withdrawn_on: date | None = col("Day of withdrawal; null: in use", source="report")
    reason: str | None = col("Why it was withdrawn", source="report")
    sheet: str | None = col("Sheet of the cell; null in CSV and Parquet", source="report")
    cell: str = col("Address of the name, or the line", source="report")


class ModelReportTable(ModelReportRow, unique=[*REPORTED, "known_from"]):
    """What reports say of models, every version. Grain: unit, period, model, known_from."""

    submission_id: str = col("Report it came with", source="ledger")
    file_name: str = col("File it came in", source="ledger")
    known_from: datetime = col("When the report was accepted", source="ledger")
    known_until: datetime = col("When a later whole one replaced it", source="ledger")


class ModelSpreadRow(Table, unique=[*REPORTED, "replicated_to"]):
    """One place where a model was replicated (nhân rộng). Grain: unit, period, model, place."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Unit whose model it is", source="report")
    period_id: str = col("Report it came with, e.g. 2026-Q3 or model-2026", source="report")
    model_id: str = col("Code of the model", source="report")
    replicated_to: str = col("Unit that took it over", source="report")
    replicated_on: date = col("Day it took it over", source="report")
    sheet: str | None = col("Sheet of the cell; null in CSV and Parquet", source="report")
    cell: str = col("Address of the unit, or the line", source="report")


class ModelSpreadTable(ModelSpreadRow, unique=[*REPORTED, "replicated_to", "known_from"]):
    """Where models were replicated, every version.

    Grain: unit, period, model, place, known_from."""

    submission_id: str = col("Report it came with", source="ledger")
    file_name: str = col("File it came in", source="ledger")
    known_from: datetime = col("When the report was accepted", source="ledger")
    known_until: datetime = col("When a later whole one replaced it", source="ledger")
