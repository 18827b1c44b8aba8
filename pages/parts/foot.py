"""The foot of every page: who is looking, which release shows which version of the data."""

import streamlit as st

from answers.edition import edition
from pages.parts.opening.frozen import shown_store
from pages.parts.opening.who import signed_in, viewer
from schemas.problems import StoreError
from translations import Translator
from translations.phrases import markdown


def page_foot(t: Translator) -> None:
    """Two quiet lines; of a snapshot that is not there the release alone."""
    try:
        store = shown_store()
    except StoreError:
        store = None
    with st.container(key="foot"):
        _role_line(t)
        st.caption(edition(store, t))


def _role_line(t: Translator) -> None:
    """Who is looking, and the way out where one came in by signing in."""
    asking = signed_in()
    if asking is None:
        st.caption(t("people.local", role=t(f"people.role.{viewer().role}")))
        return
    role = t(f"people.role.{asking.role}")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        said = t("people.signed_in", role=role, name=asking.name)
        st.caption(markdown(said), width="content")
        button = f'<button class="sign-out">{t("people.sign_out")}</button>'
        st.html(f'<form method="post" action="/sign-out">{button}</form>', width="content")
