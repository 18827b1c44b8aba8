"""The draft report: the council's or a unit's, new or over a copy that was edited."""

from dataclasses import replace

import streamlit as st

from briefing.exporting import keep_upload
from briefing.papers import REPORT, papers_of
from data.keeping.store import store_path
from pages.parts.cached import ask
from pages.parts.council.present_orders import order
from pages.parts.council.present_papers import paper_row
from pages.parts.opening.unit_box import unit_box
from pages.parts.serving.uploads import upload
from queries.reference.questions import unit_list
from schemas.selection import Selection
from translations import Translator


def report_card(chosen: Selection, story: str, t: Translator) -> None:
    """Only where the storyline has a report."""
    ordered = order(REPORT, chosen, story, t)
    if REPORT not in papers_of(ordered.base):
        return
    with st.container(key="card-present-report", gap="small"):
        st.markdown(f"## {t('present.report')}")
        st.caption(t("present.report_caption"))
        names = dict(ask(unit_list, chosen).select("unit_id", "unit_name").iter_rows())
        named = {"": t("present.report_council"), **names}
        unit = unit_box(t("present.report_unit"), named, "present.unit", chosen, t)
        with st.container(key=f"upload-{t.language}-over"):
            file = upload(t("present.report_over"), ["docx"], "present.over")
        over = keep_upload(store_path(), file.getvalue(), file.name) if file else None
        paper_row(replace(ordered, unit=unit or None, over=over), t)
