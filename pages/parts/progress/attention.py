"""What needs attention now (việc cần xử lý): a short list, each row with a link to its detail."""

import streamlit as st

from answers.coverage import known_units, too_few
from answers.progress.why import whys
from answers.tables import cell_text
from answers.value_days import value_days
from pages.parts.address import link
from pages.parts.cached import ask
from pages.parts.filters import campaign_row
from pictures.messages import has_missed
from pictures.status import status_badge
from queries.progress.questions import gap_indicators
from queries.reporting.questions import attention, headline
from schemas.frames import Attention
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

ROWS = 6  # what fits beside the next card; the caption says how many there are
BADGES = {
    "reports_missing": ":gray-badge[○]",
    "reports_rejected": ":red-badge[✕]",
    "big_fall": ":orange-badge[▼]",
}


def attention_list(chosen: Selection, t: Translator) -> None:
    """The most pressing rows of attention, at most six."""
    rows = Attention.rows(ask(attention, chosen))
    with st.container(key="card-attention", height="stretch", gap="xsmall"):
        known = known_units(ask(headline, chosen))
        held = too_few(known, campaign_row(chosen.campaign), t)
        if held:  # too few units are known to call a content behind: who must report is left
            rows = [row for row in rows if row.kind.startswith("reports")]
            st.markdown(f"## {held}")
            st.caption(f"{t('attention.unknown_help')} {value_days(ask, chosen).sentence(t)}.")
            for row in rows[:ROWS]:
                _row(row, "", t)
            return
        if not rows:
            st.markdown(f"## {t('attention.none')}")
            st.caption(t("attention.none_help"))
            return
        st.markdown(f"## {t('attention.title', count=t.number(len(rows)))}")
        said = t("attention.caption", shown=t.number(min(ROWS, len(rows))))
        st.caption(f"{said}. {value_days(ask, chosen).sentence(t)}.")
        causes = whys(ask(gap_indicators, chosen), campaign_row(chosen.campaign), t)
        for row in rows[:ROWS]:
            _row(row, causes.get(row.subject_id, ""), t)


def _row(row: Attention, cause: str, t: Translator) -> None:
    kind, missed = row.kind, has_missed([row])
    badge = status_badge(row.status, t) if row.status else BADGES[kind]
    values = {name: markdown(cell_text(row, name, t)) for name in row}
    values["label"] = markdown(t.pick(row, "label"))
    if kind.startswith("reports"):
        values["label"] = t.period(row.subject_id)
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        gap="small",
        key=f"attention-{kind}-{row.subject_id}",
    ):
        with st.container(width="stretch", gap=None):
            st.markdown(f"{badge} {t(f'attention.{kind}', **values)}")
            detail = t(f"attention.{'content_not_met' if missed else kind}_detail", **values)
            st.caption(" · ".join(filter(None, (markdown(cause), detail))))
        page, target = _target(row)
        st.page_link(
            f"pages/{page}.py",
            label=t("attention.open"),
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params=link(**target),
        )


def _target(row: Attention) -> tuple[str, dict[str, str | None]]:
    subject = row.subject_id
    if row.kind == "content_behind":
        return "progress", {"content": subject, "indicator": None, "view": None}
    if row.kind == "big_fall":
        return "progress", {"indicator": subject, "content": None, "view": None}
    return "unit", {"view": row.kind.removeprefix("reports_"), "period": subject, "unit": None}
