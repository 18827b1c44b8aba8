"""How far tasks have come: one bar a task of the plan, or an agency, cut by state."""

from collections.abc import Callable, Sequence
from functools import partial
from textwrap import wrap

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors
from charts.parts.stacks import BAR, Stack, count_text, stacked
from charts.parts.theme import empty_figure, figure
from pictures.task_marks import DONE, MARKS, MOVING, SAID, counted, state_text, task_name
from pictures.tokens import Mode
from schemas.row import Row
from translations import Translator
from translations.phrases import first_fitting, joined, plain

GAP, LINE = 10, 18  # pixels between bars, and of a line of words over one
NARROW, WIDE = 38, 96
"""Letters of a line of a name that stand beside its figure: on a phone, across a page."""
Named = Callable[[Row], str]


def task_bars(tasks: pl.DataFrame, t: Translator, mode: Mode, room: int = WIDE) -> go.Figure:
    """Bars of task states (share of the units that lead it), by clause; reads TaskList.

    Of a yearly task the latest year is drawn; the message counts all of them. `room` is how many
    letters of a name stand on a line.
    """
    message = tasks_message(tasks.to_dicts(), t)
    rows, named = latest(tasks), partial(task_name, t=t)
    return _bars("task_bars", rows, message, "unit_count", named, t, mode, room)


def agency_bars(agencies: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Bars of task states (share of an agency's tasks); reads TaskAgencies."""
    rows = agencies.to_dicts()
    message = agencies_message(rows, t)
    return _bars("agency_bars", rows, message, "part_count", partial(_agency, t=t), t, mode, NARROW)


def latest(tasks: pl.DataFrame) -> Sequence[Row]:
    """One row a task: of a yearly one its latest round."""
    if tasks.is_empty():
        return []
    last = tasks.sort("position", "round").unique("task_id", keep="last", maintain_order=True)
    return last.sort("position").to_dicts()


def tasks_message(rows: Sequence[Row], t: Translator) -> str:
    """How many tasks of units are late, silent past their day, done and under way."""
    late = sum(counted(row, ("overdue",)) for row in rows)
    silent = sum(int(row["late_count"]) for row in rows) - late
    words = {
        "late": t.number(late),
        "silent": t.number(silent),
        "done": t.number(sum(counted(row, DONE) for row in rows)),
        "moving": t.number(sum(counted(row, MOVING) for row in rows)),
    }
    if not any(counted(row, SAID) for row in rows):
        return t("charts.task_bars.none_said", **words)
    return t(
        "charts.task_bars.some_late" if late or silent else "charts.task_bars.none_late", **words
    )


def agencies_message(rows: Sequence[Row], t: Translator) -> str:
    """Who has most that is late or silent past its day, as many as a headline holds."""
    most = max((int(row["late_count"]) for row in rows), default=0)
    if not most:
        return t("charts.agency_bars.none_late")
    names = [str(t.pick(row, "agency_name")) for row in rows if row["late_count"] == most]
    return first_fitting(
        *(
            t("charts.agency_bars.most_late", names=said, late=t.number(most))
            for said in (joined(t, names), names[0])
        )
    )


def in_lines(name: str, room: int) -> str:
    """A name over its bar, cut only where three lines do not hold it."""
    return "<br>".join(plain(line) for line in wrap(name, room, max_lines=3, placeholder="…"))


def _bars(
    name: str,
    rows: Sequence[Row],
    message: str,
    total: str,
    named: Named,
    t: Translator,
    mode: Mode,
    room: int,
) -> go.Figure:
    if not rows:
        return empty_figure(t, mode, name)
    upward = rows[::-1]
    lines = [in_lines(named(row), room) for row in upward]
    places, height = _places(lines)
    alt = t("charts.task_bars.alt", message=message, count=t.number(len(rows)))
    said = {state: state_text(state, t) for state in MARKS}
    measure = t(f"charts.{name}.measure", marks=", ".join(said.values()))
    drawn = figure(t, mode, message, measure, alt, height + 12)
    stacks = [
        Stack(
            named(row),
            left,
            _right(row, total, t),
            y,
            {state: int(row[f"{state}_count"]) for state in MARKS},
            row[total],
        )
        for y, left, row in zip(places, lines, upward, strict=True)
    ]
    stacked(drawn, stacks, MARKS, said, t, mode)
    tall = [BAR + LINE * (1 + name.count("<br>")) for name in lines]
    marks = [
        (named(r), (r["task_id"],), (None, None, y - BAR / 2, y - BAR / 2 + high))
        for y, high, r in zip(places, tall, upward, strict=True)
        if "task_id" in r
    ]
    add_doors(drawn, HERE, ("task",), marks)
    drawn.update_xaxes(range=[0, 1], visible=False)
    return drawn.update_yaxes(range=[0, height], visible=False)


def _places(names: Sequence[str]) -> tuple[list[int], int]:
    """Where the middle of each bar stands in pixels from below, and the height of all of them."""
    places, height = [], 0
    for name in names:
        places.append(height + BAR // 2)
        height += BAR + LINE * (1 + name.count("<br>")) + GAP
    return places, height


def _agency(row: Row, t: Translator) -> str:
    name = str(t.pick(row, "agency_name"))
    more = row["unit_count"] > 1
    return f"{name} ({t.number(row['unit_count'])})" if more else name


def _right(row: Row, total: str, t: Translator) -> str:
    """What is late and what is silent past its day, marked; else how much is done or goes on."""
    late = counted(row, ("overdue",))
    marked = (("overdue", late), ("not_reported", row["late_count"] - late))
    if row["late_count"]:
        words = [f"<b>{MARKS[state][0]} {t.number(count)}</b>" for state, count in marked if count]
        return " · ".join(words)
    return count_text(counted(row, (*DONE, *MOVING)), row[total], t)
