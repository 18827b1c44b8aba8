"""«Bảng, tải về»: the table of a card, and its files XLSX, CSV and PNG."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from answers.edition import edition
from answers.notes import note_sheet, with_notes
from answers.table_files import csv_table, xlsx_table
from answers.tables import text_table, typed_table
from answers.value_days import is_dated, value_days
from pages.parts.cached import Builder, ask, drawn
from pages.parts.filters import campaign_row
from pages.parts.fit import tall
from pages.parts.notes import annotations
from pages.parts.opening.frozen import frozen, shown_store
from pages.parts.png import png_button
from pages.parts.tables.table import table
from schemas.selection import Selection
from translations import Translator

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Drawer:
    """What a drawer is about: the card's name, title, rows, columns, coverage, and its figure.

    `of_all`: the source lines of a table of all campaigns, which no event of one explains."""

    name: str
    title: str
    frame: pl.DataFrame
    columns: Sequence[str]
    covered: str
    builder: Builder | None = None
    of_all: tuple[str, ...] = ()

    def lines(self, chosen: Selection, t: Translator) -> list[str]:
        """Whose figures they are, source with its days, edition."""
        return [*self.of_all] or source_lines(chosen, t, self.frame)


def table_and_files(drawer: Drawer, chosen: Selection, t: Translator) -> None:
    """The table to read, then the buttons to carry it away."""
    notes = annotations(chosen)
    if drawer.of_all:
        notes = notes.clear()
    frame = with_notes(drawer.frame, notes, t)
    is_noted = frame.width > drawer.frame.width and "note" not in drawer.columns
    columns = [*drawer.columns, *(["note"] if is_noted else [])]
    shown = text_table(frame, columns, t)
    table(shown, f"rows.{drawer.name}", height=tall(shown), width=640)
    typed = typed_table(frame, columns, t)
    lines = drawer.lines(chosen, t)
    beside = note_sheet([*lines, drawer.covered], notes, t)
    of = [] if drawer.of_all else [chosen.campaign]
    stem = "-".join([*of, drawer.name, str(chosen.as_of)])
    with st.container(horizontal=True):
        _file(
            "XLSX",
            drawer.name,
            lambda: xlsx_table(typed, drawer.title, lines, t, beside),
            f"{stem}.xlsx",
            XLSX,
        )
        _file("CSV", drawer.name, lambda: csv_table(typed), f"{stem}.csv", "text/csv")
        if drawer.builder:
            _png(drawer, drawer.builder, f"{stem}.png", chosen, t)


def _file(kind: str, name: str, made: Any, file: str, mime: str) -> None:
    st.download_button(
        kind,
        made,
        file,
        mime,
        key=f"{kind.lower()}.{name}",
        icon=":material/download:",
        on_click="ignore",
    )


def _png(drawer: Drawer, builder: Builder, file: str, chosen: Selection, t: Translator) -> None:
    """On white, whatever the page looks like now."""
    finished = drawn(builder, chosen, "light")
    name, source, made_by = drawer.lines(chosen, t)[:3]
    said = [" · ".join(filter(None, [name, drawer.covered, source])), made_by, *finished.notes]
    sample = t("app.sample") if is_invented(chosen) else ""
    png_button(drawer.name, finished.whole, "\n".join(said), sample, file, t)


def source_words(frame: pl.DataFrame | None, chosen: Selection, t: Translator) -> str:
    """The source with the two days of figures on progress, or with the as-of date alone.

    A published table is its own source: no report and no day of looking.
    """
    row = campaign_row(chosen.campaign)
    if row["level"] == "published":
        return t("card.source_published", name=t.pick(row, "short"))
    if frame is None or not is_dated(frame):
        return t("card.source", date=t.date(chosen.as_of))
    return t("card.source_days", days=value_days(ask, chosen).words(t))


def source_lines(chosen: Selection, t: Translator, frame: pl.DataFrame | None = None) -> list[str]:
    """Campaign, source with its days and snapshot, edition, and that the data are invented."""
    row, shown = campaign_row(chosen.campaign), frozen()
    stamp = f" · {t('snapshot.stamp', label=shown.label)}" if shown else ""
    lines = [t.pick(row, "name"), f"{source_words(frame, chosen, t)}{stamp}"]
    lines.append(edition(shown_store(), t))
    return [*lines, *([t("app.sample")] if is_invented(chosen) else [])]


def is_invented(chosen: Selection) -> bool:
    """Whether what is shown is illustrative data: the campaign says so itself."""
    return campaign_row(chosen.campaign).is_illustrative
