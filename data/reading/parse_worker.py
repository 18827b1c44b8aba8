"""The child process that parses report files under limits (tiến trình con đọc tệp).

Standard input: one JSON task, see `main`. Standard output: lines of JSON, file after file, each
file's as soon as it was read, so that a crash loses only the files after it:

{"sheet": …} then {"cells": [a list a column]} for it, again and again, and {"done": true};
or one line {"problem": …}, or {"table": path, "told": […]} of a bulk file.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas.problems import Problem, ReportError

if TYPE_CHECKING:
    from data.reading.workbook_cells import Cell

# cells and letters of one line to the parent: bounded on both sides
PART_CELLS, PART_TEXT = 5_000, 500_000


def main() -> None:
    """Parse the files of the task: {"memory": bytes, "seconds": n, "written":
    bytes, "files": [{path, …}]}."""
    task = json.load(sys.stdin)
    limit_process(task["memory"], task["seconds"], task["written"])
    for file in task["files"]:
        for line in answer(**file):
            print(json.dumps(line, ensure_ascii=True), flush=True)  # noqa: T201 — the pipe


def limit_process(memory: int, seconds: int, written: int) -> None:  # pragma: no cover
    """Cap memory, processor time and what a file written may hold; no core dumps. A cap that the
    service itself is under is never raised: that is refused. In the child only; Windows has none.
    """
    if sys.platform != "win32":
        import resource

        for cap, soft, hard in (
            (resource.RLIMIT_AS, memory, memory),
            (resource.RLIMIT_CPU, seconds, seconds + 5),
            (resource.RLIMIT_FSIZE, written, written),
            (resource.RLIMIT_CORE, 0, 0),
        ):
            above = resource.getrlimit(cap)[1]
            most = hard if above == resource.RLIM_INFINITY else min(hard, above)
            resource.setrlimit(cap, (min(soft, most), most))


def answer(path: str, file_name: str, kind: str, table: str) -> Iterator[dict[str, Any]]:
    """What the file holds, or the problem that stopped it; `table` is where bulk rows go."""
    try:
        if kind == "workbook":
            yield from _workbook(Path(path), file_name)
        else:
            yield _bulk(Path(path), file_name, kind, table)
    except ReportError as error:
        yield {"problem": asdict(error.problem)}
    except MemoryError:
        yield {"problem": asdict(Problem(file_name, "parser_limit"))}


def _workbook(path: Path, file_name: str) -> Iterator[dict[str, Any]]:
    """All of it is read before the first line is said: nothing comes after a problem but the next
    file."""
    from data.reading.workbook_cells import workbook_sheets

    sheets = workbook_sheets(path, file_name)
    if not any(sheet.cells for sheet in sheets):
        raise ReportError(Problem(file_name, "no_rows"))
    for sheet in sheets:
        cells, sheet.cells = sheet.cells, []
        yield {"sheet": vars(sheet)}
        yield from ({"cells": part} for part in _parts(cells))
    yield {"done": True}


def _parts(cells: "list[Cell]") -> Iterator[list[list[Any]]]:
    """The cells of a sheet, a list a column, in parts that are small to hold."""
    start = text = 0
    for at, cell in enumerate(cells, start=1):
        text += len(cell[2])
        if at == len(cells) or at - start == PART_CELLS or text >= PART_TEXT:
            yield [list(column) for column in zip(*cells[start:at], strict=True)]
            start, text = at, 0


def _bulk(path: Path, file_name: str, kind: str, table: str) -> dict[str, Any]:
    """Polars is imported here only: a workbook does not need it."""
    from data.reading.bulk_table import csv_table, parquet_table

    told: list[Problem] = []
    if kind == "csv":
        frame, told = csv_table(path, file_name)
    else:
        frame = parquet_table(path, file_name)
    frame.write_ipc(table)
    return {"table": table, "told": [asdict(problem) for problem in told]}
