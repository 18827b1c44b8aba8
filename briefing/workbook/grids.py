"""Forms of a slide as rows of cells, and the chart that draws them."""

from dataclasses import dataclass
from typing import Literal

from briefing.deck.forms import BarChart, Line, Lines, Row, Scatter, Table
from briefing.deck.more_forms import Areas, Decisions, Figures, Form, TimeLine, Words
from briefing.workbook.numbers import Cell, Number, cell_of, marked, number_format
from translations import Translator

Kind = Literal["column", "bar", "line", "scatter", "marks"]
Stack = Literal["", "stacked", "percent_stacked"]
STACKS: dict[str, Stack] = {"clustered": "", "stacked": "stacked", "whole": "percent_stacked"}
Cells = tuple[Cell | None, ...]


@dataclass(frozen=True)
class Grid:
    """A table of a sheet; `drawn` are the columns of the chart, `kind` its type."""

    head: tuple[str, ...]
    rows: tuple[Cells, ...]
    drawn: tuple[int, ...] = ()
    kind: Kind = "column"
    part: Stack = ""


def grid_of(form: Form, t: Translator) -> Grid | None:
    """The rows of a form; None for the cover, which holds no figure."""
    if isinstance(form, Table):
        return _table(form, t)
    if isinstance(form, BarChart):
        return _bars(form, t)
    if isinstance(form, Lines):
        return _lines(form, t)
    if isinstance(form, Scatter):
        return _scatter(form, t)
    if isinstance(form, Areas):
        return _areas(form, t)
    return _words(form, t)


def _table(form: Table, t: Translator) -> Grid:
    """Printed columns, then the values of the marks, a column each."""
    printed = [n for n in range(len(form.columns)) if n != form.chart_at]
    marks = [_marks(row, form, t) for row in form.rows]
    names = tuple(dict.fromkeys(name for found in marks for name in found))
    heads = tuple(form.columns[n].head or t("workbook.name") for n in printed)
    rows = tuple(
        (
            *(cell_of(row.cells[n].text, t.language) for n in printed),
            *(found.get(name) for name in names),
        )
        for row, found in zip(form.rows, marks, strict=True)
    )
    drawn = tuple(range(len(printed), len(printed) + len(names)))
    has_bars = any(row.marks and row.marks.bar for row in form.rows)
    return Grid((*heads, *names), rows, drawn, "bar" if has_bars else "marks")


def _marks(row: Row, form: Table, t: Translator) -> dict[str, Number]:
    """Values of one row by the words of the key; dots in the order of the key."""
    marks, found = row.marks, {}
    if marks is None:
        return {}
    head = form.columns[form.chart_at or 0].head or t("workbook.value")
    dots = [entry for entry in form.key if entry.sign == "dot"]
    for n, dot in enumerate(marks.dots):
        same = [e.text for e in dots if e.tone == dot.tone] or [e.text for e in dots[n : n + 1]]
        found[same[0] if same else head] = marked(dot.value, dot.text, t.language)
    if marks.bar:
        found[head] = marked(marks.bar.value, marks.bar.text, t.language)
    if marks.tick:
        ticks = [entry.text for entry in form.key if entry.sign == "tick"]
        name = ticks[0] if ticks else t("workbook.required")
        found[name] = marked(marks.tick.value, marks.tick.text, t.language)
    return found


def _bars(form: BarChart, t: Translator) -> Grid:
    heads = (form.caption or t("workbook.name"),)
    names = tuple(bars.name or t("workbook.value") for bars in form.series)
    rows: tuple[Cells, ...] = tuple(
        (name, *(marked(bars.values[n], bars.texts[n], t.language) for bars in form.series))
        for n, name in enumerate(form.categories)
    )
    drawn = tuple(range(1, len(names) + 1))
    kind: Kind = "bar" if form.is_lying else "column"
    return Grid((*heads, *names), rows, drawn, kind, STACKS[form.kind])


def _lines(form: Lines, t: Translator) -> Grid:
    names = tuple(line.end or line.name for line in form.lines)
    rows = tuple(
        (name, *(_point(line, n, t) for line in form.lines))
        for n, name in enumerate(form.categories)
    )
    head = form.caption or t("workbook.name")
    return Grid((head, *names), rows, tuple(range(1, len(names) + 1)), "line")


def _point(line: Line, place: int, t: Translator) -> Number | None:
    """A value of a line: as the slide prints it where it has a label there."""
    value, said = line.values[place], {label[0]: label[1] for label in line.labels}
    if value is None:
        return None
    return marked(value, said[place], t.language) if place in said else _plain(value)


def _plain(value: float | None) -> Number:
    shown = value or 0.0
    return Number(shown, number_format(0 if shown % 1 == 0 else 2))


def _scatter(form: Scatter, t: Translator) -> Grid:
    head = (t("workbook.name"), form.x_name, form.y_name)
    rows = [(dot.name, _plain(dot.x), _plain(dot.y)) for dot in form.dots if dot.name]
    rows += [("", _plain(x), _plain(y)) for x, y in form.curve]
    return Grid(head, tuple(rows), (1, 2), "scatter")


def _areas(form: Areas, t: Translator) -> Grid:
    head = (t("workbook.code"), t("workbook.name"), t("workbook.class"), form.caption)
    rows = tuple(
        (a.code, a.name, form.classes[a.place].label, cell_of(a.text, t.language))
        for a in form.areas
    )
    return Grid(head, rows)


def _words(form: Form, t: Translator) -> Grid | None:
    name, value = t("workbook.name"), t("workbook.value")
    if isinstance(form, Figures):
        rows = tuple((f.label, cell_of(f.value, t.language), f.note) for f in form.figures)
        return Grid((name, value, t("workbook.note")), rows)
    if isinstance(form, Words):
        return Grid((form.head or name,), tuple((line,) for line in form.lines or (form.head,)))
    if isinstance(form, Decisions):
        head = (t("workbook.number"), *form.heads)
        return Grid(head, tuple((Number(d.number, "0"), d.ask, d.basis, d.vote) for d in form.rows))
    if isinstance(form, TimeLine):
        spans = tuple((span.note, span.name) for span in form.spans)
        moments = tuple((moment.date, moment.name) for moment in form.moments)
        return Grid((t("workbook.date"), name), (*spans, *moments))
    return None
