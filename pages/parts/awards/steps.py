"""Staff write down the next step of a proposal (ghi bước xử lý); the door judges it."""

from datetime import date
from typing import Any

import streamlit as st

from data.intake.notes import record_steps
from data.keeping.calendar import store_today
from data.keeping.store import store_path
from data.profiles.awards.routes import award_routes
from data.profiles.catalog import store_catalog
from methods.award_route import Steps
from pages.parts.opening.frozen import read_only
from pages.parts.opening.who import sign
from schemas.selection import Selection
from schemas.viewer import Viewer
from translations import Translator
from translations.phrases import markdown
from translations.value_words import AWARDS_STATE_KEYS

AWARDS_RECORD_KEYS = {
    "day": "awards.record_day",
    "document": "awards.record_document",
    "override_document": "awards.record_override_document",
    "override_role": "awards.record_override_role",
    "reason": "awards.record_reason",
    "state": "awards.record_state",
    "step": "awards.record_step",
}

ENDINGS = ("issued", "returned", "refused", "revoked")


def step_form(row: dict[str, Any], chosen: Selection, t: Translator) -> None:
    """State, step of the route, day, document, reason; and who answers for it, if need be."""
    if read_only(t):
        return
    store = store_path()
    catalog = store_catalog(store)
    routes = award_routes(catalog.profile(chosen.campaign), catalog.law)
    steps = routes.of(row["form_id"], row["occasion"])
    with st.popover(t("awards.record"), icon=":material/edit_note:"):
        state, at = _place(steps, row["next_step"], t)
        today = store_today(store)
        day: Any = st.date_input(
            t("awards.record_day"),
            min(chosen.as_of, today),
            max_value=today,
            format="DD/MM/YYYY",
            key="awards.record.day",
        )
        typed = {
            name: st.text_input(
                t(AWARDS_RECORD_KEYS[name]), key=f"awards.record.{name}", max_chars=300
            )
            for name in ("document", "reason", "override_role", "override_document")
        }
        by = sign(t("reporting.by"), t, t("reporting.by_default"), "awards.record.by")
        if st.button(
            t("awards.record"), type="primary", disabled=not by.name, key="awards.record.go"
        ):
            step = {"campaign_id": chosen.campaign, "proposal_id": row["proposal_id"]}
            step |= {"state": state, "route_step": at, "at_date": _plain(day)}
            step |= {name: text.strip() or None for name, text in typed.items()}
            _record(step, by, t)


def _place(steps: Steps, following: int | None, t: Translator) -> tuple[str, int | None]:
    """What the step reached, the next one offered, and its number where several reach it."""
    own = dict.fromkeys(s.state for s in steps.values() if s.state != "proposed")
    states = [*own, *ENDINGS]
    usual = steps[following].state if following in steps else states[0]
    state = st.selectbox(
        t("awards.record_state"),
        states,
        index=states.index(usual),
        format_func=lambda s: t(AWARDS_STATE_KEYS[s]),
        key="awards.record.state",
    )
    places = [n for n, step in steps.items() if step.state == state]
    if len(places) < 2:
        return state, next(iter(places), None)
    at = st.selectbox(
        t("awards.record_step"),
        places,
        key="awards.record.step",
        format_func=lambda n: f"{n}. {t.pick(vars(steps[n]), 'actor')}",
    )
    return state, at


def _plain(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _record(step: dict[str, Any], by: Viewer, t: Translator) -> None:
    outcome = record_steps(store_path(), [step], by)
    errors = [problem for problem in outcome.problems if problem.severity == "error"]
    if errors:
        first = errors[0]
        st.error(markdown(t.rule(first.rule, "what", first.params)))
        st.error(markdown(t.rule(first.rule, "do", first.params)))
        return
    st.toast(t("awards.recorded"), icon=":material/check:")
    st.rerun()
