"""The time line of the campaign: one bar on a desk, a list of lines on a phone."""

import streamlit as st

from pages.parts.cached import ask, drawn
from pages.parts.card import CONFIG
from pages.parts.progress import figures
from pages.parts.theme import is_narrow
from queries.reference.questions import deadline_list, phase_list
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown
from translations.value_words import KPI_DEADLINE_KEYS


def timeline_card(chosen: Selection, t: Translator) -> None:
    """Phases, reviews, deadlines and the as-of date."""
    finished = drawn(figures.timeline, chosen)
    with st.container(key="card-timeline", gap="xsmall"):
        st.markdown(f"## {finished.message}")
        st.caption(finished.caption)
        if is_narrow():
            st.markdown("\n".join(_lines(chosen, t)))
            return
        st.plotly_chart(
            finished.figure, theme=None, config=CONFIG, alt=finished.alt, key="chart.timeline"
        )


def _lines(chosen: Selection, t: Translator) -> list[str]:
    lines = []
    for row in ask(phase_list, chosen).to_dicts():
        words = {"start": t.date(row["start_date"]), "end": t.date(row["end_date"])}
        name = t(f"phase.{row['phase_id']}")
        lines.append(f"- **{name}** {t('timeline.phase', **words)}")
    lines.append(f"- :red[┃] **{t.date(chosen.as_of)}** {t('timeline.as_of')}")
    for row in ask(deadline_list, chosen).filter(is_next=True).to_dicts():
        kind = t(KPI_DEADLINE_KEYS[row["kind"]], year=row["due_at"].year)
        left = t("timeline.left", days=t.number(row["days_left"]))
        lines.append(f"- **{t.date(row['due_at'])}** {markdown(kind)}, {left}")
    return lines
