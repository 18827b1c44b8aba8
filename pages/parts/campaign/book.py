"""The one workbook of a campaign: carried away, loaded, tried, put in force with a name."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from data.commands.all_templates import all_templates
from data.keeping.calendar import store_today
from data.keeping.published_campaign import changes_to_come, reported_counts
from data.keeping.put_campaign import put_campaign
from data.keeping.store import store_path
from data.profiles.book.plan import CampaignPlan
from data.profiles.book.standing import Standing
from data.profiles.catalog import campaigns_folder, store_catalog
from data.profiles.change.changes import Change
from data.workbooks.campaign.book import campaign_workbook
from data.workbooks.campaign.marked import marked_campaign
from data.workbooks.campaign.plan import plan_of_workbook
from pages.parts.cached import store_key
from pages.parts.card import XLSX
from pages.parts.opening.who import may, sign
from pages.parts.serving.uploads import upload
from schemas.problems import StoreError
from schemas.selection import Selection
from schemas.viewer import Viewer
from translations import Translator
from translations.phrases import markdown

ZIP = "application/zip"
# how far ahead templates are offered: the period under way and the one after it
AHEAD = 2


@dataclass(frozen=True)
class Tried:
    """What a workbook would make of the campaign, and what changes for the reports already in."""

    plan: CampaignPlan
    changes: tuple[Change, ...]


def standing(campaign: str) -> Standing:
    """The campaign as its files say now."""
    store = store_path()
    folder, catalog = campaigns_folder(store), store_catalog(store)
    return Standing(folder, catalog, campaign, reported_counts(store, campaign))


def carry_card(chosen: Selection, t: Translator, *, is_broken: bool) -> None:
    """The workbook of the campaign as it stands, and the templates of all its units."""
    with st.container(key="card-carry", gap="xsmall"):
        st.markdown(f"## {t('campaign_page.carry')}")
        st.caption(t("campaign_page.carry_caption"))
        st.download_button(
            t("campaign_page.workbook"),
            lambda: campaign_workbook(standing(chosen.campaign), store_today(store_path())),
            f"{chosen.campaign}.xlsx",
            XLSX,
            icon=":material/download:",
            width="stretch",
            on_click="ignore",
            disabled=is_broken,
            key="campaign.workbook",
        )
        periods = _open_periods(chosen)
        if not periods:
            return
        period = st.selectbox(
            t("campaign_page.period"), periods, format_func=t.period, key="campaign.period"
        )
        st.download_button(
            t("campaign_page.templates"),
            lambda: all_templates(store_path(), chosen.campaign, period, t)[0],
            f"{chosen.campaign}_{period}.zip",
            ZIP,
            icon=":material/folder_zip:",
            width="stretch",
            on_click="ignore",
            key="campaign.templates",
        )


def _open_periods(chosen: Selection) -> list[str]:
    """Periods whose templates are of use: not yet due, or the last one where all are."""
    store = store_path()
    every = store_catalog(store).periods(chosen.campaign).sort("end_date")
    rows = every.select("period_id", "due_at").rows()
    today = store_today(store)
    coming = [code for code, due in rows if due.date() >= today]
    return coming[:AHEAD] or [code for code, _ in rows[-1:]]


def upload_card(t: Translator) -> Any:
    """A workbook to load; nothing is put before it is asked for by name."""
    with st.container(key="card-load", gap="xsmall"):
        st.markdown(f"## {t('campaign_page.load')}")
        if not may("campaign", t):
            return None
        st.caption(t("campaign_page.load_caption"))
        with st.container(key=f"upload-{t.language}-campaign"):
            return upload(
                t("intake.upload"),
                ["xlsx"],
                f"campaign.file.{st.session_state.get('campaign.turn', 0)}",
                on_change=lambda: st.session_state.pop("campaign.done", None),
            )


def planned(file: Any, chosen: Selection, t: Translator) -> Tried | None:
    """What would become of the campaign; worked out again only if file or store changed."""
    if file is None:
        st.session_state.pop("campaign.tried", None)
        return None
    key = (file.file_id, chosen.campaign, store_key())
    known = st.session_state.get("campaign.tried")
    if known is None or known[0] != key:
        with st.spinner(t("intake.reading", file=markdown(file.name))):
            plan = plan_of_workbook(file.getvalue(), file.name, standing(chosen.campaign))
            found: list[Change] = []
            if plan.catalog is not None and not plan.is_empty:
                found = changes_to_come(store_path(), chosen.campaign, plan.catalog)
        st.session_state["campaign.tried"] = known = (key, Tried(plan, tuple(found)))
    tried: Tried = known[1]
    return tried


def put_card(tried: Tried, file: Any, chosen: Selection, t: Translator) -> None:
    """A marked copy to mend, and the button that puts a sound workbook in force."""
    plan = tried.plan
    with st.container(key="card-put", gap="xsmall"):
        st.markdown(f"## {t('campaign_page.put')}")
        if plan.problems:
            st.download_button(
                t("intake.marked_button"),
                lambda: marked_campaign(
                    file.getvalue(), file.name, plan.problems, standing(chosen.campaign), t
                ),
                f"marked-{file.name.rpartition('.')[0]}.xlsx",
                XLSX,
                icon=":material/edit_document:",
                width="stretch",
                on_click="ignore",
                key="campaign.marked",
            )
        by = sign(t("campaign_page.by"), t, key="campaign.by")
        can_put = plan.is_sound and not plan.is_empty
        is_named = can_put and bool(by.name)
        if st.button(
            t("campaign_page.put_button"),
            icon=":material/check:",
            type="primary" if is_named else "secondary",
            disabled=not is_named,
            width="stretch",
            key="campaign.put",
        ):
            _put(plan, by, t)
        why = (
            "campaign_page.put_help"
            if can_put
            else "campaign_page.put_same"
            if plan.is_sound
            else "campaign_page.put_errors"
        )
        st.caption(t(why))


def _put(plan: CampaignPlan, by: Viewer, t: Translator) -> None:
    try:
        with st.spinner(t("campaign_page.publishing")):
            version = put_campaign(store_path(), plan, by)
    except StoreError as error:
        st.error(markdown(str(error)))
        return
    st.session_state["campaign.done"] = (plan.campaign_id, version)
    st.session_state["campaign.turn"] = st.session_state.get("campaign.turn", 0) + 1
    st.session_state.pop("campaign.tried", None)
    st.rerun()
