"""Where awards went: the map of the nation, of the communes with the list, three short charts."""

from typing import Any

import streamlit as st

from answers.awards.words import worded
from pages.parts.address import here
from pages.parts.awards import figures
from pages.parts.awards.data import MEASURES, data, every, measure
from pages.parts.cached import Builder, ask, drawn
from pages.parts.card import CONFIG, card, footer
from pages.parts.filters import campaign_row
from pages.parts.opening.doors import Door
from pages.parts.switch import switch
from pages.parts.theme import is_narrow
from queries.awards.questions import award_cells, award_places, award_provinces
from schemas.selection import Selection
from translations import Translator

MAP_CONFIG = {**CONFIG, "topojsonURL": "/geo/topo/"}
PLACES = [
    "short_name",
    "type",
    "decided_count",
    "person_count",
    "per_thousand",
    "proposed_count",
    "last_decided_on",
    "has_sheet",
]
PROVINCES = [
    "province_name",
    "decided_count",
    "person_count",
    "per_thousand",
    "unit_count",
    "expected_count",
]
STAGES = [
    "stage_word",
    "award_count",
    "returned_count",
    "refused_count",
    "waiting_count",
    "median_days",
]
CURVE = ["unit_ratio", "award_ratio", "low", "high"]
CELLS = ["form", "occasion_word", "decided_count", "proposed_count", "is_of_plan"]


def where_view(chosen: Selection, t: Translator) -> None:
    """Two maps, each beside the numbers it shows, and three charts in short.

    A campaign of one commune awards its own units: it has no map to stand on."""
    if campaign_row(chosen.campaign)["level"] != "commune":
        left, right = st.columns([5, 8])
        with left:
            nation_card(chosen, t)
        with right:
            commune_card(chosen, t)
    covered = data.coverage_rows(chosen)
    first, second, third = st.columns(3)
    with first:
        rows = worded(data.stages(chosen), t)
        card("award-funnel", figures.funnel, chosen, rows, STAGES, t, covered=covered)
    with second:
        curve = data.curve(chosen)
        columns = CURVE if curve.height else []
        card("award-lorenz", figures.lorenz, chosen, curve, columns, t, covered=covered)
    with third:
        cells = worded(ask(award_cells, every(chosen)), t)
        card("award-circles", figures.circles, chosen, cells, CELLS, t, covered=covered)


def nation_card(chosen: Selection, t: Translator) -> None:
    """The 34 provinces; a click opens the campaign of a province, or its communes."""
    with st.container(key="card-nation", height="stretch", gap="xsmall"):
        finished = drawn(figures.nation, chosen)
        st.markdown(f"## {finished.message}")
        st.caption(finished.caption)
        if is_narrow():
            _plot("nation-list", figures.province_list, chosen)
        else:
            _plot("nation", figures.nation, chosen)
        st.caption(_credit(figures.nation_place(), t))
        rows = ask(award_provinces, every(chosen))
        footer(
            "nation",
            finished.message,
            rows,
            PROVINCES,
            chosen,
            t,
            data.coverage_rows(chosen),
            builder=figures.province_list,
            doors=drawn(figures.nation, chosen).doors,
        )


def commune_card(chosen: Selection, t: Translator) -> None:
    """The communes of the province beside the ranked list; a click opens the unit's page."""
    with st.container(key="card-communes", height="stretch", gap="xsmall"):
        finished = drawn(figures.commune_list, chosen)
        st.markdown(f"## {finished.message}")
        st.caption(finished.caption)
        _map_bar(chosen, t)
        _communes(chosen, t)
        rows = ask(award_places, every(chosen))
        footer(
            "communes",
            finished.message,
            rows,
            PLACES,
            chosen,
            t,
            data.coverage_rows(chosen),
            builder=figures.commune_list,
            doors=_commune_doors(chosen),
        )


def _commune_doors(chosen: Selection) -> tuple[Door, ...]:
    """Those of the map; without a map those of the list."""
    return drawn(figures.communes if figures.here(chosen) else figures.commune_list, chosen).doors


def _map_bar(chosen: Selection, t: Translator) -> None:
    """The way back to the nation, and what the map is coloured by."""
    with st.container(horizontal=True, vertical_alignment="center", key="bar-award-map"):
        if chosen.province:
            st.page_link(
                "pages/awards.py",
                label=t("awards.map.back"),
                icon=":material/arrow_back:",
                query_params=here(province=None),
            )
        switch("awards", "measure", MEASURES, t)


def _communes(chosen: Selection, t: Translator) -> None:
    """The map beside the list, or the list alone where there is no map."""
    place = figures.here(chosen)
    if place is None:
        st.info(t("awards.map.no_map"))
        _plot("communes-list", figures.commune_list, chosen)
        return
    if place.refused:
        st.warning(place.refused)
    if is_narrow():
        _plot("communes-list", figures.commune_list, chosen)
        return
    left, right = st.columns([5, 2])
    with left:
        _plot("communes", figures.communes, chosen)
    with right:
        _plot("communes-list", figures.commune_list, chosen)
    st.caption(_credit(place, t))


def _plot(name: str, builder: Builder, chosen: Selection) -> None:
    finished = drawn(builder, chosen)
    with st.container(key=f"chart-{name}"):
        st.plotly_chart(
            finished.figure,
            theme=None,
            config=MAP_CONFIG,
            alt=finished.alt,
            key=f"chart.{name}.{measure(chosen)}.{data.territory(chosen)}",
        )


def _credit(place: Any, t: Translator) -> str:
    if place.is_sketch:
        return f"{t('charts.area_map.sketch')}. {t('charts.area_map.sketch_source')}."
    return t("charts.area_map.official")
