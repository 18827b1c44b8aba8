"""The snapshot a page shows (bản chốt): named by the address, read-only, with its age on top."""

from pathlib import Path

import streamlit as st

from data.keeping.calendar import store_today
from data.keeping.lake.setting import reads_many
from data.keeping.publishing.code_version import code_version
from data.keeping.snapshots.snapshots import snapshot, snapshot_store
from data.keeping.store import store_path
from pages.parts.address import address, put
from schemas.snapshot import Snapshot
from translations import Translator
from translations.phrases import counted, markdown


def frozen() -> Snapshot | None:
    """The snapshot the address names. StoreError: there is none of that name."""
    named = address().get("snapshot")
    return snapshot(store_path(), named) if named else None


def shown_store() -> Path:
    """The store whose figures are shown: the snapshot's own, else the one published now."""
    named = address().get("snapshot")
    return snapshot_store(store_path(), named) if named else store_path()


def read_only(t: Translator) -> bool:
    """Whether a snapshot is shown, or stores that others keep, said in words: nothing can be
    written into these."""
    said = "viewing.many_stores" if reads_many(store_path()) else "snapshot.read_only"
    if frozen() is None and said == "snapshot.read_only":
        return False
    st.caption(f":material/lock: {t(said)}")
    return True


def age_banner(t: Translator) -> None:
    """Which snapshot is shown, of what day, how old it is, and the way out."""
    shown = frozen()
    if shown is None:
        return
    said = t(
        "snapshot.banner",
        label=shown.label,
        name=shown.name,
        as_of=t.date(shown.as_of),
        by=shown.made_by,
        at=t.date(shown.made_at.date()),
        age=age_words(shown, t),
    )
    with st.container(key="strip-snapshot", horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/lock: {markdown(said)}", width="stretch")
        leave_button(t)
    if shown.code != code_version():
        st.caption(t("snapshot.other_code", code=shown.code))


def age_words(made: Snapshot, t: Translator) -> str:
    """How long ago it was frozen, in days of the store."""
    days = (store_today(store_path()) - made.made_at.date()).days
    return counted(t, "snapshot.age", days) if days > 0 else t("snapshot.age_today")


def leave_button(t: Translator) -> None:
    """Back to the figures of today."""
    st.button(
        t("snapshot.leave"),
        icon=":material/lock_open:",
        type="tertiary",
        key="snapshot.leave",
        on_click=lambda: put(snapshot=None, as_of=None),
    )
