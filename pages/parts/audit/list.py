"""The acts as a table, on a phone as a list; files to carry away."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from answers.audit.words import Names, change_words, kind_words, log_table, unit_words
from answers.edition import edition
from answers.table_files import csv_table, xlsx_table
from data.keeping.audit.acts import Act, Log
from data.keeping.store import store_path
from pages.parts.address import address, here, put
from pages.parts.card import XLSX
from pages.parts.fit import tall
from pages.parts.tables.table import table
from pages.parts.theme import is_narrow
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

MOST, OF_PHONE, MARK = 2_000, 20, 12


def list_card(
    shown: Sequence[Act], log: Log, names: Names, chosen: Selection, t: Translator
) -> None:
    """What was found, the latest first; that the chain is whole; XLSX and CSV of all of it."""
    with st.container(key="card-audit", gap="xsmall"):
        st.markdown(f"## {_title(shown, t)}")
        if not shown:
            st.info(t("audit.none_found"), icon=":material/search_off:")
        else:
            st.caption(t("audit.caption"))
            if is_narrow():
                _lines(shown, names, t)
            else:
                _table(shown, names, t)
            _files(shown, names, chosen, t)
        st.caption(_chain(log, t))


def _title(shown: Sequence[Act], t: Translator) -> str:
    if not shown:
        return t("audit.title_none")
    days = {"first": t.date(shown[-1].at.date()), "last": t.date(shown[0].at.date())}
    return t("audit.title", count=t.number(len(shown)), **days)


def _chain(log: Log, t: Translator) -> str:
    """Up to where the chain is whole: whoever keeps the mark can tell a forged one."""
    marks = {"head": log.head[:MARK] or "–", "journal": log.journal_head[:MARK] or "–"}
    return t("audit.chain", event=f"{log.last_event:06d}", **marks)


def _table(shown: Sequence[Act], names: Names, t: Translator) -> None:
    few = shown[:MOST]
    found = log_table(few, names, t)
    key = f"audit.list.{len(shown)}.{few[0].entry}"

    def picked(place: int | None) -> None:
        put(entry=None if place is None else few[place].entry)

    table(found, key, picked, height=tall(found, 640))
    if len(few) < len(shown):
        st.caption(t("audit.most", shown=t.number(len(few)), count=t.number(len(shown))))


def _lines(shown: Sequence[Act], names: Names, t: Translator) -> None:
    """On a phone: an act in three short lines, each the way to its card."""
    wanted = address().get("more", "")
    count = int(wanted) if wanted.isdigit() else OF_PHONE
    for act in shown[:count]:
        said = [kind_words(act, t), unit_words(act, names, t) if act.units else act.item]
        with st.container(key=f"act-{act.entry}", gap=None):
            st.page_link(
                "pages/audit.py",
                label=markdown(" · ".join(part for part in said if part)),
                query_params=here(entry=act.entry),
            )
            st.caption(markdown(f"{t.moment(act.at)} · {act.by}"))
            st.text(change_words(act, t))  # as it is: Markdown makes links of accounts
    if (left := len(shown) - count) > 0:
        st.page_link(
            "pages/audit.py",
            label=t("audit.more", count=t.number(min(left, OF_PHONE))),
            icon=":material/expand_more:",
            query_params=here(more=str(count + OF_PHONE)),
        )


def _files(shown: Sequence[Act], names: Names, chosen: Selection, t: Translator) -> None:
    stem = f"{chosen.campaign}-nhat-ky-{datetime.now():%Y-%m-%d}"
    lines = [_title(shown, t), edition(store_path(), t)]

    def book() -> bytes:
        typed = log_table(shown, names, t, is_file=True)
        return xlsx_table(typed, t("audit.file_title"), lines, t)

    def flat() -> bytes:
        return csv_table(log_table(shown, names, t, is_file=True))

    with st.container(horizontal=True):
        for kind, made, mime in (("XLSX", book, XLSX), ("CSV", flat, "text/csv")):
            st.download_button(
                kind,
                made,
                f"{stem}.{kind.lower()}",
                mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"audit.{kind.lower()}",
            )
