"""The identity of a workbook: its visible codes, and the hidden mark they must agree with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from data.checking.layouts.report_form import ReportForm, asked_codes
from data.checking.layouts.template_layout import INFO, TEMPLATE_VERSION, code_mark, folded
from data.checking.problem_rows import ProblemList
from data.checking.workbook.check_cells import cell_code
from data.checking.workbook.check_identity import (
    Finding,
    Scope,
    find_campaign,
    find_period,
    find_unit,
    find_unit_then,
    scope,
)
from data.checking.workbook.check_labels import Labels, unit_labels
from data.checking.workbook.check_sheet import find_fields
from data.checking.workbook.sheet_cells import Cell, Sheet
from data.profiles.catalog import Catalog

CODES = ("campaign_id", "unit_id", "period_id")


@dataclass(frozen=True)
class Identity:
    """Codes a workbook gives, each None where it is not known."""

    campaign_id: str | None = None
    unit_id: str | None = None
    period_id: str | None = None
    unit_type: str | None = None


def identity(
    sheets: Mapping[str, Sheet],
    form: ReportForm,
    catalog: Catalog,
    today: date,
    found: ProblemList,
) -> tuple[Identity, Scope | None]:
    """Whose report it is; every code that does not hold is a problem at its cell."""
    info = sheets.get("info")
    if info is None:
        return Identity(), None
    cells = find_fields(info, found)
    codes = {key: stated(cells[key], found) for key in CODES if key in cells}
    campaign_id = settle(
        codes.get("campaign_id"), lambda c: find_campaign(c, catalog), cells, "campaign_id", found
    )
    if campaign_id is None:
        return Identity(), None
    at = scope(catalog, campaign_id, today)
    name = cells["unit_name"]["text"] if "unit_name" in cells else None
    unit_id = settle(
        codes.get("unit_id"), lambda c: find_unit(c, name or "", at), cells, "unit_id", found
    )
    period_id = settle(
        codes.get("period_id"), lambda c: find_period(c, form.kinds, at), cells, "period_id", found
    )
    if unit_id and period_id:
        settle(unit_id, lambda c: find_unit_then(c, period_id, at), cells, "unit_id", found)
    who = Identity(
        campaign_id, unit_id, period_id, at.units[unit_id]["unit_type"] if unit_id else None
    )
    check_name(who, name, cells, at, found)
    check_mark(sheets.get("mark"), who, cells, asked(who, at), found)
    return who, at


def asked(who: Identity, at: Scope) -> str | None:
    """The mark of what the report asks of the unit, if all of it is known."""
    if not (who.unit_id and who.unit_type and who.period_id):
        return None
    return code_mark(asked_codes(at.profile, who.unit_id, who.unit_type, who.period_id))


def stated(cell: Cell, found: ProblemList) -> str | None:
    """The code in a cell; a blank one is a problem."""
    code = cell_code(cell, found)
    if code is None and not cell["is_formula_without_value"]:
        found.add("blank_field", **cell["place"])
    return code


def settle(
    code: str | None,
    find: Callable[[str], Finding],
    cells: Mapping[str, Cell],
    key: str,
    found: ProblemList,
) -> str | None:
    """The known code, if any; what was found wrong is a problem at the cell."""
    if code is None:
        return None
    finding = find(code)
    if finding.rule:
        where = cells[key]["place"] | {"value": code}
        found.add(finding.rule, finding.severity, **where, column=key, params=finding.params)
    return finding.code


def check_name(
    who: Identity, name: str | None, cells: Mapping[str, Cell], at: Scope, found: ProblemList
) -> None:
    """Asks when the name beside the code is another unit's; warns when it is nobody's."""
    if who.unit_id is None or name is None:
        return
    unit = at.units[who.unit_id]
    fault = Labels(unit_labels(at.units)).fault(who.unit_id, name)
    if fault and fault[0] == "label_of_another":
        found.add(fault[0], **cells["unit_id"]["place"], column="unit_id", params=fault[1])
        return
    if folded(name) not in (folded(unit["unit_name"]), folded(unit["short_name"])):
        params = {"unit": unit["unit_name"], "unit_id": who.unit_id}
        found.add("unit_name_differs", "warning", **cells["unit_name"]["place"], params=params)


def check_mark(
    mark: Sheet | None,
    who: Identity,
    cells: Mapping[str, Cell],
    wanted: str | None,
    found: ProblemList,
    outdated: str = "template_outdated",
) -> None:
    """The hidden mark must be there and say the same as the visible codes; what the template asks
    should be what is `wanted` now."""
    if mark is None:
        found.add("mark_missing", "warning", sheet=INFO.name)
        return
    marks = {
        c["text"]: mark.cell(row, "B")["text"]
        for (row, letter), c in mark.cells.items()
        if letter == "A"
    }
    if marks.get("template_version") != TEMPLATE_VERSION:
        params = {"version": str(marks.get("template_version")), "current": TEMPLATE_VERSION}
        found.add("template_version", sheet=INFO.name, params=params)
        return
    for key in CODES:
        code, made_for = getattr(who, key), marks.get(key)
        if code and code != made_for:
            place = cells[key]["place"]
            found.add(f"mark_{key}", **place, column=key, params={"made_for": str(made_for)})
    if wanted and who.unit_id == marks.get("unit_id") and marks.get("indicators") != wanted:
        found.add(outdated, "warning", sheet=INFO.name)
