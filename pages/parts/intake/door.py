"""The page's hand on the door: a file is inspected once, accepted only when asked."""

import streamlit as st

from data.intake.load import Outcome, ingest, inspect_file
from data.keeping.store import store_path
from pages.parts.cached import store_key
from pages.parts.serving.uploads import Upload
from schemas.viewer import Viewer
from translations import Translator


def examined(file: Upload | None, t: Translator) -> Outcome | None:
    """What would become of the file; inspected again only if the file or the store changed."""
    if file is None:
        st.session_state.pop("intake.outcome", None)
        return None
    key = (file.file_id, store_key())
    known = st.session_state.get("intake.outcome")
    if known is None or known[0] != key:
        bar = st.progress(0.1, t("intake.reading", file=file.name))
        outcome = inspect_file(store_path(), file.path, file.name)
        bar.progress(1.0, t("intake.checked"))
        bar.empty()
        st.session_state["intake.outcome"] = known = (key, outcome)
    return known[1]


def accept(file: Upload, received_by: Viewer, t: Translator) -> None:
    """Hand the file in; the store is published anew and every open page follows."""
    bar = st.progress(0.2, t("intake.accepting", file=file.name))
    outcomes = ingest(store_path(), [file.path], received_by, names=[file.name])
    bar.progress(1.0, t("intake.published"))
    st.session_state["intake.done"] = outcomes[0]
    st.session_state["intake.turn"] = st.session_state.get("intake.turn", 0) + 1
    st.session_state.pop("intake.outcome", None)
