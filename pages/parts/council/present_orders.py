"""What the page on presenting orders: papers of the address's moment, in its language."""

import streamlit as st

from briefing.exporting import Order, Standing, standing, start
from data.keeping.store import store_path
from pages.parts.opening.frozen import frozen, shown_store
from pages.parts.opening.who import viewer
from schemas.selection import Selection
from translations import Translator

SECOND = 1.0


def order(kind: str, chosen: Selection, story: str, t: Translator) -> Order:
    """A paper of what the address shows."""
    shown = frozen()
    return Order(
        store_path(),
        shown_store(),
        chosen.campaign,
        shown.as_of if shown else chosen.as_of,
        shown.snapshot_id if shown else None,
        story,
        chosen.cluster,
        t.language,
        kind,
        year=chosen.year,
        viewer=viewer(),
    )


def made_at_once(ordered: Order, t: Translator) -> Standing:
    """A paper the page itself needs: begun by itself once, again only when asked for."""
    if standing(ordered).state == "none":
        start(ordered)
    found = wait(ordered, t)
    if found.state == "failed":
        st.button(
            t("present.again"),
            icon=":material/refresh:",
            on_click=start,
            args=(ordered,),
            key=f"present.again.{ordered.folder.name}",
        )
    return found


def wait(ordered: Order, t: Translator, *, tells: bool = True) -> Standing:
    """How far a paper is: a bar that moves by itself, or why it failed unless told elsewhere."""
    found = standing(ordered)
    if found.state in ("waiting", "running"):
        st.fragment(_bar, run_every=SECOND)(ordered, t)
    if found.state == "failed" and tells:
        st.error(t("present.failed", paper=t(f"papers.{ordered.kind}")))
        st.code(found.said or t("present.no_words"), language=None, wrap_lines=True)
    return found


def _bar(ordered: Order, t: Translator) -> None:
    found = standing(ordered)
    if found.state == "waiting":
        st.progress(0.0, t("present.waiting", place=t.number(found.done)))
        return
    if found.state != "running":
        st.rerun()
    words = found.said or t(f"papers.{ordered.kind}")
    st.progress(found.done / found.total, t("present.making", paper=words))
