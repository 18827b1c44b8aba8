"""One problem of a report (lỗi, cảnh báo): where it is, which rule, what the cell holds."""

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


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


class ReportError(Exception):
    """A report that cannot be read any further; carries the problem that stopped it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


class StoreError(Exception):
    """The store cannot be used or was found damaged: where, what, what to do; Vietnamese first."""
