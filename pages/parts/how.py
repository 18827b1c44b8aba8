"""«Cách tính»: the rule, the rule with this card's numbers, thresholds, every component."""

import polars as pl
import streamlit as st

from answers.components import component_names, component_table, subject_names, with_terms, worked
from answers.tables import cell_text, column_name, text_table
from pages.parts.filters import campaign_row
from pages.parts.fit import fitted
from pictures.status import status_badge
from schemas.each import each_text
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

LIMITS = {
    "exceeded": "exceeded_ratio",
    "reached": "reached_ratio",
    "on_track": "on_track_ratio",
    "slow": "slow_ratio",
}
MOST = 200


def how(
    name: str,
    frame: pl.DataFrame,
    subject: pl.DataFrame,
    line: str,
    chosen: Selection,
    t: Translator,
) -> None:
    """What stands in the popover; `subject` holds the statuses the card speaks of."""
    st.markdown(t(f"how.{name}.rule"))
    if example := _example(name, frame, t):
        st.markdown(example)
    if "status" in subject.columns and not subject.is_empty():
        _components(name, subject, chosen, t)
        row = campaign_row(chosen.campaign)
        limits = [f"{status_badge(s, t)} ≥ {t.number(row[key], 2)}" for s, key in LIMITS.items()]
        lowest = f"{status_badge('at_risk', t)} < {t.number(row['slow_ratio'], 2)}"
        st.markdown(" ".join([t("card.limits"), *limits, lowest]))
        st.caption(t("components.method"))
    st.caption(line)


def _components(name: str, subject: pl.DataFrame, chosen: Selection, t: Translator) -> None:
    """One subject: its sums and a line a component; several: a row each."""
    if subject.height > 1:
        names = [*subject_names(subject, t), *component_names(subject)]
        shown = text_table(subject.head(MOST), names, t)
        st.dataframe(
            shown,
            hide_index=True,
            height=min(420, 38 * shown.height + 40),
            width=640,
            column_config=fitted(shown)["column_config"],
            key=f"components.{name}",
        )
        return
    whole = with_terms(subject, chosen.phase, chosen.as_of, campaign_row(chosen.campaign))
    row = whole.row(0, named=True)
    for sum_ in worked(row, t):
        st.markdown(markdown(sum_))
    table = component_table(row, whole, t)
    st.table(each_text(table, markdown), border="horizontal")


def _example(name: str, frame: pl.DataFrame, t: Translator) -> str | None:
    whole = frame.drop_nulls([c for c in ("pace_ratio", "value") if c in frame.columns])
    if whole.is_empty() or not t.has(f"how.{name}.example"):
        return None
    row = whole.row(-1 if "end_date" in whole.columns else 0, named=True)
    values = {column: markdown(cell_text(row, column, t)) for column in row}
    for column in ("short", "label", "group_name"):
        if f"{column}_vi" in row:
            values[column] = values[column_name(frame, column, t)]
    return t(f"how.{name}.example", **values)
