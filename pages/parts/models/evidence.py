"""The register as evidence: of a criterion of a rubric, and of what an award is proposed for."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from answers.models.words import LIST, named_models
from answers.tables import text_table, unsourced
from pages.parts.address import link
from pages.parts.cached import ask
from pages.parts.tables.table import reading_table, table
from queries.models.questions import model_links, model_list, model_paths
from schemas.selection import Selection
from translations import Translator

SHOWN = [name for name in LIST if name != "short_name"]


def criterion_models(criterion: str, chosen: Selection, t: Translator) -> None:
    """What the register holds of the unit, where the profile says it bears on the criterion."""
    links = ask(model_links, Selection(chosen.campaign, chosen.as_of)).filter(what="criterion")
    if criterion not in links["code"].to_list():
        return
    of_unit = Selection(chosen.campaign, chosen.as_of, unit=chosen.unit)
    mine = named_models(ask(model_list, of_unit), t)
    places = ask(model_paths, of_unit).filter(unit_id=chosen.unit).height
    words = {"count": t.number(mine.height), "places": t.number(places)}
    key = "models.evidence" if mine.height else "models.evidence_none"
    st.markdown(t(key, source=links["source"][0], **words))
    if mine.height:
        shown = text_table(mine, unsourced(SHOWN), t)
        reading_table(shown, "clusters.models", 240)
    st.page_link("pages/models.py", label=t("models.open"), query_params=link(unit=None))


def proposal_model(row: Mapping[str, Any], chosen: Selection, t: Translator) -> None:
    """The model whose code a proposal gives as its achievement, as the register holds it."""
    code = (row["achievement_id"] or "").upper()
    every = ask(model_list, Selection(chosen.campaign, chosen.as_of))
    named = named_models(every.filter(model_id=code), t)
    if named.is_empty():
        return
    st.markdown(f"**{t('models.achievement', code=code)}**")
    if named["unit_id"][0] != row["unit_id"]:
        st.warning(t("models.achievement_of_other", unit=named["short_name"][0]))
    table(text_table(named, unsourced(LIST), t), "awards.model")
    st.page_link("pages/models.py", label=t("models.open"), query_params=link(unit=None))
