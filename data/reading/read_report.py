"""Report file → text cells with sheet and row (đọc tệp báo cáo), parsed in a limited child."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from data.reading.file_guards import FileKind, clean_file_name, file_kind
from data.reading.raw_report import CELL_SCHEMA, Hidden, RawReport
from schemas.problems import Problem, ReportError

__all__ = ["Hidden", "RawReport", "read_report", "read_reports"]

ROOT = Path(__file__).resolve().parents[2]
START = (
    "import sys; sys.path.append(sys.argv[1]); from data.reading.parse_worker import main; main()"
)
BATCH = 40
BATCH_BYTES = 20_000_000
WORKBOOK_MEMORY = 1_000_000_000
TABLE_MEMORY = 3_000_000_000
MEMORY_PER_BYTE = 80
WORKBOOK_SECONDS = 30
TABLE_SECONDS = 300


@dataclass(frozen=True)
class _File:
    """A file the guards let through."""

    path: Path
    file_name: str
    kind: FileKind


def read_report(path: Path, file_name: str) -> RawReport:
    """Guards, then a limited child process; raises ReportError with what stopped it."""
    found = read_reports([path], [file_name])[0]
    if isinstance(found, Problem):
        raise ReportError(found)
    return found


def read_reports(paths: Sequence[Path], names: Sequence[str]) -> list[RawReport | Problem]:
    """The same for many files, in order: one child reads a batch of one kind of them."""
    guarded = [_guarded(p, clean_file_name(n)) for p, n in zip(paths, names, strict=True)]
    found = {i: one for i, one in enumerate(guarded) if isinstance(one, Problem)}
    answers: dict[int, RawReport | Problem] = {**found}
    for batch in _batches([(i, one) for i, one in enumerate(guarded) if isinstance(one, _File)]):
        answers |= dict(zip(batch, _batch_parsed(list(batch.values())), strict=True))
    return [answers[i] for i in range(len(paths))]


def _batches(files: Sequence[tuple[int, _File]]) -> Iterator[dict[int, _File]]:
    """Files by place in batches of one kind: up to 40, tables up to 20 MB together."""
    for is_workbook in (True, False):
        batch: dict[int, _File] = {}
        for i, file in files:
            if (file.kind == "workbook") is not is_workbook:
                continue
            size = sum(one.path.stat().st_size for one in batch.values())
            if len(batch) == BATCH or (size and size + file.path.stat().st_size > BATCH_BYTES):
                yield batch
                batch = {}
            batch[i] = file
        if batch:
            yield batch


def _guarded(path: Path, file_name: str) -> _File | Problem:
    try:
        return _File(path, file_name, file_kind(path, file_name))
    except ReportError as error:
        return error.problem


def _batch_parsed(files: list[_File]) -> list[RawReport | Problem]:
    """A child for all; where it fell, each file left gets a child of its own."""
    found = _parsed(files)
    if len(files) == 1:
        return found
    rules = ("parser_failed", "parser_limit")
    return [
        _parsed([file])[0] if isinstance(one, Problem) and one.rule in rules else one
        for file, one in zip(files, found, strict=True)
    ]


def _parsed(files: list[_File]) -> list[RawReport | Problem]:
    """One child over the files; those it never answered for get the reason it ended."""
    with tempfile.TemporaryDirectory() as folder:
        answers, reason = _run(files, Path(folder))
        found = [_finished(file, one) for file, one in zip(files, answers, strict=False)]
    return [*found, *(Problem(file.file_name, reason) for file in files[len(found) :])]


def _run(files: list[_File], folder: Path) -> tuple[list[dict[str, Any]], str]:
    """The child's answers, and the rule that says why there are no more."""
    memory, seconds = _limits(files)
    task = {
        "memory": memory,
        "seconds": seconds,
        "files": [
            {
                "path": str(file.path.resolve()),
                "file_name": file.file_name,
                "kind": file.kind,
                "table": str(folder / f"{i}.arrow"),
            }
            for i, file in enumerate(files)
        ],
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", START, str(ROOT)],
            input=json.dumps(task).encode(),
            capture_output=True,
            timeout=2 * seconds,
            env={**os.environ, "POLARS_MAX_THREADS": "2"},
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return list(_answers(late.stdout or b"")), "parser_limit"
    by_signal = done.returncode < 0 or b"MemoryError" in done.stderr
    return list(_answers(done.stdout)), "parser_limit" if by_signal else "parser_failed"


def _limits(files: list[_File]) -> tuple[int, int]:
    """Memory in bytes and processor seconds, by what is to be parsed."""
    if files[0].kind == "workbook":
        return WORKBOOK_MEMORY, WORKBOOK_SECONDS + len(files)
    size = sum(file.path.stat().st_size for file in files)
    return TABLE_MEMORY + MEMORY_PER_BYTE * size, TABLE_SECONDS


def _answers(output: bytes) -> Iterator[dict[str, Any]]:
    """Whole lines only: the last one may be cut off."""
    for line in output.splitlines(keepends=True):
        if line.endswith(b"\n"):
            yield json.loads(line)


def _finished(file: _File, found: dict[str, Any]) -> RawReport | Problem:
    if "problem" in found:
        return Problem(**found["problem"])
    with file.path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    if "table" in found:
        frame = pl.read_ipc(found["table"])
        told = tuple(Problem(**problem) for problem in found["told"])
        return RawReport(file.file_name, sha256, "bulk", {"": frame}, told=told)
    sheets = {sheet["name"]: _cells(sheet["cells"]) for sheet in found["sheets"]}
    merged = {sheet["name"]: sheet["merged"] for sheet in found["sheets"] if sheet["merged"]}
    hidden = {sheet["name"]: _hidden(sheet) for sheet in found["sheets"]}
    return RawReport(file.file_name, sha256, "workbook", sheets, merged, hidden)


def _hidden(sheet: dict[str, Any]) -> Hidden:
    rows, columns = sheet["hidden_rows"], sheet["hidden_columns"]
    return Hidden(frozenset(rows), frozenset(columns), sheet["is_hidden"])


def _cells(cells: list[list[Any]]) -> pl.DataFrame:
    columns = zip(*cells, strict=True) if cells else [()] * len(CELL_SCHEMA)
    return pl.DataFrame(dict(zip(CELL_SCHEMA, columns, strict=True)), schema=CELL_SCHEMA)
