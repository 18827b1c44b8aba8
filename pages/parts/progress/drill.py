"""From the province to a cluster to a unit, and the way back."""

from dataclasses import replace

import streamlit as st

from pages.parts.address import address, link, put
from pages.parts.cached import ask
from pages.parts.opening.viewing import is_published
from pages.parts.options import choices
from queries.progress.questions import cell_trace
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

GROUPS = ("unit_type", "cluster", "unit")
BELOW = ("content", "indicator", "cell")


def way_back(chosen: Selection, t: Translator) -> None:
    """«← Toàn tỉnh / Cụm 7 / Xã … / chỉ tiêu / ô»: each step above the one shown is a link.

    The indicator and the cell are steps where the address names them."""
    steps = _steps(chosen, t)
    if not steps:
        return
    above: dict[str, str | None] = dict.fromkeys((*GROUPS, *BELOW))
    if address().get("view") == "both":
        above["view"] = "both"
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="bar-back"):
        st.page_link(
            "pages/progress.py",
            label=t("drill.all_units" if is_published(chosen.campaign) else "drill.all"),
            icon=":material/arrow_back:",
            query_params=link(**above),
        )
        for name, label in steps[:-1]:
            above[name] = getattr(chosen, name)
            page = "unit" if above["unit"] else "progress"
            st.page_link(f"pages/{page}.py", label=f"/ {label}", query_params=link(**above))
        st.markdown(f"/ **{steps[-1][1]}**")


def _steps(chosen: Selection, t: Translator) -> list[tuple[str, str]]:
    """The levels that are open, from above: key of the address and words."""
    steps = [
        (name, markdown(choices(name, chosen, t.language)[getattr(chosen, name)]))
        for name in GROUPS
        if getattr(chosen, name)
    ]
    said = address()
    if chosen.indicator and "indicator" in said:
        every = choices("indicator", replace(chosen, content=None), t.language)
        steps.append(("indicator", markdown(every.get(chosen.indicator, chosen.indicator))))
        period = said.get("cell", "").partition(".")[2].partition(".")[0]
        if chosen.unit and period in ask(cell_trace, chosen)["period_id"]:
            steps.append(("cell", markdown(t("drill.cell", period=t.period(period)))))
    return steps


def open_group(group: str, content: str | None, level: str) -> None:
    """Open the unit's page, or this one on the cluster or the unit type."""
    if level == "unit":
        st.switch_page(
            "pages/unit.py", query_params=link(unit=group, content=content, indicator=None)
        )
    values = {"cluster": group} if level == "cluster" else {"unit_type": group}
    put(content=content, indicator=None, groups=None, **values)
    st.rerun()
