"""The sheets of marks: one row a criterion, or a unit and criterion."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.score_layout import FIRST_MARKER, SELF
from data.checking.layouts.template_layout import HEADER_ROW, SheetKind
from data.workbooks.scores.book import Book, look, of_criterion, of_unit, put
from data.workbooks.scores.filled import Typed, Value, mark_words
from data.workbooks.scores.rules import (
    ONLY_X,
    WITH_AGAINST,
    WORDS,
    against_rule,
    amount_rule,
    how_words,
    points_rule,
)
from schemas.scoring.rubric import RubricCriterion

MARKER_WIDTH = 14
FROZEN = 3  # columns that stay: number, unit, name


def write_self(sheet: Worksheet, book: Book, unit_id: str) -> None:
    """A row a criterion; those read from the progress page are locked and say what they read."""
    sections = {s.id: book.t.pick(vars(s), "short") for s in book.group.rubric.sections}
    for row, criterion in enumerate(book.group.criteria, start=HEADER_ROW + 1):
        fixed: dict[str, Value] = {
            "criterion_id": criterion.id,
            "label": book.t.pick(vars(criterion), "label"),
            "section": sections[criterion.section],
            "how": how_words(criterion, book.step, book.profile, book.t),
            "max_points": criterion.max_points,
        }
        _write_mark(sheet, SELF, row, fixed, unit_id, criterion, book)
    sheet.freeze_panes(HEADER_ROW, 2)


def write_marks(sheet: Worksheet, kind: SheetKind, book: Book) -> None:
    """A row a unit and criterion, the marks of the stages before beside the cells to fill."""
    for row, unit, criterion in book.by_unit():
        marks = {
            f"{stage}_mark": mark_words(
                book.shown.get((stage, unit["unit_id"], criterion.id)), criterion, book.t
            )
            for stage in ("self", "appraised")
        }
        fixed = of_unit(unit) | of_criterion(criterion, book.t) | marks
        _write_mark(sheet, kind, row, fixed, unit["unit_id"], criterion, book)
    _finish(sheet, kind.columns[-1].letter, book)


def _write_mark(
    sheet: Worksheet,
    kind: SheetKind,
    row: int,
    fixed: Mapping[str, Value],
    unit_id: str,
    criterion: RubricCriterion,
    book: Book,
) -> None:
    typed = vars(book.filled.marks.get((unit_id, criterion.id), Typed()))
    asked = {
        "amount": criterion.kind != "progress",
        "against": criterion.kind in WITH_AGAINST,
        "not_applicable": criterion.may_not_apply and criterion.kind != "progress",
    }
    for column in kind.columns:
        at = f"{column.letter}{row}"
        if not column.is_input:
            put(sheet, at, fixed.get(column.key), book.styles("locked"))
        elif not asked.get(column.key, asked["amount"]):
            put(sheet, at, None, book.styles("locked"))
        else:
            put(sheet, at, typed[column.key], book.styles(look(column.key)))
            sheet.data_validation(at, _rule(column.key, criterion, at, book))


def _rule(key: str, criterion: RubricCriterion, at: str, book: Book) -> dict[str, Any]:
    if key == "amount":
        return amount_rule(criterion, book.step, at, book.t)
    if key == "against":
        return against_rule(criterion, book.step, at, book.t)
    return ONLY_X if key == "not_applicable" else WORDS


def write_cross(sheet: Worksheet, kind: SheetKind, book: Book) -> None:
    """A column a marker, its code above its name; nobody marks itself."""
    units = book.group.units
    letters = {code: xl_col_to_name(n) for n, code in enumerate(units, start=FIRST_MARKER)}
    last = list(letters.values())[-1]
    sheet.set_column(f"{xl_col_to_name(FIRST_MARKER)}:{last}", MARKER_WIDTH)
    for code, letter in letters.items():
        sheet.write_string(f"{letter}{HEADER_ROW - 1}", code, book.styles("locked"))
        name = units[code]["short_name"]
        sheet.write_string(f"{letter}{HEADER_ROW}", name, book.styles("header"))
    for row, unit, criterion in book.by_unit():
        fixed = of_unit(unit) | of_criterion(criterion, book.t)
        for column in kind.columns:
            put(sheet, f"{column.letter}{row}", fixed[column.key], book.styles("locked"))
        for code, letter in letters.items():
            at, is_own = f"{letter}{row}", code == unit["unit_id"]
            value = book.filled.cross.get((unit["unit_id"], criterion.id, code))
            put(sheet, at, value, book.styles("locked" if is_own else "number"))
            if not is_own:
                low, high = criterion.min_points, criterion.max_points
                sheet.data_validation(at, points_rule(low, high, book.step, at, book.t))
    _finish(sheet, last, book)


def _finish(sheet: Worksheet, last: str, book: Book) -> None:
    bottom = HEADER_ROW + len(book.group.units) * len(book.group.typed_criteria)
    sheet.autofilter(f"A{HEADER_ROW}:{last}{bottom}")
    sheet.freeze_panes(HEADER_ROW, FROZEN)
