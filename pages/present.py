"""Trình chiếu: the deck of a meeting, its storyline, and every paper to take along."""

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.council.present_deck import deck_card
from pages.parts.council.present_papers import again_card, minutes_again_card, papers_card
from pages.parts.council.present_picture import picture_card
from pages.parts.council.present_report import report_card
from pages.parts.council.present_story import story_bar, story_card, year_bar
from pages.parts.council.present_template import template_card
from pages.parts.opening.opening import opening
from pages.parts.opening.viewing import only_looked_at

t = current_translator()
chosen = opening("present", ("cluster",), t, silent=("year",))
only_looked_at(chosen, t)
story = story_bar(chosen, t)
chosen = year_bar(chosen, story, t)
left, right = st.columns((8, 5))
with left:
    deck_card(chosen, story, t)
    again_card(chosen, story, t)
    minutes_again_card(chosen, story, t)
    template_card(chosen, t)
with right:
    papers_card(chosen, story, t)
    report_card(chosen, story, t)
    picture_card(chosen, story, t)
story_card(chosen, story, t)
