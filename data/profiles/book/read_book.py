"""What was read of a workbook of a campaign: rows by sheet, and every problem with its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.profiles.book.sheet import Sheet, SheetRow
from schemas.problems import Problem, Severity, problem_count
from schemas.scoring.rubric import Rubric


@dataclass
class MadeRubrics:
    """Rubrics that lines make: those that say something new, and which row each part came from.

    `rows`: by rubric, the row of each part: the id of a section, criterion or grade; «» its own."""

    new: list[Rubric] = field(default_factory=list)
    rows: dict[str, dict[str, SheetRow]] = field(default_factory=dict)


@dataclass
class ReadBook:
    """What was read: rows by sheet, problems, and the marks of the guidance sheet."""

    file_name: str
    sheets: dict[str, list[SheetRow]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    campaign_id: str | None = None
    before: str | None = None
    rubrics: MadeRubrics = field(default_factory=MadeRubrics)

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with it so far."""
        return not problem_count(self.problems, "error")

    def refuse(
        self,
        sheet: Sheet,
        row: SheetRow | int,
        key: str,
        rule: str,
        params: Mapping[str, str] | None = None,
        severity: Severity = "error",
    ) -> None:
        """One more problem; at a cell where the row has one."""
        cell = row.cell(key) if isinstance(row, SheetRow) else None
        value = row.values.get(key) if isinstance(row, SheetRow) else None
        self.problems.append(
            Problem(
                self.file_name,
                rule,
                severity,
                sheet=sheet.name,
                cell=cell,
                row=row.number if isinstance(row, SheetRow) else row,
                column=key,
                value=None if value is None else str(value),
                params=dict(params or {}),
            )
        )
