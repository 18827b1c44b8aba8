"""Cụm, khối: who leads, by how much, and whether the lead would survive another look."""

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from pages.parts.opening.viewing import is_published
from pages.parts.scoring.all_clusters import all_view
from pages.parts.scoring.choice import context_line, has_stages, settled, stage_switch, view_switch
from pages.parts.scoring.marking import marking_view
from pages.parts.scoring.ranking import ranking_view
from pages.parts.scoring.rubric_studio import studio_view
from pages.parts.scoring.unit import unit_view

VIEWS = {
    "ranking": ranking_view,
    "all": all_view,
    "unit": unit_view,
    "marks": marking_view,
    "rubric": studio_view,
}

t = current_translator()
chosen = opening(
    "clusters",
    ("cluster", "year"),
    t,
    silent=("unit", "stage", "criterion"),
    needed=("cluster",),
    settle=settled,
)
if chosen.cluster is None:
    st.info(t("viewing.no_rubric" if is_published(chosen.campaign) else "clusters.empty"))
    over()

with st.container(key="bar-clusters", horizontal=True, horizontal_alignment="distribute"):
    view = view_switch(chosen, t)
    if has_stages(chosen):
        stage_switch(chosen, t)
st.caption(context_line(chosen, t))
VIEWS[view](chosen, t)
