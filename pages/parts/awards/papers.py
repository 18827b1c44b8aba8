"""Papers on awards to carry away: statistical forms, proposal list, quota statement, checklist."""

from collections.abc import Callable

import streamlit as st

from answers.awards.gate import quota_table, rules_of
from answers.awards.papers import dossier_book, form_book, list_book, quota_book
from answers.awards.words import worded
from pages.parts.awards.data import data, every
from pages.parts.cached import ask
from pages.parts.card import XLSX
from pages.parts.downloads import source_lines
from queries.awards.questions import award_rules
from schemas.selection import Selection
from translations import Translator

AWARDS_PAPER_KEYS = {
    "0602": "awards.paper_0602",
    "0603": "awards.paper_0603",
    "dossier": "awards.paper_dossier",
    "list": "awards.paper_list",
    "quota": "awards.paper_quota",
}


def papers_card(chosen: Selection, t: Translator) -> None:
    """Each paper is made when its button is pressed, from the same answers as the page."""
    with st.container(key="card-award-papers", gap="xsmall"):
        st.markdown(f"## {t('awards.papers')}")
        st.caption(t("awards.papers_caption", year=str(chosen.year)))
        with st.container(horizontal=True):
            for name, made in papers(chosen, t).items():
                st.download_button(
                    t(AWARDS_PAPER_KEYS[name]),
                    made,
                    f"{chosen.campaign}-{name}-{chosen.as_of}.xlsx",
                    XLSX,
                    icon=":material/download:",
                    on_click="ignore",
                    key=f"awards.paper.{name}",
                )


def papers(chosen: Selection, t: Translator) -> dict[str, Callable[[], bytes]]:
    """What makes each paper, by name."""
    lines, year = source_lines(chosen, t), chosen.year or chosen.as_of.year
    rules = rules_of(ask(award_rules, every(chosen)))
    judged = data.judged_proposals(chosen)
    listed = worded(judged.filter(phase_id=chosen.phase), t)
    return {
        "0602": lambda: form_book("0602", judged, year, lines, t),
        "0603": lambda: form_book("0603", judged, year, lines, t),
        "list": lambda: list_book(listed, lines, t),
        "quota": lambda: quota_book(quota_table(judged, rules, t), lines, t),
        "dossier": lambda: dossier_book(listed, rules, lines, t),
    }
