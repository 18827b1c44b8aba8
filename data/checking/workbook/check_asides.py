"""What a table sheet holds beside its cells to fill: merged, hidden, and figures one column off."""

import re
from collections.abc import Collection, Mapping

from data.checking.problem_rows import ProblemList
from data.checking.workbook.sheet_cells import NUMBER_KINDS, Cell, Sheet
from data.reading.workbook_cells import column_letters, column_number
from schemas.problems import Severity

WORDED = ("note", "evidence", "reason", "opinion")
"""Columns of words beside a figure: merged, they lose a note, not a number."""
BARE = re.compile(r"[-−+]?[0-9]+([.,][0-9]+)*( ?%)?")
"""A text that is a figure and nothing else."""


def tell_merged(
    sheet: Sheet, merged: list[str], header: int, letters: Mapping[str, str], found: ProblemList
) -> None:
    """Cells to fill that a merged area hides: whatever was meant there was not read."""
    inputs = input_letters(sheet, letters)
    code = next((letters[c.key] for c in sheet.kind.columns if c.key in letters), "A")
    for area in merged:
        first, _, last = area.partition(":")
        (left, top), (right, bottom) = _place(first), _place(last or first)
        columns = [letter for letter in inputs if left <= column_number(letter) <= right]
        if left <= column_number(code):
            continue
        corner = (top, column_letters(left))
        for row in (r for r in sheet.rows(header) if top <= r <= bottom):
            for letter in columns if (row, code) in sheet.cells else ():
                if (row, letter) != corner:
                    severity: Severity = "warning" if inputs[letter] in WORDED else "error"
                    place = sheet.at(row, letter) | {"value": area}
                    found.add("merged_hides", severity, **place, params={"first": first})


def tell_hidden(sheet: Sheet, header: int, letters: Mapping[str, str], found: ProblemList) -> None:
    """Rows, columns and sheets nobody sees that were read all the same."""
    hidden, inputs = sheet.hidden, input_letters(sheet, letters)
    if hidden.is_whole:
        found.add("hidden_sheet_read", "warning", sheet=sheet.name, value=sheet.name)
    for row in sorted(row for row in hidden.rows if row > header):
        held = next((letter for letter in inputs if (row, letter) in sheet.cells), None)
        if held is not None:
            place = sheet.cell(row, held)["place"]
            found.add("hidden_row_read", "warning", **place, params={"row": str(row)})
    for letter in inputs:
        is_read = any(at == letter and row > header for row, at in sheet.cells)
        if letter in hidden.columns and is_read:
            place = sheet.cell(header, letter)["place"]
            found.add("hidden_column_read", "warning", **place, params={"column": letter})


def stray_figure(
    sheet: Sheet, row: int, letters: Mapping[str, str], keys: Collection[str]
) -> tuple[str, Cell] | None:
    """A figure in a row whose own cell is blank: the key of its column, and the cell.

    Looked for in the columns of these keys, and in those the form does not know («»).
    """
    known = {letter: key for key, letter in letters.items()}
    for at in sorted((at for r, at in sheet.cells if r == row), key=column_number):
        key, cell = known.get(at, ""), sheet.cell(row, at)
        is_bare = cell["kind"] == "text" and BARE.fullmatch(cell["text"])
        if (key == "" or key in keys) and (cell["kind"] in NUMBER_KINDS or is_bare):
            return key, cell
    return None


def input_letters(sheet: Sheet, letters: Mapping[str, str]) -> dict[str, str]:
    """The key of each column people fill, by its letters."""
    return {letters[c.key]: c.key for c in sheet.kind.columns if c.is_input and c.key in letters}


def _place(corner: str) -> tuple[int, int]:
    """Number of the column, and row."""
    letters = corner.rstrip("0123456789")
    return column_number(letters), int(corner[len(letters) :])
