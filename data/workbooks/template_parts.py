"""What every template shares: what is typed in, whose it is, and the hidden mark."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.report_form import ReportForm
from data.checking.layouts.template_layout import INFO, LISTS, MARK, TEMPLATE_VERSION, code_mark
from data.workbooks.template_sheets import start_sheet, write_form
from data.workbooks.template_style import SAFE, Styles
from schemas.plan.profile import Profile
from translations import Translator
from translations.act_words import TEMPLATE_TITLE_KEYS


@dataclass(frozen=True)
class Filled:
    """What a unit would type: value and note by indicator, plan, remarks, sections, tasks, models.

    `places` are the units of the campaign (code, name) a model may have been taken over by."""

    values: Mapping[str, tuple[float | str | None, str | None]] = field(default_factory=dict)
    office: str | None = None
    note: str | None = None
    plan_number: str | None = None
    plan_date: date | None = None
    remarks: tuple[tuple[str, str], ...] = ()
    sections: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    models: Sequence[Mapping[str, object]] = ()
    places: Sequence[tuple[str, str]] = ()

    @property
    def plan(self) -> dict[str, str | date | None]:
        """What stands on the sheet of the unit's own plan."""
        return {"plan_number": self.plan_number, "plan_date": self.plan_date}


BLANK = Filled()


@dataclass(frozen=True)
class Sheets:
    """A workbook under way: its styles and its visible sheets by kind."""

    book: Workbook
    styles: Styles
    by_kind: Mapping[str, Worksheet]


def new_book(content: BytesIO, created: date) -> Workbook:
    """An empty workbook whose bytes depend on nothing but what is written into it."""
    book = Workbook(content, SAFE)
    moment = datetime.combine(created, datetime.min.time())
    book.set_properties({"title": INFO.name, "created": moment})
    return book


def start_sheets(
    book: Workbook,
    form: ReportForm,
    profile: Profile,
    unit: Mapping[str, Any],
    period: Mapping[str, Any],
    t: Translator,
    filled: Filled,
) -> Sheets:
    """The sheets of a form with their titles, and whose report it is filled in."""
    styles = Styles(book)
    heading = f"{unit['unit_name']} · {t.period(period['period_id'])}"
    made = {
        kind.id: start_sheet(book, styles, kind, t(TEMPLATE_TITLE_KEYS[kind.id]), heading)
        for kind in form.sheets
        if kind is not MARK
    }
    write_form(made["info"], styles, INFO, info_values(profile, unit, period, t, filled), t)
    return Sheets(book, styles, made)


def info_values(
    profile: Profile,
    unit: Mapping[str, Any],
    period: Mapping[str, Any],
    t: Translator,
    filled: Filled,
) -> dict[str, str | date | None]:
    """What stands in the identity sheet."""
    return {
        "campaign_name": profile.campaign.name_vi
        if t.language == "vi"
        else profile.campaign.name_en,
        "campaign_id": profile.campaign.id,
        "unit_name": unit["unit_name"],
        "unit_id": unit["unit_id"],
        "period_id": period["period_id"],
        "period_words": f"{t.date(period['start_date'])} – {t.date(period['end_date'])}",
        "office": filled.office,
        "note": filled.note,
    }


def write_lists(book: Workbook, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The ranges of the hidden sheet behind drop-downs, by key.

    A list in the rule itself breaks apart at its commas and ends at 255 characters.
    """
    sheet = book.add_worksheet(LISTS.name)
    ranges = {}
    for place, (key, words) in enumerate(lists.items()):
        letter = xl_col_to_name(place)
        sheet.write_column(0, place, words)
        ranges[key] = f"={LISTS.name}!${letter}$1:${letter}${len(words)}"
    sheet.very_hidden()
    return ranges


def write_mark(
    book: Workbook, campaign_id: str, unit_id: str, period_id: str, codes: Iterable[str]
) -> None:
    """The very hidden sheet that says for whom the template was made."""
    values = {
        "template_version": TEMPLATE_VERSION,
        "campaign_id": campaign_id,
        "unit_id": unit_id,
        "period_id": period_id,
        "indicators": code_mark(codes),
    }
    sheet = book.add_worksheet(MARK.name)
    for mark in MARK.fields:
        sheet.write_string(f"A{mark.row}", mark.label)
        sheet.write_string(f"B{mark.row}", values[mark.key])
    sheet.very_hidden()
