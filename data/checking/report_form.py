"""Which form a report has (loại biểu): figures of a period, or words by section."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.checking.template_layout import (
    GUIDE,
    INFO,
    MARK,
    PLAN,
    REMARKS,
    RESULTS,
    SECTIONS,
    SheetKind,
    folded,
    sheet_kind,
)
from data.profiles.report_codes import WORDED, report_kind
from schemas.profile import Profile, Section


@dataclass(frozen=True)
class ReportForm:
    """A form of workbook: its sheets in order, and the kinds of report it takes."""

    sheets: tuple[SheetKind, ...]
    kinds: tuple[str, ...]

    def holds(self, kind: SheetKind) -> bool:
        """Whether a sheet of this kind belongs to the form."""
        return kind in self.sheets


FIGURES = ReportForm((GUIDE, INFO, RESULTS, PLAN, REMARKS, MARK), ("period",))
WORDS = ReportForm((GUIDE, INFO, SECTIONS, MARK), WORDED)


def form_of(code: str) -> ReportForm:
    """The form of the report a code names."""
    return WORDS if report_kind(code) in WORDED else FIGURES


def told_form(sheets: Mapping[str, pl.DataFrame]) -> ReportForm:
    """The form a workbook was made in: as its hidden mark says, else the code people see."""
    for kind in (MARK, INFO):
        frame = next((f for name, f in sheets.items() if sheet_kind(name) is kind), None)
        code = None if frame is None else _beside(frame, kind.field("period_id").label)
        if code is not None:
            return form_of(code)
    return WORDS if any(sheet_kind(name) is SECTIONS for name in sheets) else FIGURES


def sections_of(profile: Profile, code: str) -> list[Section]:
    """The sections (mục) the report of this code asks for."""
    return [s for s in profile.reporting.sections if report_kind(code) in s.reports]


def asked_codes(profile: Profile, unit_id: str, unit_type: str, code: str) -> list[str]:
    """What the report asks of a unit: indicators, or sections."""
    if form_of(code) is WORDS:
        return [section.id for section in sections_of(profile, code)]
    return [i.id for i in profile.indicators if i.is_reported_by(unit_id, unit_type)]


def _beside(frame: pl.DataFrame, label: str) -> str | None:
    """The text in column B of the row whose column A holds a label."""
    rows = {
        row
        for row, letter, text in frame.select("row", "column", "text").iter_rows()
        if letter == "A" and folded(text) == folded(label)
    }
    held = frame.filter(pl.col("row").is_in(list(rows)), column="B").get_column("text")
    return str(held[0]) if len(held) else None
