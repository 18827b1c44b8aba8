"""Where the problem is: groups × contents, each cell fill, glyph and value."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors, one_cell, whole_row
from charts.parts.theme import empty_figure, figure
from pictures.messages import heat_message
from pictures.order import most_behind_first
from pictures.status import status_text
from pictures.tokens import BEHIND, RATED, STATUS, TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.held import bare_share, held_share
from translations.phrases import plain, shorten, two_lines

Cell = tuple[int, int, Row]
Level = Literal["group", "all", "unit_type", "cluster", "unit"]
ROW, HEAD = 28, 46  # pixels of a group, and of the names of contents in two lines
CELL, NAMES = 88, 150  # pixels a status word and a name of a group take: narrower, it scrolls


def standing_heat(
    standing: pl.DataFrame,
    t: Translator,
    mode: Mode,
    *,
    level: Level = "group",
    as_of: date | None = None,
) -> go.Figure:
    """Cells of achieved_pct (0–100 %) by status, most slow cells on top; ContentStanding."""
    if standing.is_empty():
        return empty_figure(t, mode, "heat")
    rows, groups, contents, cells = heat_grid(standing)
    message = heat_message(rows, level, t)
    height, measure = ROW * len(groups) + HEAD, heat_measure(rows, as_of, t)
    drawn = figure(t, mode, message, measure, heat_alt(message, rows, t), height)
    fills(drawn, cells, (len(groups), len(contents)), mode)
    for status in dict.fromkeys(r["status"] for r in rows):
        _status(drawn, [cell for cell in cells if cell[2]["status"] == status], status, t, mode)
    _axes(drawn, groups, contents, rows, t, mode)
    drawn.layout.meta = drawn.layout.meta | {"min_width": NAMES + CELL * len(contents)}
    return _doors(drawn, cells, level, t)


class HeatGrid(NamedTuple):
    """Groups, the most behind first; contents in the order of the plan; a cell a known pair."""

    rows: Sequence[Row]
    groups: list[str]
    contents: list[str]
    cells: Sequence[Cell]


def heat_grid(standing: pl.DataFrame) -> HeatGrid:
    """Where every cell of the table stands, on a wide screen and on a phone; ContentStanding."""
    rows = standing.to_dicts()
    contents = list(dict.fromkeys(r["content_id"] for r in sorted(rows, key=position)))
    groups = most_behind_first(rows)
    return HeatGrid(rows, groups, contents, heat_cells(rows, groups, contents))


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


def position(row: Row) -> int:
    """Place of a content in the plan."""
    return int(row["position"])


def heat_measure(rows: Sequence[Row], as_of: date | None, t: Translator) -> str:
    """What the cells measure, the signs that are there, and what a blank is."""
    until = t("charts.to_date", date=t.date(as_of)) if as_of else ""
    there = {row["status"] for row in rows}
    legend = ", ".join(status_text(name, t) for name in STATUS if name in there)
    said = t("charts.heat.measure", date=until, legend=legend)
    groups, contents = ({row[name] for row in rows} for name in ("group_id", "content_id"))
    return f"{said} · {t('charts.heat.blank')}" if len(rows) < len(groups) * len(contents) else said


def heat_cells(rows: Sequence[Row], groups: list[str], contents: list[str]) -> list[Cell]:
    """Column, row and standing of every group and content that has one."""
    places = {(r["group_id"], r["content_id"]): r for r in rows}
    return [
        (x, y, places[g, k])
        for y, g in enumerate(groups)
        for x, k in enumerate(contents)
        if (g, k) in places
    ]


def fills(
    drawn: go.Figure, cells: Sequence[Cell], size: tuple[int, int], mode: Mode, gap: int = 2
) -> None:
    """The grounds of the cells by status, `gap` pixels between rows."""
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


def _axes(
    drawn: go.Figure,
    groups: list[str],
    contents: list[str],
    rows: Sequence[Row],
    t: Translator,
    mode: Mode,
) -> None:
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
        ticktext=[plain(shorten(names[g], 24)) + "  " for g in groups],
        automargin=True,
    )
    drawn.update_layout(margin={"t": drawn.layout.margin.t + HEAD - 8, "b": 8})


def heat_alt(message: str, rows: Sequence[Row], t: Translator) -> str:
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
