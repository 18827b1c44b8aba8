"""Map of a territory (bản đồ): one colour a report state, beside a table that says the same."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors
from charts.parts.theme import empty_figure, figure
from pictures.report_marks import MISSING, ORDER, fill, mark, mark_text
from pictures.tokens import TOKENS, Mode
from schemas.boundary import Boundary
from schemas.row import Row
from translations import Translator
from translations.phrases import plain

HEIGHT, ROOM = 480, 0.03


def state_map(frame: pl.DataFrame, place: Boundary, t: Translator, mode: Mode) -> go.Figure:
    """Areas coloured by the state of their report; reads ObligationState."""
    shown = [row for row in frame.to_dicts() if row["unit_id"] in place.codes]
    if not shown:
        return empty_figure(t, mode, "map")
    marked = {kind: [row for row in shown if mark(row) == kind] for kind in ORDER}
    counts = {kind: len(rows) for kind, rows in marked.items() if rows}
    missing = sum(counts.get(kind, 0) for kind in MISSING)
    said = {"count": t.number(missing), "total": t.number(len(shown))}
    message = t("charts.map.message" if missing else "charts.map.message_done", **said)
    subtitle = t("charts.map.sketch" if place.is_sketch else "charts.map.official")
    drawn = figure(t, mode, message, subtitle, _alt(message, counts, t), HEIGHT)
    for kind in counts:
        _add_areas(drawn, marked[kind], kind, place, t, mode)
    _set_view(drawn, place)
    units = [(r["short_name"], (r["unit_id"],), (r["unit_id"],)) for r in shown]
    return add_doors(drawn, "unit", ("unit",), units, kind="area")


def _add_areas(
    drawn: go.Figure, rows: Sequence[Row], kind: str, place: Boundary, t: Translator, mode: Mode
) -> None:
    word, color = mark_text(kind, t), fill(kind, mode)
    drawn.add_choropleth(
        geojson=place.url,
        featureidkey="id",
        locations=[row["unit_id"] for row in rows],
        z=[1.0] * len(rows),
        colorscale=[[0, color], [1, color]],
        showscale=False,
        showlegend=True,
        name=f"{word}: {t.number(len(rows))}",
        marker={"line": {"color": TOKENS[mode].surface, "width": 0.8}},
        hovertext=[
            f"<b>{plain(name)}</b><br>{word}" for name in (row["short_name"] for row in rows)
        ],
        hoverinfo="text",
    )


def _set_view(drawn: go.Figure, place: Boundary) -> None:
    west, south, east, north = place.view
    across, up = (east - west) * ROOM, (north - south) * ROOM
    frame: dict[str, Any] = {"visible": False, "bgcolor": "rgba(0,0,0,0)"}
    drawn.update_geos(
        **frame,
        projection_type="mercator",
        lonaxis_range=[west - across, east + across],
        lataxis_range=[south - up, north + up],
    )
    drawn.update_layout(
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "xanchor": "left",
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )
    drawn.update_layout(margin={"l": 0, "r": 0, "b": 0, "t": drawn.layout.margin.t + 36})


def _alt(message: str, counts: dict[str, int], t: Translator) -> str:
    parts = [f"{mark_text(kind, t)}: {t.number(count)}" for kind, count in counts.items()]
    return f"{message}. {'; '.join(parts)}."
