"""The child process that parses report files under limits (tiến trình con đọc tệp).

Standard input: one JSON task, see `main`. Standard output: one JSON answer a file, in order, each
written as soon as it is ready, so that a crash loses only the files after it.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from schemas.problems import Problem, ReportError


def main() -> None:
    """Parse the files of the task: {"memory": bytes, "seconds": n, "files": [{path, …}]}."""
    task = json.load(sys.stdin)
    limit_process(task["memory"], task["seconds"])
    for file in task["files"]:
        print(json.dumps(answer(**file), ensure_ascii=True), flush=True)  # noqa: T201 — the pipe


def limit_process(memory: int, seconds: int) -> None:  # pragma: no cover — in the child only
    """Cap memory and processor time of this process; no core dumps. Windows has no such caps."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(path: str, file_name: str, kind: str, table: str) -> dict[str, Any]:
    """What the file holds, or the problem that stopped it; `table` is where bulk rows go."""
    try:
        if kind == "workbook":
            return _workbook(Path(path), file_name)
        return _bulk(Path(path), file_name, kind, table)
    except ReportError as error:
        return {"problem": asdict(error.problem)}
    except MemoryError:
        return {"problem": asdict(Problem(file_name, "parser_limit"))}


def _workbook(path: Path, file_name: str) -> dict[str, Any]:
    from data.reading.workbook_cells import workbook_sheets

    sheets = workbook_sheets(path, file_name)
    if not any(sheet.cells for sheet in sheets):
        raise ReportError(Problem(file_name, "no_rows"))
    return {"sheets": [vars(sheet) for sheet in sheets]}


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
