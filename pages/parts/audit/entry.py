"""One act: who, when, why, what stood before and after, where it is written, the file itself."""

from pathlib import Path

import streamlit as st

from answers.audit.words import (
    Names,
    change_table,
    change_words,
    kind_words,
    moved,
    periods_words,
    unit_words,
)
from answers.table_files import csv_table
from data.keeping.audit.acts import Act, Log
from data.keeping.audit.changes import changes
from data.keeping.ledger.chain import read_events
from data.keeping.ledger.event import Event
from data.keeping.store import store_path
from pages.parts.address import address, link, put
from pages.parts.tables.table import reading_table
from translations import Translator
from translations.act_words import AUDIT_COLUMN_KEYS
from translations.phrases import counted, markdown

MOST, PROBLEMS = 500, 12


def entry_card(log: Log, names: Names, t: Translator) -> None:
    """The act that the address names; nothing where it names none that the viewer may see."""
    said = address().get("entry", "")
    act = next((one for one in log.acts if one.entry == said), None)
    if act is None:
        return
    with st.container(key="card-audit-entry", gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.markdown(f"## {markdown(kind_words(act, t))}", width="content")
            st.button(
                t("audit.close"),
                icon=":material/close:",
                type="tertiary",
                key="audit.close",
                on_click=put,
                kwargs={"entry": None},
            )
        st.markdown(f"**{t.moment(act.at)}** · {markdown(act.by)}")
        about = [unit_words(act, names, t, 6), periods_words(act, t), act.item]
        if lines := [markdown(line) for line in about if line and line != "–"]:
            st.markdown("  \n".join(lines))
        if act.reason:
            st.markdown(markdown(t("audit.reason", reason=act.reason)))
        if act.event is None:
            _plain(act, t)
        else:
            _file(act, act.event, names, t)
        st.caption(t("audit.written", source=act.source))


def _plain(act: Act, t: Translator) -> None:
    """Before and after in words, one under the other."""
    for name, text in zip(("before", "after"), moved(act), strict=True):
        if text:
            st.markdown(f"**{t(AUDIT_COLUMN_KEYS[name])}**")
            st.text(text)


def _file(act: Act, event: Event, names: Names, t: Translator) -> None:
    st.markdown(markdown(change_words(act, t)))
    if event.kind == "rejected":
        _problems(event, t)
    else:
        _changes(act, event, names, t)
    kept = _kept(event)
    if event.is_kept and kept.is_file():
        st.download_button(
            t("audit.file"),
            kept.read_bytes,
            event.file_name,
            icon=":material/download:",
            on_click="ignore",
            key="audit.file",
        )
    st.caption(f"SHA-256 `{event.sha256}`")


def _kept(event: Event) -> Path:
    """Where the file as received lies."""
    if event.kind == "accepted":
        return store_path() / "ledger" / "files" / event.sha256
    return store_path() / "rejected" / f"{event.event:06d}" / event.sha256


def _problems(event: Event, t: Translator) -> None:
    st.markdown(f"**{t('audit.problems')}**")
    found = [p for p in event.all_problems() if p.severity == "error"]
    for problem in found[:PROBLEMS]:
        where = " · ".join(filter(None, (problem.sheet, problem.cell)))
        said = t.rule(problem.rule, "what", problem.params)
        st.markdown(f"- {markdown(f'{where}: {said}' if where else said)}")


def _changes(act: Act, event: Event, names: Names, t: Translator) -> None:
    found = changes(store_path(), read_events(store_path()), event)
    if found.is_empty():
        st.info(t("audit.no_changes"))
        return
    table = change_table(found, names, t)
    st.markdown(f"**{counted(t, 'audit.changes', table.height)}**")
    few = table.head(MOST)
    reading_table(few, "audit.changes", 460)
    if few.height < table.height:
        words = {"shown": t.number(few.height), "count": t.number(table.height)}
        st.caption(t("audit.changes_most", **words))
    first = next((r for r in found.to_dicts() if r["cell"] and r["field"] == "value"), None)
    with st.container(horizontal=True):
        st.download_button(
            "CSV",
            lambda: csv_table(table),
            f"{act.entry}.csv",
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="audit.changes.csv",
        )
        if first is not None:
            st.page_link(
                "pages/unit.py",
                label=t("audit.cell_link"),
                icon=":material/table_view:",
                query_params=link(
                    unit=first["unit_id"],
                    indicator=first["item"],
                    cell=f"{first['unit_id']}.{first['period_id']}.{_version(event, first)}",
                ),
            )


def _version(event: Event, row: dict[str, str]) -> int:
    """Which version of the unit's report the file was."""
    said = (row["unit_id"], row["period_id"])
    own = [one.version for one in event.reports if (one.unit_id, one.period_id) == said]
    return (own[0] if own else None) or 1
