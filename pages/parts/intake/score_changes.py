"""What acceptance of a score sheet or reply would change, on the page on handing in."""

import polars as pl
import streamlit as st

from data.intake.load import Outcome
from data.keeping.calendar import store_today
from data.keeping.publishing.previous import known_scores
from data.keeping.store import store_path
from data.profiles.catalog import store_catalog
from data.workbooks.scores.changes import score_changes
from pages.parts.tables.table import reading_table
from translations import Translator
from translations.phrases import markdown

INTAKE_SCORES_COLUMN_KEYS = {
    "after": "intake_scores.column.after",
    "before": "intake_scores.column.before",
    "criterion": "intake_scores.column.criterion",
    "marker": "intake_scores.column.marker",
    "unit": "intake_scores.column.unit",
}


def has_scores(outcome: Outcome) -> bool:
    """Whether a file holds scores or replies."""
    checked = outcome.checked
    return checked is not None and checked.rows("score").height + checked.rows("reply").height > 0


def score_card(outcome: Outcome, t: Translator) -> None:
    """Every mark that would change, before and after; the words of a reply."""
    checked, store = outcome.checked, store_path()
    if checked is None:
        return
    if checked.rows("reply").height:
        rows = checked.rows("reply").select(criterion="criterion_id", after="reply")
        _card(t("intake_scores.replies", count=t.number(rows.height)), rows, outcome, t)
        return
    catalog, today = store_catalog(store), store_today(store)
    rows = score_changes(checked, known_scores(store), catalog, today, t)
    key = "intake_scores.changes" if rows.height else "intake_scores.no_changes"
    _card(t(key, count=t.number(rows.height)), rows, outcome, t)


def _card(title: str, rows: pl.DataFrame, outcome: Outcome, t: Translator) -> None:
    sender, code, _ = outcome.reports[0]
    blank = [name for name in rows.columns if rows.height and not any(rows[name])]
    table = rows.drop(blank)
    with st.container(key="card-changes", gap="xsmall"):
        st.markdown(f"## {title}")
        caption = t("intake_scores.changes_caption", sender=sender, period=t.period(code))
        st.caption(markdown(caption))
        if table.height:
            headings = {name: t(INTAKE_SCORES_COLUMN_KEYS[name]) for name in table.columns}
            shown = table.rename(headings).cast(pl.String)
            key = "intake.score_changes"
            reading_table(shown, key)
