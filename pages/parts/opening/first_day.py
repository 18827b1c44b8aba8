"""The first day: what stands ready, what comes next, and since when reports are owed here."""

from dataclasses import replace

import streamlit as st

from pages.parts.address import link
from pages.parts.cached import ask
from pages.parts.filters import campaign_row
from queries.reference.questions import first_steps, period_list
from queries.reporting.questions import headline
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown


def first_day(chosen: Selection, t: Translator) -> None:
    """A list on top of every page until the first report is accepted; nothing for a table that
    is only looked at, whose figures come from elsewhere."""
    if campaign_row(chosen.campaign).level == "published":
        return
    row = ask(first_steps, Selection(chosen.campaign, chosen.as_of)).row(0, named=True)
    if row["accepted_count"]:
        return
    with st.container(key="card-first-day", gap="xsmall"):
        st.markdown(f"## {t('first_day.title')}")
        st.caption(t("first_day.caption", units=t.number(row["unit_count"])))
        for line in ready_lines(row, chosen, t):
            st.markdown(line)
        st.page_link(
            "pages/intake.py",
            label=t("first_day.template"),
            icon=":material/download:",
            query_params=link(unit=None),
        )
        st.page_link(
            "pages/campaign.py",
            label=t("first_day.campaign"),
            icon=":material/flag:",
            query_params=link(unit=None),
        )
        if said := opening_words(chosen, t):
            st.caption(said)


def counted_ahead(chosen: Selection, t: Translator) -> None:
    """Where reports are in and none of their values counts yet: from which day they will."""
    everyone = Selection(chosen.campaign, chosen.as_of)
    accepted = ask(first_steps, everyone).item(0, "accepted_count")
    whole = replace(everyone, phase=chosen.phase)
    if not accepted or ask(headline, whole).item(0, "value_unit_count"):
        return
    coming = ask(period_list, everyone).filter(is_over=False).sort("end_date")
    if coming.height:
        said = {"period": t.period(coming.item(0, "period_id")), "count": t.number(accepted)}
        day = t.date(coming.item(0, "end_date"))
        st.info(t("first_day.ahead", **said, date=day), icon=":material/event_upcoming:")


def opening_words(chosen: Selection, t: Translator) -> str:
    """Since when reports are owed to this store; empty where they always were."""
    opened_on = campaign_row(chosen.campaign).opened_on
    return t("first_day.opened_on", date=t.date(opened_on)) if opened_on else ""


def ready_lines(row: dict[str, int], chosen: Selection, t: Translator) -> list[str]:
    """What stands ready and what does not: profile, units, clusters, targets, rubric."""
    name = markdown(t.pick(campaign_row(chosen.campaign), "short"))
    shares = (
        ("units", row["unit_count"], row["unit_count"]),
        ("clusters", row["clustered_count"], row["unit_count"]),
        ("targets", row["targeted_count"], row["indicator_count"]),
    )
    steps = [(True, t("first_day.profile", name=name))]
    for key, have, of in shares:
        said = {"count": t.number(have), "total": t.number(of)}
        steps.append((0 < of <= have, t(f"first_day.{key}", **said)))
    rubrics = row["rubric_count"]
    steps.append((rubrics > 0, t("first_day.rubric", count=t.number(rubrics))))
    ready, open_ = ":green[:material/check_circle:]", ":orange[:material/radio_button_unchecked:]"
    return [f"{ready if done else open_} {words}" for done, words in steps]
