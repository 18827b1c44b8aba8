"""Parts of the page on one unit: who it is, its reports, its figures, their cells."""

from dataclasses import replace

import polars as pl
import streamlit as st

from answers.tables import text_table
from answers.units.figures import identity_line
from pages.parts.address import address, link, put
from pages.parts.cached import ask
from pages.parts.card import footer, tall
from pages.parts.fit import HALF
from pages.parts.progress.figures import indicator_row
from pages.parts.progress.views import DOWNLOAD
from pages.parts.tables.table import opens, reading_table, table
from pages.parts.units import figures
from pages.parts.units.received import cell_key
from queries.progress.questions import cell_trace, indicator_standing
from queries.reference.questions import unit_list
from queries.reporting.questions import report_history, reporting_state
from queries.units.questions import unit_clusters, unit_events, unit_identity
from schemas.selection import Selection
from translations import Translator
from translations.name_order import name_key
from translations.phrases import joined, markdown

STATES = ["short_name", "state", "version", "received_at", "result_count", "expected_result_count"]
STANDING = ["late_content_count", "content_count"]
UNIT_TABLE = [
    "short",
    "value",
    "required_value",
    "target_value",
    "measure",
    "pace_ratio",
    "status",
    "latest_period_id",
]
HISTORY = [
    "received_at",
    "period_id",
    "version",
    "state",
    "changed_count",
    "problem_count",
    "received_by",
]
TRACE = [
    "period_id",
    "version",
    "value",
    "sheet",
    "cell",
    "file_name",
    "received_at",
    "received_by",
    "note",
]


def identity(chosen: Selection, t: Translator) -> tuple[str, str]:
    """Name of the unit, and one line: code, clusters over the years, former names, successor."""
    row = ask(unit_identity, chosen).row(0, named=True)
    clusters, events = (ask(q, chosen).to_dicts() for q in (unit_clusters, unit_events))
    return markdown(row["short_name"]), identity_line(row, clusters, events, t)


def unit_list_card(chosen: Selection, t: Translator) -> None:
    """All units of the selection: contents behind, state of the report; a click opens one."""
    frame = figures.with_standing(ask(reporting_state, chosen), chosen)
    if frame.is_empty():
        _nobody_owes(chosen, t)
        return
    view = address().get("view", "all")
    states = ["all", "missing", "rejected", "late", "on_time"]
    st.session_state["unit.view"] = view if view in states else "all"
    with st.container(key="card-units", gap="xsmall"):
        shown = frame if view == "all" else frame.filter(state=view)
        counts = {"count": t.number(shown.height), "total": t.number(frame.height)}
        title = t(f"unit_page.list_{st.session_state['unit.view']}", **counts)
        st.markdown(f"## {title}")
        st.caption(t("unit_page.list_caption"))
        st.segmented_control(
            t("column.state"),
            states,
            format_func=lambda code: t("word.all") if code == "all" else t(f"report_state.{code}"),
            key="unit.view",
            required=True,
            label_visibility="collapsed",
            on_change=lambda: put(view=st.session_state["unit.view"]),
        )
        key = f"unit.list.{view}.{chosen.cluster}.{chosen.unit_type}"
        on_pick = opens("unit", shown["unit_id"].to_list())
        columns = [STATES[0], *STANDING, *STATES[1:]]
        table(text_table(shown, columns, t), key, on_pick, height=tall(shown, 620))
        footer("units", title, shown, columns, chosen, t)


def _nobody_owes(chosen: Selection, t: Translator) -> None:
    """The units themselves where none owes the period, as on the first day of a store."""
    units = ask(unit_list, replace(chosen, period=None))
    with st.container(key="card-units", gap="xsmall"):
        title = t("unit_page.list_units", total=t.number(units.height))
        st.markdown(f"## {title}")
        st.caption(t("unit_page.list_units_caption"))
        key = f"unit.all.{chosen.cluster}.{chosen.unit_type}"
        on_pick = opens("unit", units["unit_id"].to_list())
        table(text_table(units, ["short_name"], t), key, on_pick, height=tall(units, 620))


def indicator_card(chosen: Selection, t: Translator) -> None:
    """Every indicator of the unit: value, required, target, status; a click shows its cells."""
    frame = ask(indicator_standing, replace(chosen, content=None, indicator=None)).sort("position")
    with st.container(key="card-unit-indicators", gap="xsmall"):
        title = t("unit_page.indicators", count=t.number(frame.height))
        st.markdown(f"## {title}")
        st.caption(t("unit_page.indicators_caption"))
        key = f"unit.indicators.{chosen.unit}"
        shown = text_table(frame, UNIT_TABLE, t, is_bare=True)
        on_pick = opens("indicator", frame["indicator_id"].to_list())
        table(shown, key, on_pick, height=tall(frame, 500))
        footer("unit-indicators", title, frame, DOWNLOAD, chosen, t)


def trace_card(chosen: Selection, t: Translator) -> None:
    """File, sheet and cell of every value of the chosen indicator, every version."""
    about = indicator_row(chosen)
    frame = ask(cell_trace, chosen).with_columns(
        measure=pl.lit(about["measure"]), decimals=pl.lit(about["decimals"])
    )
    with st.container(key="card-trace", gap="xsmall"):
        title = t("unit_page.trace", indicator=t.pick(about, "short"))
        st.markdown(f"## {markdown(title)}")
        st.caption(t("unit_page.trace_caption"))
        others = set(frame.filter(~pl.col("is_own"))["short_name"])
        merged = sorted(others, key=name_key)
        if merged:
            st.caption(markdown(t("unit_page.trace_merged", units=joined(t, merged))))
        names = ["short_name", *TRACE] if merged else TRACE
        _trace_rows(frame, names, chosen, t)
        footer("trace", title, frame, [*names, "sha256"], chosen, t)


def _trace_rows(frame: pl.DataFrame, names: list[str], chosen: Selection, t: Translator) -> None:
    """The values; a row opens its cell in the file as it came."""
    if frame.is_empty():
        st.info(t("unit_page.nothing"))
        return
    shown, cells = text_table(frame, names, t), [cell_key(row) for row in frame.to_dicts()]
    on_pick = opens("cell", cells, indicator=chosen.indicator)
    table(shown, "unit.trace", on_pick, height=tall(frame, 320))


def report_card(
    chosen: Selection, t: Translator, limit: int = 200, *, has_link: bool = True
) -> None:
    """Reports of the unit that arrived, newest first."""
    frame = ask(report_history, replace(chosen, period=None), limit=limit)
    with st.container(key="card-history", gap="xsmall"):
        title = t("unit_page.history", count=t.number(frame.height))
        st.markdown(f"## {title}")
        whose = [] if chosen.unit else ["short_name"]
        _rows(frame, [*whose, *HISTORY], "unit.history", t)
        if has_link:
            st.page_link(
                "pages/intake.py",
                label=t("unit_page.to_intake"),
                icon=":material/upload_file:",
                query_params=link(unit=chosen.unit, period=None),
            )


def _rows(frame: pl.DataFrame, names: list[str], key: str, t: Translator) -> None:
    if frame.is_empty():
        st.info(t("unit_page.nothing"))
        return
    reading_table(text_table(frame, names, t), key, 320, HALF)
