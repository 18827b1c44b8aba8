"""Điển hình, mô hình: the register by content, cluster and commune, and the paths of models."""

import streamlit as st

from answers.models.words import CLUSTERS, CONTENTS, named_clusters, named_contents
from pages.parts.address import current_translator
from pages.parts.cached import ask
from pages.parts.card import card
from pages.parts.models import figures
from pages.parts.models.cards import ask_card, figure_row, map_card, path_card, register_card
from pages.parts.models.entry import entry_form
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from pages.parts.opening.viewing import only_looked_at
from queries.models.questions import model_asks, model_clusters, model_contents, model_list

t = current_translator()
chosen = opening("models", ("unit_type", "cluster", "content"), t)
only_looked_at(chosen, t)
if ask(model_asks, chosen).height:
    entry_form(chosen, t)
if ask(model_list, chosen).is_empty():
    st.info(t("models.empty" if ask(model_asks, chosen).height else "models.not_asked"))
    ask_card(chosen, t)
    over()

figure_row(chosen, t)
left, right = st.columns([6, 5])
with left:
    contents = named_contents(ask(model_contents, chosen), t)
    card("model-contents", figures.contents, chosen, contents, CONTENTS, t)
    map_card(chosen, t)
with right:
    ask_card(chosen, t)
    clusters = named_clusters(ask(model_clusters, chosen), t)
    card("model-clusters", figures.clusters, chosen, clusters, CLUSTERS, t)
path_card(chosen, t)
register_card(chosen, t)
