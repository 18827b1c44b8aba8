"""A rubric as a file: in as a draft, out as a workbook or TOML; published as a new version."""

import streamlit as st

from data.keeping.calendar import store_today
from data.keeping.publishing.rubric_publish import publish_rubric, version_name
from data.keeping.store import store_path
from data.workbooks.rubric.book import read_rubric_workbook, rubric_workbook
from pages.parts.card import XLSX
from pages.parts.opening.frozen import read_only
from pages.parts.opening.who import may, sign
from pages.parts.serving.uploads import upload
from schemas.plan.profile_file import ProfileError
from schemas.scoring.rubric import Rubric
from schemas.scoring.rubric_text import rubric_from_toml, rubric_toml
from schemas.viewer import Viewer
from translations import Translator
from translations.phrases import markdown

KINDS = ["xlsx", "toml"]


def uploaded(now: Rubric, t: Translator) -> Rubric | None:
    """The rubric of an uploaded file, if it is the one on the screen; a refusal is shown."""
    with st.container(key=f"upload-{t.language}-rubric"):
        file = upload(t("studio.upload"), KINDS, "studio.file")
    if file is None:
        return None
    read = read_rubric_workbook if file.name.lower().endswith(".xlsx") else rubric_from_toml
    try:
        found = read(file.getvalue(), file.name)
    except ProfileError as error:
        st.error("  \n".join(markdown(line) for line in str(error).splitlines()))
        return None
    if (found.campaign, found.id) != (now.campaign, now.id):
        st.error(t("studio.other", file=markdown(file.name), name=markdown(found.id)))
        return None
    return found


def downloads(draft: Rubric, t: Translator) -> None:
    """The draft as a workbook to mend in Excel and as the text of a rubric file."""
    name = f"{version_name(draft)}-{t('studio.draft_file')}"
    with st.container(horizontal=True):
        st.download_button(
            t("studio.workbook"),
            lambda: rubric_workbook(draft, t.language),
            f"{name}.xlsx",
            XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="studio.xlsx",
        )
        st.download_button(
            t("studio.toml"),
            lambda: rubric_toml(draft).encode(),
            f"{name}.toml",
            "text/plain",
            icon=":material/download:",
            on_click="ignore",
            key="studio.toml",
        )


def publish_form(draft: Rubric, t: Translator) -> None:
    """By whom and why; the draft becomes the next version, the versions before stay."""
    if not may("rubric", t):
        return
    if read_only(t):
        return
    with st.form("studio.publish", border=False):
        by = sign(t("studio.by"), t)
        reason = st.text_area(t("studio.reason"), height=80)
        st.caption(t("studio.publish_caption", first=draft.year_from, last=draft.year_to))
        if st.form_submit_button(t("studio.publish"), type="primary"):
            _publish(draft, by, reason, t)


def _publish(draft: Rubric, by: Viewer, reason: str, t: Translator) -> None:
    store = store_path()
    try:
        made = publish_rubric(store, draft, by, reason, store_today(store))
    except ProfileError as error:
        st.error("  \n".join(markdown(line) for line in str(error).splitlines()))
        st.caption(t("studio.not_published"))
        return
    st.toast(t("studio.published", version=made.version))
    st.rerun()
