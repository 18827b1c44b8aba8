"""Marks across (chấm chéo): marker × unit, how far each mark lies from the other markers'."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, one_cell
from charts.parts.theme import Annotation, empty_figure, figure, label
from charts.scoring.score_rows import Rows
from pictures.tokens import DIVERGING, INK, NIGHT, TOKENS, WHITE, Mode, Tokens
from schemas.row import Row
from translations import Translator
from translations.phrases import counted, first_fitting, plain, shorten

ROW, NAME = 34, 18  # pixels of a marker, letters of its name
HEAD = 96  # pixels over the cells for the slanting names of units
LIMIT = 5.0  # points of a hundred: beyond it a difference is as deep as colours get


def marker_heat(apart: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Reads marks_apart: marker, unit, apart_ratio (mark minus the others' median, of maximum)."""
    rows = apart.drop_nulls("apart_ratio").to_dicts()
    if not rows:
        return empty_figure(t, mode, "marker_heat")
    markers = _ordered(rows, "marker_id", "marker_name")
    units = _ordered(rows, "unit_id", "unit_name")
    message = marks_message(rows, t)
    subtitle = t("charts.marker_heat.measure")
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, t), ROW * len(markers) + 8)
    _cells(drawn, rows, [*markers], [*units], t)
    drawn.update_layout(annotations=_words(rows, markers, units, t, mode))
    drawn.layout.margin.t += HEAD
    drawn.layout.height += HEAD
    marks = [
        (
            f"{r['marker_name']} → {r['unit_name']}",
            (r["unit_id"],),
            one_cell([*units].index(r["unit_id"]), [*markers].index(r["marker_id"])),
        )
        for r in rows
    ]
    add_doors(drawn, HERE, ("unit",), marks, view="unit", criterion=None)
    drawn.update_xaxes(domain=[0.16, 1], visible=False)
    return drawn.update_yaxes(autorange="reversed", visible=False)


def marks_message(rows: Rows, t: Translator) -> str:
    """The mark furthest from what the others gave the same unit."""
    far = max(rows, key=lambda r: (abs(r["apart_ratio"]), r["marker_id"], r["unit_id"]))
    size = t("charts.points", value=t.number(abs(far["apart_ratio"]) * 100, 1))
    key = "charts.marker_heat.high" if far["apart_ratio"] > 0 else "charts.marker_heat.low"
    names = {"marker": far["marker_name"], "unit": far["unit_name"], "size": size}
    bare = counted(t, "charts.marker_heat.bare", len(rows))
    return first_fitting(t(key, **names), bare)


def _ordered(rows: Rows, code: str, name: str) -> dict[str, str]:
    """Codes in the order of their mean difference, the most generous first."""
    sums: dict[str, list[float]] = {}
    for row in rows:
        sums.setdefault(row[code], []).append(row["apart_ratio"])
    names = {row[code]: row[name] for row in rows}
    order = sorted(sums, key=lambda u: (-sum(sums[u]) / len(sums[u]), u))
    return {unit: names[unit] for unit in order}


def _cells(
    drawn: go.Figure, rows: Rows, markers: list[str], units: list[str], t: Translator
) -> None:
    found = {(r["marker_id"], r["unit_id"]): r for r in rows}
    grid = [[found.get((marker, unit)) for unit in units] for marker in markers]
    drawn.add_heatmap(
        z=[[None if r is None else r["apart_ratio"] * 100 for r in line] for line in grid],
        x=[*range(len(units))],
        y=[*range(len(markers))],
        zmin=-LIMIT,
        zmax=LIMIT,
        xgap=2,
        ygap=2,
        colorscale=[[n / 9, color] for n, color in enumerate(DIVERGING)],
        showscale=False,
        hoverinfo="text",
        hovertext=[[_hover(r, t) if r else "" for r in line] for line in grid],
    )


def _words(
    rows: Rows, markers: dict[str, str], units: dict[str, str], t: Translator, mode: Mode
) -> Sequence[Row]:
    c = TOKENS[mode]
    down = {unit: place for place, unit in enumerate(markers)}
    across = {unit: place for place, unit in enumerate(units)}
    names = [
        label(
            0,
            place,
            plain(shorten(markers[unit], NAME)),
            color=c.ink,
            refs=("paper", "y"),
            y="middle",
            size=13,
        )
        for unit, place in down.items()
    ]
    heads = [_head(place, units[unit], c) for unit, place in across.items()]
    values = [
        label(
            across[r["unit_id"]],
            down[r["marker_id"]],
            t.signed(r["apart_ratio"] * 100, 1),
            color=_ink(r["apart_ratio"] * 100, mode),
            refs=("x", "y"),
            x="center",
            y="middle",
            size=12,
        )
        for r in rows
    ]
    return [*names, *heads, *values]


def _head(place: int, unit: str, c: Tokens) -> Annotation:
    return label(
        place,
        1,
        plain(shorten(unit, NAME)),
        color=c.ink_2,
        refs=("x", "paper"),
        x="left",
        y="bottom",
        size=12,
        textangle=-40,
        shift=(-6, 4),
    )


def _ink(value: float, mode: Mode) -> str:
    """The colours of the cells are the same in both modes: strong ones carry white."""
    dark_ink = INK if mode == "light" else NIGHT
    return WHITE if abs(value) > LIMIT * 0.55 else dark_ink


def _hover(row: Row, t: Translator) -> str:
    return t(
        "charts.marker_heat.hover",
        marker=plain(row["marker_name"]),
        unit=plain(row["unit_name"]),
        share=t.amount(row["share_ratio"] * 100, "%", 1),
        usual=t.amount(row["usual_ratio"] * 100, "%", 1),
    )


def _alt(message: str, rows: Rows, t: Translator) -> str:
    order = sorted(rows, key=lambda r: r["apart_ratio"])
    low, high = (
        f"{r['marker_name']} → {r['unit_name']} {t.signed(r['apart_ratio'] * 100, 1)}"
        for r in (order[0], order[-1])
    )
    return t("charts.extremes", message=message, low=low, high=high)
