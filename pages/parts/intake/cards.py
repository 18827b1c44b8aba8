"""Parts of the page on handing in: template, upload, problems, what would change, acceptance."""

from dataclasses import replace

import polars as pl
import streamlit as st

from data.keeping.calendar import store_today
from data.keeping.publishing.previous import known_models, known_scores
from data.keeping.publishing.published_rows import told_tasks
from data.keeping.store import store_path
from data.profiles.catalog import store_catalog
from data.profiles.report_codes import AWARD, REPLY, SCORED, WORDED, report_kind
from data.workbooks.awards.template import award_template
from data.workbooks.scores.template import has_score_sheet, score_template
from data.workbooks.template import unit_template
from data.workbooks.template_models import of_register
from pages.parts.address import put
from pages.parts.cached import ask
from pages.parts.card import XLSX
from pages.parts.opening.unit_box import unit_box
from pages.parts.options import choices
from pages.parts.progress.figures import period_of
from pages.parts.serving.uploads import Upload, upload
from queries.reporting.questions import result_export
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

KINDS = ["xlsx", "csv", "parquet"]


def template_card(chosen: Selection, t: Translator) -> None:
    """Step 1: the unit's own workbook for the period."""
    period = period_of(chosen)
    profile = store_catalog(store_path()).profiles.get(chosen.campaign)
    with st.container(key="card-template", gap="xsmall"):
        st.markdown(f"## {t('intake.step_template')}")
        if profile is None or period is None:
            st.info(t("intake.no_template"))
            return
        if chosen.unit is None:
            st.caption(t("intake.choose_unit"))
            _unit_choice(chosen, t)
            return
        period = _report_choice(chosen, period, t)
        name = choices("unit", chosen, t.language)[chosen.unit]
        st.caption(t("intake.template_caption", unit=markdown(name), period=t.period(period)))
        st.download_button(
            t("intake.template_button"),
            lambda: _template(chosen, period, t),
            f"{chosen.campaign}-{chosen.unit}-{period}.xlsx",
            XLSX,
            icon=":material/download:",
            width="stretch",
            on_click="ignore",
            key="intake.template",
        )


def _unit_choice(chosen: Selection, t: Translator) -> None:
    found = choices("unit", chosen, t.language)
    unit_box(
        t("filter.unit"),
        found,
        "intake.unit",
        chosen,
        t,
        on_pick=lambda code: put(unit=code),
        index=None,
        placeholder=t("filter.unit_placeholder"),
    )


def _report_choice(chosen: Selection, period: str, t: Translator) -> str:
    """The period of the filters, or what else the unit can hand in by now: words, its score."""
    store = store_path()
    catalog, today = store_catalog(store), store_today(store)
    kinds = pl.col("kind").is_in([*WORDED, "self", REPLY, AWARD])
    open_now = catalog.reports(chosen.campaign).filter(kinds, pl.col("start_date") <= today)
    mine = (chosen.campaign, chosen.unit or "")
    codes = [period]
    for code, kind in (
        open_now.sort("start_date", descending=True).select("period_id", "kind").rows()
    ):
        if kind in (*WORDED, AWARD) or has_score_sheet(catalog, *mine, code, today):
            codes.append(code)
    return st.selectbox(t("intake_report.choose"), codes, format_func=t.period, key="intake.report")


def _template(chosen: Selection, period: str, t: Translator) -> bytes:
    store = store_path()
    catalog, today = store_catalog(store), store_today(store)
    if report_kind(period) in SCORED:
        sheet = (chosen.campaign, chosen.unit or "", period)
        return score_template(catalog, *sheet, known_scores(store), t, today=today)
    if report_kind(period) == AWARD:
        return award_template(catalog, chosen.campaign, chosen.unit or "", period, t)
    unit = catalog.unit(chosen.campaign, chosen.unit or "")
    previous = ask(result_export, replace(chosen, period=None))
    filled = of_register(catalog, known_models(store), chosen.campaign, chosen.unit or "")
    profile, told = catalog.profile(chosen.campaign), told_tasks(store, chosen.campaign)
    return unit_template(profile, unit or {}, period, previous, t, filled, told)


def upload_card(t: Translator) -> Upload | None:
    """Step 2: the filled file; nothing is kept until it is accepted."""
    with st.container(key="card-upload", gap="xsmall"):
        st.markdown(f"## {t('intake.step_upload')}")
        st.caption(t("intake.upload_caption"))
        with st.container(key=f"upload-{t.language}"):
            return upload(
                t("intake.upload"),
                KINDS,
                f"intake.file.{st.session_state.get('intake.turn', 0)}",
                on_change=lambda: st.session_state.pop("intake.done", None),
            )
