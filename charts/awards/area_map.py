"""Map of areas in classes of one value (bản đồ), for the nation or the communes of a province.

Beside it a ranked list says the same numbers. A red ring is an area with none; grey is not known.
"""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.awards.map_frame import OUTLINED, add_key, island_words, set_frames
from charts.parts.doors import add_doors
from charts.parts.theme import empty_figure, figure
from pictures.areas import SHADES, AreaClass, AreaMark, Shown, area_picture
from pictures.tokens import TOKENS, Mode, Tokens
from schemas.boundary import Boundary
from schemas.row import Row
from translations import Translator
from translations.phrases import plain


def area_map(
    frame: pl.DataFrame,
    place: Boundary,
    shown: Shown,
    t: Translator,
    mode: Mode,
    *,
    is_units: bool = True,
) -> go.Figure:
    """Areas by `value`; reads area_id, area_name, value (null: not known).

    An area opens its unit; where areas are no units the page says what they open."""
    rows = [row for row in frame.to_dicts() if row["area_id"] in place.codes]
    if not rows:
        return empty_figure(t, mode, "area_map")
    drawn = figure(t, mode, shown.message, shown.caption, _alt(rows, shown, t), shown.height)
    picture = area_picture(frame.filter(pl.col("area_id").is_in(place.codes)), shown, t)
    for n, of in enumerate(picture.classes):
        marks = [mark for mark in picture.marks if mark.place == n]
        for geo in _geos(place) if marks else ():
            _add_areas(drawn, marks, of, place, TOKENS[mode], geo)
    _add_outline(drawn, place, shown, TOKENS[mode])
    _add_rings(drawn, rows, place, shown, TOKENS[mode])
    _add_names(drawn, rows, place, shown, TOKENS[mode])
    island_words(drawn, place, {r["area_id"]: r["area_name"] for r in rows}, t, mode)
    add_key(drawn, [(of.label, *_look(of, TOKENS[mode])) for of in picture.classes], mode)
    if is_units:
        units = [(r["area_name"], (r["area_id"],), (r["area_id"],)) for r in rows]
        add_doors(drawn, "unit", ("unit",), units, kind="area")
    return set_frames(drawn, place)


def _geos(place: Boundary) -> list[str]:
    return ["geo", *(f"geo{n}" for n, _ in enumerate(_insets(place), start=2))]


def _insets(place: Boundary) -> list[str]:
    return sorted(place.insets)


def _look(of: AreaClass, c: Tokens) -> tuple[str, str]:
    """Fill and outline of a class: those with none are left white, the unknown are grey."""
    if of.kind == "none":
        return c.surface, c.red
    return (c.mute_2 if of.kind == "unknown" else c.sequential[SHADES[of.shade]]), c.surface


def _add_areas(
    drawn: go.Figure,
    marks: Sequence[AreaMark],
    of: AreaClass,
    place: Boundary,
    c: Tokens,
    geo: str,
) -> None:
    color, outline = _look(of, c)
    edge = c.mute if of.kind == "none" else outline  # its ring is red, a red edge would shout
    lines = [c.ink_3 if m.code in (*OUTLINED, *place.insets) else edge for m in marks]
    drawn.add_choropleth(
        geojson=place.url,
        featureidkey="id",
        geo=geo,
        locations=[mark.code for mark in marks],
        z=[1.0] * len(marks),
        colorscale=[[0, color], [1, color]],
        showscale=False,
        showlegend=False,
        marker={"line": {"color": lines, "width": 0.8}},
        hovertext=[f"<b>{plain(mark.name)}</b><br>{mark.text}" for mark in marks],
        hoverinfo="text",
    )


def _add_outline(drawn: go.Figure, place: Boundary, shown: Shown, c: Tokens) -> None:
    """The chosen area in gold."""
    if shown.outlined is None:
        return
    drawn.add_choropleth(
        geojson=place.url,
        featureidkey="id",
        locations=[shown.outlined],
        z=[1.0],
        colorscale=[[0, "rgba(0,0,0,0)"], [1, "rgba(0,0,0,0)"]],
        showscale=False,
        showlegend=False,
        marker={"line": {"color": c.gold, "width": 3}},
        hoverinfo="skip",
    )


def _add_rings(
    drawn: go.Figure, rows: Sequence[Row], place: Boundary, shown: Shown, c: Tokens
) -> None:
    none = [place.points[r["area_id"]] for r in rows if r["value"] == 0] if shown.has_rings else []
    for geo in _geos(place) if none else ():
        drawn.add_scattergeo(
            lon=[x for x, _ in none],
            lat=[y for _, y in none],
            geo=geo,
            mode="markers",
            marker={
                "symbol": "circle",
                "size": 9,
                "color": c.surface,
                "line": {"color": c.red, "width": 2},
            },
            hoverinfo="skip",
            showlegend=False,
        )


def _add_names(
    drawn: go.Figure, rows: Sequence[Row], place: Boundary, shown: Shown, c: Tokens
) -> None:
    """A few names, written away from the mark of their area."""
    names = {r["area_id"]: r["area_name"] for r in rows}
    held = _apart([code for code in shown.named if code in names], place)
    halo = ", ".join([f"0 0 3px {c.surface}"] * 6)
    if held:
        drawn.add_scattergeo(
            lon=[place.points[code][0] for code in held],
            lat=[place.points[code][1] for code in held],
            text=[f"<b>{plain(names[code])}</b>" for code in held],
            mode="text",
            textposition="bottom center",
            textfont={
                "size": 13,
                "color": c.ink,
                "shadow": halo,
            },
            hoverinfo="skip",
            showlegend=False,
        )


def _apart(codes: Sequence[str], place: Boundary) -> list[str]:
    """Those of the named areas whose names do not run into each other."""
    west, south, east, north = place.view
    kept: list[str] = []
    for code in codes:
        x, y = place.points[code]
        near = (place.points[k] for k in kept)
        if all(
            abs(x - a) > (east - west) / 4 or abs(y - b) > (north - south) / 12 for a, b in near
        ):
            kept.append(code)
    return kept


def _alt(rows: Sequence[Row], shown: Shown, t: Translator) -> str:
    """The message, the highest and the lowest area."""
    known = sorted((r for r in rows if r["value"] is not None), key=lambda r: -r["value"])
    ends = dict.fromkeys(
        f"{r['area_name']}: {shown.text(r['value'], t)}" for r in (known[:1] + known[-1:])
    )
    return f"{shown.message}. {'; '.join(ends)}.".strip()
