"""Entry of the dashboard: page config, language, navigation. No data, no figures."""

from pathlib import Path

import streamlit as st

from pages.parts.address import keep_address, language
from pages.parts.cached import one_version
from pages.parts.foot import page_foot
from pages.parts.messages import shown_problems
from pages.parts.navigation import FIRST, PAGES, SEEN_BY
from pages.parts.opening.no_store import no_store
from pages.parts.opening.who import still_in, viewer
from pages.parts.theme import follow_browser
from translations import translator

STATIC = Path(__file__).parent / "static"

t = translator(language())
st.set_page_config(page_title=t("app.name"), page_icon=STATIC / "icon.png", layout="wide")
st.logo(STATIC / "logo.svg", size="large")
st.html(STATIC / "style.css")
if not still_in(t):
    st.stop()
role = viewer().role
page = st.navigation(
    [
        st.Page(
            f"pages/{name}.py",
            title=t(f"nav.{name}"),
            icon=icon,
            url_path=name,
            default=name == FIRST,
            visibility="visible" if role in SEEN_BY[name] else "hidden",
        )
        for name, icon in PAGES.items()
    ],
    position="top",
)
keep_address(page.url_path)
try:
    with shown_problems(t):
        if not no_store(t):
            with one_version():
                page.run()
finally:
    page_foot(t)
    follow_browser(t)
