"""What a screen reader says of a form: the message, what is shown, and its first figures."""

from briefing.deck.forms import BarChart, Lines, Row, Scatter, Table
from briefing.deck.more_forms import Areas, Decisions, Form, TimeLine
from translations import Translator

MOST = 6


def told(form: Form, message: str, t: Translator) -> str:
    """One paragraph: «Message. What it is. Name: figure; …»."""
    what, figures = _of(form)
    shown = [text for text in figures if text]
    more = len(shown) - MOST
    said = "; ".join(shown[:MOST]) + (t("slides.more", count=t.number(more)) if more > 0 else "")
    return ". ".join(part.rstrip(".") for part in (message, what, said) if part) + "."


def _of(form: Form) -> tuple[str, list[str]]:
    """What it shows, and its figures in words."""
    if isinstance(form, Table):
        heads = [column.head for column in form.columns if column.head]
        heads += [entry.text for entry in form.key]
        return ", ".join(heads), [_row(row) for row in form.rows]
    if isinstance(form, BarChart):
        names = enumerate(form.categories)
        return form.caption, [f"{name}: {_bars(form, n)}" for n, name in names]
    if isinstance(form, Lines):
        return form.caption, [line.end or line.name for line in form.lines]
    if isinstance(form, Scatter):
        named = [dot.name for dot in form.dots if dot.is_named]
        return f"{form.x_name}; {form.y_name}", named
    if isinstance(form, Areas):
        return form.caption, [f"{one.label}: {one.count}" for one in form.classes]
    if isinstance(form, TimeLine):
        return "", [f"{one.date} {one.name}" for one in form.moments]
    if isinstance(form, Decisions):
        return "", [f"{row.number}. {row.ask}" for row in form.rows]
    return "", []


def _row(row: Row) -> str:
    marks = [row.marks.bar, *row.marks.dots] if row.marks else []
    texts = [*(cell.text for cell in row.cells), *(mark.text for mark in marks if mark)]
    return " ".join(filter(None, texts))


def _bars(form: BarChart, n: int) -> str:
    """The figures of a category, each under the name of its series where there are several."""
    if len(form.series) == 1:
        return form.series[0].texts[n]
    return ", ".join(f"{bars.name} {bars.texts[n]}" for bars in form.series if bars.texts[n])
