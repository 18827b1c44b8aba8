"""One square a unit: whose report is in, whose is not, by unit type."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors, one_cell
from charts.parts.theme import empty_figure, figure, label
from pictures.report_marks import MISSING, ORDER, look, mark, mark_text, marks_legend
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.phrases import counted, first_fitting, plain

COLUMNS = 20  # squares a line: a third of the page holds them apart, and twenties can be counted
ROW, SIZE = 23, 13  # pixels of a line and of a square: as much free as filled
GAP = 1.4  # lines before the name of the next type, which stands over its squares
Square = tuple[float, float, dict[str, Any]]


def unit_squares(
    states: pl.DataFrame, types: Mapping[str, str], t: Translator, mode: Mode
) -> go.Figure:
    """Squares of the units that owe a report (ô đơn vị) by state; reads ObligationState."""
    if states.is_empty():
        return empty_figure(t, mode, "squares")
    groups = grouped(states.to_dicts(), types)
    message = squares_message(groups, t)
    subtitle = t("charts.squares.measure", marks=marks_legend(states, t))
    squares, heads = _placed(groups)
    lines = -min(y for _, y, _ in squares) + 1
    drawn = figure(t, mode, message, subtitle, _alt(message, groups, t), round(ROW * lines))
    drawn.update_layout(
        margin_b=8,
        annotations=[
            label(
                0,
                y,
                _head(name, rows, t),
                color=TOKENS[mode].ink,
                refs=("paper", "y"),
                y="middle",
                size=13,
            )
            for y, name, rows in heads
        ],
    )
    for kind in ORDER:
        _marks(drawn, [s for s in squares if mark(s[2]) == kind], kind, t, mode)
    units = [(r["short_name"], (r["unit_id"],), one_cell(x, y)) for x, y, r in squares]
    add_doors(drawn, "unit", ("unit",), units)
    drawn.update_xaxes(range=[-0.6, COLUMNS - 0.4], visible=False)
    return drawn.update_yaxes(range=[-lines + 0.4, 0.6], visible=False)


def grouped(rows: Sequence[Row], types: Mapping[str, str]) -> dict[str, list[Any]]:
    """Rows by the word for their unit type, in the order of `types`; each by its mark."""
    order = {code: place for place, code in enumerate(types)}
    groups: dict[str, list[Any]] = {}
    for row in sorted(
        rows,
        key=lambda r: (
            order.get(r["unit_type"], len(order)),
            r["unit_type"],
            ORDER.index(mark(r)),
        ),
    ):
        groups.setdefault(types.get(row["unit_type"], row["unit_type"]), []).append(row)
    return groups


def squares_message(groups: Mapping[str, list[Any]], t: Translator) -> str:
    """How many units have no report accepted, and which type has most of them."""
    missing = {name: sum(r["state"] in MISSING for r in rows) for name, rows in groups.items()}
    count = sum(missing.values())
    owed = sum(r["state"] != "exempt" for rows in groups.values() for r in rows)
    if not owed:
        return t("charts.squares.none_owed")
    if not count:
        return counted(t, "charts.squares.all", owed)
    late = any(r["state"] == "overdue" for rows in groups.values() for r in rows)
    key = "charts.squares.overdue" if late else "charts.squares.left"
    bare = counted(t, key, count, owed=t.number(owed))
    name = max(missing, key=lambda n: missing[n])
    most = t("charts.squares.most", head=bare, name=name, part=t.number(missing[name]))
    return first_fitting(*([most] if len(groups) > 1 else []), bare)


def _placed(groups: Mapping[str, list[Any]]) -> tuple[list[Square], list[tuple[float, str, Any]]]:
    squares: list[Square] = []
    heads, top = [], 0.0
    for name, rows in groups.items():
        heads.append((top, name, rows))
        squares += [(n % COLUMNS, top - 1 - n // COLUMNS, row) for n, row in enumerate(rows)]
        top = squares[-1][1] - GAP
    return squares, heads


def received_share(rows: list[Any], t: Translator) -> str:
    """Units with a report accepted, of those that owe one: 106/124."""
    owed = [r for r in rows if r["state"] != "exempt"]
    received = sum(r["state"] not in MISSING for r in owed)
    return f"{t.number(received)}/{t.number(len(owed))}"


def _head(name: str, rows: list[Any], t: Translator) -> str:
    return f"<b>{plain(name)}</b>  {received_share(rows, t)}"


def _marks(drawn: go.Figure, squares: list[Square], kind: str, t: Translator, mode: Mode) -> None:
    if not squares:
        return
    symbol, color = look(kind, mode)
    is_open = symbol.endswith("open")
    drawn.add_scatter(
        x=[x for x, _, _ in squares],
        y=[y for _, y, _ in squares],
        mode="markers",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[_hover(row, t) for _, _, row in squares],
        marker={
            "symbol": symbol,
            "size": SIZE,
            "color": color,
            "opacity": 1,
            "line": {"width": 1.5 if is_open else 0, "color": color},
        },
    )


def _hover(row: Row, t: Translator) -> str:
    lines = [f"<b>{plain(row['short_name'])}</b>", mark_text(mark(row), t)]
    lines += [t.moment(row["received_at"])] if row["received_at"] else []
    lines += [plain(row["reason"])] if row["reason"] else []
    return "<br>".join(lines)


def _alt(message: str, groups: Mapping[str, list[Any]], t: Translator) -> str:
    parts = "; ".join(f"{name} {received_share(rows, t)}" for name, rows in groups.items())
    return t("charts.squares.alt", message=message, parts=parts)
