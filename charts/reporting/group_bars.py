"""Who lags together: units with a report accepted, by cluster, bloc or unit type."""

from textwrap import wrap
from typing import Any, Literal

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure, label
from pictures.messages import Row
from pictures.tokens import TOKENS, Mode, mark_color
from translations import Translator
from translations.phrases import counted, first_fitting, plain

GroupLevel = Literal["cluster", "unit_type"]
ROW, NAME, WORDS = 25, 21, 2
ROOM = (0.44, 0.84)


def group_lollipops(
    counts: pl.DataFrame,
    t: Translator,
    mode: Mode,
    *,
    level: GroupLevel = "cluster",
    low_ratio: float = 0.8,
) -> go.Figure:
    """Share of units with a report accepted (% of those that owe one); reads ObligationCount."""
    rows = fewest_first(counts.to_dicts())
    if not rows:
        return empty_figure(t, mode, "group_bars")
    c = TOKENS[mode]
    message = groups_message(rows, level, low_ratio, t)
    limit = t.amount(low_ratio * 100, "%")
    subtitle = t("charts.group_bars.measure", limit=limit)
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, t), ROW * len(rows) + 12)
    upward = rows[::-1]
    drawn.update_layout(
        annotations=[w for y, row in enumerate(upward) for w in _words(row, y, low_ratio, t, mode)]
    )
    for low in (False, True):
        color = mark_color("slow", mode) if low else c.primary
        shown = [(y, r) for y, r in enumerate(upward) if (share(r) < low_ratio) == low]
        _lollipops(drawn, shown, color, "triangle-down" if low else "circle", t)
    drawn.update_xaxes(
        range=[0, 1.04], domain=ROOM, showgrid=True, tickvals=[0.5, 1], ticktext=["50%", "100%"]
    )
    return drawn.update_yaxes(range=[-0.6, len(rows) - 0.4], visible=False)


def owed(row: Row) -> int:
    """Units that owe a report: all but the exempt."""
    return int(row["expected_count"] - row["exempt_count"])


def share(row: Row) -> float:
    """Part of them with a report accepted, 0 to 1."""
    return float(row["accepted_count"] / owed(row))


def group_name(row: Row, t: Translator) -> str:
    """Name of the group; units without a cluster are a group too."""
    known = row[f"group_name_{t.language}"]
    return str(known) if known else t("charts.group_bars.no_group")


def fewest_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Groups that owe something, smallest share on top; of equal shares the larger group."""
    return sorted(
        (r for r in rows if owed(r)), key=lambda r: (share(r), -owed(r), r["group_id"] or "")
    )


def groups_message(rows: list[Any], level: GroupLevel, low_ratio: float, t: Translator) -> str:
    """How many groups are under the limit, and which has fewest."""
    groups = t(f"charts.heat.groups_{level}")
    low = sum(share(row) < low_ratio for row in rows)
    values = {
        "groups": groups,
        "total": t.number(len(rows)),
        "limit": t.amount(low_ratio * 100, "%"),
        "name": group_name(rows[0], t),
        "part": _part(rows[0], t),
    }
    if all(share(row) == 1 for row in rows):
        return counted(t, "charts.group_bars.all", len(rows), groups=groups)
    key = "low" if low else "none_low"
    short = {name: values[name] for name in ("groups", "total", "limit")}
    bare = counted(t, f"charts.group_bars.{key}_bare", low, **short)
    return first_fitting(counted(t, f"charts.group_bars.{key}", low, **values), bare)


def _part(row: Row, t: Translator) -> str:
    return f"{t.number(row['accepted_count'])}/{t.number(owed(row))}"


def _words(
    row: Row, height: int, low_ratio: float, t: Translator, mode: Mode
) -> list[dict[str, Any]]:
    c = TOKENS[mode]
    lines = wrap(group_name(row, t), NAME)
    shown = [*lines[: WORDS - 1], *filter(None, [" ".join(lines[WORDS - 1 :])])]
    name = "<br>".join(
        plain(line if len(line) <= NAME + 3 else f"{line[:NAME]}…") for line in shown
    )
    low = f"{'▼ ' if share(row) < low_ratio else ''}<b>{_part(row, t)}</b>"
    look: dict[str, Any] = {"refs": ("paper", "y"), "y": "middle"}
    return [
        label(
            0, height, name, color=c.ink, size=12 if len(shown) == 1 else 11, align="left", **look
        ),
        label(1, height, low, color=c.ink, size=13, x="right", **look),
    ]


def _lollipops(
    drawn: go.Figure, rows: list[tuple[int, Any]], color: str, symbol: str, t: Translator
) -> None:
    if not rows:
        return
    drawn.add_scatter(
        x=[x for _, r in rows for x in (0, share(r), None)],
        y=[y for height, _ in rows for y in (height, height, None)],
        mode="lines",
        line={"color": color, "width": 3},
        hoverinfo="skip",
    )
    drawn.add_scatter(
        x=[share(r) for _, r in rows],
        y=[height for height, _ in rows],
        mode="markers",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[_hover(r, t) for _, r in rows],
        marker={"symbol": symbol, "size": 12, "color": color, "opacity": 1, "line": {"width": 0}},
    )


def _hover(row: Row, t: Translator) -> str:
    numbers = {
        name: t.number(row[f"{name}_count"])
        for name in ("on_time", "late", "rejected", "waiting", "overdue", "exempt")
    }
    head = f"<b>{plain(group_name(row, t))}</b>: {_part(row, t)}"
    return f"{head}<br>{t('charts.group_bars.hover', **numbers)}"


def _alt(message: str, rows: list[Any], t: Translator) -> str:
    least, most = (f"{group_name(r, t)} {_part(r, t)}" for r in (rows[0], rows[-1]))
    return t("charts.extremes", message=message, low=least, high=most)
