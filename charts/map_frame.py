"""The frame of a map: what part of the world it shows, insets, and the two archipelagos."""

from typing import Any

import plotly.graph_objects as go

from charts.tokens import TOKENS, Mode
from schemas.boundary import Boundary, Box
from translations import Translator

ROOM = 0.03
NATION_WIDTH = 8.0
"""A view wider than this many degrees is the nation's."""
NATION: Box = (101.8, 6.6, 118.2, 23.6)
ISLANDS = {"hoang_sa": (112.0, 17.6), "truong_sa": (113.9, 12.2)}
CODES = {"20333": "hoang_sa", "22736": "truong_sa"}
INSET: tuple[float, float] = (0.72, 1.0)


def is_nation(place: Boundary) -> bool:
    """Whether a map shows the whole country."""
    return place.view[3] - place.view[1] > NATION_WIDTH


def set_frames(drawn: go.Figure, place: Boundary) -> go.Figure:
    """The view of the map, and one small map for each area far off the rest."""
    far = sorted(place.insets) if not is_nation(place) else []
    looks = {"geo": _geo(NATION if is_nation(place) else place.view)}
    if far:
        looks["geo"]["domain"] = {"x": [0, INSET[0] - 0.02], "y": [0, 1]}
    for number, code in enumerate(far, start=2):
        looks[f"geo{number}"] = _geo(place.insets[code]) | {
            "domain": {"x": list(INSET), "y": [0, 0.45]},
            "bgcolor": "rgba(127,127,127,0.06)",
        }
    drawn.update_layout(
        **looks,
        showlegend=True,
        legend={
            "orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left",
            "itemclick": False, "itemdoubleclick": False, "traceorder": "normal",
        },
    )  # fmt: skip
    return drawn.update_layout(margin={"l": 0, "r": 0, "b": 0, "t": drawn.layout.margin.t + 36})


def _geo(view: Box) -> dict[str, Any]:
    west, south, east, north = view
    across, up = (east - west) * ROOM, (north - south) * ROOM
    return {
        "visible": False,
        "bgcolor": "rgba(0,0,0,0)",
        "projection": {"type": "mercator"},
        "lonaxis": {"range": [west - across, east + across]},
        "lataxis": {"range": [south - up, north + up]},
    }


def archipelago_words(drawn: go.Figure, place: Boundary, t: Translator, mode: Mode) -> None:
    """Names of the archipelagos with their provinces: on the nation's map, or over an inset."""
    ink = TOKENS[mode].ink_2
    if is_nation(place):
        drawn.add_scattergeo(
            lon=[x for x, _ in ISLANDS.values()],
            lat=[y for _, y in ISLANDS.values()],
            text=[t(f"charts.area_map.{name}") for name in ISLANDS],
            mode="text",
            textposition="top center",
            textfont={"size": 11, "color": ink},
            hoverinfo="skip",
            showlegend=False,
        )
        return
    for code in sorted(place.insets):
        drawn.add_annotation(
            x=sum(INSET) / 2, y=0.46, xref="paper", yref="paper", showarrow=False,
            yanchor="bottom", xanchor="center", text=t(f"charts.area_map.{CODES[code]}"),
            font={"size": 11, "color": ink},
        )  # fmt: skip
