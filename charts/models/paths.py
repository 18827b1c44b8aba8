"""Paths of models from unit to unit: a line a model over time; the same as lines of words."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import Marked, add_doors
from charts.parts.theme import Annotation, empty_figure, figure, label, row_label
from pictures.model_marks import KINDS
from pictures.models.paths import Path, path_text, paths_message, paths_of
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import plain, shorten

SHOWN, ROW, LIFT, BELOW = 8, 72, 9, -36
"""Models drawn, those taken over most often; the table holds every path."""
ROOM = 96
"""Letters of a chain of units below its line; a phone has lines of words instead."""
PAD = timedelta(days=40)  # so that the first and last dot are not cut


def model_paths_lines(paths: pl.DataFrame, as_of: date, t: Translator, mode: Mode) -> go.Figure:
    """A line a model, from recognition through each unit that took it over; reads ModelPaths."""
    every = paths_of(paths)
    if not every:
        return empty_figure(t, mode, "model_paths")
    shown = every[:SHOWN]
    message = paths_message(every, t)
    said = "; ".join(path_text(path, t) for path in shown)
    measure = t(
        "charts.model_paths.measure", shown=t.number(len(shown)), count=t.number(len(every))
    )
    drawn = figure(t, mode, message, measure, f"{message}. {said}.", ROW * len(shown) + 30)
    c = TOKENS[mode]
    places = {path[0]["model_id"]: len(shown) - 1 - n for n, path in enumerate(shown)}
    for path in shown:
        _line(drawn, path, places[path[0]["model_id"]], c, t)
    words = [w for path in shown for w in _words(path, places[path[0]["model_id"]], c, t)]
    drawn.update_layout(annotations=words, showlegend=False)
    _doors(drawn, shown, places)
    days = [_begun(path) for path in shown] + [row["replicated_on"] for p in shown for row in p]
    drawn.update_xaxes(
        range=[min(days) - PAD, max(*days, as_of) + PAD],
        showgrid=True,
        nticks=5,
        tickformat="%m/%Y",
    )
    return drawn.update_yaxes(range=[-0.55, len(shown) - 0.35], visible=False)


def _doors(drawn: go.Figure, shown: Sequence[Path], places: Mapping[str, float]) -> None:
    """Each mark of a path opens the unit the model came from or went to."""
    marks: list[Marked] = []
    for path in shown:
        first, y = path[0], places[path[0]["model_id"]] - 0.12
        marks.append((first["short_name"], (first["unit_id"],), (_begun(path), y)))
        marks += [(r["place_name"], (r["replicated_to"],), (r["replicated_on"], y)) for r in path]
    add_doors(drawn, "unit", ("unit",), marks, kind="dot")


def path_lines(paths: pl.DataFrame, t: Translator) -> list[str]:
    """The same paths as lines: the form for a phone."""
    every = paths_of(paths)
    return [path_text(path, t) for path in every[:SHOWN]] or [t("charts.model_paths.empty")]


def _begun(path: Path) -> date:
    begun: date = path[0]["recognised_on"] or path[0]["replicated_on"]
    return begun


def _line(drawn: go.Figure, path: Path, y: float, c: Tokens, t: Translator) -> None:
    first = path[0]
    days = [_begun(path), *(row["replicated_on"] for row in path)]
    names = [first["short_name"], *(row["place_name"] for row in path)]
    drawn.add_scatter(
        x=days,
        y=[y - 0.12] * len(days),
        mode="lines+markers",
        line={"color": c.primary, "width": 2},
        marker={
            "symbol": ["diamond", *["circle"] * len(path)],
            "size": [12, *[10] * len(path)],
            "color": [c.gold, *[c.primary] * len(path)],
            "line": {"width": 1, "color": c.surface},
            "opacity": 1,
        },
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[
            f"<b>{plain(name)}</b><br>{t.date(day)}" for name, day in zip(names, days, strict=True)
        ],
    )


def _words(path: Path, y: float, c: Tokens, t: Translator) -> list[Annotation]:
    """Name and number of places over the line, the chain of units below it."""
    first = path[0]
    left = f"{KINDS[first['kind']][0]} {first['model_name']} · {first['short_name']}"
    right = t("charts.model_paths.places", count=t.number(len(path)))
    chain = " → ".join([first["short_name"], *(row["place_name"] for row in path)])
    refs = ("paper", "y")
    below = label(0, y, plain(shorten(chain, ROOM)), color=c.ink_2, refs=refs, shift=(0, BELOW))
    return [*row_label(y, plain(left), plain(right), c, LIFT), below]
