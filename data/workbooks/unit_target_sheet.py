"""The workbook of unit targets (mục tiêu theo đơn vị): written as it is, read back by cell."""

import csv
import io
import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from data.profiles.catalog import Catalog
from data.profiles.unit_targets import COLUMNS, read_unit_targets
from data.reading.date_text import parse_date
from data.reading.number_text import parse_number
from data.reading.read_report import read_report
from data.reading.text_error import NumberTextError
from data.workbooks.template_parts import new_book
from data.workbooks.template_style import Styles
from schemas.plan.indicators import UnitTarget
from schemas.plan.profile_file import ProfileError
from schemas.problems import ReportError

NAME = "Mục tiêu theo đơn vị"
HEADER_ROW = 3
HEADS: Mapping[str, str] = {
    "unit_id": "Mã đơn vị",
    "unit_name": "Tên đơn vị",
    "indicator_id": "Mã chỉ tiêu",
    "label": "Chỉ tiêu",
    "phase": "Giai đoạn",
    "year": "Năm",
    "value": "Giá trị",
    "start": "Điểm đầu",
    "effective_from": "Hiệu lực từ",
    "source": "Căn cứ",
}
WIDTHS = (14, 34, 18, 40, 11, 8, 14, 12, 14, 36)
LETTERS = dict(zip(HEADS, "ABCDEFGHIJ", strict=True))
REFUSED = re.compile(r"line (\d+), cột / column (\w+): (.*)")
Row = dict[str, str | float | None]


def unit_target_workbook(catalog: Catalog, campaign_id: str, today: date) -> bytes:
    """Every unit and indicator it reports, a row a phase, with the targets there are."""
    content = io.BytesIO()
    with new_book(content, today) as book:
        styles, sheet = Styles(book), book.add_worksheet(NAME)
        sheet.write_string("A1", NAME, styles("title"))
        for column, (head, width) in enumerate(zip(HEADS.values(), WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(HEADER_ROW - 1, column, head, styles("header"))
        for at, row in enumerate(_rows(catalog, campaign_id), start=HEADER_ROW):
            for column, value in enumerate(row.values()):
                if isinstance(value, str):
                    sheet.write_string(at, column, value, styles("input"))
                elif value is not None:
                    sheet.write_number(at, column, value, styles("number"))
        sheet.freeze_panes(HEADER_ROW, 2)
    return content.getvalue()


def _rows(catalog: Catalog, campaign_id: str) -> Iterator[Row]:
    profile = catalog.profile(campaign_id)
    phases = ("phase-1", "phase-2") if profile.phases.phase_2_years else ("phase-1",)
    own: dict[tuple[str, str, str], list[UnitTarget]] = {}
    for row in catalog.unit_targets.get(campaign_id, ()):
        own.setdefault((row.unit_id, row.indicator_id, row.target.phase), []).append(row)
    for unit in catalog.units_of(campaign_id).iter_rows(named=True):
        for i in catalog.indicators_for(campaign_id, unit["unit_type"], unit["unit_id"]):
            for phase in phases:
                names = {
                    "unit_id": unit["unit_id"],
                    "unit_name": unit["unit_name"],
                    "indicator_id": i.id,
                    "label": i.label_vi,
                    "phase": phase,
                }
                for mine in own.get((unit["unit_id"], i.id, phase), [None]):
                    yield {**names, **_said(mine)}


def _said(row: UnitTarget | None) -> Row:
    target = row.target if row else None
    day = target.effective_from if target else None
    return {
        "year": target.year if target else None,
        "value": target.value if target else None,
        "start": target.start if target else None,
        "effective_from": day.isoformat() if day else None,
        "source": target.source if target else None,
    }


def read_unit_target_workbook(
    content: bytes, name: str, catalog: Catalog, campaign_id: str
) -> tuple[str, list[UnitTarget]]:
    """The rows with a value as the text of targets/<campaign>.csv, and what they say.

    ProfileError, a line a fault: sheet, cell, what. A row without a value says nothing."""
    profile, units = catalog.profile(campaign_id), catalog.units_of(campaign_id)
    lines = _lines(_cells(content, name), name)
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(COLUMNS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{campaign_id}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            # a line of the file is a row of the sheet, so that a refusal leads back to its cell
            spaced = csv.writer(file, lineterminator="\n")
            spaced.writerow(COLUMNS)
            at = 1
            for row, values in lines.items():
                file.write("\n" * (row - at - 1))
                spaced.writerow(values)
                out.writerow(values)
                at = row
        try:
            found = read_unit_targets(path, profile, units)
        except ProfileError as error:
            raise ProfileError(_by_cell(str(error), name)) from error
    return text.getvalue(), found


def _by_cell(words: str, name: str) -> str:
    said = REFUSED.search(words)
    return f"{name}: {NAME}!{LETTERS[said[2]]}{said[1]}: {said[3]}" if said else words


def _cells(content: bytes, name: str) -> dict[tuple[int, str], str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        path.write_bytes(content)
        try:
            report = read_report(path, name)
        except ReportError as error:
            what = f"không đọc được / cannot be read: {error.problem.rule}"
            raise ProfileError(f"{name}: {what}") from error
    if NAME not in report.sheets:
        raise ProfileError(f"{name}: thiếu trang / the sheet is missing «{NAME}»")
    rows = report.sheets[NAME].select("row", "column", "text").iter_rows()
    return {(row, column): text for row, column, text in rows}


def _lines(cells: Mapping[tuple[int, str], str], name: str) -> dict[int, list[str]]:
    """The cells of each row with a value, numbers and days as the file of targets writes them."""
    found: dict[int, list[str]] = {}
    faults: list[str] = []
    for row in sorted({row for row, _ in cells if row > HEADER_ROW}):
        if (row, LETTERS["value"]) not in cells:
            continue
        values = []
        for column in COLUMNS:
            text = cells.get((row, LETTERS[column]), "")
            try:
                values.append(_plain(column, text))
            except NumberTextError:
                what = f"«{text}»: không phải số hay ngày rõ ràng / is no clear number or day"
                faults.append(f"{name}: {NAME}!{LETTERS[column]}{row}: {what}")
        found[row] = values
    if faults:
        raise ProfileError("\n".join(faults))
    return found


def _plain(column: str, text: str) -> str:
    if column in ("value", "start") and text:
        return str(parse_number(text))
    if column == "effective_from" and text:
        return str(parse_date(text))
    return text
