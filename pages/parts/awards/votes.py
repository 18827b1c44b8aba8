"""The council's vote typed back: an upload that shows what would move, then moves it."""

import polars as pl
import streamlit as st

from answers.awards.vote_table import vote_moves
from answers.reporting.problem_table import problem_table
from data.intake.load import Outcome
from data.intake.notes import ingest_notes, inspect_notes
from data.keeping.store import store_path
from pages.parts.awards.data import data
from pages.parts.cached import store_key
from pages.parts.opening.frozen import read_only
from pages.parts.opening.who import sign
from pages.parts.serving.uploads import Upload, upload
from pages.parts.tables.table import reading_table, words_table
from schemas.selection import Selection
from schemas.viewer import Viewer
from translations import Translator
from translations.phrases import counted

AWARDS_VOTES_KEYS = {
    "rejected": "awards.votes_rejected",
    "unchanged": "awards.votes_unchanged",
}

WRAPPED = 30


def votes_card(chosen: Selection, t: Translator) -> None:
    """The filled list in, every problem by its cell, what would move, and the button."""
    with st.container(key="card-award-votes", gap="xsmall"):
        st.markdown(f"## {t('awards.votes')}")
        st.caption(t("awards.votes_caption"))
        if read_only(t):
            return
        turn = st.session_state.get("awards.votes.turn", 0)
        with st.container(key=f"upload-{t.language}-votes"):
            file = upload(t("awards.votes_file"), ["xlsx"], f"awards.votes.{turn}")
        outcome = _examined(file)
        if outcome is None:
            return
        if outcome.problems:
            _table(problem_table(outcome.problems, t), "problems")
        if outcome.state == "accepted":
            _moves(outcome, file, chosen, t)
        else:
            st.error(t(AWARDS_VOTES_KEYS[outcome.state]), icon=":material/block:")


def _examined(file: Upload | None) -> Outcome | None:
    """What would become of the list; inspected again only if it or the store changed."""
    if file is None:
        return None
    key = (file.file_id, store_key())
    known = st.session_state.get("awards.votes.outcome")
    if known is None or known[0] != key:
        outcome = inspect_notes(store_path(), file.path, file.name)
        st.session_state["awards.votes.outcome"] = known = (key, outcome)
    found: Outcome = known[1]
    return found


def _moves(outcome: Outcome, file: Upload, chosen: Selection, t: Translator) -> None:
    checked = outcome.checked
    if checked is None or checked.rows("award_step").is_empty():
        st.error(t("awards.votes_other"), icon=":material/block:")
        return
    if checked.campaign_id != chosen.campaign:
        st.error(t("awards.votes_elsewhere"), icon=":material/block:")
        return
    steps = checked.rows("award_step")
    passed = t.number(steps.filter(state="passed").height)
    st.markdown(f"**{counted(t, 'awards.votes_moves', steps.height, passed=passed)}**")
    _table(vote_moves(steps, data.judged_proposals(chosen), t), "moves")
    by = sign(t("reporting.by"), t, t("reporting.by_default"), "awards.votes.by")
    if st.button(
        t("awards.votes_accept"),
        icon=":material/how_to_vote:",
        type="primary",
        disabled=not by.name,
        key="awards.votes.go",
    ):
        _accept(file, by, t)


def _accept(file: Upload, by: Viewer, t: Translator) -> None:
    outcome = ingest_notes(store_path(), [file.path], by, names=[file.name])[0]
    if outcome.state == "rejected":  # somebody moved one of them in the meantime
        st.session_state.pop("awards.votes.outcome", None)
        st.rerun()
    st.session_state["awards.votes.turn"] = st.session_state.get("awards.votes.turn", 0) + 1
    st.toast(t("awards.votes_done"), icon=":material/check:")
    st.rerun()


def _table(frame: pl.DataFrame, name: str) -> None:
    """Rows whose words wrap; a long list in a table that scrolls."""
    if frame.height > WRAPPED:
        reading_table(frame, f"awards.votes.{name}")
        return
    words_table(frame, f"votes-{name}")
