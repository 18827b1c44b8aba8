"""The look of every figure: template, base figure, row labels, empty state, status words."""

import html
from typing import Any

import plotly.graph_objects as go

from pictures.tokens import FONT, TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import markdown, plain

Figure = go.Figure
"""What a builder gives: pages show it and know nothing else of Plotly."""
Annotation = dict[str, Any]
"""Words of a figure as Plotly takes them: place, text, anchor, font."""

HEADER = 70
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
    words = f"<b>{plain(what)}</b><br>" + plain(why).replace("\n", "<br>")
    return note(drawn, 0.5, 0.5, words, color=TOKENS[mode].ink_2, x="center", y="middle", size=13)


def label(
    at_x: Any,
    at_y: Any,
    text: str,
    *,
    color: str,
    x: str = "left",
    y: str = "bottom",
    size: int = 12,
    refs: tuple[str, str] = ("paper", "paper"),
    shift: tuple[float, float] = (0, 0),
    **more: Any,
) -> dict[str, Any]:
    """Words at a place, to be set all at once: Plotly copies every one it has at each addition."""
    return {
        "x": at_x,
        "y": at_y,
        "text": text,
        "showarrow": False,
        "xref": refs[0],
        "yref": refs[1],
        "xanchor": x,
        "yanchor": y,
        "xshift": shift[0],
        "yshift": shift[1],
        "font": {"size": size, "color": color},
    } | more


def note(drawn: go.Figure, at_x: Any, at_y: Any, text: str, **look: Any) -> go.Figure:
    """Adds words at a place of the figure (see label); returns the figure."""
    return drawn.add_annotation(label(at_x, at_y, text, **look))


def row_label(row: float, left: str, right: str, c: Tokens, lift: int) -> list[dict[str, Any]]:
    """Name at the left and number at the right, over the row at this height."""
    look: dict[str, Any] = {"refs": ("paper", "y"), "shift": (0, lift), "size": 13}
    return [
        label(0, row, left, color=c.ink, align="left", **look),
        label(1, row, right, color=c.ink_2, x="right", **look),
    ]
