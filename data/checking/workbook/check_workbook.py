"""A unit's workbook (báo cáo của đơn vị) → typed rows, or what is wrong with it, cell by cell."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from data.checking.check_rules import PREVIOUS, repeated
from data.checking.layouts.report_form import WORDS, asked_indicators, is_vote, told_form
from data.checking.layouts.template_layout import sheet_kind
from data.checking.models.sheet import sheet_models
from data.checking.problem_rows import ProblemList
from data.checking.report_rows import ROW, Arrived
from data.checking.workbook.around_table import table_rows
from data.checking.workbook.check_asides import stray_figure
from data.checking.workbook.check_cells import cell_number, cell_words
from data.checking.workbook.check_header import Identity, identity
from data.checking.workbook.check_identity import Scope, find_indicator, find_indicator_then
from data.checking.workbook.check_labels import Labels, indicator_labels
from data.checking.workbook.check_sections import sheet_sections
from data.checking.workbook.check_sheet import find_columns, known_sheets
from data.checking.workbook.check_tasks import sheet_tasks
from data.checking.workbook.check_words import plan_rows, remark_rows
from data.checking.workbook.sheet_cells import Sheet
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport
from schemas.problems import Severity

ASIDE = (PREVIOUS, "note")
"""Columns of a row in which a figure may have been typed by mistake."""


def read_workbook(raw: RawReport, catalog: Catalog, today: date, found: ProblemList) -> Arrived:
    """The typed rows of a workbook; problems go to `found`."""
    kinds = {kind.id for name in raw.sheets if (kind := sheet_kind(name))}
    if not kinds & {"info", "results", "sections", "mark"}:
        found.add("not_our_template")
        return Arrived()
    form = told_form(raw.sheets)
    if is_vote(form):
        found.add("staff_notes_here")
        return Arrived()
    sheets = known_sheets(raw.sheets, form, found, raw.hidden)
    who, at = identity(sheets, form, catalog, today, found)
    if form is WORDS:
        words = sheet_sections(sheets.get("sections"), raw, who, at, found)
        return Arrived(who.campaign_id, who.unit_id, who.period_id, remarks=words)
    results = results_rows(sheets.get("results"), raw, who, at, found)
    plans = plan_rows(sheets.get("plan"), who, at, found)
    remarks = remark_rows(sheets.get("remarks"), raw, who, found)
    tasks = sheet_tasks(sheets.get("tasks"), raw, who, at, found)
    models = sheet_models(sheets.get("models"), raw, who, at, found)
    whose = (who.campaign_id, who.unit_id, who.period_id)
    return Arrived(*whose, results, plans, remarks, tasks, models)


def results_rows(
    sheet: Sheet | None, raw: RawReport, who: Identity, at: Scope | None, found: ProblemList
) -> pl.DataFrame:
    """The values of the results sheet under known codes, each code once."""
    if sheet is None:
        return pl.DataFrame(schema=ROW)
    header, letters = find_columns(sheet, raw.merged.get(sheet.name, []), found)
    if not {"indicator_id", "value"} <= letters.keys():
        return pl.DataFrame(schema=ROW)
    measures = {i.id: i.measure for i in at.profile.indicators} if at else {}
    labels = Labels(indicator_labels(at.profile.indicators)) if at else None
    lines = []
    for row in table_rows(sheet, header, letters, "indicator_id", ("value",), found):
        if line := result_line(sheet, row, letters, measures, found):
            lines.append(line)
            if labels:
                labels.compare(sheet, row, letters["indicator_id"], letters.get("label"), found)
    frame = pl.DataFrame(lines, schema=ROW | {"code_cell": pl.String, "is_read": pl.Boolean})
    frame = frame.with_columns(
        campaign_id=pl.lit(who.campaign_id, pl.String),
        unit_id=pl.lit(who.unit_id, pl.String),
        period_id=pl.lit(who.period_id, pl.String),
    )
    code = {"cell": pl.col("code_cell"), "text": pl.col("indicator_id")}
    once = repeated(
        frame.with_columns(value_cell="cell", value_text="text").with_columns(**code), found
    )
    once = once.with_columns(cell="value_cell", text="value_text")
    if at is not None and who.unit_id is not None:
        place = sheet.at(header, letters["indicator_id"])
        once = of_this_unit(once, place, (who.unit_id, who.period_id), at, found)
    return once.filter("is_read").select(ROW.keys())


def result_line(
    sheet: Sheet,
    row: int,
    letters: Mapping[str, str],
    measures: Mapping[str, str],
    found: ProblemList,
) -> dict[str, Any] | None:
    """One row of the results sheet; a band of a content, which has no code, is None."""
    code = sheet.cell(row, letters["indicator_id"])
    value = sheet.cell(row, letters["value"])
    if code["text"] is None:
        if value["text"] is not None:
            found.add("row_without_code", **value["place"])
        return None
    note = sheet.cell(row, letters["note"]) if "note" in letters else None
    number = cell_number(value, found, measures.get(code["text"]))
    stray = None if value["text"] else stray_figure(sheet, row, letters, ASIDE)
    key, aside = stray or (None, None)
    return {
        "indicator_id": code["text"],
        "value": number.value,
        "is_percent": number.is_percent,
        "note": cell_words(note, found) if note else None,
        "sheet": sheet.name,
        "cell": value["place"]["cell"],
        "row": row,
        "text": value["place"]["value"],
        "held": number.held,
        "aside": key,
        "aside_cell": aside["place"]["cell"] if aside else None,
        "aside_text": aside["text"] if aside else None,
        "note_cell": note["place"]["cell"] if note else None,
        "code_cell": code["place"]["cell"],
        "is_read": number.rule is None,
    }


def of_this_unit(
    rows: pl.DataFrame,
    header: dict[str, Any],
    report: tuple[str, str | None],
    at: Scope,
    found: ProblemList,
) -> pl.DataFrame:
    """The rows whose indicator this report (unit, period) asks for; strange and missing ones are
    problems."""
    kept, (unit_id, period_id) = [], report
    for code, cell, row in rows.select("indicator_id", "code_cell", "row").iter_rows():
        finding = find_indicator(code, unit_id, at)
        if finding.code and period_id:
            finding = find_indicator_then(code, period_id, at)
        kept.append(finding.rule is None)
        if finding.rule:
            where = {"sheet": header["sheet"], "cell": cell, "row": row, "value": code}
            found.add(finding.rule, **where, column="indicator_id", params=finding.params)
    present = set(rows.get_column("indicator_id"))
    unit_type = at.units[unit_id]["unit_type"]
    for indicator in asked_indicators(at.profile, unit_id, unit_type, period_id or ""):
        if indicator.id not in present:
            severity: Severity = "error" if indicator.is_mandatory else "warning"
            params = {"indicator_id": indicator.id, "label": indicator.short_vi}
            found.add("missing_indicator", severity, **header, params=params)
    return rows.filter(pl.Series(kept, dtype=pl.Boolean))
