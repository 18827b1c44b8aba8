"""Cells of a workbook with their kind, straight from its XML (đọc ô của sổ tính).

Reads sparsely, so a lone cell at XFD1048576 costs nothing, and keeps what table readers lose:
number or text, its format, a formula never calculated, an error value, merged and hidden areas.
"""

import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from data.reading.clean_text import clean_text, looks_like_legacy_encoding
from data.reading.file_guards import refuse
from data.reading.limits import LIMIT_OF, Room, count_limit
from data.reading.number_format import GENERAL, held_text, seen_number
from data.reading.workbook_parts import (
    Book,
    elements,
    joined_text,
    local,
    read_book,
    serial_date,
    unescaped,
)
from schemas.problems import Problem, ReportError

LAST_ROW = 100_000  # no sheet of ours has a tenth of it
LAST_COLUMN = 256  # IV, the last of the old format
LONGEST_ADDRESS = len("XFD1048576")
Seen = tuple[str | None, str | None, str | None, str | None]
Cell = tuple[int, str, str, bool, str, str | None, str | None, str | None, str | None]
"""Row, column letters, text, whether a formula waits for its value, kind; of a number cell what it
shows, the number behind that where it differs, and the raw number and format it was kept under."""
NOTHING: Seen = (None, None, None, None)

TRUE = ("1", "true")
DAMAGE = (zipfile.BadZipFile, zlib.error, ParseError, LookupError, StopIteration, ValueError)


@dataclass
class Sheet:
    """The filled cells of one sheet, row by row, its merged areas (A1:B2), what is hidden of it."""

    name: str
    cells: list[Cell] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    is_hidden: bool = False


def workbook_sheets(path: Path, file_name: str) -> list[Sheet]:
    """Every sheet in the workbook's order, hidden ones included."""
    try:
        with zipfile.ZipFile(path) as archive:
            book, room = read_book(archive), Room()
            if len(book.sheets) > count_limit("SHEETS"):
                refuse(file_name, "too_many_sheets", limit=str(count_limit("SHEETS")))
            if len({part for _, part in book.sheets}) < len(book.sheets):
                refuse(file_name, "damaged_workbook")  # one part under two names: nobody's own
            return [
                _SheetReader(
                    Sheet(name, is_hidden=name in book.hidden), book, room, file_name
                ).read(archive, part)
                for name, part in book.sheets
            ]
    except (*DAMAGE, EOFError, OSError, NotImplementedError):
        refuse(file_name, "damaged_workbook")


@cache
def column_letters(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(letter) + 1
    return number


@lru_cache(maxsize=65_536)
def _number(raw: str, code: str) -> tuple[str, str, Seen]:
    """Kind and text of a number cell, the text being the number it shows (85 for 85%)."""
    seen = seen_number(raw, code)
    held = None if seen.held == seen.value else seen.held
    if held is None and seen.kind == "number":
        return "number", seen.value, (seen.text, None, None, None)
    return seen.kind, seen.value, (seen.text, held, held_text(raw), code)


class _SheetReader:
    """Streams one sheet row by row; a cell is kept when it holds something."""

    def __init__(self, sheet: Sheet, book: Book, room: Room, file_name: str) -> None:
        self.sheet = sheet
        self._book = book
        self._room = room
        self._file_name = file_name
        self._row = 0
        self._column = 0

    def read(self, archive: zipfile.ZipFile, part: str) -> Sheet:
        for tag, element in elements(archive, part):
            if tag == "row":
                self._row, self._column = int(element.get("r", self._row + 1)), 0
                if element.get("hidden") in TRUE and len(element):
                    self._take_areas()
                    self.sheet.hidden_rows.append(self._row)
                for cell in element:
                    self._read_cell(cell)
                element.clear()
            elif tag == "mergeCell":
                self._take_areas()
                area = element.attrib["ref"]
                if len(area) > 2 * LONGEST_ADDRESS + 1:
                    raise ValueError(area)
                self.sheet.merged.append(area)
            elif tag == "col" and element.get("hidden") in TRUE:
                self._hide(int(element.attrib["min"]), int(element.attrib["max"]))
        return self.sheet

    def _hide(self, first: int, last: int) -> None:
        """Columns out of sight, as far as a report may reach."""
        reach = range(first, min(last, LAST_COLUMN) + 1)
        self._take_areas(len(reach))
        self.sheet.hidden_columns += [column_letters(number) for number in reach]

    def _take_areas(self, count: int = 1) -> None:
        if not self._room.area(count):
            refuse(self._file_name, "too_many_areas", limit=str(count_limit("AREAS")))

    def _read_cell(self, cell: Element) -> None:
        self._place(cell.get("r"))
        value = formula = inline = None
        for child in cell:
            tag = local(child.tag)
            if tag == "v":
                value = child.text or ""
            elif tag == "f":
                formula = child.text or ""
            elif tag == "is":
                inline = joined_text(child)
        kind = cell.get("t", "n")
        if len(value or "") > self._room.cell_text:
            raise self._error("long_text", value or "", limit=str(self._room.cell_text))
        if formula is not None and not value and not (kind == "str" and value is not None):
            self._keep("text", clean_text(f"={formula}"), NOTHING, waits=True)
        elif value or inline:
            self._keep(*self._content(kind, value or "", inline or "", cell.get("s", "0")))

    def _place(self, address: str | None) -> None:
        """Cells without an address follow the one before."""
        if address is None:
            self._column += 1
            return
        if len(address) > LONGEST_ADDRESS:
            raise ValueError(address)
        letters = address.rstrip("0123456789")
        self._column, self._row = column_number(letters), int(address[len(letters) :])
        if not (letters and self._row):
            raise ValueError(address)

    def _content(self, kind: str, value: str, inline: str, style: str) -> tuple[str, str, Seen]:
        """Kind, text, and what is seen of a number; an error such as #DIV/0! is a text."""
        match kind:
            case "s":
                return "text", self._shared(int(value)), NOTHING
            case "inlineStr" | "str" | "e":
                return "text", self._checked(clean_text(inline or unescaped(value))), NOTHING
            case "b":
                return "boolean", "TRUE" if value.strip() == "1" else "FALSE", NOTHING
            case "d":
                return "date", value.strip()[:10], NOTHING
        if style in self._book.dates:
            day = serial_date(float(value), self._book.from_1904)
            if day is not None:
                return "date", day.isoformat(), NOTHING
        return _number(value, self._book.formats.get(style, GENERAL))

    def _shared(self, index: int) -> str:
        text = self._book.strings[index]
        return self._checked(text) if index in self._book.legacy else text

    def _checked(self, text: str) -> str:
        if looks_like_legacy_encoding(text):
            raise self._error("legacy_encoding", text)
        return text

    def _keep(self, kind: str, text: str, seen: Seen, waits: bool = False) -> None:
        if not text:
            return
        try:
            text.encode()
        except UnicodeEncodeError:  # half of a character, which nothing after us could keep
            raise self._error("half_character", text.encode(errors="replace").decode()) from None
        if self._row > LAST_ROW or self._column > LAST_COLUMN:
            raise self._error("far_cell", text)
        broken = self._room.cell(text)
        if broken is not None:
            raise self._error(broken, text, limit=str(count_limit(LIMIT_OF[broken])))
        self.sheet.cells.append((self._row, column_letters(self._column), text, waits, kind, *seen))

    def _error(self, rule: str, text: str, **params: str) -> ReportError:
        letters = column_letters(self._column)
        return ReportError(
            Problem(
                self._file_name,
                rule,
                sheet=self.sheet.name,
                cell=f"{letters}{self._row}",
                row=self._row,
                column=letters,
                value=text[:200],
                params=params,
            )
        )
