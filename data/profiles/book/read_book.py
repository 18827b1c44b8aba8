"""What was read of a workbook of a campaign: rows by sheet, and every problem with its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.profiles.book.sheet import Sheet, SheetRow
from schemas.problems import Problem, Severity


@dataclass
class ReadBook:
    """What was read: rows by sheet, problems, and the marks of the guidance sheet."""

    file_name: str
    sheets: dict[str, list[SheetRow]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    campaign_id: str | None = None
    before: str | None = None

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
