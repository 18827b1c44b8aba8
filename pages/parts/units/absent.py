"""A unit in the address that is not there on the day shown: not formed yet, or closed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from pages.parts.address import address, link
from pages.parts.cached import ask
from queries.reference.questions import unit_list
from queries.units.questions import unit_identity
from schemas.selection import Selection
from translations import Translator


def absent_unit(chosen: Selection, t: Translator) -> bool:
    """Says of the address's unit, where it is left out, since when or into whom, with links.

    False where no unit was asked for, or it is there and only another filter leaves it out."""
    code = address().get("unit")
    if not code or chosen.unit is not None:
        return False
    rows = ask(unit_identity, replace(chosen, unit=code)).to_dicts()
    if not rows:
        st.info(t("absent.unknown", code=code), icon=":material/help:")
        return True
    row = rows[0]
    name, day = row["unit_name"], t.date(chosen.as_of)
    if row["valid_from"] > chosen.as_of:
        since = t.date(row["valid_from"])
        st.info(t("absent.not_yet", unit=name, since=since, day=day), icon=":material/event:")
        return True
    if row["valid_to"] is None or row["valid_to"] >= chosen.as_of:
        return False
    _closed(row, chosen, t)
    return True


def _closed(row: Mapping[str, Any], chosen: Selection, t: Translator) -> None:
    last: date = row["valid_to"]
    key = "absent.merged" if row["successor_id"] else "absent.closed"
    said = t(key, unit=row["unit_name"], until=t.date(last), successor=row["successor_name"] or "")
    st.info(said, icon=":material/merge:")
    there = ask(unit_list, Selection(chosen.campaign, chosen.as_of))["unit_id"].to_list()
    with st.container(horizontal=True, key="links-absent"):
        if row["successor_id"] in there:
            st.page_link(
                "pages/unit.py",
                label=t("absent.open", unit=row["successor_name"]),
                icon=":material/arrow_forward:",
                query_params=link(unit=row["successor_id"], cluster=None, unit_type=None),
            )
        st.page_link(
            "pages/unit.py",
            label=t("absent.as_of", unit=row["unit_name"], day=t.date(last)),
            icon=":material/history:",
            query_params=link(as_of=last.isoformat(), cluster=None, unit_type=None, period=None),
        )
