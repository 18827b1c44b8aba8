"""«Bản tin»: the page as a mail, a page of PDF and a picture, to carry away; nothing is sent."""

from functools import partial

import streamlit as st

from briefing.digest.digest import Digest, digest, file_name
from briefing.digest.file import MADE
from briefing.digest.mail import text
from pages.parts.cached import CACHED
from pages.parts.leader.changes import since_day
from schemas.selection import Selection
from translations import Translator

DIGEST_FORM_KEYS = {
    "eml": "digest.form.eml",
    "html": "digest.form.html",
    "pdf": "digest.form.pdf",
    "png": "digest.form.png",
    "txt": "digest.form.txt",
}

SHOWN = {
    "pdf": "application/pdf",
    "png": "image/png",
    "eml": "message/rfc822",
}


def digest_button(chosen: Selection, t: Translator) -> None:
    """What is inside is worked out once it is opened, each file once it is asked for."""
    drawer = st.popover(
        t("digest.button"),
        icon=":material/newsmode:",
        type="tertiary",
        on_change="rerun",
        key="digest",
    )
    if not drawer.open:
        return
    with drawer:
        said = digest(CACHED, chosen, since_day(chosen)[0], t)
        st.caption(t("digest.help"))
        with st.container(horizontal=True):
            for form, mime in SHOWN.items():
                _file(form, mime, said, chosen, t)
        st.caption(t("digest.copy"))
        st.code(text(said), language=None, wrap_lines=True, height=320)


def _file(form: str, mime: str, said: Digest, chosen: Selection, t: Translator) -> None:
    st.download_button(
        t(DIGEST_FORM_KEYS[form]),
        partial(MADE[form], said),
        file_name(chosen, form),
        mime,
        key=f"digest.{form}",
        icon=":material/download:",
        on_click="ignore",
    )
