"""The slide of tasks of the plan: what is past its day, and whose; inspections beside it."""

import polars as pl

from answers.tasks.events import event_counts
from briefing.deck.forms import BarChart, Bars, Column, Row, Table, Text, Tone
from briefing.deck.more_forms import Words
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide, fitting
from pictures.task_marks import DONE, MOVING, counted
from queries.tasks.questions import task_agencies, task_coverage, task_events, task_list
from schemas.frames import TaskAgencies, TaskList
from translations import Translator

DECK_TASKS_KEYS = {
    "ahead": "deck.tasks.ahead",
    "done": "deck.tasks.done",
    "moving": "deck.tasks.moving",
    "overdue": "deck.tasks.overdue",
    "silent": "deck.tasks.silent",
}

AGENCIES, TASKS, LONG = 9, 4, 50  # tasks of whole names; a longer one takes the room of two
STATES: tuple[tuple[str, Tone], ...] = (
    ("done", "subject"),
    ("moving", "earlier"),
    ("overdue", "attention"),
    ("silent", "doubt"),
    ("ahead", "context"),
)
"""What becomes of the parts of an agency, as a slide stacks them."""
Counts = dict[str, int]


def tasks(room: Room) -> Slide:
    """Tasks of the plan: past their day by agency, those with most, and what inspections found."""
    t, rows = room.t, TaskList.rows(room.ask(task_list))
    if not rows:
        return room.empty("tasks")
    agencies = TaskAgencies.rows(room.ask(task_agencies))
    total = _added([_counts(row, "unit_count") for row in rows])
    late = sorted((r for r in rows if r.late_count), key=lambda r: -r.late_count)
    parts = (
        Part(_by_agency(agencies, room), (0, 4.9)),
        Part(_table(late, room), (5.2, 12), (0, 0.68)),
        Part(_found(room), (5.2, 12), (0.71, 1)),
    )
    words = {name: t.number(count) for name, count in total.items()}
    known = room.ask(task_coverage).row(0, named=True)
    coverage = room.share(known["unit_count"], known["expected_count"])
    asked = (("silent", words), ("whose", {"names": _whose(agencies, room)}))
    return room.slide("tasks", _message(agencies, words, room), parts, coverage, asked)


def _counts(row: TaskList | TaskAgencies, total: str) -> Counts:
    """The parts of a row (TaskList, TaskAgencies) in five lots that add up to its total."""
    done, moving, overdue = (counted(row, names) for names in (DONE, MOVING, ("overdue",)))
    silent = row.late_count - overdue
    rest = row[total] - done - moving - overdue - silent
    return {"done": done, "moving": moving, "overdue": overdue, "silent": silent, "ahead": rest}


def _added(rows: list[Counts]) -> Counts:
    return {name: sum(row[name] for row in rows) for name, _ in STATES}


def _message(agencies: list[TaskAgencies], words: dict[str, str], room: Room) -> str:
    """How much is past its day and whose most of it is; where nothing is, what is done."""
    t = room.t
    late = sum(row.late_count for row in agencies)
    if not late:
        return t("deck.tasks.none_late", **words)
    first = max(agencies, key=lambda row: row.late_count)
    whose = {"name": t.pick(first, "agency_name"), "count": t.number(first.late_count)}
    return fitting(
        t("deck.tasks.message", **words, **whose), t("deck.tasks.message_short", **words)
    )


def _whose(agencies: list[TaskAgencies], room: Room) -> str:
    t = room.t
    late = [row for row in agencies if row.late_count][:4]
    said = [f"{t.pick(row, 'agency_name')} ({t.number(row.late_count)})" for row in late]
    return "; ".join(said) or t("deck.tasks.nobody")


def _by_agency(agencies: list[TaskAgencies], room: Room) -> BarChart:
    t, shown = room.t, agencies[:AGENCIES]
    lots = [_counts(row, "part_count") for row in shown]
    names = tuple(f"{t.pick(row, 'agency_name')} ({t.number(row.part_count)})" for row in shown)
    series = tuple(
        Bars(
            t(DECK_TASKS_KEYS[state]),
            tuple(float(lot[state]) for lot in lots),
            tuple(t.number(lot[state]) for lot in lots),
            tone,
        )
        for state, tone in STATES
    )
    return BarChart(names, series, t("deck.tasks.agencies"), "whole", is_lying=True)


def _table(late: list[TaskList], room: Room) -> Table | Words:
    """The tasks with most past their day, said unfinished and silent apart."""
    t = room.t
    if not late:
        return Words(t("deck.tasks.nobody"), (), "subject")
    is_long = any(len(_name(row, t)) > LONG for row in late[:TASKS])
    shown = late[: TASKS - is_long]
    columns = (
        Column(t("deck.tasks.task"), 4),
        Column(t("deck.tasks.due"), 1.4),
        Column(t("deck.tasks.overdue"), 0.9, "right"),
        Column(t("deck.tasks.silent"), 0.95, "right"),
    )
    rows = tuple(
        Row(
            (
                Text(_name(row, t)),
                Text(t.date(row.due_on), "context"),
                Text(t.number(row.overdue_count), "attention", is_bold=True),
                Text(t.number(row.late_count - row.overdue_count)),
            )
        )
        for row in shown
    )
    return Table(columns, rows)


def _name(row: TaskList, t: Translator) -> str:
    """Clause and task; its year is that of the day beside it."""
    return f"{row['clause']} · {t.pick(row, 'label')}"


def _found(room: Room) -> Words:
    """What inspections found and what became of it; where none is told of, that."""
    t, events = room.t, room.ask(task_events)
    counts = event_counts(events)
    if not counts["inspections"]:
        return Words(t("deck.tasks.no_inspections"), (), "context")
    words = {name: t.number(count) for name, count in counts.items()}
    overdue = events.filter(pl.col("remedy_state") == "overdue")["short_name"].unique().to_list()
    lines = (", ".join(sorted(overdue)[:6]),) if overdue else ()
    tone: Tone = "attention" if overdue else "subject"
    return Words(t("deck.tasks.found", **words), lines, tone)
