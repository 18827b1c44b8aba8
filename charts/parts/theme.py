"""The look of every figure: template, base figure, row labels, empty state, status words."""

import html
from datetime import date, datetime
from textwrap import wrap
from typing import Any, Required, TypeAlias, TypedDict, Unpack

import plotly.graph_objects as go

from pictures.tokens import FONT, TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import markdown, plain

Figure: TypeAlias = go.Figure
"""What a builder gives: pages show it and know nothing else of Plotly."""
Place = float | str | date | datetime
"""A place along an axis: a number, a category, a day; or a part of the paper."""


class Font(TypedDict):
    """Size in pixels and colour of words."""

    size: int
    color: str


class Annotation(TypedDict, total=False):
    """Words of a figure as Plotly takes them: place, text, anchor, font."""

    x: Place
    y: Place
    text: str
    showarrow: bool
    xref: str
    yref: str
    xanchor: str
    yanchor: str
    xshift: float
    yshift: float
    font: Font
    align: str
    bgcolor: str
    borderpad: int
    hovertext: str | None
    captureevents: bool
    textangle: int


class Look(TypedDict, total=False):
    """How words stand at their place: the anchor across (`x`) and up (`y`), size, axes, shift."""

    color: Required[str]
    x: str
    y: str
    size: int
    refs: tuple[str, str]
    shift: tuple[float, float]
    align: str
    bgcolor: str
    borderpad: int
    hovertext: str | None
    textangle: int


class Stroke(TypedDict, total=False):
    """A line as Plotly takes it."""

    color: str
    width: float
    dash: str
    shape: str


class Mark(TypedDict, total=False):
    """A shape behind or over the marks: a rule, a track, a box."""

    type: str
    x0: Place
    x1: Place
    y0: Place
    y1: Place
    xref: str
    yref: str
    layer: str
    line: Stroke
    line_width: float
    fillcolor: str
    opacity: float


HEADER = 70
EMPTY = 44  # letters of a line in the place of an axis: as many as a phone has room for
MARGIN = {"l": 8, "r": 8, "t": HEADER, "b": 24}


def template(mode: Mode) -> go.layout.Template:
    """Plotly template of a mode: surfaces see-through, grid thin, nothing moves."""
    c = TOKENS[mode]
    hover_font = {"family": FONT, "size": 13, "color": c.surface}
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 13, "color": c.ink_2},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": list(c.categorical),
            "title": _title(c),
            "hoverlabel": {"bgcolor": c.ink, "bordercolor": c.ink, "font": hover_font}
            | {"align": "left"},
            "hovermode": "closest",
            "showlegend": False,
            "dragmode": False,
            "xaxis": _axis(c),
            "yaxis": _axis(c),
        }
    )


def _axis(c: Tokens) -> dict[str, Any]:
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "gridcolor": c.grid,
        "fixedrange": True,
        "automargin": False,
        "tickfont": {"size": 12, "color": c.ink_3},
    }


def _title(c: Tokens) -> dict[str, Any]:
    return {
        "x": 0,
        "xref": "container",
        "pad": {"l": 8},
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "font": {"size": 18, "color": c.ink, "weight": 600},
        "subtitle": {"font": {"size": 14, "color": c.ink_2}},
    }


TEMPLATES: dict[Mode, go.layout.Template] = {"light": template("light"), "dark": template("dark")}


def figure(
    t: Translator, mode: Mode, title: str, subtitle: str, alt: str, height: int
) -> go.Figure:
    """An empty figure with message, measure line and text equivalent; height is the plot's."""
    return go.Figure(
        layout={
            "template": TEMPLATES[mode],
            "title": {"text": plain(title), "subtitle": {"text": plain(subtitle)}, "pad": {"t": 8}},
            "separators": ",." if t.language == "vi" else ".,",
            "margin": MARGIN,
            "height": height + HEADER,
            "meta": {"alt": alt},
        }
    )


def card_parts(drawn: go.Figure) -> tuple[str, str, go.Figure]:
    """Message and measure line, safe as Markdown, and a copy of the figure without them."""
    title, subtitle = drawn.layout.title.text or "", drawn.layout.title.subtitle.text or ""
    copy = go.Figure(drawn)
    copy.update_layout(title=None, height=(drawn.layout.height or HEADER) - HEADER)
    copy.layout.margin.t = drawn.layout.margin.t - HEADER + 8
    return markdown(html.unescape(title)), markdown(html.unescape(subtitle)), copy


def empty_figure(t: Translator, mode: Mode, name: str, height: int = 120) -> go.Figure:
    """What is missing, why and what to do, in the place of an axis."""
    what, why = t(f"charts.{name}.empty"), t(f"charts.{name}.empty_why")
    title, alt = t(f"charts.{name}.empty_measure"), f"{what}. {why}".replace("\n", " ")
    drawn = figure(t, mode, title, "", alt, height)
    drawn.update_layout(xaxis_visible=False, yaxis_visible=False)
    lines = [line for part in why.split("\n") for line in wrap(part, EMPTY)]
    words = f"<b>{plain(what)}</b><br>" + "<br>".join(map(plain, lines))
    return note(drawn, 0.5, 0.5, words, color=TOKENS[mode].ink_2, x="center", y="middle", size=13)


def label(at_x: Place, at_y: Place, text: str, **look: Unpack[Look]) -> Annotation:
    """Words at a place, to be set all at once: Plotly copies every one it has at each addition.

    Unless `look` says otherwise: left of its middle, over its place, 12 pixels, of the paper."""
    refs, shift = look.get("refs", ("paper", "paper")), look.get("shift", (0, 0))
    words: Annotation = {
        "x": at_x,
        "y": at_y,
        "text": text,
        "showarrow": False,
        "xref": refs[0],
        "yref": refs[1],
        "xanchor": look.get("x", "left"),
        "yanchor": look.get("y", "bottom"),
        "xshift": shift[0],
        "yshift": shift[1],
        "font": {"size": look.get("size", 12), "color": look["color"]},
    }
    if "align" in look:
        words["align"] = look["align"]
    if "bgcolor" in look:
        words["bgcolor"] = look["bgcolor"]
    if "borderpad" in look:
        words["borderpad"] = look["borderpad"]
    if "hovertext" in look:
        words["hovertext"] = look["hovertext"]
    if "textangle" in look:
        words["textangle"] = look["textangle"]
    return words


def note(drawn: Figure, at_x: Place, at_y: Place, text: str, **look: Unpack[Look]) -> Figure:
    """Adds words at a place of the figure (see label); returns the figure."""
    return drawn.add_annotation(label(at_x, at_y, text, **look))


def row_label(row: float, left: str, right: str, c: Tokens, lift: int) -> list[Annotation]:
    """Name at the left and number at the right, over the row at this height."""
    refs, shift = ("paper", "y"), (0, lift)
    return [
        label(0, row, left, color=c.ink, align="left", refs=refs, shift=shift, size=13),
        label(1, row, right, color=c.ink_2, x="right", refs=refs, shift=shift, size=13),
    ]
