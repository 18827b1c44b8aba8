"""Parts of the page on progress: which phase, which indicator, the table to choose it from."""

from dataclasses import replace
from math import ceil

import polars as pl
import streamlit as st

from answers.components import COMPONENTS, TERMS, with_terms
from answers.progress.improvements import unexplained_count, with_previous
from answers.tables import text_table, typed_table
from pages.parts.address import address, put
from pages.parts.cached import ask
from pages.parts.card import footer, tall
from pages.parts.filters import campaign_row
from pages.parts.fit import EDGES, HALF, text_room
from pages.parts.options import choices
from pages.parts.progress.figures import indicator_row
from pages.parts.progress.why import content_line, why_content
from pages.parts.tables.table import opens, table
from pages.parts.theme import is_narrow
from queries.progress.questions import (
    content_standing,
    indicator_standing,
    status_change,
    trend,
)
from schemas.each import each
from schemas.selection import Selection
from translations import Translator
from translations.name_order import name_key
from translations.phrases import counted, joined, markdown
from translations.rounding import rounded

TABLE = [
    "short",
    "value",
    "required_value",
    "measure",
    "pace_ratio",
    "status",
    "previous_status",
]
OF_CONTENTS = ("achieved_pct", "required_pct", "indicator_count")
WHOLE = ["short", "measure", *(n for n in COMPONENTS if n not in OF_CONTENTS)]
DOWNLOAD = [name for name in WHOLE if name not in ("previous_status", "why_better")]
RANKS = [
    "short_name",
    "level_pct",
    "level_rank",
    "change_points",
    "change_rank",
    "corrected_pct",
    "corrected_rank",
    "quadrant",
    "start_pct",
    "room_points",
    "indicator_count",
    "unit_count",
    "expected_count",
    "start_date",
]
SHOWN_RANKS = RANKS[:8]

TRACK = [
    "period_id",
    "end_date",
    "value",
    "required_value",
    "unit_count",
    "fresh_count",
    "matched_change",
    "matched_count",
    "expected_count",
]

HEAT = [
    "group_name",
    "short",
    "achieved_pct",
    "required_pct",
    "status",
    "unit_count",
    "expected_count",
]

COMPARISON = [
    "short",
    "measure",
    "baseline_value",
    "phase_1_value",
    "phase_1_target",
    "phase_2_start",
    "phase_2_value",
    "phase_2_target",
    "gained_per_year",
    "needed_per_year",
    "required_per_year",
    "unit_count",
    "expected_count",
]


def phase_switch(chosen: Selection, t: Translator) -> str:
    """Phase 1, phase 2 or side by side; kept in the address as phase, or view=both."""
    now = "both" if address().get("view") == "both" else chosen.phase
    st.session_state["progress.view"] = now
    words = {**choices("phase", chosen, t.language), "both": t("progress.both")}
    st.segmented_control(
        t("progress.view"),
        list(words),
        format_func=words.__getitem__,
        key="progress.view",
        required=True,
        label_visibility="collapsed",
        on_change=_put_view,
    )
    return now


def _put_view() -> None:
    said = st.session_state["progress.view"]
    put(view="both") if said == "both" else put(view=None, phase=said)


def with_indicator(chosen: Selection) -> Selection:
    """The selection with an indicator and its content: as asked, else those furthest behind."""
    free = replace(chosen, content=None, indicator=None)
    rows = ask(indicator_standing, free).sort("pace_ratio", nulls_last=True)
    if chosen.indicator:
        content = rows.filter(indicator_id=chosen.indicator)["content_id"].to_list()
        return replace(chosen, content=next(iter(content), chosen.content))
    behind = ask(content_standing, free).sort("pace_ratio", nulls_last=True)["content_id"].to_list()
    content = chosen.content or next(iter(behind), None)
    inside = rows.filter(pl.col("content_id") == content)["indicator_id"].to_list()
    return replace(chosen, content=content, indicator=next(iter(inside), None))


def as_asked(chosen: Selection) -> Selection:
    """The selection just as the address says it."""
    return chosen


def indicator_table(chosen: Selection, t: Translator) -> None:
    """Indicators of the chosen content; a click on a row puts the indicator into the address."""
    frame = ask(indicator_standing, replace(chosen, indicator=None, content=None))
    frame = frame.filter(pl.col("content_id") == chosen.content).sort("position")
    changes = ask(status_change, replace(chosen, indicator=None))
    frame = with_previous(frame, changes, t)
    name = choices("content", chosen, t.language).get(chosen.content or "", "")
    with st.container(key="card-indicators", gap="xsmall"):
        counted_title = t("progress.indicators", count=t.number(frame.height), content=name)
        title = content_line(chosen, t) or counted_title
        st.markdown(f"## {markdown(title)}")
        st.caption(f"{markdown(counted_title)} · {t('progress.indicators_caption')}")
        if count := unexplained_count(changes):
            st.markdown(f":orange-badge[▼ {counted(t, 'status_note.chip', count)}]")
        key = f"progress.indicators.{chosen.content}"
        shown = text_table(frame, [*TABLE, *_given(frame, "why_better")], t, is_bare=True)
        on_pick = opens("indicator", frame["indicator_id"].to_list())
        table(shown, key, on_pick, height=tall(frame, 460), space=HALF)
        row = campaign_row(chosen.campaign)
        whole = with_terms(frame, chosen.phase, chosen.as_of, row)
        footer("indicators", title, whole, [*WHOLE, *TERMS], chosen, t, why=why_content)


def _given(frame: pl.DataFrame, name: str) -> list[str]:
    """The column where any row has it."""
    return [name] if frame[name].count() else []


def asked_of(chosen: Selection, t: Translator) -> None:
    """Why the page opened here, and of which units the indicator is asked: of the others it has
    nothing, whatever the filters say."""
    said = [] if {"content", "indicator"} & {*address()} else [t("progress.opened_on")]
    groups = ask(trend, chosen, level="unit_type")
    kinds = groups[f"group_name_{t.language}"].unique().to_list()
    every = choices("unit_type", chosen, t.language)
    if chosen.unit_type is None and 0 < len(kinds) < len(every):
        name = t.pick(indicator_row(chosen), "short")
        named = joined(t, sorted(kinds, key=name_key))
        said.append(t("progress.asked_of", name=name, kinds=named))
    if said:
        st.caption(markdown(" ".join(said)))


def rank_table(frame: pl.DataFrame, chosen: Selection, t: Translator) -> None:
    """Level, improvement and corrected rank of each unit side by side; numbers, to sort by."""
    title = t("progress.ranks", count=t.number(frame.height))
    with st.container(key="card-ranks", gap="xsmall"):
        st.markdown(f"## {title}")
        st.caption(t("progress.ranks_caption"))
        shown = frame.with_columns(
            each(frame[name], lambda value: rounded(value, 1), pl.Float64)
            for name in frame.select(pl.selectors.float()).columns
        )
        sizes = {
            t(f"column.{name}"): st.column_config.NumberColumn(
                format="localized", width=max(96, ceil(EDGES + text_room(t(f"column.{name}"))))
            )
            for name in SHOWN_RANKS[1:7]
        }
        names = {t("column.short_name"): st.column_config.TextColumn(width=220)}
        made = text_table if is_narrow() else typed_table  # numbers, to sort by
        table(
            made(shown, SHOWN_RANKS, t),
            "progress.ranks",
            height=tall(frame),
            placeholder="–",
            column_config={**names, **sizes},
        )
        footer("ranks", title, frame, RANKS, chosen, t)
