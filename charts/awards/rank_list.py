"""The same numbers as a map, as a ranked list: the first seven, how many more, and who has none."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors
from charts.parts.theme import Annotation, Look, empty_figure, figure, label
from pictures.areas import Shown
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.name_order import name_key
from translations.phrases import counted, plain, shorten

FIRST, NONE = 7, 5  # areas by name: together as tall as the map beside them
LINE, NAME = 38, 26  # pixels of a name and its bar, letters of a name in the narrow column


def rank_list(
    frame: pl.DataFrame, shown: Shown, t: Translator, mode: Mode, *, is_units: bool = True
) -> go.Figure:
    """Bars from zero under their names; reads area_id, area_name, value (null: not known).

    A bar opens its unit, where areas are units."""
    c = TOKENS[mode]
    known = ranked(frame.to_dicts())
    if not known:
        return empty_figure(t, mode, "rank_list")
    some = [row for row in known if row["value"]]
    none = [row for row in known if row["value"] == 0]
    top, rest = some[:FIRST], max(len(some) - FIRST, 0)
    lines = _lines(top, rest, none, shown, t, mode)
    height = max(LINE * len(top) + 22 * (len(lines) - 2 * len(top)), LINE) + 12
    drawn = figure(t, mode, shown.message, shown.caption, _alt(top, none, shown, t), height)
    if top:
        drawn.add_bar(
            x=[row["value"] for row in top],
            y=[-LINE * place - 26 for place in range(len(top))],
            orientation="h",
            marker={"color": c.sequential[6], "line": {"width": 0}},
            width=8,
            hoverinfo="skip",
        )
    most = max((row["value"] for row in top), default=1)
    drawn.update_xaxes(range=[0, most * 1.25], visible=False)
    drawn.update_yaxes(range=[-height, 4], visible=False)
    if is_units:
        units = [
            (r["area_name"], (r["area_id"],), (None, None, -LINE * (n + 1), -LINE * n))
            for n, r in enumerate(top)
        ]
        add_doors(drawn, "unit", ("unit",), units)
    return drawn.update_layout(
        annotations=[_annotation(x, y, text, look) for x, y, text, look in lines], margin_b=0
    )


def ranked(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows whose value is known, the highest first; equals by name."""
    known = [row for row in rows if row["value"] is not None]
    return sorted(known, key=lambda row: (-row["value"], name_key(row["area_name"])))


def _lines(
    top: Sequence[Row], rest: int, none: Sequence[Row], shown: Shown, t: Translator, mode: Mode
) -> list[tuple[float, float, str, Look]]:
    """Words with their places, from above down."""
    c = TOKENS[mode]
    lines: list[tuple[float, float, str, Look]] = []
    for place, row in enumerate(top):
        name = f"{place + 1}  {plain(shorten(row['area_name'], NAME))}"
        lines.append((0, -LINE * place - 8, name, {"color": c.ink}))
        end: Look = {"color": c.ink, "shift": (6, 0)}
        lines.append((row["value"], -LINE * place - 26, shown.text(row["value"], t), end))
    at = -LINE * len(top) - 12.0
    tail: list[tuple[str, str]] = []
    if rest:
        tail.append((counted(t, "charts.rank_list.more", rest), c.ink_3))
    if none and shown.has_rings:
        tail.append((f"○ {counted(t, 'charts.rank_list.none', len(none))}", c.red))
        tail += [(plain(shorten(row["area_name"], NAME)), c.ink_2) for row in none[:NONE]]
        if len(none) > NONE:
            tail.append((counted(t, "charts.rank_list.more_none", len(none) - NONE), c.ink_3))
    lines += [(0, at - 22 * n, text, {"color": color}) for n, (text, color) in enumerate(tail)]
    return lines


def _annotation(x: float, y: float, text: str, look: Look) -> Annotation:
    return label(x, y, text, **(look | {"y": "middle", "size": 13, "refs": ("x", "y")}))


def _alt(top: Sequence[Row], none: Sequence[Row], shown: Shown, t: Translator) -> str:
    first = "; ".join(f"{row['area_name']}: {shown.text(row['value'], t)}" for row in top[:3])
    ending = counted(t, "charts.rank_list.none", len(none)) if none else ""
    return f"{shown.message}. {'. '.join(filter(None, [first, ending]))}.".strip()
