"""One problem of a report (lỗi, cảnh báo): where it is, which rule, what the cell holds."""

import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal
from zlib import crc32

Severity = Literal["error", "warning"]
NOT_LISTED = "more_problems"
"""The rule of the last problem of a long list, which counts those that are not in it."""


@dataclass(frozen=True)
class Problem:
    """One row of the error table. `rule` is a key of the translations: `rules.<rule>.what` and
    `rules.<rule>.do`, filled with `params`. `cell` is the address as Excel shows it, e.g. D14."""

    file_name: str
    rule: str
    severity: Severity = "error"
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    params: dict[str, str] = field(default_factory=dict)


def problem_count(problems: Iterable[Problem], severity: Severity) -> int:
    """How many problems of a severity a file has, those counted but not listed among them."""
    mine = [problem for problem in problems if problem.severity == severity]
    return sum(int(p.params["count"]) if p.rule == NOT_LISTED else 1 for p in mine)


class ReportError(Exception):
    """A report that cannot be read any further; carries the problem that stopped it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


class StoreError(Exception):
    """The store cannot be used or was found damaged: where, what, what to do; Vietnamese first."""


def fault_number(error: Exception) -> str:
    """The number of a fault nobody foresaw: the same for the same place in the program."""
    places = [f"{f.filename}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)]
    return f"{crc32(' '.join([type(error).__name__, *places]).encode()):08X}"
