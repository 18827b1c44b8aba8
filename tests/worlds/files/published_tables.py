"""Published tables of eight invented provinces, as their publishers lay them out."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import xlsxwriter

from data.published.table.mapping import Mapping, Part

NAMES = ["An Giang", "Bắc Kạn", "Cà Mau", "Đắk Lắk", "Hòa Bình", "Lào Cai", "Nghệ An", "Phú Yên"]
LAND = [7.25, 6.5, 5.75, 8.0, 4.5, 6.25, 5.0, 9.5]
LABOUR = [3.5, 6.0, 7.5, 4.0, 8.5, 5.5, 9.0, 2.5]
TOTALS = [6 * a + 4 * b for a, b in zip(LAND, LABOUR, strict=True)]
RANKS = [1 + sum(other > total for other in TOTALS) for total in TOTALS]
PARTS = (Part("Đất đai", 60, 10), Part("Đào tạo", 40, 10))
PAIRS = Mapping(
    "Bảng minh họa",
    "t.xlsx",
    2015,
    "Tỉnh",
    PARTS,
    shape="pairs",
    units="former_provinces",
    total_column="Tổng điểm",
    rank_column="Xếp hạng",
)
WIDE = replace(PAIRS, shape="wide")


def workbook(folder: Path, rows: list[list[object]], sheet: str = "Tổng hợp") -> Path:
    """A workbook of one sheet with these rows."""
    with xlsxwriter.Workbook(folder / "t.xlsx") as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return folder / "t.xlsx"


def sorted_pairs(*columns: tuple[str, list[float]]) -> list[list[object]]:
    """Columns of pairs, each sorted by its own values."""
    heads: list[object] = ["Thứ tự"]
    blocks = []
    for place, (title, values) in enumerate(columns):
        heads += ["Tỉnh" if place == 0 else "", title]
        blocks.append(sorted(zip(NAMES, values, strict=True), key=lambda pair: -pair[1]))
    rows = [[n + 1, *(cell for block in blocks for cell in block[n])] for n in range(len(NAMES))]
    return [heads, *rows]  # type: ignore[list-item]


def paired() -> list[list[object]]:
    """Every column in an order of its own, the rank beside the total, a look-up below."""
    rows = sorted_pairs(("Đất đai", LAND), ("Đào tạo", LABOUR), ("Tổng điểm", TOTALS))
    rows[0].append("Xếp hạng")
    for place, row in enumerate(rows[1:], start=1):
        row.append(place)
    at = rows[1]
    return [
        *rows,
        [],
        rows[0],
        ["", at[1], at[2], "", LABOUR[NAMES.index(str(at[1]))]],
        ["", "Thứ tự", 1, "", 8],
    ]


def wide() -> list[list[object]]:
    """A row for each unit, a column for each part."""
    rows = zip(NAMES, LAND, LABOUR, TOTALS, RANKS, strict=True)
    return [["Tỉnh", "Đất đai", "Đào tạo", "Tổng điểm", "Xếp hạng"], *map(list, rows)]


def by_name(frame: pl.DataFrame, column: str) -> dict[str, float]:
    """The values of a column under the names of their units."""
    return dict(frame.select("name", column).rows())
