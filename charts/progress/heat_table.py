"""The heat table as a wide screen and a phone both show it: its cells, words and grounds."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import figure
from pictures.messages import heat_message
from pictures.order import most_behind_first
from pictures.status import status_text
from pictures.tokens import RATED, STATUS, Mode
from schemas.row import Row
from translations import Translator

Cell = tuple[int, int, Row]
Level = Literal["group", "all", "unit_type", "cluster", "unit"]


class HeatTable(NamedTuple):
    """Groups, the most behind first; contents in the order of the plan; a cell a known pair.

    Then the words: what it says, what it measures, what is read out."""

    rows: Sequence[Row]
    groups: list[str]
    contents: list[str]
    cells: list[Cell]
    message: str
    measure: str
    alt: str

    def drawn(self, t: Translator, mode: Mode, height: int, gap: int = 2) -> go.Figure:
        """The figure with its words and the grounds of its cells, `gap` pixels between rows."""
        made = figure(t, mode, self.message, self.measure, self.alt, height)
        _fills(made, self.cells, (len(self.groups), len(self.contents)), mode, gap)
        return made


def heat_table(
    standing: pl.DataFrame, level: Level, as_of: date | None, t: Translator
) -> HeatTable:
    """Where every cell of the table stands, and its words; ContentStanding, at least a row."""
    rows = standing.to_dicts()
    contents = list(dict.fromkeys(r["content_id"] for r in sorted(rows, key=_position)))
    groups = most_behind_first(rows)
    message = heat_message(rows, level, t)
    words = message, _measure(rows, as_of, t), _alt(message, rows, t)
    return HeatTable(rows, groups, contents, _cells(rows, groups, contents), *words)


def _position(row: Row) -> int:
    return int(row["position"])


def _measure(rows: Sequence[Row], as_of: date | None, t: Translator) -> str:
    """Also the signs that are there, and what a blank is."""
    until = t("charts.to_date", date=t.date(as_of)) if as_of else ""
    there = {row["status"] for row in rows}
    legend = ", ".join(status_text(name, t) for name in STATUS if name in there)
    said = t("charts.heat.measure", date=until, legend=legend)
    groups, contents = ({row[name] for row in rows} for name in ("group_id", "content_id"))
    return f"{said} · {t('charts.heat.blank')}" if len(rows) < len(groups) * len(contents) else said


def _cells(rows: Sequence[Row], groups: list[str], contents: list[str]) -> list[Cell]:
    """Column, row and standing of every group and content that has one."""
    places = {(r["group_id"], r["content_id"]): r for r in rows}
    return [
        (x, y, places[g, k])
        for y, g in enumerate(groups)
        for x, k in enumerate(contents)
        if (g, k) in places
    ]


def _fills(
    drawn: go.Figure, cells: Sequence[Cell], size: tuple[int, int], mode: Mode, gap: int
) -> None:
    names = [name for name in STATUS if name != "not_reported"]
    levels: list[list[int | None]] = [[None] * size[1] for _ in range(size[0])]
    for x, y, row in cells:
        if row["status"] in names:
            levels[y][x] = names.index(row["status"])
    steps = [i / len(names) for i in range(len(names) + 1)]
    scale = [
        [steps[i + k], STATUS[name].fill(mode)] for i, name in enumerate(names) for k in (0, 1)
    ]
    drawn.add_heatmap(
        z=levels,
        colorscale=scale,
        zmin=-0.5,
        zmax=len(names) - 0.5,
        showscale=False,
        xgap=2,
        ygap=gap,
        hoverinfo="skip",
        hoverongaps=False,
    )


def _alt(message: str, rows: Sequence[Row], t: Translator) -> str:
    """The message, the lowest and the highest cell."""
    known = [r for r in rows if r["status"] in RATED and r["achieved_pct"] is not None]
    if not known:
        return message
    ends = [pick(known, key=lambda r: r["achieved_pct"]) for pick in (min, max)]
    low, high = (
        f"{t.pick(r, 'group_name')}, {t.pick(r, 'short')} {t.amount(r['achieved_pct'], '%', 1)}"
        for r in ends
    )
    return t("charts.extremes", message=message, low=low, high=high)
