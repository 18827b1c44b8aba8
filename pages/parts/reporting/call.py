"""Whom to call: the list, the letters to download, and what is written down by staff."""

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from answers.edition import edition
from answers.reporting.call_list import COLUMNS, call_list, call_message, shown_columns
from answers.reporting.letters import Occasion, letter_kind, letters
from answers.reporting.obligation_figures import with_counts
from answers.tables import text_table, typed_table
from answers.tasks.words import late_by_unit
from briefing.letters.files import letter_archive
from pages.parts.cached import ask
from pages.parts.card import footer
from pages.parts.downloads import is_invented, source_lines, tall
from pages.parts.filters import campaign_row
from pages.parts.fit import ANY, room
from pages.parts.opening.frozen import shown_store
from pages.parts.reporting.notes import exemption_form, reminder_form
from pages.parts.serving.apart import apart
from pages.parts.switch import switch
from pages.parts.tables.table import ticked_rows
from pages.parts.theme import is_narrow
from pictures.calendar import obligation_name
from queries.reference.questions import unit_list
from queries.reporting.obligations import obligation_state, own_report_list
from queries.tasks.questions import task_late
from schemas.frames import ObligationList
from schemas.selection import Selection
from translations import Translator, translator
from translations.phrases import markdown

LATE_TASKS = 10_000  # all there are: a letter names every late task of its unit
"""More than the late tasks of any campaign: every letter names all of its unit's."""
LISTS = ("call", "received", "exempt", "all")
WIDTHS = {"short_name": 190, "report_mark": 150, "contact": 220, "reason": 220}


def call_card(chosen: Selection, row: ObligationList, t: Translator) -> None:
    """The units to call, most pressing first; ticked rows get letters, reminders, exemptions."""
    states = ask(obligation_state, chosen)
    with st.container(key="card-call", gap="xsmall"):
        message = call_message(states, t)
        st.markdown(f"## {markdown(message)}")
        st.caption(t("reporting.call_caption"))
        with st.container(horizontal=True, vertical_alignment="center", key="bar-call"):
            which = switch("reporting", "list", LISTS, t)
            asked = st.text_input(
                t("reporting.search"),
                placeholder=t("reporting.search_hint"),
                icon=":material/search:",
                key="reporting.search",
                label_visibility="collapsed",
                width=280,
            )
        shown = call_list(states, which, asked, t)
        if shown.is_empty():
            st.info(t("reporting.call_empty"))
        else:
            _rows(shown, f"{chosen.obligation}.{which}.{asked}", chosen, row, t)
        footer("call", message, with_counts(shown, row), COLUMNS, chosen, t)


def _ticked(shown: pl.DataFrame, key: str, t: Translator) -> pl.DataFrame:
    columns = shown_columns(shown)
    said = text_table(shown, columns, t)
    rows = ticked_rows(
        said if is_narrow() else typed_table(shown, columns, t),
        f"reporting.rows.{key}",
        row_height=40,
        height=tall(shown, 480),
        placeholder=t.number(None),
        column_config=_columns(said, t),
    )
    return shown[rows]


def _columns(said: pl.DataFrame, t: Translator) -> dict[str, Any]:
    """Days as days, so that they sort; of words none narrower than its longest."""
    days = {
        t(f"column.{name}"): st.column_config.DateColumn(format="DD/MM/YYYY", width=120)
        for name in ("previous_received_at", "last_reminder_at")
    }
    least = {t(f"column.{name}"): width for name, width in WIDTHS.items()}
    texts = {
        name: st.column_config.TextColumn(width=room(said, name, least.get(name, ANY)))
        for name in said.columns
        if name not in days and said[name].str.contains(r"\p{L}").any()
    }
    return {**days, **texts}


@apart
def _rows(
    shown: pl.DataFrame, key: str, chosen: Selection, row: ObligationList, t: Translator
) -> None:
    """The units and what is done with those ticked: a tick redraws this alone."""
    ticked = _ticked(shown, key, t)
    units = shown if ticked.is_empty() else ticked
    count = sum(letter_kind(unit) is not None for unit in units.to_dicts())
    with st.container(horizontal=True, vertical_alignment="center", key="bar-actions"):
        st.download_button(
            t("reporting.write", count=t.number(count)),
            archive(units, chosen, row, t),
            f"{chosen.campaign}-thu-nhac-{chosen.obligation}-{chosen.as_of}.zip",
            "application/zip",
            icon=":material/mail:",
            type="primary",
            disabled=not count,
            on_click="ignore",
            key="reporting.write",
        )
        reminder_form(ticked, chosen, row, t)
        exemption_form(ticked, chosen, t)
    notes = [t("reporting.write_help")]
    notes += [t("reporting.write_all"), t("reporting.choose_rows")] if ticked.is_empty() else []
    st.caption(" ".join(notes))


def archive(
    units: pl.DataFrame, chosen: Selection, row: ObligationList, t: Translator
) -> Callable[[], bytes]:
    """What makes the mailing when the button is pressed: everything it needs is asked before."""
    campaign = campaign_row(chosen.campaign)
    names = {unit["unit_id"]: unit["unit_name"] for unit in ask(unit_list, chosen).to_dicts()}
    made_by = edition(shown_store(), translator("vi"))  # letters are Vietnamese alone
    late = late_by_unit(ask(task_late, chosen, limit=LATE_TASKS), translator("vi"))
    sample = is_invented(chosen)
    charged = [names.get(unit, "") for unit in ask(own_report_list, chosen)["unit_id"]]
    keeper = next(iter(charged), "")
    occasion = Occasion(row, campaign, chosen.as_of, names, sample, made_by, late, keeper)
    name = obligation_name(row, t)
    lines = source_lines(chosen, t)
    title = t("reporting.files_title", name=name)
    return lambda: letter_archive(
        letters(units.to_dicts(), occasion), units, title, lines, t, occasion
    )
