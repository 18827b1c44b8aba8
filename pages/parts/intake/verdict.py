"""Parts of the page on handing in: problems, what would change, acceptance, what came of it."""

from dataclasses import replace
from typing import Any, get_args

import streamlit as st

from answers.reporting.changes import standing_changes, status_change_count
from answers.reporting.problem_table import problem_table
from answers.table_files import csv_table
from answers.tables import text_table
from data.intake.load import Outcome, preview
from data.keeping.store import store_path
from data.profiles.report_codes import is_of_cluster
from data.workbooks.marked_copy import marked_copy
from pages.parts.address import link
from pages.parts.cached import ask
from pages.parts.card import XLSX
from pages.parts.intake.door import accept
from pages.parts.intake.score_changes import has_scores, score_card
from pages.parts.opening.who import sign, viewer
from pages.parts.tables.table import reading_table, words_table
from queries.progress.questions import indicator_standing
from queries.reference.questions import period_list
from schemas.problems import Severity, problem_count
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

INTAKE_BLOCKED_KEYS = {
    "rejected": "intake.blocked_rejected",
    "unchanged": "intake.blocked_unchanged",
}
INTAKE_DONE_KEYS = {
    "accepted": "intake.done_accepted",
    "caption": "intake.done_caption",
    "rejected": "intake.done_rejected",
    "unchanged": "intake.done_unchanged",
    "waiting": "intake.done_waiting",
}
INTAKE_STATE_KEYS = {
    "accepted": "intake.state_accepted",
    "rejected": "intake.state_rejected",
    "unchanged": "intake.state_unchanged",
}

FIRST_ROWS = 40
CHANGES = ["short", "value_before", "value_after", "value_change", "status_before", "status_after"]


def problems_card(outcome: Outcome, file: Any, t: Translator) -> None:
    """Every problem of the file: how grave, where, what it is, what to do."""
    counts = _counts(outcome, t)
    with st.container(key="card-problems", gap="xsmall"):
        st.markdown(f"## {t(INTAKE_STATE_KEYS[outcome.state], **counts)}")
        st.caption(
            t("intake.file_caption", file=markdown(file.name), count=t.number(outcome.result_count))
        )
        st.markdown(_chips(outcome, t))
        if outcome.problems:
            _problem_rows(outcome, file.name, t)


def _counts(outcome: Outcome, t: Translator) -> dict[str, str]:
    """How many errors and warnings a file has."""
    return {
        f"{severity}s": t.number(problem_count(outcome.problems, severity))
        for severity in get_args(Severity)
    }


def _chips(outcome: Outcome, t: Translator) -> str:
    """The same as chips."""
    counts, severities = _counts(outcome, t), {p.severity for p in outcome.problems}
    chips = [f":red-badge[✕ {t('intake.errors', **counts)}]"] if "error" in severities else []
    if "warning" in severities:
        chips.append(f":orange-badge[▼ {t('intake.warnings', **counts)}]")
    return " ".join(chips or [f":blue-badge[● {t('intake.clean')}]"])


def _problem_rows(outcome: Outcome, name: str, t: Translator) -> None:
    """The first rows, whose words wrap so that none is cut: a browser takes seconds over hundreds
    of them. A longer list is worded whole only when asked for, in a table or as a file."""
    ordered = sorted(outcome.problems, key=lambda p: p.severity)
    table = problem_table(ordered[:FIRST_ROWS], t)
    words_table(table, "problems")
    if len(ordered) <= FIRST_ROWS:
        return
    counts = {"shown": t.number(FIRST_ROWS), "listed": t.number(len(ordered))}
    st.caption(t("intake.first_problems", **counts))
    if st.toggle(t("intake.all_problems"), key="intake.all_problems"):
        whole = problem_table(ordered, t)
        reading_table(whole, "intake.every_problem", 560)
    st.download_button(
        t("intake.problems_button"),
        lambda: csv_table(problem_table(ordered, t)),
        f"problems-{name.rpartition('.')[0]}.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="intake.problems",
    )


def changes_card(outcome: Outcome, chosen: Selection, t: Translator) -> None:
    """What acceptance would change in value and status (dry run); nothing is written."""
    if outcome.state != "accepted" or outcome.campaign_id is None or not outcome.reports:
        return
    with st.spinner(t("intake.computing")):
        if has_scores(outcome):
            score_card(outcome, t)
            return
        scope = _scope(outcome, chosen)
        before = ask(indicator_standing, scope)
        with preview(store_path(), outcome) as con:
            after = indicator_standing(con, viewer(), scope)
        changes = standing_changes(before, after)
    with st.container(key="card-changes", gap="xsmall"):
        counts = {
            "values": t.number(changes.height),
            "statuses": t.number(status_change_count(changes)),
        }
        st.markdown(
            f"## {t('intake.changes' if changes.height else 'intake.no_changes', **counts)}"
        )
        st.caption(t("intake.changes_caption", date=t.date(scope.as_of)))
        if changes.height:
            shown = text_table(changes, CHANGES, t)
            reading_table(shown, "intake.changes")


def _scope(outcome: Outcome, chosen: Selection) -> Selection:
    units = {unit for unit, _, _ in outcome.reports}
    scope = Selection(campaign=outcome.campaign_id or chosen.campaign, as_of=chosen.as_of)
    if len(units) == 1:
        scope = replace(scope, unit=next(iter(units)))
    period = max(period for _, period, _ in outcome.reports)
    phase = ask(period_list, scope).filter(period_id=period)["phase_id"].to_list()
    return replace(scope, phase=next(iter(phase), scope.phase))


def accept_card(outcome: Outcome, file: Any, t: Translator) -> None:
    """Step 3: a marked copy to mend, and the button that accepts a file without errors."""
    with st.container(key="card-accept", gap="xsmall"):
        st.markdown(f"## {t('intake.step_accept')}")
        st.markdown(_chips(outcome, t))
        if outcome.problems:
            st.download_button(
                t("intake.marked_button"),
                lambda: marked_copy(file.getvalue(), file.name, outcome.problems, t),
                f"marked-{file.name.rpartition('.')[0]}.xlsx",
                XLSX,
                icon=":material/edit_document:",
                width="stretch",
                on_click="ignore",
                key="intake.marked",
            )
        by = sign(t("intake.by"), t, t("intake.by_default"), "intake.by")
        can_accept = outcome.state == "accepted"
        if st.button(
            t("intake.accept"),
            icon=":material/check:",
            type="primary" if can_accept else "secondary",
            disabled=not can_accept,
            width="stretch",
            key="intake.accept",
        ):
            accept(file, by, t)
            st.rerun()
        st.caption(t("intake.accept_help" if can_accept else INTAKE_BLOCKED_KEYS[outcome.state]))


def result_card(chosen: Selection, t: Translator) -> None:
    """What was just accepted, and where to see it."""
    done = st.session_state.get("intake.done")
    if done is None:
        return
    with st.container(key="card-done", gap="xsmall"):
        st.markdown(f"## {t(INTAKE_DONE_KEYS[done.state])}")
        st.caption(
            t(
                "intake.done_caption",
                file=markdown(done.file_name),
                count=t.number(done.result_count),
            )
        )
        if done.is_waiting:
            st.info(t("intake.done_waiting"), icon=":material/hourglass_top:")
        for unit in [unit for unit, code, _ in done.reports[:1] if not is_of_cluster(code)]:
            st.page_link(
                "pages/unit.py",
                label=t("intake.see_unit"),
                icon=":material/arrow_forward:",
                query_params=link(
                    unit=unit, campaign=done.campaign_id, as_of=str(chosen.as_of), phase=None
                ),
            )
