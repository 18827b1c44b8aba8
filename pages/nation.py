"""Cả nước: provinces, ministries and unions side by side; a click opens one of them."""

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.nation.cards import (
    compared_card,
    is_alone,
    late_card,
    matrix_card,
    others_card,
    scores_card,
    table_card,
)
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over

t = current_translator()
chosen = opening("nation", (), t, silent=("measure",), is_of_all=True)
if is_alone(chosen):
    st.info(t("nation.alone"), icon=":material/public:")
    over()

compared_card(chosen, t)
table_card(chosen, t)
matrix_card(chosen, t)
scores_card(chosen, t)
late_card(chosen, t)
others_card(chosen, t)
