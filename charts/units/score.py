"""The progress score of one unit period by period, beside the median of its peers."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure, note
from pictures.tokens import TOKENS, Mode, Tokens
from schemas.row import Row
from translations import Translator
from translations.phrases import first_fitting, if_cut, plain, shorten
from translations.rounding import rounded
from translations.value_words import CHARTS_PEERS_MEDIAN_KEYS, UNIT_PEERS_KEYS

CHARTS_SCORE_KEYS = {
    "down": "charts.score.down",
    "first": "charts.score.first",
    "still": "charts.score.still",
    "up": "charts.score.up",
}
UNIT_MEDIAN_KEYS = {
    "cluster": "unit.median_cluster",
    "unit_type": "unit.median_unit_type",
}

HEIGHT, LEGEND = 200, 20
NAME = 28  # letters of the unit's name that a phone has room for beside its points
LEAST = 1.0  # points of a change that is one: less is what one indicator's rounding moves


def score_trend(progress: pl.DataFrame, name: str, t: Translator, mode: Mode) -> go.Figure:
    """progress_pct (0–100) of the unit and the peers' median by period; UnitProgress."""
    rows = progress.sort("end_date").to_dicts()
    if not rows:
        return empty_figure(t, mode, "score")
    message = score_message(rows, name, t)
    last = rows[-1]
    measure = t(
        "charts.score.measure",
        peers=t(UNIT_PEERS_KEYS[last["peer_kind"]]),
        count=t.number(last["unit_count"]),
        total=t.number(last["expected_count"]),
    )
    drawn = figure(t, mode, message, measure, _alt(message, rows, t), HEIGHT)
    c = TOKENS[mode]
    _line(drawn, rows, "progress_median_pct", t, c)
    _line(drawn, rows, "progress_pct", t, c)
    _names(drawn, last, name, t, c)
    _axes(drawn, rows, t)
    return drawn


def score_message(rows: Sequence[Row], name: str, t: Translator) -> str:
    """The unit's score, its change since the period before, and the median beside it.

    Half of the units are under a median whatever they do: being there is no headline of its own.
    """
    known = [r for r in rows if r["progress_pct"] is not None]
    if not known:
        return first_fitting(t("charts.score.none", name=name))
    last = known[-1]
    before = known[-2]["progress_pct"] if len(known) > 1 else None
    change = None if before is None else rounded(last["progress_pct"] - before, 1)
    words = {
        "value": t.number(last["progress_pct"], 1),
        "change": t.number(abs(change or 0.0), 1),
        "period": t.period(known[max(len(known) - 2, 0)]["period_id"]),
    }
    head = t(CHARTS_SCORE_KEYS[_way(change)], **words)
    if last["progress_median_pct"] is None:
        return first_fitting(head)
    median = t.number(last["progress_median_pct"], 1)
    peers = t(UNIT_MEDIAN_KEYS[last["peer_kind"]])
    return first_fitting(t("charts.score.beside", head=head, peers=peers, median=median), head)


def _way(change: float | None) -> str:
    """Up or down by a point at least; less is no change to speak of."""
    if change is None:
        return "first"
    return "still" if abs(change) < LEAST else "up" if change > 0 else "down"


def _line(drawn: go.Figure, rows: Sequence[Row], column: str, t: Translator, c: Tokens) -> None:
    is_own = column == "progress_pct"
    color = c.primary if is_own else c.mute
    fills = [color if r["is_fresh"] or not is_own else c.surface for r in rows]
    drawn.add_scatter(
        x=list(range(len(rows))),
        y=[r[column] for r in rows],
        mode="lines+markers",
        connectgaps=False,
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[_hover(r, t) for r in rows],
        line={"color": color, "width": 2.5 if is_own else 1.5},
        marker={
            "size": 8 if is_own else 5,
            "color": fills,
            "opacity": 1,
            "line": {"width": 1.5, "color": color},
        },
    )


def _hover(row: Row, t: Translator) -> str:
    shown = [t.number(row[k], 1) for k in ("progress_pct", "progress_median_pct")]
    counts = t.number(row["indicator_count"]), t.number(row["expected_indicator_count"])
    return "<br>".join(
        [
            f"<b>{t.period(row['period_id'])}: {shown[0]}</b>",
            t(CHARTS_PEERS_MEDIAN_KEYS[row["peer_kind"]], value=shown[1]),
            t("charts.score.indicators", count=counts[0], total=counts[1]),
            t(
                "charts.coverage",
                count=t.number(row["unit_count"]),
                expected=t.number(row["expected_count"]),
            ),
        ]
    )


def _names(drawn: go.Figure, last: Row, name: str, t: Translator, c: Tokens) -> None:
    median = t(UNIT_MEDIAN_KEYS[last["peer_kind"]])
    own = f"<b>{plain(shorten(name, NAME))} {t.number(last['progress_pct'], 1)}</b>"
    peers = f"{median} {t.number(last['progress_median_pct'], 1)}"
    for place, (words, color, ink) in enumerate(
        ((own, c.primary, c.primary), (peers, c.mute, c.ink_2))
    ):
        mark = f'<span style="color:{color}">●</span>'
        note(
            drawn,
            0,
            1,
            f"{mark} {words}",
            color=ink,
            size=13,
            y="middle",
            hovertext=if_cut(name, NAME) if words is own else None,
            shift=(0, LEGEND * (2 - place)),
        )
    drawn.layout.margin.t += LEGEND * 2 + 8


def _axes(drawn: go.Figure, rows: Sequence[Row], t: Translator) -> None:
    values = [r[k] for r in rows for k in ("progress_pct", "progress_median_pct") if r[k]]
    high = min(100, max(20, 20 * (int(max(values, default=0) // 20) + 1)))
    ticks = list(range(0, high + 1, 20))
    last = len(rows) - 1
    drawn.update_xaxes(
        domain=[0.06, 1],
        range=[-0.3, max(last, 1) + 0.3],
        tickangle=0,
        tickvals=list(range(last + 1)),
        ticktext=[t.period(r["period_id"], short=True) for r in rows],
    )
    drawn.update_yaxes(
        range=[-0.06 * high, high * 1.04],
        tickvals=ticks,
        ticktext=[t.number(x) for x in ticks],
        showgrid=True,
    )


def _alt(message: str, rows: Sequence[Row], t: Translator) -> str:
    known = [r for r in rows if r["progress_pct"] is not None]
    if not known:
        return f"{message}. {t('charts.peers.alt_none')}"
    ends = (pick(known, key=lambda r: r["progress_pct"]) for pick in (min, max))
    low, high = (f"{t.period(r['period_id'])} {t.number(r['progress_pct'], 1)}" for r in ends)
    return t("charts.extremes", message=message, low=low, high=high)
