"""From the province to a cluster to a unit, and the way back."""

import streamlit as st

from pages.parts.address import address, link, put
from pages.parts.opening.viewing import is_published
from pages.parts.options import choices
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown


def way_back(chosen: Selection, t: Translator) -> None:
    """«← Toàn tỉnh / Cụm 7 / Xã …»: each step above the one shown is a link."""
    names = [n for n in ("unit_type", "cluster", "unit") if getattr(chosen, n)]
    if not names:
        return
    emptied: dict[str, str | None] = {"unit_type": None, "cluster": None, "unit": None}
    if address().get("view") == "both":
        emptied["view"] = "both"
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="bar-back"):
        st.page_link(
            "pages/progress.py",
            label=t("drill.all_units" if is_published(chosen.campaign) else "drill.all"),
            icon=":material/arrow_back:",
            query_params=link(**emptied),
        )
        for place, name in enumerate(names):
            label = markdown(choices(name, chosen, t.language)[getattr(chosen, name)])
            emptied.pop(name)
            if place + 1 < len(names):
                st.page_link("pages/progress.py", label=f"/ {label}", query_params=link(**emptied))
            else:
                st.markdown(f"/ **{label}**")


def open_group(group: str, content: str | None, level: str) -> None:
    """Open the unit's page, or this one on the cluster or the unit type."""
    if level == "unit":
        st.switch_page(
            "pages/unit.py", query_params=link(unit=group, content=content, indicator=None)
        )
    values = {"cluster": group} if level == "cluster" else {"unit_type": group}
    put(content=content, indicator=None, groups=None, **values)
    st.rerun()
