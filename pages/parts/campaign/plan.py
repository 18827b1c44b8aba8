"""The dry run of a workbook: its problems, what it changes, what that means for reports in."""

from collections.abc import Iterator

import streamlit as st

from answers.reporting.problem_table import problem_table
from data.profiles.book.changes import RowChange, SheetChange
from data.profiles.book.layout import BY_ID
from data.profiles.book.plan import CampaignPlan
from pages.parts.campaign.book import Tried
from pages.parts.campaign.state import change_rows, finding_rows, wrapped
from pages.parts.tables.table import words_table
from schemas.problems import problem_count
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

CAMPAIGN_PAGE_CHANGE_KEYS = {
    "added": "campaign_page.change.added",
    "changed": "campaign_page.change.changed",
    "gone": "campaign_page.change.gone",
}

FIRST_ROWS = 40  # faults on the page: the marked copy of the workbook holds all of them
FIRST_ADDED = 5  # new rows by name: a whole list of units would hide what was changed


def done_card(chosen: Selection, t: Translator) -> None:
    """What was just put in force, by whom, as which version."""
    campaign, version = st.session_state.get("campaign.done", ("", None))
    if version is None or campaign != chosen.campaign:
        return
    with st.container(key="card-done", gap="xsmall"):
        said = {"version": t.number(version.number), "by": markdown(version.by)}
        st.markdown(f"## {t('campaign_page.done', **said)}")
        st.caption(t("campaign_page.done_caption", file=markdown(version.file_name)))


def plan_cards(tried: Tried, t: Translator) -> None:
    """Problems by cell, or the changes row by row and what they mean for the reports in."""
    plan = tried.plan
    if plan.problems:
        _problems(plan, t)
    if plan.catalog is None:
        return
    with st.container(key="card-changes", gap="xsmall"):
        st.markdown(f"## {t('campaign_page.same' if plan.is_empty else 'campaign_page.changes')}")
        for sheet in plan.changes:
            st.markdown(f"**{markdown(sheet.name)}** · {_counted(sheet, t)}")
        rows = [row for sheet in plan.changes for row in _rows(sheet, t)]
        if rows:
            columns = ("sheet", "change", "item", "field", "before", "after")
            wrapped("changes", columns, rows, t)
    if plan.is_empty:
        return
    with st.container(key="card-effects", gap="xsmall"):
        touched = sum(one.touched > 0 for one in tried.changes)
        key = "campaign_page.effects" if touched else "campaign_page.no_effects"
        st.markdown(f"## {t(key, count=t.number(touched))}")
        if tried.changes:
            change_rows("effects", tried.changes, t)
        if plan.findings:
            st.caption(t("campaign_page.findings"))
            finding_rows("findings", plan.findings, t)


def _problems(plan: CampaignPlan, t: Translator) -> None:
    counts = {
        f"{severity}s": t.number(problem_count(plan.problems, severity))
        for severity in ("error", "warning")
    }
    with st.container(key="card-problems", gap="xsmall"):
        key = "campaign_page.taken" if plan.is_sound else "campaign_page.returned"
        st.markdown(f"## {t(key, **counts)}")
        st.caption(markdown(plan.file_name))
        table = problem_table(plan.problems, t).head(FIRST_ROWS)
        words_table(table, "problems")
        if len(plan.problems) > FIRST_ROWS:
            said = {"shown": t.number(FIRST_ROWS), "count": t.number(len(plan.problems))}
            st.caption(t("campaign_page.first_rows", **said))


def _counted(sheet: SheetChange, t: Translator) -> str:
    counts = {name: t.number(sheet.count(name)) for name in ("added", "changed", "gone")}
    return t("campaign_page.counts", **counts)


def _rows(sheet: SheetChange, t: Translator) -> Iterator[tuple[str, ...]]:
    """What changed and what goes, a line a value; of what is new the first few: a whole list of
    units is new on the first day, and its number is said."""
    added = [row for row in sheet.rows if row.change == "added"]
    others = [row for row in sheet.rows if row.change != "added"]
    for row in [*others, *added[:FIRST_ADDED]]:
        yield from _lines(sheet, row, t)


def _lines(sheet: SheetChange, row: RowChange, t: Translator) -> Iterator[tuple[str, ...]]:
    none = t.number(None)
    head = (sheet.name, t(CAMPAIGN_PAGE_CHANGE_KEYS[row.change]), row.item)
    fields = row.fields if row.change == "changed" else ()
    if not fields:
        yield (*head, none, none, none)
    for field in fields:
        column = BY_ID[sheet.sheet].column(field.column)
        named = column.vi if t.language == "vi" else column.en
        yield (*head, named, field.old or none, field.new or none)
