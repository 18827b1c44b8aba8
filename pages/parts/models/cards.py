"""Cards of the page of models: figures, what the plan asks, map, paths, the register itself."""

import polars as pl
import streamlit as st

from answers.models.figures import model_figures
from answers.models.words import (
    ASKS,
    LIST,
    PATHS,
    UNITS,
    ask_sentence,
    named_asks,
    named_models,
    named_units,
)
from charts.models.paths import path_lines
from pages.parts.address import link
from pages.parts.cached import ask, drawn
from pages.parts.card import CONFIG, footer
from pages.parts.downloads import tall
from pages.parts.models import figures
from pages.parts.tables.unit_table import picked_table
from pages.parts.theme import is_narrow
from queries.models.questions import (
    model_asks,
    model_contents,
    model_list,
    model_paths,
    model_units,
)
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

MODELS_HOW_KEYS = {
    "initiatives": "models.initiatives_how",
    "recognised": "models.recognised_how",
    "replicated": "models.replicated_how",
    "silent": "models.silent_how",
    "withdrawn": "models.withdrawn_how",
}

MAP_CONFIG = {**CONFIG, "topojsonURL": "/geo/topo/"}


def figure_row(chosen: Selection, t: Translator) -> None:
    """Five figures, two by two on a phone."""
    found = model_figures(ask(model_contents, chosen), ask(model_units, chosen), t)
    with st.grid(columns=len(found), min_column_width=150, gap="small", key="grid-models"):
        for figure in found:
            with st.container(key=f"card-kpi-{figure.name}", height="stretch", gap="xsmall"):
                st.metric(figure.label, figure.value, help=t(MODELS_HOW_KEYS[figure.name]))
                st.markdown(figure.chip)


def ask_card(chosen: Selection, t: Translator) -> None:
    """What the plan asks, clause by clause, and what the register answers for the campaign."""
    asks = ask(model_asks, chosen)
    if asks.is_empty():
        return
    with st.container(key="card-model-asks", gap="xsmall"):
        title = t("models.asks_title", count=t.number(asks.height))
        st.markdown(f"## {title}")
        st.caption(t("models.asks_caption"))
        st.markdown("\n".join(f"- {markdown(ask_sentence(row, t))}" for row in asks.to_dicts()))
        footer("model-asks", title, named_asks(asks, t), ASKS, chosen, t)


def map_card(chosen: Selection, t: Translator) -> None:
    """The communes that have or took over a model; a click opens the unit."""
    here = figures.place(chosen)
    units = named_units(ask(model_units, chosen), t)
    if here is None or figures.on_map(chosen).is_empty():
        return
    with st.container(key="card-model-map", height="stretch", gap="xsmall"):
        finished = drawn(figures.communes, chosen)
        st.markdown(f"## {finished.message}")
        st.caption(finished.caption)
        with st.container(key="chart-model-map"):
            st.plotly_chart(
                finished.figure,
                theme=None,
                config=MAP_CONFIG,
                alt=finished.alt,
                key="chart.model-map",
            )
        key = "charts.area_map.sketch" if here.is_sketch else "charts.area_map.official"
        st.caption(t(key))
        footer(
            "model-map",
            finished.message,
            units,
            UNITS,
            chosen,
            t,
            builder=figures.communes,
            doors=finished.doors,
        )


def path_card(chosen: Selection, t: Translator) -> None:
    """Paths from unit to unit: lines on a desk, words on a phone."""
    paths = ask(model_paths, chosen)
    finished = drawn(figures.paths, chosen)
    with st.container(key="card-model-paths", gap="xsmall"):
        st.markdown(f"## {finished.message}")
        st.caption(finished.caption)
        if is_narrow():
            st.markdown("\n".join(f"- {markdown(line)}" for line in path_lines(paths, t)))
        else:
            st.plotly_chart(
                finished.figure,
                theme=None,
                config=CONFIG,
                alt=finished.alt,
                key="chart.model-paths",
            )
        doors = finished.doors
        footer("model-paths", finished.message, paths, PATHS, chosen, t, doors=doors)


def register_card(chosen: Selection, t: Translator) -> None:
    """The register, newest recognition first; a row opens the unit whose model it is."""
    models = named_models(ask(model_list, chosen), t)
    with st.container(key="card-model-list", gap="xsmall"):
        title = t("models.list_title", count=t.number(models.height))
        st.markdown(f"## {title}")
        st.caption(t("models.list_caption"))
        _picked(models, t)
        footer("model-list", title, models, LIST, chosen, t)


def _picked(models: pl.DataFrame, t: Translator) -> None:
    def open_unit(place: int | None) -> None:
        st.session_state["models.unit"] = None if place is None else models["unit_id"][place]

    picked_table(models, LIST, "models.list", open_unit, t, tall(models, 460))
    unit = st.session_state.pop("models.unit", None)
    if unit:
        st.switch_page("pages/unit.py", query_params=link(unit=unit))
