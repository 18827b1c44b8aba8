"""The short sheets of a score workbook: vetoes, votes, and the unit's replies to cuts."""

from collections.abc import Iterable, Mapping
from typing import Any

from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.score_layout import APPLIES_NOT
from data.checking.layouts.template_layout import HEADER_ROW, SheetKind
from data.workbooks.scores.book import Book, look, of_criterion, of_unit, put
from data.workbooks.scores.filled import Value, mark_words
from data.workbooks.scores.rules import ONLY_X, WORDS, whole_rule


def write_vetoes(sheet: Worksheet, kind: SheetKind, book: Book) -> None:
    """A row a unit and declared veto: x if it holds, with its document."""
    declared = [veto for veto in book.group.rubric.vetoes if veto.detected is None]
    pairs = ((u, v) for u in book.group.units.values() for v in declared)
    for row, (unit, veto) in enumerate(pairs, start=HEADER_ROW + 1):
        key = unit["unit_id"], veto.id
        label = book.t.pick(vars(veto), "label")
        said = {
            "amount": APPLIES_NOT if key in book.filled.vetoes else None,
            "evidence": book.filled.vetoes.get(key),
        }
        cells = of_unit(unit) | {"criterion_id": veto.id, "label": label} | said
        _write_plain(sheet, kind, row, cells, {"amount": ONLY_X, "evidence": WORDS}, book)


def write_votes(sheet: Worksheet, kind: SheetKind, book: Book) -> None:
    """A row a unit: the council's votes, which a tie rule may ask for."""
    for row, unit in enumerate(book.group.units.values(), start=HEADER_ROW + 1):
        cells = of_unit(unit) | {"amount": book.filled.votes.get(unit["unit_id"])}
        _write_plain(sheet, kind, row, cells, {"amount": whole_rule(book.t)}, book)


def _write_plain(
    sheet: Worksheet,
    kind: SheetKind,
    row: int,
    cells: Mapping[str, Value],
    rules: Mapping[str, dict[str, Any]],
    book: Book,
) -> None:
    for column in kind.columns:
        at = f"{column.letter}{row}"
        style = look(column.key) if column.is_input else "locked"
        put(sheet, at, cells.get(column.key), book.styles(style))
        if column.is_input:
            sheet.data_validation(at, rules[column.key])


def write_replies(
    sheet: Worksheet, kind: SheetKind, book: Book, unit_id: str, cuts: Iterable[Mapping[str, Any]]
) -> None:
    """A row a criterion that a later stage cut, with both marks and the reason of the cut."""
    later = {row["criterion_id"]: row for row in cuts}
    criteria = [c for c in book.group.criteria if c.id in later or c.id in book.filled.replies]
    for row, criterion in enumerate(criteria, start=HEADER_ROW + 1):
        cut = later.get(criterion.id)
        reply, evidence = book.filled.replies.get(criterion.id, (None, None))
        own = book.shown.get(("self", unit_id, criterion.id))
        cells: dict[str, Value] = of_criterion(criterion, book.t) | {
            "self_mark": mark_words(own, criterion, book.t),
            "later_mark": mark_words(cut, criterion, book.t),
            "reason": cut["reason"] if cut else None,
            "reply": reply,
            "evidence": evidence,
        }
        _write_plain(sheet, kind, row, cells, {"reply": WORDS, "evidence": WORDS}, book)
    if not criteria:
        put(sheet, f"A{HEADER_ROW + 1}", None, book.styles("locked"))
