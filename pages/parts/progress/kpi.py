"""Headline figures as cards, each with a link to its detail."""

import streamlit as st

from answers.headline import Figure, deadline_figure, headline_figures
from answers.value_days import value_days
from pages.parts.address import link
from pages.parts.cached import ask
from pages.parts.opening.viewing import is_over
from queries.reference.questions import phase_list
from queries.reporting.obligations import obligation_list
from queries.reporting.questions import headline
from schemas.frames import Headline, ObligationList
from schemas.selection import Selection
from translations import Translator

DETAIL = {
    "on_path": ("progress", {}),
    "pace": ("progress", {}),
    "behind": ("progress", {}),
    "received": ("unit", {"view": "missing"}),
    "deadline": ("intake", {}),
}

DATED = ("on_path", "pace", "behind")  # figures on progress: they have two days


def kpi_row(chosen: Selection, t: Translator) -> None:
    """Four figures of the headline and the next deadline, two by two on a phone."""
    [row] = Headline.rows(ask(headline, chosen))
    owed = ask(obligation_list, chosen).filter(is_open=True).drop_nulls("due_at").sort("due_at")
    days = value_days(ask, chosen).sentence(t)
    phases = ask(phase_list, chosen).filter(phase_id=chosen.phase)["is_closed"].to_list()
    figures = headline_figures(row, t, is_closed=phases == [True])
    if not is_over(chosen):
        figures.append(deadline_figure(next(iter(ObligationList.rows(owed.head(1))), None), t))
    with st.grid(columns=len(figures), min_column_width=150, gap="small", key="grid-kpi"):
        for figure in figures:
            _kpi(figure, days if figure.name in DATED else "", t)


def _kpi(figure: Figure, days: str, t: Translator) -> None:
    page, values = DETAIL[figure.name]
    with st.container(key=f"card-kpi-{figure.name}", height="stretch", gap="xsmall"):
        st.metric(
            figure.label,
            figure.value,
            figure.change,
            delta_color=figure.colour,
            delta_arrow="off" if figure.colour == "off" else "auto",
            delta_description=figure.against,
            help=t(f"kpi.{figure.name}_how"),
        )
        st.markdown(figure.chip)
        if days:
            st.caption(days)
        st.page_link(
            f"pages/{page}.py",
            label=t(f"kpi.{figure.name}_link"),
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params=link(**values),
        )
