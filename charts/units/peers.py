"""One unit beside its peers: a track an indicator, peers grey, median thin, required thick."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors, whole_row
from charts.parts.theme import Mark, empty_figure, figure, label, row_label
from pictures.status import status_text
from pictures.tokens import BEHIND, RATED, STATUS, TOKENS, Mode, mark_color
from schemas.row import Row
from translations import Translator
from translations.held import AGAINST
from translations.phrases import counted, first_fitting, joined, lag, plain
from translations.value_words import CHARTS_PEERS_MEDIAN_KEYS, UNIT_PEERS_KEYS

CHARTS_PEERS_KEYS = {
    "at_goal": "charts.peers.at_goal",
    "at_start": "charts.peers.at_start",
    "half_way": "charts.peers.half_way",
}

ROW, LIFT, DROP = 64, 11, -9
SHOWN, SILENT = 8, 2
GOOD = ("exceeded", "early", "reached")


def peer_strips(peers: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Shares of the way (0–100 %) of a unit and its peers, furthest behind on top; UnitPeers."""
    if peers.is_empty():
        return empty_figure(t, mode, "peers")
    own = peers.filter(is_own=True).to_dicts()
    rows = shown_rows(own)
    message = peers_message(own, t)
    drawn = figure(t, mode, message, _measure(own, rows, t), _alt(message, own, t), ROW * len(rows))
    heights = {row["indicator_id"]: y for y, row in enumerate(reversed(rows))}
    words = [w for row in rows for w in _words(row, heights[row["indicator_id"]], t, mode)]
    drawn.update_layout(annotations=words, shapes=[_track(y, mode) for y in heights.values()])
    others = peers.filter(~pl.col("is_own") & pl.col("indicator_id").is_in(list(heights)))
    _peers(drawn, others.drop_nulls("achieved_pct").to_dicts(), heights, t, mode)
    _ticks(drawn, rows, heights, mode)
    _own(drawn, rows, heights, t, mode)
    places = [
        (t.pick(r, "short"), (r["indicator_id"],), whole_row(heights[r["indicator_id"]]))
        for r in rows
    ]
    _peer_doors(drawn, others.drop_nulls("achieved_pct"), heights)
    add_doors(drawn, "unit", ("indicator",), places, content=None, part=None)
    # the figures of a row are values, often percentages too: the axis says places, not percent
    ends = [t(CHARTS_PEERS_KEYS[name]) for name in ("at_start", "half_way", "at_goal")]
    drawn.update_xaxes(range=[-1.5, 101.5], tickvals=[4, 50, 97], ticktext=ends, tickangle=0)
    return drawn.update_yaxes(range=[-0.45, len(rows) - 0.5], visible=False)


def _peer_doors(drawn: go.Figure, others: pl.DataFrame, heights: dict[str, int]) -> None:
    """A peer's dot opens the same indicator of that peer."""
    named = [(r["short_name"], (r["unit_id"], r["indicator_id"])) for r in others.to_dicts()]
    dots = [
        (*of, (r["achieved_pct"], heights[r["indicator_id"]]))
        for of, r in zip(named, others.to_dicts(), strict=True)
    ]
    add_doors(drawn, "unit", ("unit", "indicator"), dots, kind="dot", content=None, part=None)


def shown_rows(own: Sequence[Row], most: int = SHOWN) -> Sequence[Row]:
    """The indicators furthest behind and furthest ahead, and a few that are not reported."""
    rated = sorted((r for r in own if r["status"] in RATED), key=_pace)
    silent = [r for r in own if r["status"] == "not_reported"][: max(SILENT, most - len(rated))]
    room = most - len(silent)
    if len(rated) > room:
        behind = (room + 1) // 2
        rated = rated[:behind] + rated[len(rated) - (room - behind) :]
    return [*rated, *silent][:most] or own[:most]


def _pace(row: Row) -> tuple[float, int]:
    return (float("inf") if row["pace_ratio"] is None else row["pace_ratio"], row["position"])


def peers_message(own: Sequence[Row], t: Translator) -> str:
    """What the unit is weak in, by pace, and strong in where its peers' median is no better."""
    rated = sorted((r for r in own if r["status"] in RATED), key=_pace)
    weak = [t.pick(r, "short") for r in rated if r["status"] in BEHIND]
    strong = [t.pick(r, "short") for r in reversed(rated) if r["status"] in GOOD and _leads(r)]
    if not rated:
        return t("charts.peers.none_rated")
    if not weak:
        best = t.pick(rated[-1], "short")
        return first_fitting(counted(t, "charts.peers.all", len(rated), name=best))
    values = {"total": t.number(len(rated)), "name": weak[0], "lag": lag(t, rated)}
    behind = counted(t, "charts.peers.behind", len(weak), **values)
    if not strong:
        return first_fitting(behind)
    both = [
        t("charts.peers.both", strong=joined(t, strong[:n]), weak=joined(t, weak[:m]))
        for n, m in ((2, 2), (2, 1), (1, 1))
    ]
    return first_fitting(*both, behind)


def _leads(row: Row) -> bool:
    median = row["achieved_median_pct"]
    return median is None or row["achieved_pct"] >= median


def _measure(own: Sequence[Row], rows: Sequence[Row], t: Translator) -> str:
    known = sorted({row["unit_count"] for row in rows})
    words = {
        "name": own[0]["short_name"],
        "count": "–".join(t.number(n) for n in dict.fromkeys([known[0], known[-1]])),
        "total": t.number(max(row["expected_count"] for row in rows)),
        "peers": t(UNIT_PEERS_KEYS[own[0]["peer_kind"]]),
    }
    part = t("charts.peers.part", shown=t.number(len(rows)), total=t.number(len(own)))
    measure = t("charts.peers.measure", **words)
    return f"{measure} · {part}" if len(rows) < len(own) else measure


def _track(y: int, mode: Mode) -> Mark:
    return {
        "type": "rect",
        "x0": 0,
        "x1": 100,
        "y0": y - 0.035,
        "y1": y + 0.035,
        "layer": "below",
        "fillcolor": TOKENS[mode].mute_2,
        "line": {"width": 0},
    }


def _words(row: Row, y: int, t: Translator, mode: Mode) -> Sequence[Row]:
    c, status = TOKENS[mode], row["status"]
    glyph, word = status_text(status, t).split(" ", 1)
    word = f"<b>{word}</b>" if status in BEHIND else word
    mark = f'<span style="color:{mark_color(status, mode)}">{glyph}</span>'
    parts = [f"{mark} {word}"]
    if row["required_value"] is not None:
        parts.append(t("charts.peers.required", value=_amount(row, "required_value", t)))
    if row["value_median"] is not None:
        median = {"value": _bare(row, "value_median", t)}
        parts.append(t(CHARTS_PEERS_MEDIAN_KEYS[row["peer_kind"]], **median))
    name = f"<b>{plain(t.pick(row, 'short'))}</b>"
    above = row_label(y, name, f"<b>{_amount(row, 'value', t)}</b>", c, LIFT)
    below = label(
        0, y, " · ".join(parts), color=c.ink_2, refs=("paper", "y"), shift=(0, DROP), y="top"
    )
    return [*above, below]


def _amount(row: Row, name: str, t: Translator) -> str:
    return t.amount(row[name], row["measure"], row["decimals"], row.get(AGAINST.get(name, "")))


def _bare(row: Row, name: str, t: Translator) -> str:
    """Without the measure, which stands before it in the line: a phone has room for it once."""
    is_short = row["measure"] == "%" or row["required_value"] is None
    return _amount(row, name, t) if is_short else t.number(row[name], row["decimals"])


def _held(share: float) -> float:
    return min(max(share, 0.0), 100.0)


def _peers(
    drawn: go.Figure, rows: Sequence[Row], heights: dict[str, int], t: Translator, mode: Mode
) -> None:
    drawn.add_scatter(
        x=[_held(r["achieved_pct"]) for r in rows],
        y=[heights[r["indicator_id"]] for r in rows],
        mode="markers",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[f"<b>{plain(r['short_name'])}</b><br>{_amount(r, 'value', t)}" for r in rows],
        marker={"size": 8, "color": TOKENS[mode].mute, "opacity": 1},
    )


def _ticks(drawn: go.Figure, rows: Sequence[Row], heights: dict[str, int], mode: Mode) -> None:
    c = TOKENS[mode]
    looks = (("achieved_median_pct", 12, 2, c.ink_3), ("required_pct", 18, 3, c.ink))
    for name, size, width, color in looks:
        known = [r for r in rows if r[name] is not None]
        drawn.add_scatter(
            x=[_held(r[name]) for r in known],
            y=[heights[r["indicator_id"]] for r in known],
            mode="markers",
            cliponaxis=False,
            hoverinfo="skip",
            marker={
                "symbol": "line-ns",
                "size": size,
                "opacity": 1,
                "line": {"width": width, "color": color},
            },
        )


def _own(
    drawn: go.Figure, rows: Sequence[Row], heights: dict[str, int], t: Translator, mode: Mode
) -> None:
    known = [r for r in rows if r["achieved_pct"] is not None]
    drawn.add_scatter(
        x=[_held(r["achieved_pct"]) for r in known],
        y=[heights[r["indicator_id"]] for r in known],
        mode="markers",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[_hover(r, t) for r in known],
        marker={
            "size": 14,
            "opacity": 1,
            "color": [STATUS[r["status"]].fill(mode) for r in known],
            "line": {"width": 2, "color": TOKENS[mode].surface},
        },
    )


def _hover(row: Row, t: Translator) -> str:
    count, expected = t.number(row["unit_count"]), t.number(row["expected_count"])
    return "<br>".join(
        [
            f"<b>{plain(row['short_name'])}</b> · {plain(t.pick(row, 'short'))}",
            _amount(row, "value", t),
            t("charts.required", value=_amount(row, "required_value", t)),
            t(CHARTS_PEERS_MEDIAN_KEYS[row["peer_kind"]], value=_amount(row, "value_median", t)),
            status_text(row["status"], t),
            t("charts.coverage", count=count, expected=expected),
        ]
    )


def _alt(message: str, own: Sequence[Row], t: Translator) -> str:
    known = sorted(
        (r for r in own if r["achieved_pct"] is not None), key=lambda r: r["achieved_pct"]
    )
    if not known:
        return f"{message}. {t('charts.peers.alt_none')}"
    low, high = (
        t("charts.peers.way", name=t.pick(r, "short"), share=t.amount(r["achieved_pct"], "%", 1))
        for r in (known[0], known[-1])
    )
    return t("charts.extremes", message=message, low=low, high=high)
