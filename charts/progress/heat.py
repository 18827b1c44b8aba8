"""Where the problem is: groups × contents, each cell fill, glyph and value."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors, one_cell, whole_row
from charts.parts.theme import empty_figure
from charts.progress.heat_narrow import narrow_heat
from charts.progress.heat_table import Cell, HeatTable, Level, heat_table
from pictures.status import status_text
from pictures.tokens import BEHIND, STATUS, TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.held import bare_share, held_share
from translations.phrases import plain, shorten, two_lines

ROW, HEAD = 28, 46  # pixels of a group, and of the names of contents in two lines
CELL, WIDTH = 88, 150  # pixels a status word and a name of a group take: narrower, it scrolls
NAME = 24  # letters that fit into that width; the whole name is told on hover


def standing_heat(
    standing: pl.DataFrame,
    t: Translator,
    mode: Mode,
    *,
    level: Level = "group",
    as_of: date | None = None,
    is_narrow: bool = False,
) -> go.Figure:
    """Cells of achieved_pct (0–100 %) by status, most slow cells on top; ContentStanding.

    `is_narrow`: as a phone has room for it, names over the rows, without doors."""
    if standing.is_empty():
        return empty_figure(t, mode, "heat")
    table = heat_table(standing, level, as_of, t)
    return narrow_heat(table, t, mode) if is_narrow else _wide_heat(table, level, t, mode)


def _wide_heat(table: HeatTable, level: Level, t: Translator, mode: Mode) -> go.Figure:
    drawn = table.drawn(t, mode, ROW * len(table.groups) + HEAD)
    for status in dict.fromkeys(r["status"] for r in table.rows):
        of_it = [cell for cell in table.cells if cell[2]["status"] == status]
        _status(drawn, of_it, status, t, mode)
    _axes(drawn, table, t, mode)
    drawn.layout.meta = drawn.layout.meta | {"min_width": WIDTH + CELL * len(table.contents)}
    return _doors(drawn, table.cells, level, t)


def _doors(
    drawn: go.Figure, cells: Sequence[tuple[int, int, Row]], level: Level, t: Translator
) -> go.Figure:
    """A cell opens its content in its group; the name of a group at the side opens the group."""
    page, key = (
        ("unit", "unit")
        if level == "unit"
        else ("progress", "cluster" if level == "cluster" else "unit_type")
    )
    names = {y: (t.pick(r, "group_name"), (r["group_id"],)) for _, y, r in cells}
    inside = [
        (
            f"{t.pick(r, 'group_name')} · {t.pick(r, 'short')}",
            (r["group_id"], r["content_id"]),
            one_cell(x, y),
        )
        for x, y, r in cells
    ]
    add_doors(drawn, page, (key, "content"), inside, indicator=None, groups=None)
    return add_doors(
        drawn,
        page,
        (key,),
        [(*of, whole_row(y)) for y, of in names.items()],
        indicator=None,
        groups=None,
    )


def _status(drawn: go.Figure, cells: list[Cell], status: str, t: Translator, mode: Mode) -> None:
    x, y = [c[0] for c in cells], [c[1] for c in cells]
    kind = STATUS[status]
    if status == "not_reported":
        corners = [(-0.47, -0.42), (0.47, -0.42), (0.47, 0.42), (-0.47, 0.42), (-0.47, -0.42)]
        edges = [(a + dx, b + dy) for a, b in zip(x, y, strict=True) for dx, dy in corners]
        breaks = [None if i % 6 == 5 else edges[i - i // 6] for i in range(len(edges) * 6 // 5)]
        drawn.add_scatter(
            x=[e and e[0] for e in breaks],
            y=[e and e[1] for e in breaks],
            mode="lines",
            line={"dash": "3px,3px", "width": 1, "color": TOKENS[mode].mute},
            hoverinfo="skip",
        )
    words = [_value(cell[2], t) for cell in cells]
    if status in BEHIND:
        words = [f"<b>{word}</b>" for word in words]
    drawn.add_scatter(
        x=[a - 0.24 for a in x],
        y=y,
        mode="markers+text",
        text=words,
        cliponaxis=False,
        textposition="middle right",
        textfont={"size": 13, "color": kind.text(mode)},
        hovertext=[_hover(cell[2], t) for cell in cells],
        hoverinfo="text",
        customdata=[[cell[2]["group_id"], cell[2]["content_id"]] for cell in cells],
        marker={
            "symbol": kind.symbol,
            "color": kind.text(mode),
            "opacity": 1,
            "size": 3 if status == "not_due" else 9,
        },
    )


def _value(row: Row, t: Translator) -> str:
    return f" {bare_share(row, t)}"


def _hover(row: Row, t: Translator) -> str:
    count, expected = t.number(row["unit_count"]), t.number(row["expected_count"])
    return "<br>".join(
        [
            f"<b>{plain(t.pick(row, 'group_name'))}</b> · {plain(t.pick(row, 'short'))}",
            t("charts.achieved", value=held_share(row, t)),
            t("charts.required", value=held_share(row, t, "required_pct")),
            status_text(row["status"], t),
            t("charts.coverage", count=count, expected=expected),
        ]
    )


def _axes(drawn: go.Figure, table: HeatTable, t: Translator, mode: Mode) -> None:
    rows, groups, contents = table.rows, table.groups, table.contents
    names = {r["group_id"]: t.pick(r, "group_name") for r in rows}
    heads = {r["content_id"]: t.pick(r, "short") for r in rows}
    font = {"size": 12, "color": TOKENS[mode].ink}
    drawn.update_xaxes(
        side="top",
        range=[-0.5, len(contents) - 0.5],
        tickvals=list(range(len(contents))),
        ticktext=[two_lines(plain(heads[k])) for k in contents],
        tickfont=font,
        tickangle=0,
    )
    drawn.update_yaxes(
        range=[len(groups) - 0.5, -0.5],
        tickvals=list(range(len(groups))),
        tickfont=font,
        ticktext=[plain(shorten(names[g], NAME)) + "  " for g in groups],
        automargin=True,
    )
    drawn.update_layout(margin={"t": drawn.layout.margin.t + HEAD - 8, "b": 8})
