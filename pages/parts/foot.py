"""The foot of every page: who is looking, which release shows which version of the data."""

import streamlit as st

from answers.edition import edition
from pages.parts.opening.frozen import shown_store
from pages.parts.opening.who import signed_in, viewer
from schemas.problems import StoreError
from translations import Translator
from translations.act_words import PEOPLE_ROLE_KEYS
from translations.phrases import markdown

LOOK_KEYS = {
    "dark": "look.dark",
    "device": "look.device",
    "light": "look.light",
    "name": "look.name",
}

LOOKS = ("device", "light", "dark")
"""What a browser may show the pages in."""


def page_foot(t: Translator) -> None:
    """Quiet lines and the way to the tour; of a snapshot that is not there the release alone."""
    try:
        store = shown_store()
    except StoreError:
        store = None
    with st.container(key="foot"):
        _role_line(t)
        with st.container(horizontal=True, vertical_alignment="center", key="foot-edition"):
            st.caption(edition(store, t), width="content")
            st.html(_ways(t), width="content")


def _ways(t: Translator) -> str:
    """Light or dark, the tour, the page on paper: look.js, tour.js and paper.js hear them."""
    looks = " ".join(
        f'<button class="choose-look" data-look="{look}">{t(LOOK_KEYS[look])}</button>'
        for look in LOOKS
    )
    tour = f'<button class="start-tour">{t("tour.again")}</button>'
    paper = f'<button class="print-page" title="{t("unit.print_help")}">{t("unit.print")}</button>'
    return f'<span class="foot-ways">{t("look.name")} {looks} {tour} {paper}</span>'


def _role_line(t: Translator) -> None:
    """Who is looking, and the way out where one came in by signing in."""
    asking = signed_in()
    if asking is None:
        st.caption(t("people.local", role=t(PEOPLE_ROLE_KEYS[viewer().role])))
        return
    role = t(PEOPLE_ROLE_KEYS[asking.role])
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        said = t("people.signed_in", role=role, name=asking.name)
        st.caption(markdown(said), width="content")
        button = f'<button class="sign-out">{t("people.sign_out")}</button>'
        st.html(f'<form method="post" action="/sign-out">{button}</form>', width="content")
