"""What a campaign has, what in its files is to mend, what waits for the next publish."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from data.commands.campaign_words import change_words, finding_words
from data.keeping.calendar import read_calendar
from data.keeping.ledger.manifest import read_manifest
from data.keeping.new_store import bring_up_to_date
from data.keeping.published_campaign import changes_to_come, findings_of
from data.keeping.publishing.source import is_current
from data.keeping.store import store_path
from data.profiles.catalog import campaigns_folder, store_catalog
from data.profiles.change.changes import Change
from data.profiles.new.found import Found
from data.profiles.new.unreadable import unreadable
from pages.parts.cached import ask
from pages.parts.opening.first_day import ready_lines
from pages.parts.opening.who import viewer
from pages.parts.tables.table import words_table
from queries.reference.questions import first_steps
from schemas.problems import StoreError
from schemas.selection import Selection
from translations import Translator
from translations.act_words import CAMPAIGN_PAGE_COLUMN_KEYS, SEVERITY_KEYS
from translations.phrases import markdown

SHOWN = 60
"""Rows of a list that a browser draws at once; the command prints all."""


def broken_files(chosen: Selection, t: Translator) -> bool:
    """Every file of the store that cannot be read, with its line and since when; whether one of
    them is this campaign's."""
    catalog, folder = store_catalog(store_path()), campaigns_folder(store_path())
    for stem in catalog.faults:
        found = unreadable(catalog, folder, stem)
        said = {"name": markdown(stem)}
        if stem in catalog.carried:
            title = t("campaign_page.carried", **said, since=t.moment(catalog.carried[stem]))
        else:
            title = t("campaign_page.left_out", **said)
        lines = [
            f"{markdown(f'{one.file}:{one.line}' if one.line else one.file)} · "
            f"{markdown(finding_words(one, t))}"
            for one in found
            if one.code == "unreadable"
        ]
        st.error("  \n".join([f"**{title}**", *lines]), icon=":material/report:")
    return chosen.campaign in catalog.faults


def ready_card(chosen: Selection, t: Translator) -> None:
    """What stands ready; on the first day the list of that day says it on top of the page."""
    row = ask(first_steps, Selection(chosen.campaign, chosen.as_of)).row(0, named=True)
    if not row["accepted_count"]:
        return
    with st.container(key="card-ready", gap="xsmall"):
        st.markdown(f"## {t('campaign_page.ready')}")
        for line in ready_lines(row, chosen, t):
            st.markdown(line)
        counts = {name: t.number(row[f"{name}_count"]) for name in ("accepted", "received_unit")}
        st.caption(t("campaign_page.received", **counts, units=t.number(row["unit_count"])))


def check_card(chosen: Selection, t: Translator) -> None:
    """What is to mend in the files, errors first, by item."""
    found = findings_of(store_path(), chosen.campaign)
    errors = sum(one.severity == "error" for one in found)
    with st.container(key="card-check", gap="xsmall"):
        counts = {"errors": t.number(errors), "warnings": t.number(len(found) - errors)}
        st.markdown(f"## {t('campaign_page.check' if found else 'campaign_page.clean', **counts)}")
        st.caption(t("campaign_page.check_caption"))
        if found:
            finding_rows("check", found, t)


def finding_rows(name: str, found: Sequence[Found], t: Translator) -> None:
    """Findings as a table whose words wrap: severity, what to do, item, place."""
    rows = [
        (
            t(SEVERITY_KEYS[one.severity]),
            finding_words(one, t),
            one.item or t.number(None),
            f"{one.file}:{one.line}" if one.line else one.file,
        )
        for one in found
    ]
    wrapped(name, ("severity", "what", "item", "file"), rows, t)


def change_rows(name: str, found: Sequence[Change], t: Translator) -> None:
    """Changes for the reports already in, what touches them first."""
    rows = [
        (
            t("campaign_page.touches") if one.touched else t("campaign_page.plain"),
            change_words(one, t),
            one.item,
        )
        for one in found
    ]
    wrapped(name, ("reports", "change", "item"), rows, t)


def wrapped(
    name: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]], t: Translator
) -> None:
    """A table of words; of a long one the first rows, and how many there are."""
    headings = [t(CAMPAIGN_PAGE_COLUMN_KEYS[column]) for column in columns]
    table = pl.DataFrame(
        rows[:SHOWN],
        schema=dict.fromkeys(headings, pl.String),
        orient="row",
    )
    words_table(table, name)
    if len(rows) > SHOWN:
        counts = {"shown": t.number(SHOWN), "count": t.number(len(rows))}
        st.caption(t("campaign_page.first_rows", **counts))


def waiting_card(chosen: Selection, t: Translator) -> None:
    """What edited files will change when the store is published next; nothing where they are what
    is published."""
    store = store_path()
    manifest, catalog = read_manifest(store), store_catalog(store)
    if manifest is None or is_current(store, manifest, catalog):
        return
    changes = changes_to_come(store, chosen.campaign, catalog)
    if not changes:
        return
    with st.container(key="card-waiting", gap="xsmall"):
        touched = sum(one.touched > 0 for one in changes)
        counts = {"count": t.number(len(changes)), "touched": t.number(touched)}
        st.markdown(f"## {t('campaign_page.waiting', **counts)}")
        st.caption(t("campaign_page.waiting_caption"))
        change_rows("waiting", changes, t)
        may_publish = viewer().may("store") and read_calendar(store).kind == "clock"
        label, icon = t("campaign_page.publish"), ":material/publish:"
        if may_publish and st.button(label, icon=icon, key="campaign.publish"):
            _publish(t)


def _publish(t: Translator) -> None:
    try:
        with st.spinner(t("campaign_page.publishing")):
            bring_up_to_date(store_path())
    except StoreError as error:
        st.error(markdown(str(error)))
        return
    st.rerun()
