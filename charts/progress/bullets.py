"""Contents against their path: one bullet a content, worst first."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure, label, row_label
from pictures.messages import Row, bullets_message
from pictures.status import status_text
from pictures.tokens import BEHIND, RATED, STATUS, TOKENS, Mode, Tokens, mark_color
from translations import Translator
from translations.held import bare_share, held_share
from translations.phrases import plain, shorten

ROW = 46
WIDTH = 0.27
LIFT = 9
# A row with its cause under it: so much taller, the words as many as a phone shows on a line.
MORE, LINE = 18, 52


def content_bullets(
    standing: pl.DataFrame,
    t: Translator,
    mode: Mode,
    *,
    as_of: date | None = None,
    why: Mapping[str, str] | None = None,
) -> go.Figure:
    """Bullets of achieved_pct (0–100 %) with the required tick; reads ContentStanding.

    `why` says under a content, by its code, what carries it or drags it.
    """
    causes = why or {}
    if standing.is_empty():
        return empty_figure(t, mode, "bullets")
    rows = worst_first(standing.filter(pl.col("group_id") == standing["group_id"][0]).to_dicts())
    message = bullets_message(rows, t)
    until = t("charts.to_date", date=t.date(as_of)) if as_of else ""
    subtitle = t("charts.bullets.measure", date=until)
    tall = ROW + MORE * any(causes.values())
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, t), tall * len(rows))
    words = [
        word
        for height, row in enumerate(reversed(rows))
        for word in row_label(height, _left(row, t, mode), _right(row, t), TOKENS[mode], LIFT)
    ]
    words += _causes(rows[::-1], causes, TOKENS[mode])
    drawn.update_layout(annotations=words)
    _bars(drawn, rows[::-1], t, mode)
    ticks = [25, 50, 75]
    drawn.update_xaxes(range=[0, 100], tickvals=ticks, ticktext=[f"{x}%" for x in ticks])
    low = -0.5 if any(causes.values()) else -0.32
    return drawn.update_yaxes(range=[low, len(rows) + low], visible=False)


def _causes(rows: list[dict[str, Any]], causes: Mapping[str, str], c: Tokens) -> list[Any]:
    """Under each bullet what carries it or drags it, as far as a phone has room."""
    return [
        label(
            0,
            height,
            plain(shorten(said, LINE)),
            color=c.ink_2,
            refs=("paper", "y"),
            y="top",
            shift=(0, -LIFT),
        )
        for height, row in enumerate(rows)
        if (said := causes.get(row["content_id"], ""))
    ]


def worst_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Slowest pace first, those without a status of progress last."""
    far = float("inf")
    return sorted(
        rows,
        key=lambda r: (
            r["status"] not in RATED,
            far if r["pace_ratio"] is None else r["pace_ratio"],
            r["position"],
        ),
    )


def _left(row: Row, t: Translator, mode: Mode) -> str:
    glyph, word = status_text(row["status"], t).split(" ", 1)
    word = f"<b>{word}</b>" if row["status"] in BEHIND else word
    mark = f'<span style="color:{mark_color(row["status"], mode)}">{glyph}</span>'
    return f"<b>{plain(t.pick(row, 'short'))}</b>  {mark} {word}"


def _right(row: Row, t: Translator) -> str:
    if row["required_pct"] is None or row["status"] == "early":
        return f"<b>{held_share(row, t)}</b>"
    value = f"<b>{bare_share(row, t)}</b>"
    return t("charts.bullets.value", value=value, required=held_share(row, t, "required_pct"))


def _hover(row: Row, t: Translator) -> str:
    coverage = {"count": t.number(row["unit_count"]), "expected": t.number(row["expected_count"])}
    lines = [
        f"<b>{plain(t.pick(row, 'short'))}</b>",
        t("charts.achieved", value=held_share(row, t)),
        t("charts.required", value=held_share(row, t, "required_pct")),
        status_text(row["status"], t),
        t("charts.coverage", **coverage),
    ]
    return "<br>".join(lines)


def _bars(drawn: go.Figure, rows: list[dict[str, Any]], t: Translator, mode: Mode) -> None:
    c, heights = TOKENS[mode], list(range(len(rows)))
    known = [r["achieved_pct"] is not None for r in rows]
    drawn.update_layout(
        barmode="overlay",
        shapes=[
            {
                "type": "rect",
                "x0": 0,
                "x1": 100,
                "y0": y - WIDTH / 2,
                "y1": y + WIDTH / 2,
                "layer": "below",
                "fillcolor": c.mute_2 if has else c.surface,
                "line": {"width": 0 if has else 1, "color": c.ink_3, "dash": "dot"},
            }
            for y, has in zip(heights, known, strict=True)
        ],
    )
    drawn.add_bar(
        y=heights,
        x=[min(max(r["achieved_pct"] or 0, 0), 100) for r in rows],
        orientation="h",
        width=WIDTH,
        hovertext=[_hover(r, t) for r in rows],
        hoverinfo="text",
        marker={"color": [STATUS[r["status"]].fill(mode) for r in rows], "line": {"width": 0}},
    )
    _required(drawn, rows, c)


def _required(drawn: go.Figure, rows: list[dict[str, Any]], c: Tokens) -> None:
    """A stroke where each indicator should stand, with an edge so that it shows on any bar."""
    due = [(y, r["required_pct"]) for y, r in enumerate(rows) if r["required_pct"] is not None]
    for width, color in ((6, c.surface), (3, c.ink)):
        drawn.add_scatter(
            x=[min(max(x, 0), 100) for _, x in due],
            y=[y for y, _ in due],
            mode="markers",
            hoverinfo="skip",
            cliponaxis=False,
            marker={
                "symbol": "line-ns",
                "size": 18,
                "opacity": 1,
                "line": {"width": width, "color": color},
            },
        )


def _alt(message: str, rows: list[dict[str, Any]], t: Translator) -> str:
    known = sorted(
        (r for r in rows if r["achieved_pct"] is not None), key=lambda r: r["achieved_pct"]
    )
    if not known:
        return message
    low, high = (
        f"{t.pick(r, 'short')} {t.amount(r['achieved_pct'], '%', 1)}" for r in (known[0], known[-1])
    )
    return t("charts.extremes", message=message, low=low, high=high)
