"""The versions of a campaign put in force from workbooks: who, when, and each to carry away."""

import tempfile
from datetime import datetime
from pathlib import Path

import polars as pl
import streamlit as st

from data.keeping.calendar import store_today
from data.keeping.campaign_versions import CampaignVersion, campaign_versions, files_at
from data.keeping.store import store_path
from data.profiles.book.standing import Standing
from data.profiles.catalog import tolerant_catalog
from data.workbooks.campaign.book import campaign_workbook
from pages.parts.card import XLSX
from pages.parts.tables.table import reading_table
from schemas.selection import Selection
from translations import Translator
from translations.act_words import CAMPAIGN_PAGE_COLUMN_KEYS


def versions_card(chosen: Selection, t: Translator) -> None:
    """Every version with who and when; an earlier one is a workbook that can be loaded again."""
    found = campaign_versions(store_path(), chosen.campaign)
    with st.container(key="card-versions", gap="xsmall"):
        st.markdown(f"## {t('campaign_page.versions', count=t.number(len(found)))}")
        if not found:
            st.caption(t("campaign_page.no_versions"))
            return
        st.caption(t("campaign_page.versions_caption"))
        _table(found, t)
        numbers = [version.number for version in reversed(found)]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            number = st.selectbox(
                t("campaign_page.version"), numbers, key="campaign.version", width=160
            )
            st.download_button(
                t("campaign_page.version_button"),
                lambda: version_workbook(store_path(), chosen.campaign, number),
                f"{chosen.campaign}-v{number}.xlsx",
                XLSX,
                icon=":material/download:",
                on_click="ignore",
                key="campaign.version_file",
            )


def _table(found: list[CampaignVersion], t: Translator) -> None:
    columns = ("version", "at", "by", "file", "parts")
    rows = [
        (
            t.number(one.number),
            t.moment(datetime.fromisoformat(one.at)),
            one.by,
            one.file_name,
            ", ".join((*one.files, *one.gone)),
        )
        for one in reversed(found)
    ]
    headings = [t(CAMPAIGN_PAGE_COLUMN_KEYS[column]) for column in columns]
    table = pl.DataFrame(rows, schema=dict.fromkeys(headings, pl.String), orient="row")
    reading_table(table, "campaign.versions")


def version_workbook(store: Path, campaign: str, number: int) -> bytes:
    """The workbook of the campaign as one version left it."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, content in files_at(store, campaign, number).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        now = Standing(folder, tolerant_catalog(folder), campaign)
        return campaign_workbook(now, store_today(store))
