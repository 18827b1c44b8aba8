"""Figures as cards in a row: label, value, chip; how each is computed in its help."""

from collections.abc import Sequence

import streamlit as st

from answers.headline import Figure
from translations import Translator


def kpi_cards(name: str, figures: Sequence[Figure], t: Translator) -> None:
    """A card a figure, two by two on a phone; `name` is the row's own."""
    with st.grid(columns=len(figures), min_column_width=150, gap="small", key=f"grid-{name}-kpi"):
        for figure in figures:
            with st.container(key=f"card-kpi-{figure.name}", height="stretch", gap="xsmall"):
                st.metric(figure.label, figure.value, help=t(f"kpi.{figure.name}_how"))
                st.markdown(figure.chip)
