"""The sections of a report in words (mục báo cáo) → rows of remarks, or what is wrong with them."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from data.checking.check_rules import repeated
from data.checking.layouts.report_form import sections_of
from data.checking.problem_rows import SHOWN_TEXT, ProblemList
from data.checking.workbook.around_table import table_rows
from data.checking.workbook.check_cells import cell_code, cell_words
from data.checking.workbook.check_header import Identity
from data.checking.workbook.check_identity import Finding, Scope
from data.checking.workbook.check_labels import Labels
from data.checking.workbook.check_sheet import find_columns
from data.checking.workbook.check_words import report
from data.checking.workbook.sheet_cells import Sheet
from data.reading.read_report import RawReport
from schemas.problems import Severity
from schemas.sheets.report_words import ArrivingSection, SectionDoubt
from schemas.sheets.reports import typed
from schemas.tables import RemarkRow, empty

KEY = ("campaign_id", "unit_id", "period_id", "section_id")
LINE = {name: kind for name, kind in typed(ArrivingSection).items() if name != "is_mandatory"}


def sheet_sections(
    sheet: Sheet | None, raw: RawReport, who: Identity, at: Scope | None, found: ProblemList
) -> pl.DataFrame:
    """The sections of a unit's workbook, each once, in the words they were written."""
    if sheet is None:
        return empty(RemarkRow)
    header, letters = find_columns(sheet, raw.merged.get(sheet.name, []), found)
    if {"section_id", "text"} - letters.keys() or at is None:
        return empty(RemarkRow)
    if who.unit_id is None or who.period_id is None:
        return empty(RemarkRow)
    rows = table_rows(sheet, header, letters, "section_id", (), found)
    lines = [line for row in rows if (line := _line(sheet, row, letters, found))]
    names = {s.id: (s.label_vi, s.label_en) for s in at.profile.reporting.sections}
    for row in rows:
        Labels(names).compare(sheet, row, letters["section_id"], letters.get("label"), found)
    codes = {name: pl.lit(getattr(who, name), pl.String) for name in KEY[:3]}
    schema = {n: LINE[n] for n in LINE if n not in codes} | {"code_cell": pl.String}
    frame = pl.DataFrame(lines, schema=schema)
    frame = _known(frame.with_columns(**codes), who.period_id, at, found)
    _missing(frame, who.period_id, sheet.at(header, letters["section_id"]), at, found)
    return section_remarks(frame, at, found)


def section_remarks(rows: pl.DataFrame, at: Scope, found: ProblemList) -> pl.DataFrame:
    """Rows of known units, reports and sections as the ledger keeps them; blanks are left out."""
    rows = repeated(rows.select(LINE.keys()), found, "duplicate_section", KEY)
    if rows.is_empty():
        return empty(RemarkRow)
    found.labels = {s.id: f"«{s.label_vi}»" for s in at.profile.reporting.sections}
    needed = [s.id for s in at.profile.reporting.sections if s.is_mandatory]
    judged = rows.with_columns(is_mandatory=pl.col("section_id").is_in(needed))
    judged = judged.with_columns(pl.col("text").str.head(SHOWN_TEXT))
    judged = judged.select(typed(ArrivingSection).keys())
    blank = rows.group_by("unit_id", "period_id", maintain_order=True).agg(
        pl.col("sheet", "cell", "row", "text").first(), words=pl.col("remark").count()
    )
    found.add_rows("report_without_words", blank.filter(words=0))
    report(ArrivingSection, judged, ("section_id",), "error", found, column="text")
    report(SectionDoubt, judged, ("section_id", "unit_id"), "warning", found, column="text")
    kept = rows.drop_nulls("remark").with_columns(kind="section_id")
    return RemarkRow.validate(kept.select(RemarkRow.columns.keys()))


def find_section(code: str, period_id: str, at: Scope) -> Finding:
    """Whether the report asks for this section."""
    asked = [section.id for section in sections_of(at.profile, period_id)]
    if code.lower() in asked:
        return Finding(code.lower())
    return Finding(None, "unknown_section", params={"known": ", ".join(asked) or "–"})


def _line(
    sheet: Sheet, row: int, letters: Mapping[str, str], found: ProblemList
) -> dict[str, Any] | None:
    code, text = sheet.cell(row, letters["section_id"]), sheet.cell(row, letters["text"])
    if code["text"] is None:
        if text["text"] is not None:
            found.add("words_without_code", **text["place"])
        return None
    place = text["place"]
    return {
        "section_id": cell_code(code, found),
        "remark": cell_words(text, found),
        "sheet": sheet.name,
        "cell": place["cell"],
        "code_cell": code["place"]["cell"],
        "row": row,
        "text": text["text"],
    }


def _known(frame: pl.DataFrame, period_id: str, at: Scope, found: ProblemList) -> pl.DataFrame:
    codes: list[str | None] = []
    for code, sheet, cell, row in frame.select(
        "section_id", "sheet", "code_cell", "row"
    ).iter_rows():
        finding = find_section(code, period_id, at)
        codes.append(finding.code)
        if finding.rule:
            where = {"sheet": sheet, "cell": cell, "row": row, "value": code}
            found.add(finding.rule, **where, column="section_id", params=finding.params)
    known = frame.with_columns(section_id=pl.Series(codes, dtype=pl.String))
    return known.drop_nulls("section_id")


def _missing(
    frame: pl.DataFrame, period_id: str, where: dict[str, Any], at: Scope, found: ProblemList
) -> None:
    """A row of the template that is gone; of a mandatory section it is an error."""
    present = set(frame.get_column("section_id"))
    for section in sections_of(at.profile, period_id):
        if section.id not in present:
            severity: Severity = "error" if section.is_mandatory else "warning"
            params = {"section_id": section.id, "label": section.label_vi}
            found.add("missing_section", severity, **where, params=params)
