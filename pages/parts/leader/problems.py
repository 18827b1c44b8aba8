"""The three worst problems, each with its owner, its reason and the way to it; then the others."""

from collections.abc import Sequence

import streamlit as st

from answers.leader.problems import (
    WORST,
    Problem,
    nothing_known,
    problems,
    problems_title,
)
from pages.parts.address import link
from pages.parts.cached import CACHED
from pages.parts.opening.viewing import is_over
from pictures.status import status_badge
from schemas.selection import Selection
from translations import Translator
from translations.phrases import counted, markdown

BADGES = {
    "reports_missing": ":gray-badge[○]",
    "reports_rejected": ":red-badge[✕]",
    "tasks_late": ":orange-badge[✕]",
    "big_fall": ":orange-badge[▼]",
}


def problem_card(chosen: Selection, t: Translator) -> None:
    """The worst ones; of a campaign that is over, only what was not met."""
    found = problems(CACHED, chosen, t)
    if is_over(chosen):
        found = [problem for problem in found if problem.kind == "content_behind"]
    with st.container(key="card-problems", height="stretch", gap="xsmall"):
        unknown = nothing_known(CACHED, chosen, t)
        if not found:
            st.markdown(f"## {unknown or t('leader.problems_none')}")
            st.caption(t("leader.problems_unknown" if unknown else "leader.problems_none_help"))
            return
        with st.container(horizontal=True, vertical_alignment="center", key="head-problems"):
            title = problems_title(len(found), t)
            st.markdown(f"## {title}", width="stretch")
            _rest(found[WORST:], t)
        if unknown:
            st.caption(t("leader.problems_unknown"))
        for problem in found[:WORST]:
            _row(problem, t)


def _rest(found: Sequence[Problem], t: Translator) -> None:
    """The others, once they are asked for."""
    if not found:
        return
    words = counted(t, "leader.problems_rest", len(found))
    rest = st.popover(words, type="tertiary", on_change="rerun", key="problems.rest")
    if rest.open:
        with rest:
            st.caption(t("leader.problems_rule"))
            for problem in found:
                _row(problem, t)


def _row(problem: Problem, t: Translator) -> None:
    badge = status_badge(problem.status, t) if problem.status else BADGES[problem.kind]
    with st.container(
        horizontal=True,
        wrap=False,
        vertical_alignment="center",
        gap="small",
        key=f"problem-{problem.kind}-{problem.subject}",
    ):
        with st.container(width="stretch", gap=None):
            st.markdown(f"{badge} **{markdown(problem.head)}**")
            whose = t("leader.whose", names=markdown(problem.owner)) if problem.owner else ""
            why = t("leader.why", said=markdown(problem.why))
            st.caption("  \n".join(filter(None, (whose, why))))
        st.page_link(
            f"pages/{problem.page}.py",
            label=t("leader.open"),
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params=link(**problem.query),
        )
