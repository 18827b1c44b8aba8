"""A unit in the address that is not there on the day shown: not formed yet, or closed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from pages.parts.address import address, link
from pages.parts.cached import ask
from queries.reference.questions import unit_list
from queries.units.questions import unit_events, unit_identity
from schemas.selection import Selection
from translations import Translator
from translations.phrases import joined


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
    own = ask(unit_events, replace(chosen, unit=row["unit_id"])).filter(pl.col("is_own"))
    heirs = own.drop_nulls("successor_name").sort("position").to_dicts()
    names = [heir["successor_name"] for heir in heirs]
    key = ("absent.closed", "absent.merged")[len(names)] if len(names) < 2 else "absent.split"
    words = {"successor": names[0] if names else "", "successors": joined(t, names)}
    said = t(key, unit=row["unit_name"], until=t.date(last), **words)
    documents = own["document"].drop_nulls().unique().to_list()
    st.info(" ".join([said, *(f"({document})" for document in documents)]), icon=":material/merge:")
    there = ask(unit_list, Selection(chosen.campaign, chosen.as_of))["unit_id"].to_list()
    with st.container(horizontal=True, key="links-absent"):
        for heir in (heir for heir in heirs if heir["successor_id"] in there):
            st.page_link(
                "pages/unit.py",
                label=t("absent.open", unit=heir["successor_name"]),
                icon=":material/arrow_forward:",
                query_params=link(unit=heir["successor_id"], cluster=None, unit_type=None),
            )
        st.page_link(
            "pages/unit.py",
            label=t("absent.as_of", unit=row["unit_name"], day=t.date(last)),
            icon=":material/history:",
            query_params=link(as_of=last.isoformat(), cluster=None, unit_type=None, period=None),
        )
