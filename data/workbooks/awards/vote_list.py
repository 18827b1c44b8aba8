"""The list for the vote (danh sách biểu quyết) as a workbook: printed, filled, typed back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.report_form import VOTED
from data.checking.layouts.template_layout import HEADER_ROW, LEGEND_ROW, MARK, TEXT_LIMIT
from data.checking.layouts.vote_layout import (
    COUNTS,
    OF_COUNCIL,
    RESULT_CHOICES,
    VOTE_INFO,
    VOTE_LIST,
    vote_code,
    vote_seals,
)
from data.workbooks.template_parts import new_book, write_mark
from data.workbooks.template_sheets import start_sheet, write_form, write_guide_lines
from data.workbooks.template_style import Styles
from translations import Translator

TEMPLATE_VOTE_KEYS = {
    "figures": "template.vote.figures",
    "fill": "template.vote.fill",
    "head": "template.vote.head",
    "left": "template.vote.left",
    "limit": "template.vote.limit",
    "not_frozen": "template.vote.not_frozen",
    "result": "template.vote.result",
    "rule": "template.vote.rule",
    "send": "template.vote.send",
    "votes": "template.vote.votes",
}
TEMPLATE_VOTE_TITLE_KEYS = {
    "guide": "template.vote.title_guide",
    "info": "template.vote.title_info",
    "vote_list": "template.vote.title_vote_list",
}

GUIDES = ("fill", "head", "votes", "result", "left", "rule", "limit", "send")
HEADS = {"member_count": 8, "present_count": 9, "written_count": 10}
WIDE = 46
HEAD_HEIGHT, ROW_HEIGHT = 48, 32
Row = Mapping[str, Any]


@dataclass(frozen=True)
class VoteSheet:
    """What a list is about: campaign, day of the figures, snapshot, and whether it is invented."""

    campaign_id: str
    campaign_name: str
    as_of: date
    snapshot_id: str | None = None
    is_illustrative: bool = True

    @property
    def code(self) -> str:
        """The code of the list."""
        return vote_code(self.as_of, self.snapshot_id)


def vote_list_book(
    about: VoteSheet, rows: Sequence[Row], t: Translator, filled: Row | None = None
) -> bytes:
    """The workbook as bytes: a row a proposal by the keys of VOTE_LIST; `filled` is the head.

    A row also names unit_id, form_id, occasion and recipient_class, which the hidden mark seals.
    """
    content = BytesIO()
    with new_book(content, about.as_of) as book:
        styles = Styles(book)
        parts = [about.campaign_name, t.date(about.as_of)]
        heading = " · ".join([*parts, t("app.sample")] if about.is_illustrative else parts)
        sheets = {
            kind.id: start_sheet(book, styles, kind, t(TEMPLATE_VOTE_TITLE_KEYS[kind.id]), heading)
            for kind in VOTED.sheets
            if kind is not MARK
        }
        _write_head(sheets["info"], styles, about, filled or {}, t)
        write_guide_lines(sheets["guide"], styles, _guide, t, is_illustrative=about.is_illustrative)
        _write_rows(sheets[VOTE_LIST.id], styles, rows, t)
        write_mark(book, about.campaign_id, OF_COUNCIL, about.code, vote_seals(rows))
        sheets[VOTE_LIST.id].activate()
    return content.getvalue()


def _guide(t: Translator) -> list[str]:
    lines = [t(TEMPLATE_VOTE_KEYS[name]) for name in GUIDES]
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]


def _write_head(
    sheet: Worksheet, styles: Styles, about: VoteSheet, filled: Row, t: Translator
) -> None:
    frozen = about.snapshot_id or t("template.vote.not_frozen")
    values: dict[str, str | date | None] = {
        "campaign_name": about.campaign_name,
        "campaign_id": about.campaign_id,
        "period_id": about.code,
        "period_words": t("template.vote.figures", date=t.date(about.as_of), frozen=frozen),
        "meeting_date": filled.get("meeting_date"),
        "document": filled.get("document"),
    }
    write_form(sheet, styles, VOTE_INFO, values, t)
    sheet.set_column("A:A", WIDE)
    whole = {"validate": "integer", "criteria": ">=", "value": 0}
    for key, row in HEADS.items():
        _put(sheet, f"B{row}", filled.get(key), styles("number", align="left"))
        sheet.data_validation(f"B{row}", whole)


def _write_rows(sheet: Worksheet, styles: Styles, rows: Sequence[Row], t: Translator) -> None:
    sheet.write_string(f"A{LEGEND_ROW}", t("template.legend"), styles("subtitle"))
    sheet.set_row(HEADER_ROW - 1, HEAD_HEIGHT)
    for place, row in enumerate(rows, start=HEADER_ROW + 1):
        sheet.set_row(place - 1, ROW_HEIGHT)
        for column in VOTE_LIST.columns:
            is_count = column.key in COUNTS
            look = "number" if is_count else "input" if column.is_input else "locked"
            style = styles(look, align="center") if column.key == "number" else styles(look)
            _put(sheet, f"{column.letter}{place}", row.get(column.key), style)
    last = HEADER_ROW + max(len(rows), 1)
    for column in VOTE_LIST.columns:
        area = f"{column.letter}{HEADER_ROW + 1}:{column.letter}{last}"
        if column.is_input:
            sheet.data_validation(area, _rule(column.key))
    sheet.freeze_panes(HEADER_ROW, 2)


def _rule(key: str) -> dict[str, Any]:
    if key == "result":
        return {"validate": "list", "source": RESULT_CHOICES}
    if key in COUNTS:
        return {"validate": "integer", "criteria": ">=", "value": 0}
    return {"validate": "length", "criteria": "<=", "value": TEXT_LIMIT}


def _put(sheet: Worksheet, at: str, value: Any, style: Any) -> None:
    if value is None:
        sheet.write_blank(at, None, style)
    elif isinstance(value, int):
        sheet.write_number(at, value, style)
    else:
        sheet.write_string(at, str(value), style)
