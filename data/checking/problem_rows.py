"""Problems (lỗi, cảnh báo) out of frames: Pandera failures and found rows, 1,000 listed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

from data.checking.quick_checks import broken, fits
from data.reading.read_report import RawReport
from schemas.problems import NOT_LISTED, Problem, Severity

SHOWN_TEXT = 200  # letters of a text that a problem shows of a cell
LISTED = 1_000  # more than anybody mends in one sitting; the rest is counted
MILD = frozenset({"jump_without_note", "mandatory_blank"})
"""Doubts that say less than any other problem of their cell."""
WIDE = frozenset(
    {
        *("missing_indicator", "missing_section", "missing_column", "missing_field"),
        *("nothing_reported", "same_as_last_period", "report_without_words"),
        *("criteria_not_marked", "closed_marks_lost", "needs_self", "needs_appraised"),
    }
)
"""Rules about more than the cell they stand at: they never hide, nor are hidden by, its own."""
SLICE = 250_000  # rows checked at once: what Pandera makes of more does not fit the door's memory


@dataclass
class ProblemList:
    """Problems of one file, up to LISTED of each severity; the rest is counted.

    `labels` are the names people know indicators by; a code that has none is shown itself.
    """

    file_name: str
    labels: Mapping[str, str] = field(default_factory=dict)
    listed: list[Problem] = field(default_factory=list)
    counts: dict[Severity, int] = field(default_factory=lambda: {"error": 0, "warning": 0})
    _held: dict[tuple[str, str] | None, int] = field(default_factory=dict)

    @classmethod
    def of(cls, raw: RawReport) -> "ProblemList":
        """The list of a file, beginning with what its reader found."""
        found = cls(raw.file_name)
        for problem in raw.told:
            if found.room(problem.severity):
                found.listed.append(problem)
            found.counts[problem.severity] += 1
        return found

    @property
    def has_errors(self) -> bool:
        """Whether the file must be refused."""
        return self.counts["error"] > 0

    def room(self, severity: Severity) -> int:
        """How many more problems of a severity can be listed."""
        return max(LISTED - self.counts[severity], 0)

    def add(self, rule: str, severity: Severity = "error", **where: Any) -> None:
        """One more problem; `where` are the other fields of Problem.

        One a cell, or column of a line: an error before a warning, else the first, unless it is
        MILD.
        """
        problem = Problem(self.file_name, rule, severity, **where)
        cell = own_cell(problem)
        if cell in self._held:
            self._settle(self._held[cell], problem)
            return
        if self.room(severity):
            if cell is not None:
                self._held[cell] = len(self.listed)
            self.listed.append(problem)
        self.counts[severity] += 1

    def _settle(self, at: int, problem: Problem) -> None:
        """Keep the more telling of two problems of one cell."""
        held = self.listed[at]
        is_graver = problem.severity < held.severity
        if is_graver or (problem.severity == held.severity and held.rule in MILD):
            self.listed[at] = problem
            self.counts[held.severity] -= 1
            self.counts[problem.severity] += 1

    def add_rows(
        self,
        rule: str,
        rows: pl.DataFrame,
        params: Iterable[str] = (),
        severity: Severity = "error",
        column: str | None = None,
    ) -> None:
        """A problem for every row; reads sheet, cell, row, text and the columns named in params."""
        names = tuple(params)
        head = rows.head(self.room(severity))
        for row in head.iter_rows(named=True):
            shown = {name: plain(self.labels.get(row[name], row[name])) for name in names}
            self.add(rule, severity, **place(row), column=column, params=shown)
        self.counts[severity] += rows.height - head.height

    def all(self) -> tuple[Problem, ...]:
        """Errors first, as they were found; then how many are not listed."""
        rest = [
            Problem(self.file_name, NOT_LISTED, severity, params={"count": str(count - LISTED)})
            for severity, count in self.counts.items()
            if count > LISTED
        ]
        return tuple(sorted(self.listed, key=lambda p: p.severity)) + tuple(rest)


def failures(
    model: type[pa.DataFrameModel], frame: pl.DataFrame
) -> Iterator[tuple[str, pl.DataFrame]]:
    """Name of each check that failed, with the rows that failed it; a slice at a time."""
    for start in range(0, frame.height, SLICE):
        part = frame.slice(start, SLICE)
        if fits(model, part):
            yield from broken(model, part)
            continue
        try:
            model.validate(part, lazy=True)
        except SchemaErrors as error:
            cases = error.failure_cases
            if cases.get_column("index").null_count():
                raise
            for (check,), found in cases.group_by("check", maintain_order=True):
                yield str(check), part[found.get_column("index").to_list()]


def own_cell(problem: Problem) -> tuple[str, str] | None:
    """The one cell a problem is about: sheet and address, or column and line of a flat file."""
    of = problem.sheet or problem.column
    if problem.rule in WIDE or problem.cell is None or of is None:
        return None
    return of, problem.cell


def plain(value: Any) -> str:
    """A value inside a message: 1234,5 for a number, 31/12/2026 for a date."""
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return "" if value is None else str(value)


def place(row: Mapping[str, Any]) -> dict[str, Any]:
    """Sheet, cell, row and text of a row as the fields of a Problem."""
    return {"sheet": row["sheet"], "cell": row["cell"], "row": row["row"], "value": row["text"]}
