"""The workbook of a unit's award proposals (mẫu đề nghị khen thưởng) for one year."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.award_layout import (
    AWARD_INFO,
    OCCASION_CHOICES,
    PAPER_WORDS,
    PROPOSALS,
    RECIPIENT_WORDS,
    WOMAN_CHOICES,
)
from data.checking.layouts.report_form import AWARDS
from data.checking.layouts.template_layout import HEADER_ROW, LEGEND_ROW, MARK, TEXT_LIMIT
from data.profiles.award_tables import award_forms
from data.profiles.catalog import Catalog
from data.profiles.subjects.asked import asked_criteria
from data.workbooks.template_parts import new_book, write_lists, write_mark
from data.workbooks.template_sheets import start_sheet, write_form, write_guide
from data.workbooks.template_style import Styles
from schemas.plan.profile import Profile
from schemas.plan.subjects import Criterion
from translations import Translator
from translations.act_words import TEMPLATE_TITLE_KEYS

TEMPLATE_AWARD_KEYS = {
    "achievement": "template.award.achievement",
    "code": "template.award.code",
    "criteria": "template.award.criteria",
    "day": "template.award.day",
    "eligible": "template.award.eligible",
    "fill": "template.award.fill",
    "form": "template.award.form",
    "papers": "template.award.papers",
    "recipient": "template.award.recipient",
    "send": "template.award.send",
    "whole": "template.award.whole",
}

GUIDES = (
    "fill",
    "code",
    "recipient",
    "form",
    "day",
    "papers",
    "achievement",
    "criteria",
    "eligible",
    "whole",
    "send",
)
ROWS = 30  # proposals a unit may enter before it inserts rows
DATES = ("proposed_on", "earlier_on")
NUMBERS = ("sets", "base_titles")
CHOICES = {
    "recipient_class": list(RECIPIENT_WORDS),
    "occasion": OCCASION_CHOICES,
    "is_woman": WOMAN_CHOICES,
}
Filled = Sequence[Mapping[str, Any]]


def award_template(
    catalog: Catalog,
    campaign_id: str,
    unit_id: str,
    code: str,
    t: Translator,
    filled: Filled = (),
    person_count: int | None = None,
) -> bytes:
    """The workbook as bytes, e.g. award-2026; `filled` are proposals by the keys of the columns."""
    profile, unit = catalog.profile(campaign_id), catalog.unit(campaign_id, unit_id) or {}
    content = BytesIO()
    with new_book(content, date(int(code[-4:]), 1, 1)) as book:
        styles = Styles(book)
        heading = f"{unit.get('unit_name', unit_id)} · {t.period(code)}"
        sheets = {
            kind.id: start_sheet(book, styles, kind, t(TEMPLATE_TITLE_KEYS[kind.id]), heading)
            for kind in AWARDS.sheets
            if kind is not MARK
        }
        values: dict[str, str | date | None] = {
            "campaign_name": t.pick(vars(profile.campaign), "name"),
            "campaign_id": campaign_id,
            "unit_name": unit.get("unit_name", unit_id),
            "unit_id": unit_id,
            "period_id": code,
            "period_words": t.period(code),
            "person_count": None if person_count is None else str(person_count),
        }
        write_form(sheets["info"], styles, AWARD_INFO, values, t)
        asked = _asked(profile, str(unit.get("unit_type", "")))
        write_guide(sheets["guide"], styles, profile, lambda words: _guide(words, asked), t)
        forms = [form.label_vi for form in award_forms(profile, catalog.law)]
        choices = write_lists(book, CHOICES | {"form_id": forms})
        _write(sheets["proposals"], styles, filled, choices, t)
        write_mark(book, campaign_id, unit_id, code, [form.id for form in profile.awards.forms])
    return content.getvalue()


def _asked(profile: Profile, unit_type: str) -> list[Criterion]:
    """The criteria a proposal of the unit may speak of, whoever it is for, in the plan's order."""
    found = {
        code: one
        for name in RECIPIENT_WORDS.values()
        for code, one in asked_criteria(profile, unit_type, name).items()
    }
    return [one for s in profile.subjects for one in s.criteria if one.id in found]


def _guide(t: Translator, asked: Sequence[Criterion]) -> list[str]:
    criteria = "; ".join(f"{one.id} {t.pick(vars(one), 'label')}" for one in asked)
    words = {"papers": "; ".join(PAPER_WORDS), "criteria": criteria}
    names = [name for name in GUIDES if asked or name != "criteria"]
    lines = [t(TEMPLATE_AWARD_KEYS[name], **words) for name in names]
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]


def _write(
    sheet: Worksheet, styles: Styles, filled: Filled, choices: Mapping[str, str], t: Translator
) -> None:
    sheet.write_string(f"A{LEGEND_ROW}", t("template.legend"), styles("subtitle"))
    last = HEADER_ROW + max(ROWS, len(filled))
    for place, row in enumerate(range(HEADER_ROW + 1, last + 1)):
        said = filled[place] if place < len(filled) else {}
        for column in PROPOSALS.columns:
            _put(sheet, f"{column.letter}{row}", said.get(column.key), column.key, styles)
    choices = {**choices, "earlier_form": choices["form_id"]}
    for column in PROPOSALS.columns:
        area = f"{column.letter}{HEADER_ROW + 1}:{column.letter}{last}"
        sheet.data_validation(area, _rule(column.key, choices))
    sheet.freeze_panes(HEADER_ROW, 3)


def _put(sheet: Worksheet, at: str, value: Any, key: str, styles: Styles) -> None:
    style = styles("date" if key in DATES else "number" if key in NUMBERS else "input")
    if value is None:
        sheet.write_blank(at, None, style)
    elif isinstance(value, date):
        sheet.write_datetime(at, datetime.combine(value, datetime.min.time()), style)
    elif isinstance(value, int):
        sheet.write_number(at, value, style)
    else:
        sheet.write_string(at, str(value), style)


def _rule(key: str, choices: Mapping[str, str]) -> dict[str, Any]:
    """Excel's own check: a list, a day, a whole number, or the longest text."""
    if key in choices:
        return {"validate": "list", "source": choices[key], "error_type": "warning"}
    if key in DATES:
        return {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1)}
    if key in NUMBERS:
        return {"validate": "integer", "criteria": ">=", "value": 0}
    return {"validate": "length", "criteria": "<=", "value": TEXT_LIMIT}
