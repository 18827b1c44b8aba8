"""Answers about the register of models (điển hình, mô hình, sáng kiến)."""

from datetime import date

from schemas.columns import column as col
from schemas.frames.shared import RegisteredModel
from schemas.tables.base import Table
from schemas.words import MODEL_COUNTS

__all__ = [
    "ModelAsks",
    "ModelClusters",
    "ModelContents",
    "ModelLinks",
    "ModelList",
    "ModelPaths",
    "ModelUnits",
]
_UNIT_STATES = ["recognised", "taken", "entered", "silent"]
_ASK_STATES = ["counted", "met", "not_due", "not_met", "not_reported"]


class ModelList(RegisteredModel, unique=["model_id"]):
    """Models of the register with their unit and state. Grain: model."""

    short_name: str = col("Short name of the unit")
    unit_type: str = col("Type of unit")
    cluster_id: str | None = col("Cluster of the day")
    content_vi: str | None = col("Short name of the content")
    content_en: str | None = col("The same in English")
    recognised_on: date | None = col("Day of recognition; null: not yet")
    document: str | None = col("Document that recognises it")
    effect: str | None = col("Effect in words")
    effect_value: float | None = col("Effect as a number", "effect_measure")
    effect_measure: str | None = col("Measure of that number")
    place_count: int = col("Units that took it over", "units")
    first_spread_on: date | None = col("First of them")
    last_spread_on: date | None = col("Last of them")
    withdrawn_on: date | None = col("Day of withdrawal; null: in use")
    reason: str | None = col("Why it was withdrawn")


class ModelPaths(RegisteredModel, unique=["model_id", "replicated_to"]):
    """Units that took a model over, in order. Grain: model, place."""

    short_name: str = col("Its short name")
    recognised_on: date | None = col("Day of recognition")
    step: int = col("First, second, … to take it over")
    replicated_to: str = col("Unit that took it over")
    place_name: str = col("Its short name")
    replicated_on: date = col("Day it took it over")
    days_after: int | None = col("Days from recognition", "days")


class ModelContents(Table, unique=["content_id"]):
    """Models of each content; those of none in a row of their own. Grain: content."""

    content_id: str = col("Content; «none»: models that name none")
    content_vi: str | None = col("Short name; null: none")
    content_en: str | None = col("The same in English")
    position: int = col("Order in the plan")
    entered_count: int = col("In the register, whatever their state", "models")
    recognised_count: int = col("Recognised and in use", "models")
    exemplar_count: int = col("Of these exemplary cases", "models")
    model_count: int = col("Of these models", "models")
    initiative_count: int = col("Of these initiatives", "models")
    replicated_count: int = col("Of these taken over by another unit", "models")
    place_count: int = col("Times a model in use was taken over", "times")
    withdrawn_count: int = col("Withdrawn", "models")


class ModelClusters(Table, unique=["cluster_id"]):
    """Units with models, cluster by cluster; the four unit counts add up. Grain: cluster."""

    cluster_id: str = col("Cluster; «none»: units in none")
    cluster_name_vi: str | None = col("Name of the cluster")
    cluster_name_en: str | None = col("The same in English")
    unit_count: int = col("Units there on the day", "units")
    recognised_count: int = col("Units with a recognised model in use", "units")
    taken_count: int = col("Units that only took one over", "units")
    entered_count: int = col("Units with models, none recognised and in use", "units")
    silent_count: int = col("Units that told of none", "units")
    model_count: int = col("Recognised models in use", "models")
    place_count: int = col("Times a model was taken over in the cluster", "times")


class ModelUnits(Table, unique=["unit_id"]):
    """Models of each unit there on the day. Grain: unit."""

    unit_id: str = col("Unit")
    short_name: str = col("Short name")
    unit_type: str = col("Type of unit")
    state: str = col("recognised, taken, entered or silent", isin=_UNIT_STATES)
    entered_count: int = col("In the register", "models")
    recognised_count: int = col("Recognised and in use", "models")
    taken_count: int = col("Taken over from others", "models")


class ModelAsks(Table, unique=["ask_id"]):
    """What the register answers to the plan's requirements on models. Grain: ask."""

    ask_id: str = col("Requirement code")
    position: int = col("Order in the profile")
    clause: str = col("Clause of the plan")
    counts: str = col("What is counted", isin=list(MODEL_COUNTS))
    label_vi: str = col("Short words of our own")
    label_en: str = col("The same in English")
    is_of_units: bool = col("Asked of each unit")
    at_least: int | None = col("Number the plan names; null: none", "models")
    due_on: date | None = col("Last day in time; null: none said")
    counted: int | None = col("Models that count; null: nobody told of any", "models")
    unit_count: int = col("Units it is asked of", "units")
    met_count: int = col("Units that meet it", "units")
    not_met_count: int = col("Units with fewer, the day passed", "units")
    silent_count: int = col("Units that told of none", "units")
    state: str = col("Answer", isin=_ASK_STATES)
    source: str = col("Document and clause")


class ModelLinks(Table, unique=["what", "code"]):
    """What of the campaign the register gives evidence for. Grain: what, code."""

    what: str = col("criterion or indicator", isin=["criterion", "indicator"])
    code: str = col("Its code")
    source: str = col("Clauses that ask for the register")
