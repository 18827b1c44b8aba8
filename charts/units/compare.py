"""Up to five units side by side: a row a content, one dot a unit, its colour and shape its own."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import Marked, add_doors
from charts.parts.theme import Mark, empty_figure, figure, label, row_label
from pictures.status import status_text
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.held import held_share
from translations.phrases import counted, first_fitting, if_cut, joined, plain, shorten
from translations.rounding import rounded

MARKS = (
    ("●", "circle"),
    ("◆", "diamond"),
    ("■", "square"),
    ("▲", "triangle-up"),
    ("✕", "x"),
)
ROW, LEGEND, LIFT = 42, 24, 9
NAME = 30  # letters of a unit that a phone has room for beside what is known of it
Rows = Sequence[Row]


def unit_dots(standing: pl.DataFrame, units: Sequence[str], t: Translator, mode: Mode) -> go.Figure:
    """achieved_pct (0–100 %) of each unit by content; ContentStanding of at most five units."""
    rows = [r for r in standing.to_dicts() if r["group_id"] in units]
    if not rows:
        return empty_figure(t, mode, "compare")
    contents = list(dict.fromkeys(r["content_id"] for r in sorted(rows, key=_position)))
    message = compare_message(rows, t)
    there = [unit for unit in units if any(r["group_id"] == unit for r in rows)]
    alt = _alt(message, rows, there, t)
    height = ROW * len(contents) + LEGEND * len(there)
    drawn = figure(t, mode, message, t("charts.compare.measure"), alt, height)
    heights = {content: y for y, content in enumerate(reversed(contents))}
    drawn.update_layout(
        annotations=[*_names(rows, heights, t, mode), *_legend(rows, there, t, mode)],
        shapes=[_track(y, mode) for y in heights.values()],
    )
    drawn.layout.margin.t += LEGEND * len(there)
    for place, unit in enumerate(there):
        _dots(drawn, [r for r in rows if r["group_id"] == unit], place, heights, t, mode)
    dots: list[Marked] = [
        (
            f"{t.pick(r, 'group_name')} · {t.pick(r, 'short')}",
            (r["group_id"], r["content_id"]),
            (r["achieved_pct"], heights[r["content_id"]]),
        )
        for r in rows
        if r["achieved_pct"] is not None
    ]
    add_doors(drawn, "unit", ("unit", "content"), dots, kind="dot", indicator=None)
    ticks = [0, 25, 50, 75, 100]
    drawn.update_xaxes(range=[-1.5, 101.5], tickvals=ticks, ticktext=[f"{x}%" for x in ticks])
    return drawn.update_yaxes(range=[-0.4, len(contents) - 0.4], visible=False)


def _position(row: Row) -> int:
    return int(row["position"])


def compare_message(rows: Rows, t: Translator) -> str:
    """Who is highest in most contents, of those where two units or more have a figure."""
    by_content: dict[str, list[Row]] = {}
    for row in rows:
        if row["achieved_pct"] is not None:
            by_content.setdefault(row["content_id"], []).append(row)
    compared = [group for group in by_content.values() if len(group) > 1]
    if not compared:
        return t("charts.compare.none")
    names = {r["group_id"]: t.pick(r, "group_name") for r in rows}
    wins = dict.fromkeys(names, 0)
    for group in compared:
        most = max(rounded(r["achieved_pct"], 1) for r in group)
        for row in group:
            wins[row["group_id"]] += rounded(row["achieved_pct"], 1) == most
    best = max(wins.values())
    leaders = [names[unit] for unit, count in wins.items() if count == best]
    total = t.number(len(compared))
    if len(leaders) > 1:
        tied = counted(t, "charts.compare.tied", best, names=joined(t, leaders), total=total)
        many = counted(t, "charts.compare.many", best, units=t.number(len(leaders)), total=total)
        return first_fitting(tied, many)
    return first_fitting(counted(t, "charts.compare.lead", best, name=leaders[0], total=total))


def _track(y: int, mode: Mode) -> Mark:
    return {
        "type": "rect",
        "x0": 0,
        "x1": 100,
        "y0": y - 0.04,
        "y1": y + 0.04,
        "layer": "below",
        "fillcolor": TOKENS[mode].mute_2,
        "line": {"width": 0},
    }


def _names(rows: Rows, heights: dict[str, int], t: Translator, mode: Mode) -> Sequence[Row]:
    c, words = TOKENS[mode], []
    for content, y in heights.items():
        group = [r for r in rows if r["content_id"] == content]
        known = [r["achieved_pct"] for r in group if r["achieved_pct"] is not None]
        ends = dict.fromkeys(t.number(x, 1) for x in ([min(known), max(known)] if known else []))
        right = f"{'–'.join(ends)}%" if known else t.number(None)
        words += row_label(y, f"<b>{plain(t.pick(group[0], 'short'))}</b>", right, c, LIFT)
    return words


def _legend(rows: Rows, units: Sequence[str], t: Translator, mode: Mode) -> Sequence[Row]:
    colors, lines = TOKENS[mode].categorical, []
    for place, unit in enumerate(units):
        group = [r for r in rows if r["group_id"] == unit]
        counts = (sum(r[k] for r in group) for k in ("indicator_count", "expected_indicator_count"))
        count, total = (t.number(n) for n in counts)
        mark = f'<span style="color:{colors[place]}">{MARKS[place][0]}</span>'
        whole = t.pick(group[0], "group_name")
        name = plain(shorten(whole, NAME))
        known = t("charts.compare.known", count=count, total=total)
        lift = LEGEND * (len(units) - place) + 4
        lines.append(
            label(
                0,
                1,
                f"{mark} <b>{name}</b> · {known}",
                color=TOKENS[mode].ink,
                size=13,
                shift=(0, lift),
                y="middle",
                hovertext=if_cut(whole, NAME),
            )
        )
    return lines


def _dots(
    drawn: go.Figure, rows: Rows, place: int, heights: dict[str, int], t: Translator, mode: Mode
) -> None:
    known = [r for r in rows if r["achieved_pct"] is not None]
    drawn.add_scatter(
        x=[min(max(r["achieved_pct"], 0), 100) for r in known],
        y=[heights[r["content_id"]] for r in known],
        mode="markers",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[_hover(r, t) for r in known],
        marker={
            "symbol": MARKS[place][1],
            "size": 13,
            "opacity": 1,
            "color": TOKENS[mode].categorical[place],
            "line": {"width": 1.5, "color": TOKENS[mode].surface},
        },
    )


def _hover(row: Row, t: Translator) -> str:
    return "<br>".join(
        [
            f"<b>{plain(t.pick(row, 'group_name'))}</b> · {plain(t.pick(row, 'short'))}",
            t("charts.achieved", value=held_share(row, t)),
            t("charts.required", value=held_share(row, t, "required_pct")),
            status_text(row["status"], t),
        ]
    )


def _alt(message: str, rows: Rows, units: Sequence[str], t: Translator) -> str:
    parts = []
    for unit in units:
        known = [r for r in rows if r["group_id"] == unit and r["achieved_pct"] is not None]
        if known:
            ends = [pick(known, key=lambda r: r["achieved_pct"]) for pick in (min, max)]
            low, high = (
                f"{t.pick(r, 'short')} {t.amount(r['achieved_pct'], '%', 1)}" for r in ends
            )
            name = t.pick(known[0], "group_name")
            parts.append(t("charts.compare.alt", name=name, low=low, high=high))
    return ". ".join([message, *parts]) if parts else f"{message}. {t('charts.peers.alt_none')}"
