"""Report file → text cells with sheet and row (đọc tệp báo cáo), parsed in a limited child."""

import json
import math
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from data.reading.child_answers import Found, TooMuchError, reports
from data.reading.file_guards import FileKind, clean_file_name, file_kind, inflated_bytes
from data.reading.limits import MEGABYTE, byte_limit
from data.reading.raw_report import Hidden, RawReport
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
WORKBOOK_SECONDS = 5.0
SECONDS_PER_MB = 1.0
"""Of what a workbook unpacks to: some five times what reading it takes."""
TABLE_SECONDS = 30.0
TABLE_SECONDS_PER_MB = 10.0
WAIT_SECONDS = 20.0
"""On top of twice the processor time: on a busy machine a child waits for its turn."""
FAULT_BYTES = 200_000


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


def read_reports(paths: Sequence[Path], names: Sequence[str]) -> list[Found]:
    """The same for many files, in order: one child reads a batch of one kind of them."""
    guarded = [_guarded(p, clean_file_name(n)) for p, n in zip(paths, names, strict=True)]
    found = {i: one for i, one in enumerate(guarded) if isinstance(one, Problem)}
    answers: dict[int, Found] = {**found}
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


def _batch_parsed(files: list[_File]) -> list[Found]:
    """A child for all; where it fell, each file left gets a child of its own."""
    found = _parsed(files)
    if len(files) == 1:
        return found
    rules = ("parser_failed", "parser_limit")
    return [
        _parsed([file])[0] if isinstance(one, Problem) and one.rule in rules else one
        for file, one in zip(files, found, strict=True)
    ]


def _parsed(files: list[_File]) -> list[Found]:
    """One child over the files; those it never answered for get the reason it ended."""
    found: list[Found] = []
    with tempfile.TemporaryDirectory() as folder:
        reason = _run(files, Path(folder), found)
    return [*found, *(Problem(file.file_name, reason) for file in files[len(found) :])]


def _run(files: list[_File], folder: Path, found: list[Found]) -> str:
    """Add what the child finds in each file; the rule that says why there is no more."""
    memory, seconds = _limits(files)
    (folder / "task.json").write_text(_task(files, folder, memory, seconds), encoding="utf-8")
    named = [(file.path, file.file_name) for file in files]
    with (
        (folder / "task.json").open("rb") as asked,
        (folder / "fault.txt").open("wb+") as fault,
        subprocess.Popen(
            [sys.executable, "-I", "-c", START, str(ROOT)],
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=fault,
            env={**os.environ, "POLARS_MAX_THREADS": "2"},
        ) as child,
    ):
        late = threading.Timer(WAIT_SECONDS + 2 * seconds, child.kill)
        late.start()
        try:
            found.extend(reports(cast("IO[bytes]", child.stdout), named))
        except TooMuchError:
            child.kill()
        finally:
            late.cancel()
        by_signal = child.wait() < 0
        fault.seek(0)
        is_limit = by_signal or b"MemoryError" in fault.read(FAULT_BYTES)
    return "parser_limit" if is_limit else "parser_failed"


def _task(files: list[_File], folder: Path, memory: int, seconds: int) -> str:
    """What the child is told on its standard input."""
    asked = [
        {
            "path": str(file.path.resolve()),
            "file_name": file.file_name,
            "kind": file.kind,
            "table": str(folder / f"{i}.arrow"),
        }
        for i, file in enumerate(files)
    ]
    limits = {"memory": memory, "seconds": seconds, "written": byte_limit("TABLE_MB")}
    return json.dumps({**limits, "files": asked})


def _limits(files: list[_File]) -> tuple[int, int]:
    """Memory in bytes and processor seconds, by what is to be parsed: a small file gets little."""
    if files[0].kind == "workbook":
        size = sum(inflated_bytes(file.path) for file in files)
        return WORKBOOK_MEMORY, math.ceil(WORKBOOK_SECONDS + SECONDS_PER_MB * size / MEGABYTE)
    size = sum(file.path.stat().st_size for file in files)
    seconds = math.ceil(TABLE_SECONDS + TABLE_SECONDS_PER_MB * size / MEGABYTE)
    return TABLE_MEMORY + MEMORY_PER_BYTE * size, seconds
