"""The ratio table: which lines it has, what each is held against, how a figure is written."""

import statistics
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bench.sides import Found

LEAST, LOST, MIDDLE, SLOWEST = "minimal SQL", "unanswered", "middle", "slowest"
# a question of a date that is built, in seconds: what reading its rows may cost
LIMIT = {"province": 0.015, "nation": 0.060}


@dataclass(frozen=True)
class Row:
    """A line the table always has: the figure `name` of the measurement `what`, and its aim."""

    what: str
    name: str
    text: str
    aim: str


@dataclass(frozen=True)
class Line:
    """One line of the table: there, here, and what was aimed at."""

    what: str
    there: float | None
    here: float | None
    aim: str


def _of_every_size(questions: str, date: str, publish: str) -> tuple[Row, ...]:
    return (
        Row("questions", LEAST, "least SQL of a question's grain", ""),
        Row("questions", MIDDLE, "middle of all questions, date built", questions),
        Row("questions", SLOWEST, "slowest of all questions, date built", questions),
        Row("questions", LOST, "questions without an answer", "0"),
        Row("date", "cluster view", "a date not asked before, what a cluster view asks", ""),
        Row("date", "everything", "a date not asked before, every question", date),
        Row("publish", "publish", "publish after one workbook, from the start", ""),
        Row("publish", "again", "publish after one workbook, the program running", publish),
    )


PROVINCE = (
    *_of_every_size("15 ms", "0.7 s", "0.7 s"),
    Row("page", "page", "page of clusters, cold", "0.7 s"),
    Row("start", "start", "`python -m queries`, start to answer", "0.6 s"),
    Row("start", "megabytes", "the same, megabytes at most", ""),
    Row("deck", "deck", "yearly deck, content", "1 s"),
)
ROWS: Mapping[str, tuple[Row, ...]] = {
    "province": PROVINCE,
    "nation": _of_every_size("60 ms", "6 s", "2 s"),
}


def lines(scale: str, what: str, there: Found, here: Found) -> Iterator[Line]:
    """The lines of one measurement; of questions also each one over the limit, slowest first."""
    if what == "questions":
        there, here, over = *_gathered(there, here), _over(here, LIMIT[scale])
    else:
        over = []
    for row in ROWS[scale]:
        if row.what == what:
            text = f"{row.text}, {scale}"
            yield Line(text, there.get(row.name), here.get(row.name), row.aim)
    aim = f"{LIMIT[scale] * 1000:.0f} ms"
    for name in over:
        yield Line(f"`{name}`, {scale}", there.get(name), here.get(name), aim)


def _gathered(there: Found, here: Found) -> tuple[Found, Found]:
    """Each side with the middle and the slowest of the questions both answer, and how many not."""
    both = [name for name, value in here.items() if value and there.get(name) and name != LEAST]
    return _summed(there, both), _summed(here, both)


def _summed(side: Found, both: Iterable[str]) -> Found:
    known = [float(side[name] or 0) for name in both]
    if not side:
        return {}
    summed = {MIDDLE: statistics.median(known), SLOWEST: max(known)} if known else {}
    return {**side, **summed, LOST: float(sum(value is None for value in side.values()))}


def _over(side: Found, limit: float) -> list[str]:
    """Questions that take longer than they may, slowest first."""
    slow = {name: value for name, value in side.items() if value and value > limit}
    own = (LEAST, MIDDLE, SLOWEST, LOST)
    return sorted((name for name in slow if name not in own), key=lambda name: -slow[name])


def cells(line: Line) -> str:
    """One line of the table; «–» where a side cannot be measured."""
    there, here = (_figure(value, line.what) for value in (line.there, line.here))
    ratio = f"{line.here / line.there:.2f}" if line.there and line.here else "–"
    return f"| {line.what} | {there} | {here} | {ratio} | {line.aim} |"


def _figure(value: float | None, what: str) -> str:
    """Seconds, milliseconds below a tenth of one, megabytes or a count, as the line says."""
    if value is None:
        return "–"
    if "megabytes" in what:
        return f"{value:,.0f} MB"
    if "without an answer" in what:
        return f"{value:.0f}"
    return f"{value * 1000:,.1f} ms" if value < 0.1 else f"{value:,.2f} s"
