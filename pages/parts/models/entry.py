"""Staff write a model, a place or a withdrawal into the register; the door judges it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from data.checking.layouts.model_layout import KIND_NAMES
from data.checking.problem_rows import plain
from data.intake.notes import record_models
from data.keeping.calendar import store_today
from data.keeping.store import store_path
from pages.parts.cached import ask
from pages.parts.opening.frozen import read_only
from pages.parts.opening.unit_box import unit_box
from pages.parts.opening.who import may, sign
from queries.models.questions import model_list
from queries.reference.questions import content_list, unit_list
from schemas.selection import Selection
from schemas.viewer import Viewer
from translations import Translator
from translations.phrases import markdown
from translations.value_words import MODEL_KIND_KEYS

MODELS_WHAT_KEYS = {
    "entry": "models.what_entry",
    "spread": "models.what_spread",
    "withdrawal": "models.what_withdrawal",
}
MODELS_WRITE_KEYS = {
    "code": "models.write_code",
    "document": "models.write_document",
    "effect": "models.write_effect",
    "measure": "models.write_measure",
    "name": "models.write_name",
    "place": "models.write_place",
    "reason": "models.write_reason",
    "recognised": "models.write_recognised",
    "replicated": "models.write_replicated",
    "unit": "models.write_unit",
    "value": "models.write_value",
    "withdrawn": "models.write_withdrawn",
}

WHAT = ("entry", "spread", "withdrawal")
KEPT = (
    *("unit_id", "model_id", "model_name", "kind", "content_id", "document", "effect"),
    *("effect_value", "effect_measure"),
)
"""What a withdrawal says again of the model, as it stands in the register."""
Row = dict[str, Any]


def entry_form(chosen: Selection, t: Translator) -> None:
    """A model, a place that took one over, or a withdrawal, and who writes it."""
    with st.popover(t("models.write"), icon=":material/edit_note:"):
        if read_only(t) or not may("model", t):
            return
        which: str = st.segmented_control(
            t("models.what"),
            WHAT,
            default=WHAT[0],
            format_func=lambda code: t(MODELS_WHAT_KEYS[code]),
            required=True,
            key="models.write.what",
        )
        row = {"entry": _entry, "spread": _spread, "withdrawal": _withdrawal}[which](chosen, t)
        by = sign(t("models.write_by"), t, t("reporting.by_default"), "models.write.by")
        is_whole = row is not None and bool(by.name)
        if st.button(t("models.write_go"), type="primary", disabled=not is_whole, key="models.go"):
            _record({"campaign_id": chosen.campaign, **(row or {})}, by, t)


def _text(name: str, t: Translator, usual: str = "", limit: int = 300) -> str:
    label = t(MODELS_WRITE_KEYS[name])
    return st.text_input(label, usual, key=f"models.write.{name}", max_chars=limit).strip()


def _day(name: str, t: Translator) -> str:
    today = store_today(store_path())
    day: Any = st.date_input(
        t(MODELS_WRITE_KEYS[name]),
        None,
        max_value=today,
        format="DD/MM/YYYY",
        key=f"models.write.{name}",
    )
    return "" if day is None else f"{day:%d/%m/%Y}"


def _unit(name: str, chosen: Selection, t: Translator) -> str:
    units = ask(unit_list, Selection(chosen.campaign, chosen.as_of))
    names = dict(units.select("unit_id", "unit_name").iter_rows())
    label = t(MODELS_WRITE_KEYS[name])
    key = f"models.write.{name}"
    return unit_box(label, names, key, chosen, t) or ""


def _entry(chosen: Selection, t: Translator) -> Row | None:
    """A new model, or an old one told anew under its code."""
    contents = ask(content_list, Selection(chosen.campaign, chosen.as_of)).to_dicts()
    names = {"": "–"} | {row["content_id"]: str(t.pick(row, "short")) for row in contents}
    row = {"unit_id": _unit("unit", chosen, t), "model_id": _text("code", t, limit=40)}
    row["model_name"] = _text("name", t, limit=200)
    row["kind"] = st.selectbox(
        t("models.write_kind"),
        list(KIND_NAMES),
        format_func=lambda kind: t(MODEL_KIND_KEYS[kind]),
        key="models.write.kind",
    )
    row["content_id"] = st.selectbox(
        t("models.write_content"),
        list(names),
        format_func=names.__getitem__,
        key="models.write.content",
    )
    row |= {"recognised_on": _day("recognised", t), "document": _text("document", t)}
    row |= {"effect": _text("effect", t, limit=2_000)}
    row |= {"effect_value": _text("value", t), "effect_measure": _text("measure", t)}
    return row if row["model_id"] and row["model_name"] else None


def _model(chosen: Selection, t: Translator) -> Mapping[str, Any] | None:
    """A model of the register that is in use."""
    models = ask(model_list, Selection(chosen.campaign, chosen.as_of)).to_dicts()
    known = {row["model_id"]: row for row in models if row["state"] != "withdrawn"}
    if not known:
        st.caption(t("models.write_none"))
        return None
    code = st.selectbox(
        t("models.write_model"),
        list(known),
        format_func=lambda c: f"{known[c]['model_name']} · {known[c]['short_name']} ({c})",
        filter_mode="contains",
        key="models.write.model",
    )
    return known[code]


def _spread(chosen: Selection, t: Translator) -> Row | None:
    model = _model(chosen, t)
    if model is None:
        return None
    row = {"unit_id": model["unit_id"], "model_id": model["model_id"]}
    return row | {
        "replicated_to": _unit("place", chosen, t),
        "replicated_on": _day("replicated", t),
    }


def _withdrawal(chosen: Selection, t: Translator) -> Row | None:
    model = _model(chosen, t)
    if model is None:
        return None
    recognised: date | None = model["recognised_on"]
    said = {name: model[name] for name in KEPT}
    said["recognised_on"] = recognised and f"{recognised:%d/%m/%Y}"
    said["effect_value"] = plain(said["effect_value"])
    return said | {"withdrawn_on": _day("withdrawn", t), "reason": _text("reason", t)}


def _record(row: Row, by: Viewer, t: Translator) -> None:
    outcome = record_models(store_path(), [row], by)
    errors = [problem for problem in outcome.problems if problem.severity == "error"]
    for problem in errors:
        said = (t.rule(problem.rule, part, problem.params) for part in ("what", "do"))
        st.error(markdown(" ".join(said)))
    if not errors:
        st.toast(t("models.written"), icon=":material/check:")
        st.rerun()
