"""Up to five units side by side (so sánh đơn vị); the others are in the address as compare=a,b."""

from dataclasses import replace
from typing import Any

import polars as pl
import streamlit as st

from answers.tables import text_table
from pages.parts.address import put
from pages.parts.card import card
from pages.parts.fit import HALF
from pages.parts.opening.unit_box import unit_boxes
from pages.parts.options import choices
from pages.parts.tables.table import table
from pages.parts.units import figures
from schemas.selection import Selection
from translations import Translator

MOST = 4  # units beside the own one: five marks on a line can still be told apart
DOWNLOAD = [
    *("group_name", "short", "achieved_pct", "required_pct", "pace_ratio", "status"),
    *("indicator_count", "expected_indicator_count"),
]


def compare_card(chosen: Selection, t: Translator) -> None:
    """Choose up to four others; then dots by content and the same figures as a table."""
    found = _units(chosen, t)
    kept = [unit for unit in figures.compared_units(chosen)[1:] if unit in found][:MOST]
    key = f"unit.compare.{chosen.unit}"
    st.session_state[key] = kept
    with st.container(key="card-compare-choice", gap="xsmall"):
        unit_boxes(
            t("unit.compare"),
            found,
            key,
            chosen,
            t,
            most=MOST,
            on_pick=lambda codes: put(compare=",".join(codes)),
            placeholder=t("unit.compare_placeholder"),
            help=t("unit.compare_help"),
        )
    if kept:
        _cards(replace(chosen, compare=",".join(kept)), t)


def _units(chosen: Selection, t: Translator) -> dict[str, str]:
    every = replace(chosen, unit=None, unit_type=None, cluster=None)
    return {
        unit: name
        for unit, name in choices("unit", every, t.language).items()
        if unit != chosen.unit
    }


def _cards(chosen: Selection, t: Translator) -> None:
    frame = figures.compared_standing(chosen)
    left, right = st.columns([11, 9])
    with left:
        card("unit-compare", figures.compared, chosen, frame, DOWNLOAD, t, covered=_share(frame))
    with right, st.container(key="card-compare-table", gap="xsmall"):
        table(side_by_side(frame, t), "unit.compare.rows", space=HALF)


def _share(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select("indicator_count", "expected_indicator_count", "status")


def side_by_side(frame: pl.DataFrame, t: Translator) -> Any:
    """Contents × units: what each has done, with the sign of its status."""
    shown = text_table(frame, ["group_name", "short", "achieved_pct", "status"], t)
    unit, content, value, status = shown.columns
    glyph = pl.col(status).str.split(" ").list.first()
    return shown.with_columns(pl.format("{} {}", pl.col(value), glyph).alias(value)).pivot(
        unit, index=content, values=value, aggregate_function="first", maintain_order=True
    )
