"""Tables to read and carry away (bảng số liệu): chosen columns under translated headings."""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import polars as pl
import xlsxwriter

from charts.theme import status_text
from translations import Translator

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
CODES = (
    *("state", "quadrant", "operator", "direction", "kind", "adds_up", "phase_id", "stage"),
    *("counts", "verdict", "leaning", "effect", "tie_by", "assessment"),
)
MEASURED = {"value", "baseline", "required", "target", "gained", "needed", "phase"}


def column_name(frame: pl.DataFrame, name: str, t: Translator) -> str:
    """The frame's column for a name: `short` is short_vi or short_en; others are themselves."""
    local = f"{name}_{t.language}"
    return local if local in frame.columns else name


def typed_table(frame: pl.DataFrame, names: Sequence[str], t: Translator) -> pl.DataFrame:
    """The columns under translated headings; numbers and dates stay numbers and dates."""
    columns = {t(f"column.{name}"): frame[column_name(frame, name, t)] for name in names}
    words = {
        heading: series.map_elements(_coded(name, t), return_dtype=pl.String)
        for (heading, series), name in zip(columns.items(), names, strict=True)
        if _is_code(name) and series.len()
    }
    return pl.DataFrame({**columns, **words})


def text_table(frame: pl.DataFrame, names: Sequence[str], t: Translator) -> pl.DataFrame:
    """The same columns as text in the language's own formats; missing is –."""
    rows = frame.to_dicts()
    return pl.DataFrame(
        {
            t(f"column.{name}"): [cell_text(row, column_name(frame, name, t), t) for row in rows]
            for name in names
        },
        schema={t(f"column.{name}"): pl.String for name in names},
    )


def cell_text(row: dict[str, Any], name: str, t: Translator) -> str:
    """One cell as text: 68,4%, 0,93, 31/10/2026, quý III/2026, ▲ Vượt."""
    value = row[name]
    if value is None:
        return t.number(None)
    if _is_code(name):
        return _coded(name, t)(value)
    if isinstance(value, bool):
        return t("word.yes") if value else t("word.no")
    if isinstance(value, datetime):
        return t.moment(value)
    if isinstance(value, date):
        return t.date(value)
    if name == "year":
        return str(value)
    if isinstance(value, int):
        return t.number(value)
    return _decimal(row, name, t) if isinstance(value, float) else str(value)


def _decimal(row: dict[str, Any], name: str, t: Translator) -> str:
    if name == "value_change":
        return t.signed(row[name], row["decimals"])
    is_share = name.endswith(("_ratio", "_pct"))
    if name.split("_", maxsplit=1)[0] in MEASURED and "decimals" in row and not is_share:
        return t.amount(row[name], row.get("measure", ""), row["decimals"])
    if name.endswith("_pct"):
        return t.amount(row[name], "%", 1)
    if name.endswith("_points"):
        is_score = "decimals" in row and "measure" not in row
        return t.number(row[name], row["decimals"]) if is_score else t.signed(row[name], 1)
    return t.number(row[name], 2)


def _is_code(name: str) -> bool:
    is_status = name.startswith("status") or name.endswith("_status")
    return is_status or name.endswith("period_id") or name in CODES


def _coded(name: str, t: Translator) -> Callable[[str], str]:
    if name.endswith("period_id"):
        return t.period
    if name in CODES:
        return lambda code: _word(name, code, t)
    return lambda code: status_text(code, t)


def _word(name: str, code: str, t: Translator) -> str:
    """The word of a code, or the code where it has none."""
    keys = {
        "state": f"report_state.{code}",
        "quadrant": f"quadrant.{code}",
        "operator": f"operator.{code}",
        "direction": f"direction.{code}",
        "kind": f"kind.{code}",
        "adds_up": f"adds_up.{code}",
        "phase_id": f"phase.{code}",
        "stage": f"stage.{code}",
        "verdict": f"verdict.{code}",
        "leaning": f"leaning.{code}",
        "assessment": f"score_state.{code}",
    }
    key = keys.get(name, f"rubric_book.choice.{code}")
    return t(key) if t.has(key) else code


def guarded(value: Any) -> Any:
    """Text a spreadsheet would run as a formula gets an apostrophe; a number never does."""
    if not isinstance(value, str) or not value.startswith(DANGEROUS) or _is_number(value):
        return value
    return f"'{value}"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def csv_table(frame: pl.DataFrame) -> bytes:
    """CSV that a spreadsheet opens with its letters right; no cell can run as a formula."""
    safe = pl.DataFrame(
        [
            pl.Series(guarded(s.name), [guarded(v) for v in s] if s.dtype == pl.String else s)
            for s in frame
        ]
    )
    return b"\xef\xbb\xbf" + safe.write_csv().encode()


def xlsx_table(
    frame: pl.DataFrame,
    title: str,
    source_lines: Sequence[str],
    t: Translator,
    notes: Sequence[str] = (),
) -> bytes:
    """Title, source lines, the table with native numbers and dates; a second sheet of notes."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(t("export.sheet"))
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        for number, line in enumerate(source_lines, start=1):
            sheet.write_string(number, 0, line, book.add_format({"font_color": "#4E5D65"}))
        _write_rows(book, sheet, frame, len(source_lines) + 2)
        if notes:
            beside = book.add_worksheet(t("export.notes"))
            beside.set_column(0, 0, 120, book.add_format({"text_wrap": True}))
            for number, line in enumerate(notes):
                beside.write_string(number, 0, line)
    return buffer.getvalue()


def _write_rows(book: Any, sheet: Any, frame: pl.DataFrame, top: int) -> None:
    head = book.add_format({"bold": True, "bg_color": "#E9EEF0", "text_wrap": True})
    formats = {
        date: book.add_format({"num_format": "dd/mm/yyyy"}),
        datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        float: book.add_format({"num_format": "#,##0.00"}),
        int: book.add_format({"num_format": "#,##0"}),
    }
    for place, series in enumerate(frame):
        sheet.write_string(top, place, series.name, head)
        for row, value in enumerate(series, start=top + 1):
            if value is not None:
                sheet.write(row, place, value, formats.get(type(value)))
        sheet.set_column(place, place, _width(series))
    sheet.freeze_panes(top + 1, 0)
    if frame.width:
        sheet.autofilter(top, 0, top + frame.height, frame.width - 1)


def _width(series: pl.Series) -> int:
    longest = max((len(str(value)) for value in series), default=0)
    return min(48, max(10, len(series.name), longest) + 2)
