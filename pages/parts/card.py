"""A card (thẻ): message, measure, chart, coverage and source, how it is computed, the table."""

from collections.abc import Callable, Sequence
from typing import Any

import polars as pl
import streamlit as st

from answers.coverage import coverage, indicator_share, too_few
from pages.parts.cached import Builder, Drawn, drawn
from pages.parts.downloads import XLSX, Drawer, source_words, table_and_files, tall
from pages.parts.filters import campaign_row
from pages.parts.how import how
from pages.parts.opening.doors import Door, door_list
from pages.parts.serving.apart import apart
from pages.parts.theme import is_narrow
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

__all__ = ["CONFIG", "XLSX", "card", "footer", "source_line", "tall"]
Why = Callable[[Selection, Translator], None]
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def card(
    name: str,
    builder: Builder,
    chosen: Selection,
    frame: pl.DataFrame,
    columns: Sequence[str],
    t: Translator,
    *,
    covered: pl.DataFrame | None = None,
    subject: pl.DataFrame | None = None,
    is_wide: bool = False,
    key: str = "",
    why: Why | None = None,
    narrow: Builder | None = None,
) -> None:
    """Draw one card; a mark of its chart leads on, and so does the list behind «Đi tới».

    `covered` are the rows its coverage is read from, `subject` those whose status it speaks of,
    `why` draws what stands behind «Vì sao», `narrow` the figure that a phone shows instead.
    """
    with st.container(key=f"card-{name}", height="stretch", gap="xsmall"):
        finished = drawn(builder, chosen)
        held = None if covered is not None or chosen.unit else _too_few(frame, chosen, t)
        st.markdown(f"## {held or finished.message}")
        st.caption(finished.caption)
        shown = drawn(narrow, chosen) if narrow and is_narrow() else finished
        with st.container(key=f"{'scroll' if is_wide and shown is finished else 'chart'}-{name}"):
            _chart(shown, f"chart.{name}.{key}")
        if finished.notes:
            st.caption("  \n".join(markdown(line) for line in finished.notes))
        more: dict[str, Any] = {"subject": subject, "builder": builder, "why": why}
        more["doors"] = finished.doors
        footer(name, finished.message, frame, columns, chosen, t, covered, **more)


def _chart(finished: Drawn, key: str) -> None:
    look = {"theme": None, "config": CONFIG, "alt": finished.alt}
    st.plotly_chart(finished.figure, key=key, **look)


@apart
def footer(
    name: str,
    title: str,
    frame: pl.DataFrame,
    columns: Sequence[str],
    chosen: Selection,
    t: Translator,
    covered: pl.DataFrame | None = None,
    *,
    subject: pl.DataFrame | None = None,
    builder: Builder | None = None,
    why: Why | None = None,
    doors: Sequence[Door] = (),
) -> None:
    """Coverage and source on the left; «Đi tới», «Vì sao», «Cách tính», «Bảng, tải về» right."""
    line = source_line(frame if covered is None else covered, chosen, t, frame)
    with st.container(
        key=f"footer-{name}",
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        st.caption(line, width="content")
        with st.container(key=f"tools-{name}", horizontal=True, width="content", gap="xsmall"):
            door_list(name, doors, t)
            if why is not None:
                _why(name, why, chosen, t)
            method = st.popover(
                t("card.how"), type="tertiary", on_change="rerun", key=f"how.{name}"
            )
            if method.open:
                with method:
                    how(name, frame, frame if subject is None else subject, line, chosen, t)
            drawer = st.popover(
                t("card.table"), type="tertiary", on_change="rerun", key=f"table.{name}"
            )
            if drawer.open:
                known = coverage_words(frame if covered is None else covered, chosen, t)
                with drawer:
                    table_and_files(Drawer(name, title, frame, columns, known, builder), chosen, t)


def _why(name: str, why: Why, chosen: Selection, t: Translator) -> None:
    """«Vì sao», drawn only once it is opened."""
    asked = st.popover(t("why.button"), type="tertiary", on_change="rerun", key=f"why.{name}")
    if asked.open:
        with asked:
            why(chosen, t)


def source_line(
    frame: pl.DataFrame, chosen: Selection, t: Translator, shown: pl.DataFrame | None = None
) -> str:
    """Coverage chip and source with the days of the figures shown."""
    source = source_words(frame if shown is None else shown, chosen, t)
    if words := _unit_words(frame, chosen, t):
        return f":gray-badge[:material/fact_check: {words}] · {source}"
    known = None if chosen.unit else _known(frame, chosen)
    return f"{known.chip(t)} · {source}" if known else source


def coverage_words(frame: pl.DataFrame, chosen: Selection, t: Translator) -> str:
    """The coverage of a card in plain words, for its files."""
    known = None if chosen.unit else _known(frame, chosen)
    return _unit_words(frame, chosen, t) or (known.words(t) if known else "")


def _unit_words(frame: pl.DataFrame, chosen: Selection, t: Translator) -> str:
    owes = {"value", "indicator_count"} & {*frame.columns} and "status" in frame.columns
    return indicator_share(frame, t) if chosen.unit and owes else ""


def _known(frame: pl.DataFrame, chosen: Selection) -> Any:
    return coverage(frame, campaign_row(chosen.campaign)) if _counts(frame) else None


def _too_few(frame: pl.DataFrame, chosen: Selection, t: Translator) -> str | None:
    return too_few(frame, campaign_row(chosen.campaign), t) if _counts(frame) else None


def _counts(frame: pl.DataFrame) -> bool:
    return {"unit_count", "expected_count"} <= {*frame.columns}
