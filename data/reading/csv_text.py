"""A CSV file as text (tệp CSV): its encoding, its separator, and lines held against the heading."""

import codecs
import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.reading.file_guards import is_utf16, refuse
from schemas.problems import Problem, ReportError, Severity

SEPARATORS = ";,\t|"
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""By their first bytes; the mark of UTF-32 begins with that of UTF-16, so it is asked first."""
WINDOWS_1258 = "cp1258"
"""What Excel of a Vietnamese Windows writes for «CSV (Comma delimited)»."""
LOST_LETTER = re.compile(r"[^\W\d_]\?[^\W\d_]")
TYPED_MARKS = frozenset("\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac\u20ab\u00b0\u00a0")
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")
BASES = frozenset("aeiouyd" + chr(0x111))
LISTED = 1_000  # more lines than anybody mends in one sitting


@dataclass(frozen=True)
class CsvText:
    """A CSV once decoded: the heading is the first line of `content`."""

    content: str
    separator: str
    first_line: int
    """Where the heading stands in the file: 2 when «sep=;» stands above."""
    told: tuple[Problem, ...] = ()

    @property
    def heading(self) -> list[str]:
        """The cells of the heading, as they were written."""
        first = io.StringIO(self.content.split("\n", 1)[0])
        return next(csv.reader(first, delimiter=self.separator), [])


def csv_text(path: Path, file_name: str) -> CsvText:
    """The text of a file in any encoding offices save; refuses what is no text of ours."""
    content, told = _decoded(path.read_bytes(), file_name)
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    first_line = 1
    said = re.match(r"sep=([;,\t|])\n", content, re.IGNORECASE)
    if said:
        content, first_line = content[said.end() :], 2
    blank = len(content) - len(content.lstrip("\n"))
    content, first_line = content[blank:], first_line + blank
    if not content.strip():
        refuse(file_name, "empty_file")
    header = re.sub('"[^"]*"', "", content.split("\n", 1)[0])
    separator = said[1] if said else max(SEPARATORS, key=header.count)
    return CsvText(content, separator, first_line, told)


def held_against_heading(
    text: CsvText, width: int, file_name: str
) -> tuple[set[int], list[Problem]]:
    """Lines with more cells than the heading, and the problems of those and of short ones.

    Lines are counted as a spreadsheet does, from `first_line`.
    """
    widths = _widths(text, file_name).with_columns(line=pl.col("at") + text.first_line)
    body = widths.filter(pl.col("at") > 0)
    wide = body.filter(pl.col("width") > width)
    short = body.filter((pl.col("width") < width) & (pl.col("width") > 1))
    problems = [
        _problem(file_name, "ragged_line", row, width)
        for row in wide.head(LISTED).iter_rows(named=True)
    ]
    if short.height:
        first = short.row(0, named=True)
        problems.append(_problem(file_name, "short_line", first, width, short.height))
    return set(wide["line"]), problems


def _problem(
    file_name: str, rule: str, row: dict[str, int | str], width: int, count: int | None = None
) -> Problem:
    line = int(row["line"])
    params = {"fields": str(row["width"]), "expected": str(width)}
    if count is not None:
        params["count"] = str(count)
    severity: Severity = "error" if count is None else "warning"
    where = {"cell": str(line), "value": str(row["shown"])[:200]}
    return Problem(file_name, rule, severity, row=line, params=params, **where)


def _widths(text: CsvText, file_name: str) -> pl.DataFrame:
    """`at`, `width`, `shown` of each line that holds something; the heading is at 0."""
    if '"' not in text.content:
        lines = pl.DataFrame({"shown": text.content.split("\n")}).with_row_index("at")
        count = pl.col("shown").str.count_matches(text.separator, literal=True)
        lines = lines.with_columns(pl.col("at").cast(pl.Int64), width=count.cast(pl.Int64) + 1)
        return lines.filter(pl.col("shown") != "")
    rows = []
    try:
        for at, row in enumerate(
            csv.reader(io.StringIO(text.content), delimiter=text.separator, strict=True)
        ):
            rows.append((at, text.separator.join(row)[:200], len(row)))
    except csv.Error:
        line = len(rows) + text.first_line
        raise ReportError(Problem(file_name, "damaged_line", row=line)) from None
    schema = {"at": pl.Int64, "shown": pl.String, "width": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row").filter(pl.col("width") > 0)


def _decoded(raw: bytes, file_name: str) -> tuple[str, tuple[Problem, ...]]:
    mark = next((name for mark, name in MARKS.items() if raw.startswith(mark)), None)
    silent = is_utf16(raw[:4096])
    try:
        return raw.decode(mark or silent or "utf-8"), ()
    except UnicodeDecodeError:
        if mark or silent:
            refuse(file_name, "not_unicode")
    text = _windows_text(raw)
    if text is None:
        refuse(file_name, "not_unicode")
    return text, (Problem(file_name, "read_as_windows", "warning", cell="1", row=1),)


def _windows_text(raw: bytes) -> str | None:
    """The text in the Vietnamese page of Windows; None where it makes no Vietnamese, or where
    letters were lost in saving («V?nh Long»)."""
    try:
        text = unicodedata.normalize("NFC", raw.decode(WINDOWS_1258))
    except UnicodeDecodeError:
        return None
    strange = {mark for mark in set(text) if not (mark.isascii() or _is_ours(mark))}
    return None if strange or LOST_LETTER.search(text) else text


def _is_ours(mark: str) -> bool:
    """A letter of Vietnamese or a mark offices type; a text in an older font holds others."""
    parts = unicodedata.normalize("NFD", mark.lower())
    return mark in TYPED_MARKS or (parts[0] in BASES and TONES.issuperset(parts[1:]))
