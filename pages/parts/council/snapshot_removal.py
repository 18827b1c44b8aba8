"""Removing a snapshot: one person asks and says why, another one confirms."""

from collections.abc import Callable, Sequence

import streamlit as st

from data.keeping.snapshots.removal import Removal, ask_removal, confirm_removal, drop_removal
from data.keeping.store import store_path
from pages.parts.opening.frozen import read_only
from pages.parts.opening.who import sign, viewer
from schemas.problems import StoreError
from schemas.snapshot import Snapshot
from translations import Translator
from translations.phrases import markdown


def removal_popover(
    made: Snapshot, uses: Sequence[str], asked: Removal | None, t: Translator
) -> None:
    """What stands in the way of a removal, or its next step; staff only."""
    if not viewer().may("freeze"):
        return
    key = f"snapshots.removal.{made.snapshot_id}"
    with st.popover(t("snapshots.remove"), icon=":material/delete:", type="tertiary", key=key):
        if read_only(t):
            return
        if uses:
            st.caption(markdown(t("snapshots.uses_hold", uses="; ".join(uses))))
        elif asked is None:
            _ask(made.snapshot_id, t)
        else:
            _confirm(made.snapshot_id, asked, t)


def _ask(identifier: str, t: Translator) -> None:
    st.caption(t("snapshots.two_people"))
    by = sign(t("snapshots.asked_by"), t, key=f"snapshots.asked_by.{identifier}")
    reason = st.text_input(t("snapshots.removal_reason"), key=f"snapshots.why.{identifier}")
    if st.button(
        t("snapshots.ask"),
        disabled=not (by.name and reason.strip()),
        key=f"snapshots.ask.{identifier}",
    ):
        _done(lambda: ask_removal(store_path(), identifier, by, reason), t("snapshots.asked"))


def _confirm(identifier: str, asked: Removal, t: Translator) -> None:
    words = {"by": asked.asked_by, "at": t.moment(asked.asked_at), "reason": asked.reason}
    st.caption(markdown(t("snapshots.asked_long", **words)))
    by = sign(t("snapshots.confirmed_by"), t, key=f"snapshots.confirmed_by.{identifier}")
    with st.container(horizontal=True):
        if st.button(
            t("snapshots.confirm"),
            type="primary",
            disabled=not by.name,
            key=f"snapshots.confirm.{identifier}",
        ):
            _done(lambda: confirm_removal(store_path(), identifier, by), t("snapshots.removed"))
        if st.button(t("snapshots.drop"), key=f"snapshots.drop.{identifier}"):
            _done(lambda: drop_removal(store_path(), identifier, by), t("snapshots.dropped"))


def _done(act: Callable[[], None], said: str) -> None:
    try:
        act()
    except StoreError as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return
    st.toast(said, icon=":material/check:")
    st.rerun()
