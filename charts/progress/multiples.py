"""Groups compared on one indicator: small multiples, one scale, each with its path."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.annotations import chart_notes, draw_notes
from charts.parts.doors import Marked, add_doors
from charts.parts.theme import Annotation, Look, empty_figure, figure, label
from pictures.axes import nice_ticks, tick_text
from pictures.messages import lead, multiples_message
from pictures.tokens import STATUS, TOKENS, Mode, Tokens
from schemas.row import Row
from translations import Translator
from translations.held import held_value
from translations.phrases import capital, if_cut, plain, shorten

PANEL, WIDE = 190, 200  # pixels of a panel: nearly square, so that slopes can be compared
LOW = 180  # of one that stands alone in its row: its name and the periods above fit between two
ACROSS = 4  # panels beside each other on the whole width of a page
GAP = 0.035  # of the width between panels: room for the last point and its figure
NAME = 18  # letters of a name beside its value over a panel of that width
HEAD = 0.28  # of a panel over it: its name and its value


def trend_multiples(
    trend: pl.DataFrame,
    indicator: Row,
    t: Translator,
    mode: Mode,
    *,
    annotations: pl.DataFrame | None = None,
    most_across: int = ACROSS,
) -> go.Figure:
    """Value by period for each group, furthest behind the path first; Trend, AnnotationList.

    A phone has one panel across, lower ones."""
    last = furthest_behind_first(trend, indicator)
    if not last:
        return empty_figure(t, mode, "multiples")
    deep = -(-len(last) // most_across)
    across = -(-len(last) // deep)
    message = multiples_message(last, indicator, t)
    named = {"name": t.pick(indicator, "short"), "measure": t.measure(indicator["measure"])}
    subtitle = t("charts.multiples.measure", **named)
    alt, high = _alt(message, last, indicator, t), PANEL if most_across > 1 else LOW
    drawn = figure(t, mode, message, subtitle, alt, high * deep)
    parts = trend.sort("end_date").partition_by("group_id", as_dict=True)
    drawn.add_traces(
        [
            line
            for place, row in enumerate(last)
            for line in _panel(parts[row["group_id"],].to_dicts(), row, place, indicator, t, mode)
        ]
    )
    words = [_name(row, place, indicator, t, TOKENS[mode]) for place, row in enumerate(last)]
    axes = _axes(trend, (deep, across), len(last), indicator, t)
    margin = {"t": drawn.layout.margin.t + 20, "r": 16}
    meta = {"alt": alt, "min_width": WIDE * across if across > 1 else 0}
    drawn.update_layout(annotations=words, margin=margin, meta=meta, **axes)
    _doors(drawn, last, t)
    days = trend["end_date"].to_list()
    notes = chart_notes(annotations, max(days), days)
    return draw_notes(drawn, notes, t, TOKENS[mode], [_axis(place) for place in range(len(last))])


def _doors(drawn: go.Figure, last: Sequence[Row], t: Translator) -> None:
    """A panel opens its unit type."""
    for place, row in enumerate(last):
        of = (f"x{_axis(place)}", f"y{_axis(place)}")
        mark: Marked = (t.pick(row, "group_name"), (row["group_id"],), ())
        add_doors(drawn, "progress", ("unit_type",), [mark], kind="panel", axes=of)


def furthest_behind_first(trend: pl.DataFrame, item: Row) -> Sequence[Row]:
    """Last known value of each group with its lead over the path."""
    known = trend.filter(pl.col("value").is_not_null()).sort("end_date")
    rows = known.group_by("group_id", maintain_order=True).last().to_dicts()
    for row in rows:
        due = row["required_value"]
        row["lead"] = None if due is None else lead(row["value"], due, item)
    return sorted(rows, key=lambda r: (r["lead"] is None, r["lead"] or 0, r["group_id"]))


def _axis(place: int) -> str:
    return str(place + 1) if place else ""


def _panel(
    points: Sequence[Row], row: Row, place: int, item: Row, t: Translator, mode: Mode
) -> list[go.Scatter]:
    c = TOKENS[mode]
    color = c.red if _is_behind(row) else c.primary
    at = {
        "xaxis": f"x{_axis(place)}",
        "yaxis": f"y{_axis(place)}",
        "x": [p["end_date"] for p in points],
    }
    sizes = [9 if p["period_id"] == row["period_id"] else 3 for p in points]
    path = go.Scatter(
        y=[p["required_value"] for p in points],
        mode="lines",
        hoverinfo="skip",
        line={"color": c.ink_3, "width": 1.5, "dash": "4px,3px"},
        **at,
    )
    actual = go.Scatter(
        y=[p["value"] for p in points],
        mode="lines+markers",
        hoverinfo="text",
        cliponaxis=False,
        hovertext=[_hover(p, item, t) for p in points],
        line={"color": color, "width": 2.5},
        marker={"color": color, "opacity": 1, "line": {"width": 0}, "size": sizes},
        **at,
    )
    return [path, actual]


def _is_behind(row: Row) -> bool:
    return row["lead"] is not None and row["lead"] < 0


def _name(row: Row, place: int, item: Row, t: Translator, c: Tokens) -> Annotation:
    glyph = f' <span style="color:{c.red}">{STATUS["slow"].glyph}</span>' if _is_behind(row) else ""
    value = plain(t.amount(row["value"], item["measure"], item["decimals"]))
    whole = t.pick(row, "group_name")
    name = f"<b>{plain(shorten(whole, NAME))}</b> {value}{glyph}"
    refs = (f"x{_axis(place)} domain", f"y{_axis(place)} domain")
    look: Look = {"color": c.ink, "size": 13, "refs": refs, "shift": (0, 4)}
    look["hovertext"] = if_cut(whole, NAME)
    return label(0, 1, name, **look)


def _hover(point: Row, item: Row, t: Translator) -> str:
    both = {**item, **point}
    coverage = {"count": point["unit_count"], "expected": point["expected_count"]}
    period = capital(t.period(point["period_id"]))
    return "<br>".join(
        [
            f"<b>{plain(t.pick(point, 'group_name'))}</b> · {period}",
            plain(held_value(both, t)),
            t("charts.required", value=plain(held_value(both, t, "required_value"))),
            t("charts.coverage", **{name: t.number(value) for name, value in coverage.items()}),
            t("charts.fresh", count=t.number(point["fresh_count"])),
        ]
    )


def _axes(
    trend: pl.DataFrame, size: tuple[int, int], count: int, item: Row, t: Translator
) -> dict[str, Any]:
    """One scale for every panel; periods named at both ends, values on the left only."""
    deep, across = size
    x_look, y_look = _periods(trend, t), _scale(trend, item, t)
    axes: dict[str, Any] = {}
    for place in range(count):
        row, column = divmod(place, across)
        wide, high, between = (1 + GAP) / across, (1 + HEAD / deep) / deep, HEAD / deep
        top = 1 - row * high
        name = _axis(place)
        axes[f"xaxis{name}"] = x_look | {
            "domain": [column * wide, (column + 1) * wide - GAP],
            "anchor": f"y{name}",
        }
        axes[f"yaxis{name}"] = y_look | {
            "domain": [max(top - high + between, 0), top],
            "anchor": f"x{name}",
            "showticklabels": column == 0,
            "automargin": column == 0,
        }
    return axes


def _scale(trend: pl.DataFrame, item: Row, t: Translator) -> dict[str, Any]:
    values = [v for name in ("value", "required_value") for v in trend[name] if v is not None]
    low, high = min(values), max(values)
    room = (high - low) or abs(high) or 1.0
    ticks = nice_ticks(low, high)
    ticks = ticks[::2] if len(ticks) > 4 else ticks
    return {
        "range": [low - room * 0.12, high + room * 0.12],
        "showgrid": True,
        "tickvals": ticks,
        "ticktext": [tick_text(v, item, t) for v in ticks],
    }


def _periods(trend: pl.DataFrame, t: Translator) -> dict[str, Any]:
    ends = trend.sort("end_date").select("end_date", "period_id").unique(maintain_order=True)
    first, last = ends.row(0), ends.row(-1)
    pad = (last[0] - first[0]) * 0.08
    return {
        "range": [first[0] - pad, last[0] + pad],
        "tickvals": [first[0], last[0]],
        "tickangle": 0,
        "ticktext": [t.period(end[1], short=True) for end in (first, last)],
    }


def _alt(message: str, last: Sequence[Row], item: Row, t: Translator) -> str:
    ends = [pick(last, key=lambda r: r["value"]) for pick in (min, max)]
    low, high = (
        f"{t.pick(r, 'group_name')} {t.amount(r['value'], item['measure'], item['decimals'])}"
        for r in ends
    )
    return t("charts.extremes", message=message, low=low, high=high)
