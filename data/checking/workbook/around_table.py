"""Rows around a table that are no data (tiêu đề lặp, dòng đánh số, tổng cộng, chữ ký): left out.

What is left out is said, one warning a kind and sheet; a number without its code never is.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.checking.layouts.template_layout import spelled
from data.checking.problem_rows import ProblemList
from data.checking.workbook.check_cells import cell_reading
from data.checking.workbook.sheet_cells import NUMBER_KINDS, Sheet

NUMBERING = re.compile(r"[(]?([0-9]{1,2})[)]?( ?=.*)?")
"""(1) (2) (3), 1 2 3, (5)=(3)+(4): the numbers printed forms have under their headings."""
TOTALS = re.compile("(tong|cong)(_(cong|so|hop|chung))?")
SIGNED = re.compile(
    "noi_nhan|nguoi_(lap|ky|bao_cao|tong_hop|duyet|kiem_tra)(_.*)?|lap_bieu|thu_truong(_.*)?"
    "|ky_(ten|va_ghi|ghi_ro|dong_dau|ho_ten).*|da_ky|xac_nhan_cua_.*|(tm|kt|tl|tuq|q)_.*"
    "|(pho_)?(chu_tich|giam_doc)|chanh_van_phong|truong_phong|ke_toan(_truong)?|luu_vt.*"
    "|.*ngay_([0-9]+_)?thang_([0-9]+_)?nam(_[0-9]+)?"
)
MANY = 6  # stray rows listed one by one; more are told as one
CODE = re.compile("[A-Za-z0-9][A-Za-z0-9._/-]*")
"""One word of plain letters, digits and marks: what may be a code."""


@dataclass(frozen=True)
class Table:
    """A table of a sheet: where its columns stand, its code column if the form has one, the
    columns that hold figures, and the texts of each row below the header, left to right."""

    sheet: Sheet
    letters: Mapping[str, str]
    code: str | None
    numbers: Collection[str]
    texts: Mapping[int, Sequence[str]]

    def code_text(self, row: int) -> str | None:
        """What stands in the code column."""
        text = self.sheet.cell(row, self.letters[self.code])["text"] if self.code else None
        return None if text is None else str(text)

    def has_figure(self, row: int) -> bool:
        """Whether a column of figures holds one, or a formula that may be one."""
        cells = [self.sheet.cell(row, self.letters[n]) for n in self.numbers if n in self.letters]
        return any(
            cell["is_formula_without_value"]
            or cell["kind"] in NUMBER_KINDS
            or cell_reading(cell).value is not None
            for cell in cells
        )


def table_rows(
    sheet: Sheet,
    header: int,
    letters: Mapping[str, str],
    code: str | None,
    numbers: Collection[str],
    found: ProblemList,
) -> list[int]:
    """The rows below the header that say something; `code` is the column every row of data fills,
    None where a form has none, and `numbers` are the columns that hold figures."""
    table = Table(sheet, letters, code, numbers, _texts(sheet, header))
    names = {spelled(column.header) for column in sheet.kind.columns}
    left: dict[str, list[int]] = {"heading_again": [], "numbering_row": [], "total_row": []}
    rest = []
    for row, texts in table.texts.items():
        if sum(spelled(text) in names for text in texts) >= 2:
            left["heading_again"].append(row)
        elif _is_numbering(texts):
            left["numbering_row"].append(row)
        elif _is_total(table, row):
            left["total_row"].append(row)
        else:
            rest.append(row)
    left["rows_below"] = _foot(table, rest)
    for rule, rows in left.items():
        _say(rule, sheet, rows, found)
    below = set(left["rows_below"])
    return [row for row in rest if row not in below]


def _texts(sheet: Sheet, header: int) -> dict[int, list[str]]:
    held: dict[int, list[tuple[int, str, str]]] = {}
    for (row, letter), cell in sheet.cells.items():
        if row > header:
            held.setdefault(row, []).append((len(letter), letter, cell["text"]))
    return {row: [text for *_, text in sorted(held[row])] for row in sorted(held)}


def _is_numbering(texts: Sequence[str]) -> bool:
    numbers = [NUMBERING.fullmatch(text) for text in texts]
    if len(texts) < 3:
        return False
    said = [int(number[1]) for number in numbers if number]
    return len(said) == len(texts) and all(b == a + 1 for a, b in pairwise(said))


def _is_total(table: Table, row: int) -> bool:
    """A row whose first words are «Tổng cộng»; a code beside them makes it a row of data."""
    first = next((text for text in table.texts[row] if not text.isdigit()), "")
    return bool(TOTALS.fullmatch(spelled(first))) and table.code_text(row) in (None, first)


def _foot(table: Table, rows: Sequence[int]) -> list[int]:
    """The rows below the last code without a figure; where a form has words for figures, those
    from the first signature on."""
    coded = [row for row in rows if CODE.fullmatch(table.code_text(row) or "")]
    last = max(coded, default=max(rows, default=0)) if table.code else 0
    after = [row for row in rows if row > last]
    if table.code and any(name in table.letters for name in table.numbers):
        return [row for row in after if not table.has_figure(row)]
    signed = [row for row in after if any(map(_is_signed, table.texts[row]))]
    return [row for row in after if signed and row >= signed[0]]


def _is_signed(text: str) -> bool:
    return len(text) <= 120 and SIGNED.fullmatch(spelled(text)) is not None


def _say(rule: str, sheet: Sheet, rows: Sequence[int], found: ProblemList) -> None:
    if not rows:
        return
    at = min((len(letter), letter) for row, letter in sheet.cells if row == rows[0])[1]
    shown = ", ".join(str(row) for row in rows[:MANY]) + ", …" * (len(rows) > MANY)
    found.add(rule, "warning", **sheet.cell(rows[0], at)["place"], params={"rows": shown})
