"""The workbook of a yearly, interim or final report: sections in words (báo cáo bằng lời)."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import polars as pl
from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.report_form import WORDS, sections_of
from data.checking.layouts.template_layout import HEADER_ROW, LEGEND_ROW, SECTIONS
from data.profiles.deadlines import deadlines, periods
from data.profiles.report_codes import report_codes
from data.workbooks.template_parts import Filled, new_book, start_sheets, write_mark
from data.workbooks.template_sheets import write_guide
from data.workbooks.template_style import Styles
from schemas.plan.profile import Profile
from schemas.plan.reporting import Section
from schemas.sheets.report_words import SECTION_LIMIT
from translations import Translator

TEMPLATE_WORDS_KEYS = {
    "figures": "template.words.figures",
    "fill": "template.words.fill",
    "marks": "template.words.marks",
    "no_deadline": "template.words.no_deadline",
    "recipient": "template.words.recipient",
    "required": "template.words.required",
    "sections": "template.words.sections",
    "send": "template.words.send",
}

GUIDE_LINES = ("fill", "sections", "figures", "marks", "send")
ROW_HEIGHT = 120  # points: eight lines of a remark


def words_template(
    profile: Profile, unit: Mapping[str, Any], code: str, t: Translator, filled: Filled
) -> bytes:
    """The workbook as bytes: one cell to fill a section, no figures, the hidden mark."""
    every = report_codes(profile, periods(profile))
    report = every.row(by_predicate=pl.col("period_id") == code, named=True)
    sections = sections_of(profile, code)
    to = deadlines(profile).row(by_predicate=pl.col("deadline_id") == code, named=True)
    content = BytesIO()
    with new_book(content, report["start_date"]) as book:
        made = start_sheets(book, WORDS, profile, unit, report, t, filled)
        sheets, styles = made.by_kind, made.styles
        write_guide(sheets["guide"], styles, profile, lambda words: guide(words, report, to), t)
        write_sections(sheets["sections"], styles, sections, filled.sections, t)
        codes = (section.id for section in sections)
        write_mark(book, profile.campaign.id, unit["unit_id"], code, codes)
    return content.getvalue()


def guide(t: Translator, report: Mapping[str, Any], to: Mapping[str, Any]) -> list[str]:
    """How to fill in the sections, to whom and until when, in one language."""
    limit, due = t.number(SECTION_LIMIT), report["due_at"]
    lines = [t(TEMPLATE_WORDS_KEYS[name], limit=limit) for name in GUIDE_LINES]
    if to["recipient_vi"]:
        lines.append(t("template.words.recipient", recipient=t.pick(to, "recipient")))
    if due is None:
        return [*lines, t("template.words.no_deadline")]
    return [*lines, t("template.guide.deadline", due=t.moment(due))]


def write_sections(
    sheet: Worksheet,
    styles: Styles,
    sections: Sequence[Section],
    texts: Mapping[str, str],
    t: Translator,
) -> None:
    """One row a section: its code, its name, a mark if it is mandatory, a tall cell to fill."""
    sheet.write_string(f"A{LEGEND_ROW}", t("template.legend"), styles("subtitle"))
    length = {"validate": "length", "criteria": "<=", "value": SECTION_LIMIT}
    for row, section in enumerate(sections, start=HEADER_ROW + 1):
        required = t("template.words.required") if section.is_mandatory else ""
        fixed = (section.id, t.pick(vars(section), "label"), required)
        for column, text in zip(SECTIONS.columns, fixed, strict=False):
            sheet.write(f"{column.letter}{row}", text or None, styles("locked"))
        at = f"{SECTIONS.column('text').letter}{row}"
        if section.id in texts:
            sheet.write_string(at, texts[section.id], styles("input"))
        else:
            sheet.write_blank(at, None, styles("input"))
        sheet.data_validation(at, length)
        sheet.set_row(row - 1, ROW_HEIGHT)
