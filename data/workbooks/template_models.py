"""The sheet of models of the unit's workbook: those it has in the register, then blank rows."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.model_layout import BETWEEN, DATES, KIND_NAMES, MODELS
from data.checking.layouts.template_layout import HEADER_ROW, LEGEND_ROW, TEXT_LIMIT
from data.checking.models.register import Register
from data.profiles.catalog import Catalog
from data.workbooks.template_parts import Filled, write_lists
from data.workbooks.template_style import DATE_FORMAT, Styles
from data.workbooks.template_tasks import FIRST_DAY
from schemas.plan.profile import Profile
from translations import Translator

Row = Mapping[str, object]
BLANK_ROWS = 12
"""Rows left for new models and places; a unit may write below them."""


def write_models(
    book: Workbook,
    sheet: Worksheet,
    styles: Styles,
    profile: Profile,
    unit_id: str,
    filled: Filled,
    t: Translator,
) -> None:
    """One row a model or a place that took it over; all of it is for the unit to write."""
    legend = t("template.models_legend", code=f"{unit_id}-01".upper())
    sheet.write_string(f"A{LEGEND_ROW}", legend, styles("subtitle"))
    contents = {content.id: content.short_vi for content in profile.contents}
    rows = filled.models
    last = HEADER_ROW + len(rows) + BLANK_ROWS
    for number in range(HEADER_ROW + 1, last + 1):
        place = number - HEADER_ROW - 1
        said = rows[place] if place < len(rows) else {}
        for column in MODELS.columns:
            at = f"{column.letter}{number}"
            _fill(sheet, styles, at, column.key, _shown(column.key, said, contents))
    lists = {
        "kind": [*KIND_NAMES.values()],
        "content_id": [*contents.values()],
        "replicated_to": [
            f"{code}{BETWEEN}{name}" for code, name in filled.places if code != unit_id
        ],
    }
    _rules(sheet, write_lists(book, {key: words for key, words in lists.items() if words}), last)


def _shown(key: str, said: Row, contents: Mapping[str, str]) -> object:
    value = said.get(key)
    if key == "kind":
        return KIND_NAMES.get(str(value))
    return contents.get(str(value), value) if key == "content_id" else value


def _fill(sheet: Worksheet, styles: Styles, at: str, key: str, value: object) -> None:
    style = "date" if key in DATES else "number" if key == "effect_value" else "input"
    if isinstance(value, date):
        moment = datetime.combine(value, datetime.min.time())
        sheet.write_datetime(at, moment, styles(style, num_format=DATE_FORMAT))
    elif isinstance(value, int | float):
        sheet.write_number(at, value, styles(style))
    elif value:
        sheet.write_string(at, str(value), styles(style))
    else:
        sheet.write_blank(at, None, styles(style))


def _rules(sheet: Worksheet, ranges: Mapping[str, str], last: int) -> None:
    """Excel's own checks: lists, days, a number, the longest text."""
    day = {"validate": "date", "criteria": ">=", "value": FIRST_DAY.replace(year=2020)}
    rules: dict[str, dict[str, Any]] = dict.fromkeys(DATES, day)
    rules |= {key: {"validate": "list", "source": source} for key, source in ranges.items()}
    # a unit may be written by its code alone, a content by its own
    for key in ("content_id", "replicated_to"):
        if key in rules:
            rules[key] = rules[key] | {"error_type": "warning"}
    rules["effect_value"] = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -1e15,
        "maximum": 1e15,
    }
    rules["effect"] = {"validate": "length", "criteria": "<=", "value": TEXT_LIMIT}
    for key, rule in rules.items():
        letter = MODELS.column(key).letter
        sheet.data_validation(f"{letter}{HEADER_ROW + 1}:{letter}{last}", rule)


def of_register(catalog: Catalog, register: Register, campaign_id: str, unit_id: str) -> Filled:
    """What stands in the sheet before a unit writes: its models as last told, and the places."""
    units = catalog.units_of(campaign_id).select("unit_id", "unit_name").rows()
    return Filled(models=register.of_unit(campaign_id, unit_id), places=units)
