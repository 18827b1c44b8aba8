"""When tasks are due and what became of them: a mark a round, and the same as lines for a phone."""

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, whole_row
from charts.parts.theme import Annotation, Look, empty_figure, figure, label
from pictures.task_marks import DONE, MARKS, counted, fill, state_text, task_name
from pictures.tokens import TOKENS, Mode, Tokens
from schemas.row import Row
from translations import Translator
from translations.phrases import plain, shorten

ROW, LIFT = 44, 8
ROOM = 84
"""Letters of a name over its line; a phone has lines of words instead."""
PAD = timedelta(days=60)  # so that marks at the ends are not cut
SYMBOLS = {
    "overdue": "x",
    "done_on_time": "circle",
    "under_way": "square",
    "not_due": "circle-open",
}
"""A mark is that of the worst of a round: late, else still open, else ahead; or all is done."""


def task_timeline(tasks: pl.DataFrame, as_of: date, t: Translator, mode: Mode) -> go.Figure:
    """A mark at the last day of each task that has one, by task; reads TaskList."""
    rows = dated(tasks)
    if not rows:
        return empty_figure(t, mode, "task_timeline")
    names = list(dict.fromkeys(row["task_id"] for row in rows))
    places = {name: len(names) - 1 - n for n, name in enumerate(names)}
    message = timeline_message(rows, as_of, t)
    alt = t("charts.task_timeline.alt", message=message, count=t.number(len(rows)))
    measure = t("charts.task_timeline.measure", date=t.date(as_of))
    drawn = figure(t, mode, message, measure, alt, ROW * len(names) + 36)
    c = TOKENS[mode]
    drawn.update_layout(annotations=_names(rows, places, t, c))
    now = {"x0": as_of, "x1": as_of, "y0": 0, "y1": 1}
    drawn.add_shape(type="line", yref="paper", line={"color": c.ink_2, "width": 1}, **now)
    for state, symbol in SYMBOLS.items():
        _marks(drawn, [r for r in rows if worst(r) == state], places, state, symbol, t, mode)
    named = {row["task_id"]: task_name({**row, "round": "once"}, t) for row in reversed(rows)}
    marks = [(said, (code,), whole_row(places[code])) for code, said in named.items()]
    add_doors(drawn, HERE, ("task",), marks)
    days = [row["due_on"] for row in rows]
    drawn.update_xaxes(
        range=[min(*days, as_of) - PAD, max(*days, as_of) + PAD],
        showgrid=True,
        tickformat="%Y",
        dtick="M12",
    )
    return drawn.update_yaxes(range=[-0.4, len(names) - 0.2], visible=False)


def _names(
    rows: Sequence[Row], places: dict[str, int], t: Translator, c: Tokens
) -> list[Annotation]:
    """The name of each task over its line."""
    first = {row["task_id"]: {**row, "round": "once"} for row in reversed(rows)}
    look: Look = {"color": c.ink, "refs": ("paper", "y"), "shift": (0, LIFT), "size": 13}
    return [
        label(0, places[name], plain(shorten(task_name(row, t), ROOM)), **look)
        for name, row in first.items()
    ]


def dated(tasks: pl.DataFrame) -> Sequence[Row]:
    """Rounds with a last day, in the plan's order."""
    return tasks.drop_nulls("due_on").sort("position", "round").to_dicts()


def worst(row: Row) -> str:
    """What a round's mark says: late, all done, begun, or nothing due yet."""
    if row["late_count"]:
        return "overdue"
    if counted(row, DONE) == row["unit_count"]:
        return "done_on_time"
    return "not_due" if row["not_due_count"] == row["unit_count"] else "under_way"


def timeline_message(rows: Sequence[Row], as_of: date, t: Translator) -> str:
    """How many last days have passed with something late, and which comes next."""
    passed = [row for row in rows if row["due_on"] < as_of]
    late = [row for row in passed if row["late_count"]]
    ahead = min((row["due_on"] for row in rows if row["due_on"] >= as_of), default=None)
    words = {"late": t.number(len(late)), "passed": t.number(len(passed))}
    if not passed:
        return t("charts.task_timeline.none_passed", date=t.date(ahead))
    if ahead is None:
        return t("charts.task_timeline.over", **words)
    return t("charts.task_timeline.next", date=t.date(ahead), **words)


def timeline_lines(tasks: pl.DataFrame, t: Translator) -> list[str]:
    """The same as lines in order of time: the form for a phone."""
    rows = sorted(dated(tasks), key=lambda row: (row["due_on"], row["position"]))
    return [
        f"{MARKS[worst(row)][0]} {t.date(row['due_on'])} · {task_name(row, t)}: {_part(row, t)}"
        for row in rows
    ] or [t("charts.task_timeline.empty")]


def _part(row: Row, t: Translator) -> str:
    words = {"done": t.number(counted(row, DONE)), "total": t.number(row["unit_count"])}
    late = t.number(row["late_count"])
    key = "charts.task_timeline.part_late" if row["late_count"] else "charts.task_timeline.part"
    return t(key, late=late, **words)


def _marks(
    drawn: go.Figure,
    rows: Sequence[Row],
    places: dict[str, int],
    state: str,
    symbol: str,
    t: Translator,
    mode: Mode,
) -> None:
    if not rows:
        return
    c = TOKENS[mode]
    colour = c.ink_3 if state == "not_due" else c.primary if state == "under_way" else None
    drawn.add_scatter(
        x=[row["due_on"] for row in rows],
        y=[places[row["task_id"]] - 0.18 for row in rows],
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": symbol,
            "size": 12,
            "color": colour or fill(state, mode),
            "opacity": 1,
        },
        hoverinfo="text",
        hovertext=[
            f"<b>{plain(task_name(row, t))}</b><br>{t.date(row['due_on'])} · {state_text(state, t)}"
            f"<br>{plain(_part(row, t))}"
            for row in rows
        ],
    )
