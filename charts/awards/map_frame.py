"""The frame of a map: what part of the world it shows, insets, and the two archipelagos."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from charts.parts.theme import label
from pictures.tokens import TOKENS, Mode
from schemas.boundary import Boundary, Box
from translations import Translator
from translations.phrases import plain, two_lines

CHARTS_AREA_MAP_KEYS = {
    "hoang_sa": "charts.area_map.hoang_sa",
    "official": "charts.area_map.official",
    "sketch": "charts.area_map.sketch",
    "sketch_source": "charts.area_map.sketch_source",
    "truong_sa": "charts.area_map.truong_sa",
}

ROOM = 0.03
NATION_WIDTH = 8.0  # degrees from south to north: no province reaches over as many
"""A view wider than this many degrees is the nation's."""
NATION: Box = (101.8, 6.6, 118.2, 23.6)
ISLANDS = {"hoang_sa": (112.0, 17.6), "truong_sa": (113.9, 12.2)}
CODES = {"20333": "hoang_sa", "22736": "truong_sa"}
OUTLINED = (*CODES, "48", "56")
"""Areas with islands so small that they need a dark outline."""
INSET: tuple[float, float] = (0.72, 1.0)
KEY, LABEL, LEAST = 54, 0.08, 0.3


def is_nation(place: Boundary) -> bool:
    """Whether a map shows the whole country."""
    return place.view[3] - place.view[1] > NATION_WIDTH


def set_frames(drawn: go.Figure, place: Boundary) -> go.Figure:
    """The view of the map, and one small map for each area far off the rest."""
    far = inset_rows(place)
    looks = {"geo": _geo(NATION if is_nation(place) else place.view)}
    if far:
        looks["geo"]["domain"] = {"x": [0, INSET[0] - 0.02], "y": [0, 1]}
    for number, (code, (low, high)) in enumerate(inset_rows(place), start=2):
        looks[f"geo{number}"] = _geo(_wide(place.insets[code])) | {
            "domain": {"x": list(INSET), "y": [low, high]},
            "bgcolor": "rgba(127,127,127,0.06)",
        }
    return drawn.update_layout(
        **looks, showlegend=False, margin={"l": 0, "r": 0, "b": 0, "t": drawn.layout.margin.t + KEY}
    )


def inset_rows(place: Boundary) -> list[tuple[str, tuple[float, float]]]:
    """The small maps from below up: code, and the stretch of the height each takes."""
    far = sorted(place.insets)
    high = min(0.5, 1 / max(len(far), 1))
    return [(code, (n * high, (n + 1) * high - LABEL)) for n, code in enumerate(far)]


def add_key(drawn: go.Figure, steps: Sequence[tuple[str, str, str]], mode: Mode) -> None:
    """The steps above the map: a band of each fill and outline with its words under it."""
    wide = 1 / max(len(steps), 1)
    shapes, words = [], []
    for place, (name, color, edge) in enumerate(steps):
        at = {"x0": place * wide + 0.004, "x1": (place + 1) * wide - 0.004, "y0": 38, "y1": 48}
        look = {"type": "rect", "xref": "paper", "yref": "paper", "yanchor": 1}
        look |= {"ysizemode": "pixel", "fillcolor": color, "line": {"color": edge}}
        shapes.append(look | at)
        words.append(
            label(
                (place + 0.5) * wide,
                1,
                two_lines(plain(name)),
                color=TOKENS[mode].ink_2,
                x="center",
                y="top",
                shift=(0, 35),
            )
        )
    drawn.update_layout(
        shapes=[*drawn.layout.shapes, *shapes],
        annotations=[*drawn.layout.annotations, *words],
    )


def _wide(box: Box) -> Box:
    """A box of at least LEAST degrees, so that one small island does not fill its map."""
    across, up = (max(LEAST - size, 0) / 2 for size in (box[2] - box[0], box[3] - box[1]))
    return box[0] - across, box[1] - up, box[2] + across, box[3] + up


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


def island_words(
    drawn: go.Figure, place: Boundary, names: Mapping[str, str], t: Translator, mode: Mode
) -> None:
    """The archipelagos with their provinces on the nation's map; a name over each inset."""
    ink = TOKENS[mode].ink_2
    if is_nation(place):
        drawn.add_scattergeo(
            lon=[x for x, _ in ISLANDS.values()],
            lat=[y for _, y in ISLANDS.values()],
            text=[t(CHARTS_AREA_MAP_KEYS[name]) for name in ISLANDS],
            mode="text",
            textposition="top center",
            textfont={"size": 11, "color": ink},
            hoverinfo="skip",
            showlegend=False,
        )
        return
    for code, (_, high) in inset_rows(place):
        known = (
            t(CHARTS_AREA_MAP_KEYS[CODES[code]]) if code in CODES else plain(names.get(code, ""))
        )
        drawn.add_annotation(label(sum(INSET) / 2, high, known, color=ink, x="center", size=11))
