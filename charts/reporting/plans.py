"""Own plans of units: how many were issued in each quarter, against each deadline."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure, label, row_label
from pictures.report_marks import fill, mark_text
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.phrases import capital, counted, first_fitting, plain

ROW, WIDTH, LIFT = 46, 0.34, 11
STATES = {
    "on_time": "received",
    "undated": "received",
    "late": "late",
    "missing": "waiting",
    "exempt": "exempt",
}
Line = tuple[float, Row]


def plan_bars(counts: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Bars of plans by quarter of issue (units), per deadline; reads PlanIssuanceCount."""
    if counts.is_empty():
        return empty_figure(t, mode, "plans")
    groups = by_deadline(counts)
    message = plans_message(groups, t)
    lines, heads = _placed(groups)
    height = -min(y for y, _ in lines) + 1
    drawn = figure(
        t, mode, message, t("charts.plans.measure"), _alt(message, groups, t), round(ROW * height)
    )
    c = TOKENS[mode]
    words = [w for y, r in lines for w in row_label(y, _quarter(r, t), _part(r, t), c, LIFT)]
    words += [
        label(
            0, y, f"<b>{_head(row, t)}</b>", color=c.ink, refs=("paper", "y"), y="middle", size=14
        )
        for y, row in heads
    ]
    drawn.update_layout(margin_b=8, barmode="stack", annotations=words)
    for state in STATES:
        _bars(drawn, lines, state, t, mode)
    drawn.update_xaxes(range=[0, 1], visible=False)
    return drawn.update_yaxes(range=[-height + 0.55, 0.4], visible=False)


def by_deadline(counts: pl.DataFrame) -> list[list[Row]]:
    """Rows of each deadline in order of time, its quarters in order, not yet issued last."""
    ordered = counts.sort("due_at", "deadline_id", "issue_quarter", nulls_last=True).to_dicts()
    groups: dict[str, list[Row]] = {}
    for row in ordered:
        groups.setdefault(row["deadline_id"], []).append(row)
    return list(groups.values())


def plans_message(groups: Sequence[Sequence[Row]], t: Translator) -> str:
    """How many units have issued their own plan, and how many not yet."""
    rows = groups[0]
    owed = rows[0]["expected_count"] - sum(r["exempt_count"] for r in rows)
    missing = sum(r["missing_count"] for r in rows)
    if not missing:
        return counted(t, "charts.plans.all", owed)
    values = {"issued": t.number(owed - missing), "owed": t.number(owed)}
    return first_fitting(counted(t, "charts.plans.some", missing, **values))


def _placed(groups: Sequence[Sequence[Row]]) -> tuple[list[Line], list[Line]]:
    lines: list[Line] = []
    heads, top = [], 0.0
    for rows in groups:
        heads.append((top, rows[0]))
        lines += [(top - 0.9 - n, row) for n, row in enumerate(rows)]
        top = lines[-1][0] - 0.8
    return lines, heads


def _head(row: Row, t: Translator) -> str:
    if row["due_at"] is None:
        return t("charts.plans.undated")
    return t("charts.plans.due", date=t.date(row["due_at"]))


def _quarter(row: Row, t: Translator) -> str:
    if row["issue_quarter"] is None:
        return t("charts.plans.not_yet")
    return capital(t.period(row["issue_quarter"]))


def _part(row: Row, t: Translator) -> str:
    return f"<b>{t.number(row['unit_count'])}</b>/{t.number(row['expected_count'])}"


def _bars(drawn: go.Figure, lines: list[Line], state: str, t: Translator, mode: Mode) -> None:
    shown = [(y, row) for y, row in lines if row[f"{state}_count"]]
    if not shown:
        return
    c = TOKENS[mode]
    drawn.add_bar(
        y=[y for y, _ in shown],
        orientation="h",
        width=WIDTH,
        x=[row[f"{state}_count"] / row["expected_count"] for _, row in shown],
        marker={"color": fill(STATES[state], mode), "line": {"width": 1, "color": c.surface}},
        hoverinfo="text",
        hovertext=[_hover(row, state, t) for _, row in shown],
    )


def _hover(row: Row, state: str, t: Translator) -> str:
    count = f"{t.number(row[f'{state}_count'])}/{t.number(row['expected_count'])}"
    head = f"<b>{_head(row, t)}</b><br>{plain(_quarter(row, t))}"
    return f"{head}<br>{mark_text(STATES[state], t)}: {count}"


def _alt(message: str, groups: Sequence[Sequence[Row]], t: Translator) -> str:
    parts = [
        f"{_head(row, t)}, {_quarter(row, t)}: {t.number(row['unit_count'])}"
        for rows in groups
        for row in rows
    ]
    return t("charts.plans.alt", message=message, parts="; ".join(parts))
