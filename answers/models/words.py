"""Models in words: kind, state, effect with its measure, for tables of pages and papers."""

import polars as pl

from pictures.model_marks import ask_text, kind_text, state_text, unit_text
from schemas.row import Row
from translations import Translator

MODELS_ASK_KEYS = {
    "counted": "models.ask_counted",
    "met": "models.ask_met",
    "not_due": "models.ask_not_due",
    "not_met": "models.ask_not_met",
    "not_reported": "models.ask_not_reported",
    "silent": "models.ask_silent",
    "units": "models.ask_units",
    "whole": "models.ask_whole",
}
MODEL_COUNTS_KEYS = {
    "recognised": "model_counts.recognised",
    "replicated": "model_counts.replicated",
}

LIST = [
    *("model_name", "model_kind", "short_name", "content", "model_state", "recognised_on"),
    *("document", "model_effect", "place_count", "withdrawn_on", "withdrawn_reason", "model_id"),
    *("file_name", "sheet", "cell"),
]
"""Columns of the register, down to the cell that says so."""
PATHS = [
    *("model_name", "short_name", "recognised_on", "place_name", "replicated_on", "days_after"),
    *("model_id", "file_name", "sheet", "cell"),
]
ASKS = [
    *("clause", "label", "ask_counts", "at_least", "due_on", "counted", "unit_count"),
    *("met_count", "unit_silent_count", "ask_state"),
]
CONTENTS = [
    *("content", "entered_count", "recognised_count", "exemplar_count", "model_count"),
    *("initiative_count", "replicated_count", "place_count", "withdrawn_count"),
]
CLUSTERS = [
    *("cluster_name", "unit_count", "unit_recognised_count", "unit_taken_count"),
    *("unit_entered_count", "unit_silent_count", "model_count", "place_count"),
]
UNITS = ["short_name", "unit_state", "recognised_count", "took_count", "entered_count"]


def named_models(models: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """ModelList with kind, state and effect in words beside the codes."""
    rows = models.to_dicts()
    return _with(
        models,
        model_kind=[kind_text(row["kind"], t) for row in rows],
        model_state=[state_text(row["state"], t) for row in rows],
        model_effect=[effect_text(row, t) for row in rows],
        withdrawn_reason=[row["reason"] for row in rows],
    )


def named_asks(asks: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """ModelAsks with what is counted and the answer in words."""
    rows = asks.to_dicts()
    return _with(
        asks.with_columns(unit_silent_count="silent_count"),
        ask_counts=[t(MODEL_COUNTS_KEYS[row["counts"]]) for row in rows],
        ask_state=[ask_text(row["state"], t) for row in rows],
    )


def named_clusters(clusters: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """ModelClusters with counts of units under names of their own."""
    outside = t("charts.model_clusters.no_cluster")
    names = ("recognised", "taken", "entered", "silent")
    return clusters.with_columns(
        *(pl.col(f"{name}_count").alias(f"unit_{name}_count") for name in names),
        pl.col("cluster_name_vi", "cluster_name_en").fill_null(outside),
    )


def named_contents(contents: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """ModelContents with words for those that name no content."""
    return contents.with_columns(
        pl.col("content_vi", "content_en").fill_null(t("charts.model_contents.no_content"))
    )


def named_units(units: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """ModelUnits with the state of each unit in words."""
    said = _with(units, unit_state=[unit_text(row["state"], t) for row in units.to_dicts()])
    return said.with_columns(took_count="taken_count")


def effect_text(row: Row, t: Translator) -> str | None:
    """The effect in words, its number with the measure behind it."""
    number = None
    if row["effect_value"] is not None:
        decimals = 0 if float(row["effect_value"]).is_integer() else 1
        number = t.amount(row["effect_value"], t.measure(row["effect_measure"] or ""), decimals)
    return ": ".join(part for part in (row["effect"], number) if part) or None


def ask_sentence(row: Row, t: Translator) -> str:
    """What the register answers to one requirement of the plan (ModelAsks)."""
    words = {
        "clause": row["clause"],
        "label": t.pick(row, "label"),
        "what": t(MODEL_COUNTS_KEYS[row["counts"]]),
        "counted": t.number(row["counted"]),
        "least": t.number(row["at_least"]),
        "met": t.number(row["met_count"]),
        "units": t.number(row["unit_count"]),
        "silent": t.number(row["silent_count"]),
    }
    if row["counted"] is None:
        return t("models.ask_silent", **words)
    key = "models.ask_units" if row["is_of_units"] else "models.ask_whole"
    said = t(key, **words)
    if row["at_least"] is None:
        return said
    answer = t(MODELS_ASK_KEYS[row["state"]], **words)
    return f"{said} {answer}"


def _with(frame: pl.DataFrame, **words: list[str | None] | list[str]) -> pl.DataFrame:
    return frame.with_columns(
        pl.Series(name, said, dtype=pl.String) for name, said in words.items()
    )
