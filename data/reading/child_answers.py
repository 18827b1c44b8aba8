"""What the reading child says (lời của tiến trình đọc), taken line by line, each of a bound size.

However little a file weighs, what is held of it here is never more than its limits allow: whoever
says more is stopped.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import polars as pl

from data.reading.limits import byte_limit
from data.reading.raw_report import CELL_SCHEMA, Hidden, RawReport
from schemas.problems import Problem

LONGEST_LINE = 16_000_000
"""Far above a part of 5,000 cells or 500,000 characters, each at most six bytes of JSON."""
Found = RawReport | Problem
Line = Mapping[str, Any]
"""One line of JSON the child said, as data/reading/parse_worker.py describes it."""


class TooMuchError(Exception):
    """The child says more of a file than any within the limits could hold."""


def reports(said: IO[bytes], files: list[tuple[Path, str]]) -> Iterator[Found]:
    """A report or problem a file, in order, until the child ends. TooMuchError: too much said."""
    lines = _lines(said)
    for path, file_name in files:
        found = _report(lines, path, file_name)
        if found is None:
            return
        yield found


def _lines(said: IO[bytes]) -> Iterator[tuple[int, Line]]:
    """Whole lines only, with their length: the last one may be cut off."""
    while line := said.readline(LONGEST_LINE):
        if not line.endswith(b"\n"):
            if len(line) == LONGEST_LINE:
                raise TooMuchError
            return
        yield len(line), json.loads(line)


def _report(lines: Iterator[tuple[int, Line]], path: Path, file_name: str) -> Found | None:
    """One file of the answer; None where the child fell before its end."""
    told: list[Line] = []
    cells: list[list[pl.DataFrame]] = []
    room = byte_limit("ANSWER_MB")
    for length, line in lines:
        room -= length
        if room < 0:
            raise TooMuchError
        if "problem" in line:
            return Problem(**line["problem"])
        if "table" in line:
            return _bulk(path, file_name, line)
        if "sheet" in line:
            told.append(line["sheet"])
            cells.append([])
        elif "cells" in line:
            cells[-1].append(_frame(line["cells"]))
        else:
            return _workbook(path, file_name, told, cells)
    return None


def _frame(columns: list[list[Any]]) -> pl.DataFrame:
    return pl.DataFrame(dict(zip(CELL_SCHEMA, columns, strict=True)), schema=CELL_SCHEMA)


def _bulk(path: Path, file_name: str, line: Line) -> Found:
    table = Path(line["table"])
    if table.stat().st_size > byte_limit("TABLE_MB"):
        raise TooMuchError
    told = tuple(Problem(**problem) for problem in line["told"])
    return RawReport(file_name, _sha256(path), "bulk", {"": pl.read_ipc(table)}, told=told)


def _workbook(
    path: Path, file_name: str, told: list[Line], cells: list[list[pl.DataFrame]]
) -> RawReport:
    nothing = pl.DataFrame(schema=CELL_SCHEMA)
    sheets = {
        sheet["name"]: pl.concat([nothing, *parts], rechunk=True)
        for sheet, parts in zip(told, cells, strict=True)
    }
    merged = {sheet["name"]: sheet["merged"] for sheet in told if sheet["merged"]}
    hidden = {sheet["name"]: _hidden(sheet) for sheet in told}
    return RawReport(file_name, _sha256(path), "workbook", sheets, merged, hidden)


def _hidden(sheet: Line) -> Hidden:
    rows, columns = sheet["hidden_rows"], sheet["hidden_columns"]
    return Hidden(frozenset(rows), frozenset(columns), sheet["is_hidden"])


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
