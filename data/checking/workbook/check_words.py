"""The plan and the remarks of a unit's workbook (kế hoạch; khó khăn, đề xuất) → typed rows."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import polars as pl

from data.checking.layouts.template_layout import PLAN, spelled
from data.checking.problem_rows import SHOWN_TEXT, ProblemList, failures
from data.checking.said_words import REMARK_WORDS
from data.checking.workbook.around_table import table_rows
from data.checking.workbook.check_cells import cell_date, cell_words, names_document
from data.checking.workbook.check_header import Identity
from data.checking.workbook.check_identity import Scope
from data.checking.workbook.check_sheet import find_columns, find_fields
from data.checking.workbook.sheet_cells import Sheet
from data.reading.read_report import RawReport
from schemas.problems import Severity
from schemas.sheets.report_words import ArrivingPlan, ArrivingRemark, PlanDoubt
from schemas.sheets.reports import Arriving, typed
from schemas.tables import PlanRow, RemarkRow, empty

PLAN_FIELDS = {f.key for f in PLAN.fields}
PLAN_RULES: tuple[tuple[type[Arriving], tuple[str, ...], Severity], ...] = (
    (ArrivingPlan, ("today",), "error"),
    (PlanDoubt, ("starts_on",), "warning"),
)


def plan_rows(
    sheet: Sheet | None, who: Identity, at: Scope | None, found: ProblemList
) -> pl.DataFrame:
    """The unit's own plan, if the sheet names one."""
    if sheet is None:
        return empty(PlanRow)
    cells = find_fields(sheet, found)
    if PLAN_FIELDS - cells.keys():
        return empty(PlanRow)
    number, day = cell_words(cells["plan_number"], found), cell_date(cells["plan_date"], found)
    if number is not None and not names_document(number):
        found.add("number_of_document", **cells["plan_number"]["place"], column="plan_number")
        return empty(PlanRow)
    if (number is None and day is None) or at is None or not (who.unit_id and who.period_id):
        return empty(PlanRow)
    place, text = cells["plan_date"]["place"], cells["plan_date"]["text"]
    line = {
        "unit_id": who.unit_id,
        "period_id": who.period_id,
        "plan_number": number,
        "plan_date": day,
    }
    line |= {"sheet": sheet.name, "cell": place["cell"], "row": place["row"], "text": text}
    line |= {"number_cell": cells["plan_number"]["place"]["cell"]}
    line |= {"today": at.today, "starts_on": at.profile.phases.starts_on}
    frame = pl.DataFrame([line], schema=typed(ArrivingPlan))
    plan_problems(frame, found)
    kept = frame.with_columns(campaign_id=pl.lit(who.campaign_id))
    return PlanRow.validate(kept.select(PlanRow.columns.keys()))


def plan_problems(frame: pl.DataFrame, found: ProblemList) -> None:
    """What fails a rule of plans, at its own cell: the number or the date."""
    for model, params, severity in PLAN_RULES:
        for rule, bad in failures(model, frame):
            at_number = pl.lit(rule == "plan_number_within_limit")
            if rule == "plan_half_filled":
                at_number = pl.col("plan_number").is_null()
            number = bad.filter(at_number).with_columns(
                cell="number_cell", text=pl.col("plan_number").str.head(SHOWN_TEXT)
            )
            found.add_rows(rule, number, params, severity, "plan_number")
            found.add_rows(rule, bad.filter(~at_number), params, severity, "plan_date")


def remark_rows(
    sheet: Sheet | None, raw: RawReport, who: Identity, found: ProblemList
) -> pl.DataFrame:
    """Difficulties and proposals, as they were written."""
    if sheet is None:
        return empty(RemarkRow)
    header, letters = find_columns(sheet, raw.merged.get(sheet.name, []), found)
    if {"kind", "remark"} - letters.keys():
        return empty(RemarkRow)
    lines = [
        line
        for row in table_rows(sheet, header, letters, None, (), found)
        if (line := remark_line(sheet, row, letters, found))
    ]
    frame = pl.DataFrame(lines, schema=typed(ArrivingRemark))
    for rule, bad in failures(ArrivingRemark, frame):
        is_kind = rule == "remark_kind_known"
        text = "text" if is_kind else pl.col("remark").str.head(SHOWN_TEXT)
        at = bad.with_columns(cell="kind_cell" if is_kind else "cell", text=text)
        found.add_rows(rule, at, column="kind" if is_kind else "remark")
    if found.has_errors or not (who.unit_id and who.period_id):
        return empty(RemarkRow)
    codes = {"campaign_id": who.campaign_id, "unit_id": who.unit_id, "period_id": who.period_id}
    kept = frame.with_columns(pl.lit(code, pl.String).alias(key) for key, code in codes.items())
    return RemarkRow.validate(kept.select(RemarkRow.columns.keys()))


def remark_line(
    sheet: Sheet, row: int, letters: Mapping[str, str], found: ProblemList
) -> dict[str, Any] | None:
    """One remark; a row without words is None, even if its kind was chosen."""
    kind, remark = sheet.cell(row, letters["kind"]), sheet.cell(row, letters["remark"])
    words = cell_words(remark, found)
    if words is None:
        return None
    place = remark["place"]
    return {
        "kind": REMARK_WORDS.get(spelled(kind["text"] or "")),
        "remark": words,
        "sheet": sheet.name,
        "cell": place["cell"],
        "kind_cell": kind["place"]["cell"],
        "row": row,
        "text": kind["text"],
    }


def report(
    model: type[Arriving],
    frame: pl.DataFrame,
    params: tuple[str, ...],
    severity: Severity,
    found: ProblemList,
    columns: Mapping[str, str] = MappingProxyType({}),
    column: str | None = None,
) -> None:
    """The failures of a model as problems of `column`, or of the one `columns` names by rule."""
    for rule, bad in failures(model, frame):
        found.add_rows(rule, bad, params, severity, columns.get(rule, column))
