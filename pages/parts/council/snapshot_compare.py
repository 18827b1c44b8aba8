"""Two moments compared: which two, the headline, and what differs as tables to carry away."""

from datetime import date, timedelta

import streamlit as st

from answers.comparison.compare import Comparison
from answers.comparison.sides import day_said
from answers.comparison.tables import COLUMNS, VIEWS, part_rows, part_title
from answers.comparison.words import between, headline, lines, parts_line
from answers.table_files import xlsx_table
from answers.tables import text_table, typed_table
from data.keeping.calendar import store_today
from pages.parts.address import address, put
from pages.parts.cached import compared
from pages.parts.card import XLSX
from pages.parts.council.snapshot_list import Shelf
from pages.parts.downloads import source_lines
from pages.parts.filters import campaign_row
from pages.parts.opening.frozen import shown_store
from pages.parts.switch import switch
from pages.parts.tables.table import reading_table
from schemas.problems import StoreError
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

DAY, QUARTER = "day", timedelta(days=91)


def compare_card(shelf: Shelf, chosen: Selection, t: Translator) -> None:
    """What differs between two moments, snapshots or days, once both are chosen."""
    with st.container(key="card-compare-moments", gap="xsmall"):
        st.markdown(f"## {t('snapshots.compare')}")
        st.caption(t("snapshots.compare_caption", as_of=t.date(chosen.as_of)))
        names = {s.snapshot_id: f"{s.name} · {s.snapshot_id}" for s in shelf.mine}
        before, after = _chosen_two(names, chosen, t)
        if before is None:
            return
        try:
            with st.spinner(t("snapshots.comparing")):
                found = compared(before, after, chosen)
        except StoreError as error:
            st.error(markdown(str(error)), icon=":material/error:")
            return
        _shown(found, chosen, t)


def _chosen_two(
    names: dict[str, str], chosen: Selection, t: Translator
) -> tuple[str | None, str | None]:
    """Both sides from the address; the first waits to be chosen, the second is today."""
    sides = []
    for side, place in zip(("before", "after"), st.columns(2), strict=True):
        with place:
            sides.append(_side(side, names, chosen, t))
    return sides[0], sides[1]


def _side(side: str, names: dict[str, str], chosen: Selection, t: Translator) -> str | None:
    """One side: a snapshot, or a day; what the address says badly is left open."""
    said = address().get(side)
    day = day_said(said)
    known = DAY if day else said if said in names else ""
    blank = t("snapshots.choose" if side == "before" else "snapshots.today")
    words = {"": blank, DAY: t("snapshots.day"), **names}
    st.session_state[f"snapshots.{side}"] = known
    st.selectbox(
        t(f"snapshots.{side}"),
        [*words],
        format_func=lambda code: words[code],
        key=f"snapshots.{side}",
        on_change=_put_side,
        args=(side, chosen),
    )
    if day is None:
        return known or None
    first = campaign_row(chosen.campaign)["first_date"]
    st.session_state[f"snapshots.{side}_day"] = max(min(day, store_today(shown_store())), first)
    picked: date = st.date_input(
        t("snapshots.which_day"),
        min_value=first,
        max_value=store_today(shown_store()),
        format="DD/MM/YYYY",
        key=f"snapshots.{side}_day",
        on_change=lambda: put(**{side: f"{st.session_state[f'snapshots.{side}_day']}"}),
    )
    return f"{picked}"


def _put_side(side: str, chosen: Selection) -> None:
    """What was chosen, into the address; a day begins with one that says something."""
    code = st.session_state[f"snapshots.{side}"]
    first: date = campaign_row(chosen.campaign)["first_date"]
    start = max(chosen.as_of - QUARTER, first) if side == "before" else chosen.as_of
    put(**{side: f"{start}" if code == DAY else code or None})


def _shown(found: Comparison, chosen: Selection, t: Translator) -> None:
    st.markdown(f"## {markdown(headline(found, t))}")
    st.caption(markdown(between(found, t)))
    if found.is_same:
        st.caption(parts_line(found, t))
        return
    st.markdown("\n".join(f"- {markdown(line)}" for line in lines(found, t)))
    st.caption(parts_line(found, t))
    for name in VIEWS[switch("snapshots", "view", tuple(VIEWS), t)]:
        _part(found, name, chosen, t)


def _part(found: Comparison, name: str, chosen: Selection, t: Translator) -> None:
    rows, columns, title = part_rows(found, name, t), COLUMNS[name], part_title(found, name, t)
    st.markdown(f"**{title}**")
    if rows.is_empty():
        return
    shown = text_table(rows, columns, t)
    key = f"snapshots.{name}"
    reading_table(shown, key)
    source = [*source_lines(chosen, t), between(found, t)]
    st.download_button(
        t("snapshots.download"),
        lambda: xlsx_table(typed_table(rows, columns, t), title, source, t, lines(found, t)),
        f"{chosen.campaign}-{name}-{found.before.as_of}-{found.after.as_of}.xlsx",
        XLSX,
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=f"snapshots.xlsx.{name}",
    )
