"""Who has reported: one bar a unit type, from on time to missing."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors, whole_row
from charts.parts.news import reporting_message
from charts.parts.theme import empty_figure, figure, row_label
from pictures.tokens import REPORT_GLYPHS, STATUS, TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.phrases import plain

ROW, LIFT = 52, 12  # pixels of a row, and of its words over the bar
WIDTH = 0.42  # of the row: the words have the rest


def reporting_bars(counts: pl.DataFrame, period_id: str, t: Translator, mode: Mode) -> go.Figure:
    """Bars of report states (share of the units that owe one); reads ReportingCount."""
    rows = sorted(counts.filter(pl.col("expected_count") > 0).to_dicts(), key=_left_count)
    if not rows:
        return empty_figure(t, mode, "reporting")
    message = reporting_message(rows, t)
    subtitle = t("charts.reporting.measure", period=t.period(period_id))
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, t), ROW * len(rows))
    words = [
        word
        for height, row in enumerate(rows)
        for word in row_label(height, _name(row, t), _right(row, t), TOKENS[mode], LIFT)
    ]
    drawn.update_layout(annotations=words)
    _bars(drawn, rows, t, mode)
    drawn.update_layout(margin_b=8, barmode="stack", uniformtext={"minsize": 10, "mode": "hide"})
    types = [(t.pick(r, "label"), (r["unit_type"],), whole_row(y)) for y, r in enumerate(rows)]
    add_doors(drawn, "unit", ("unit_type",), types, unit=None, period=period_id)
    drawn.update_xaxes(range=[0, 1], visible=False)
    return drawn.update_yaxes(range=[-0.32, len(rows) - 0.32], visible=False)


def _left_count(row: Row) -> int:
    return int(row["missing_count"] + row["rejected_count"])


def _name(row: Row, t: Translator) -> str:
    return f"<b>{plain(t.pick(row, 'label'))}</b>"


def _right(row: Row, t: Translator) -> str:
    left = _left_count(row)
    expected = row["expected_count"]
    values = {"received": t.number(expected - left), "expected": t.number(expected)}
    if not left:
        return t("charts.reporting.done", **values)
    return t("charts.reporting.left", left=f"<b>{t.number(left)}</b>", **values)


def _bars(drawn: go.Figure, rows: Sequence[Row], t: Translator, mode: Mode) -> None:
    c = TOKENS[mode]
    fills = {
        "on_time": (c.primary, c.on_primary),
        "late": (STATUS["slow"].fill(mode), STATUS["slow"].text(mode)),
        "rejected": (STATUS["at_risk"].fill(mode), STATUS["at_risk"].text(mode)),
        "missing": (c.mute_2, c.ink),
    }
    for state, (fill, text) in fills.items():
        counts = [r[f"{state}_count"] for r in rows]
        words = [f"{REPORT_GLYPHS[state]} {t.number(n)}" if n else "" for n in counts]
        drawn.add_bar(
            y=list(range(len(rows))),
            orientation="h",
            width=WIDTH,
            text=words,
            x=[n / r["expected_count"] for n, r in zip(counts, rows, strict=True)],
            marker={"color": fill, "line": {"width": 1, "color": c.surface}},
            textfont={"size": 11, "color": text},
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="inside",
            hoverinfo="text",
            hovertext=[_hover(state, n, r, t) for n, r in zip(counts, rows, strict=True)],
        )


def _hover(state: str, count: int, row: Row, t: Translator) -> str:
    word = f"{REPORT_GLYPHS[state]} {t(f'report_state.{state}')}"
    values = {"count": t.number(count), "expected": t.number(row["expected_count"])}
    return _name(row, t) + "<br>" + t("charts.reporting.hover", state=word, **values)


def _alt(message: str, rows: Sequence[Row], t: Translator) -> str:
    least, most = (
        t("charts.reporting.alt_part", name=t.pick(r, "label"), count=t.number(_left_count(r)))
        for r in (rows[0], rows[-1])
    )
    return t("charts.reporting.alt", message=message, most=most, least=least)
