"""Two moments compared: which two, the headline, and what differs as tables to carry away."""

import streamlit as st

from answers.comparison.compare import Comparison
from answers.comparison.tables import COLUMNS, VIEWS, part_rows, part_title
from answers.comparison.words import between, headline, lines, parts_line
from answers.table_files import xlsx_table
from answers.tables import text_table, typed_table
from pages.parts.address import address, put
from pages.parts.cached import compared
from pages.parts.card import XLSX
from pages.parts.council.snapshot_list import Shelf
from pages.parts.downloads import source_lines
from pages.parts.fit import reading_table
from pages.parts.switch import switch
from schemas.problems import StoreError
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown


def compare_card(shelf: Shelf, chosen: Selection, t: Translator) -> None:
    """What differs between two moments, once both are chosen; nothing before the first snapshot."""
    if not shelf.mine:
        return
    with st.container(key="card-compare-moments", gap="xsmall"):
        st.markdown(f"## {t('snapshots.compare')}")
        st.caption(t("snapshots.compare_caption", as_of=t.date(chosen.as_of)))
        names = {s.snapshot_id: f"{s.name} · {s.snapshot_id}" for s in shelf.mine}
        before, after = _chosen_two(names, t)
        if before not in names:
            return
        try:
            with st.spinner(t("snapshots.comparing")):
                found = compared(before, after, chosen)
        except StoreError as error:
            st.error(markdown(str(error)), icon=":material/error:")
            return
        _shown(found, chosen, t)


def _chosen_two(names: dict[str, str], t: Translator) -> tuple[str, str | None]:
    """Both sides from the address; the first waits to be chosen, the second is today."""
    said = address()
    st.session_state["snapshots.before"] = said.get("before") if said.get("before") in names else ""
    st.session_state["snapshots.after"] = said.get("after") if said.get("after") in names else ""
    blank = {"before": t("snapshots.choose"), "after": t("snapshots.today")}
    for side, place in zip(("before", "after"), st.columns(2), strict=True):
        with place:
            st.selectbox(
                t(f"snapshots.{side}"),
                ["", *names],
                format_func=lambda code, side=side: names.get(code, blank[side]),
                key=f"snapshots.{side}",
                on_change=_put_side,
                args=(side,),
            )
    return st.session_state["snapshots.before"], st.session_state["snapshots.after"] or None


def _put_side(side: str) -> None:
    put(**{side: st.session_state[f"snapshots.{side}"] or None})


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
