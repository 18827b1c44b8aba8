"""The province's own template of slides: kept once, used by every PPTX from then on."""

import streamlit as st

from briefing.templates import drop_template, keep_template, template_path
from data.keeping.store import store_path
from pages.parts.opening.who import viewer
from pages.parts.serving.uploads import Upload, upload
from schemas.problems import StoreError
from schemas.selection import Selection
from translations import Translator


def template_card(chosen: Selection, t: Translator) -> None:
    """Which template is used, a place to hand in another, and the way back."""
    if not viewer().may("template"):
        return
    store, campaign = store_path(), chosen.campaign
    is_own = template_path(store, campaign).exists()
    with st.container(key="card-present-template", gap="small"):
        st.markdown(f"## {t('present.template')}")
        st.caption(t("present.template_own" if is_own else "present.template_none"))
        with st.container(key=f"upload-{t.language}-template"):
            file = upload(
                t("present.template_upload"),
                ["pptx"],
                "present.template",
                label_visibility="collapsed",
            )
        if file and file.file_id != st.session_state.get("present.taken"):
            _take(chosen, file)
        if is_own and st.button(t("present.template_drop"), icon=":material/undo:"):
            drop_template(store, campaign, viewer())
            st.rerun()


def _take(chosen: Selection, file: Upload) -> None:
    """Kept, or refused in words with nothing changed."""
    try:
        keep_template(store_path(), chosen.campaign, file.name, file.getvalue(), viewer())
    except StoreError as error:
        st.error(str(error))
        return
    st.session_state["present.taken"] = file.file_id
    st.rerun()
