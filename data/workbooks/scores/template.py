"""The workbook of a score sheet or reply (mẫu chấm điểm, phản hồi) for its sender and year."""

from datetime import date
from io import BytesIO

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.report_form import SCORE_FORMS
from data.checking.layouts.score_layout import CROSS, REPLIES, SELF, VETOES, VOTES
from data.checking.layouts.template_layout import LEGEND_ROW, MARK, SheetKind
from data.profiles.catalog import Catalog
from data.profiles.report_codes import REPLY, is_of_cluster, report_kind
from data.profiles.scored_groups import group_for
from data.scoring.cuts import unit_cuts
from data.scoring.score_header import rubric_codes
from data.workbooks.scores.book import Book, marks_shown
from data.workbooks.scores.filled import FilledScores, accepted_before
from data.workbooks.scores.lists import write_replies, write_vetoes, write_votes
from data.workbooks.scores.sheets import write_cross, write_marks, write_self
from data.workbooks.template_parts import new_book, write_mark
from data.workbooks.template_sheets import start_sheet, write_form, write_guide
from data.workbooks.template_style import Styles
from schemas.problems import StoreError
from translations import Translator
from translations.act_words import TEMPLATE_TITLE_KEYS

TEMPLATE_SCORES_KEYS = {
    "amount": "template.scores.amount",
    "blank": "template.scores.blank",
    "council": "template.scores.council",
    "cross": "template.scores.cross",
    "evidence": "template.scores.evidence",
    "fill": "template.scores.fill",
    "marks": "template.scores.marks",
    "not_applicable": "template.scores.not_applicable",
    "own": "template.scores.own",
    "progress": "template.scores.progress",
    "reason": "template.scores.reason",
    "reply": "template.scores.reply",
    "send": "template.scores.send",
    "veto": "template.scores.veto",
    "votes": "template.scores.votes",
    "whole": "template.scores.whole",
}

GUIDES = {
    "self": ("fill", "amount", "blank", "not_applicable", "evidence", "progress"),
    "cross": ("fill", "cross", "blank", "own", "whole"),
    "appraised": ("fill", "amount", "blank", "reason", "veto", "whole"),
    "council": ("fill", "council", "reason", "votes", "whole"),
    "reply": ("fill", "reply", "whole"),
}


def score_template(
    catalog: Catalog,
    campaign_id: str,
    sender_id: str,
    code: str,
    known: pl.DataFrame,
    t: Translator,
    filled: FilledScores | None = None,
    today: date = date.max,
) -> bytes:
    """The workbook as bytes, e.g. of self-2026 for a unit or cross-2026 for a cluster.

    `known` are the marks that count now (keeping.previous.known_scores): those of the stages before
    stand beside the cells, those of the same sheet in them unless it is `filled` otherwise. The
    rubric is the latest published by `today`. StoreError where no rubric scores the sender.
    """
    kind, year = report_kind(code), int(code[-4:])
    group = group_for(catalog, campaign_id, sender_id, year, today)
    if group is None or not has_score_sheet(catalog, campaign_id, sender_id, code, today):
        raise StoreError(
            f"{sender_id}, {code}: thang điểm không có bảng này. Xem lại mã và năm. / "
            f"No rubric has this sheet. Check the code and the year."
        )
    mine = known.filter(pl.col("campaign_id") == campaign_id)
    given = accepted_before(mine, group, sender_id, code) if filled is None else filled
    shown = marks_shown(mine, campaign_id, year)
    content = BytesIO()
    with new_book(content, date(year, 1, 1)) as workbook:
        book = Book(group, catalog.profile(campaign_id), Styles(workbook), given, shown, t)
        sheets = _start(workbook, sender_id, code, book)
        for sheet_kind in SCORE_FORMS[kind].sheets:
            if sheet_kind.role == "table":
                _write(sheets[sheet_kind.id], sheet_kind, sender_id, book, mine)
        write_mark(workbook, campaign_id, sender_id, code, rubric_codes(group))
    return content.getvalue()


def has_score_sheet(
    catalog: Catalog, campaign_id: str, sender_id: str, code: str, today: date = date.max
) -> bool:
    """Whether a sender hands in a sheet: a unit its own score and reply, a cluster the rest."""
    kind = report_kind(code)
    group = group_for(catalog, campaign_id, sender_id, int(code[-4:]), today)
    if group is None:
        return False
    is_used = "appraised" if kind == REPLY else kind
    is_cluster = sender_id not in group.units
    return is_used in group.rubric.stages and is_cluster == is_of_cluster(code)


def _start(workbook: Workbook, sender_id: str, code: str, book: Book) -> dict[str, Worksheet]:
    """The sheets with their titles, whose they are, and how to fill them in."""
    form, styles, t = SCORE_FORMS[report_kind(code)], book.styles, book.t
    unit = book.group.units.get(sender_id)
    name = unit["unit_name"] if unit else t.pick(vars(book.group), "name")
    heading = f"{name} · {t.period(code)}"
    made = {
        kind.id: start_sheet(workbook, styles, kind, t(TEMPLATE_TITLE_KEYS[kind.id]), heading)
        for kind in form.sheets
        if kind is not MARK
    }
    campaign = book.profile.campaign
    values: dict[str, str | date | None] = {
        "campaign_name": t.pick(vars(campaign), "name"),
        "campaign_id": campaign.id,
        "unit_name": name,
        "unit_id": sender_id,
        "period_id": code,
        "period_words": f"{t.period(code)} · {t.pick(vars(book.group.rubric), 'label')}",
        "office": book.filled.office,
        "note": book.filled.note,
    }
    write_form(made["info"], styles, form.info, values, t)
    write_guide(made["guide"], styles, book.profile, lambda words: _guide(words, code, book), t)
    return made


def _guide(t: Translator, code: str, book: Book) -> list[str]:
    """How to fill the sheet in, in one language, the lines numbered."""
    words = {"step": t.number(book.group.rubric.step, 2)}
    names = (*GUIDES[report_kind(code)], "marks", "send")
    lines = [t(TEMPLATE_SCORES_KEYS[name], **words) for name in names]
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]


def _write(
    sheet: Worksheet, kind: SheetKind, sender_id: str, book: Book, known: pl.DataFrame
) -> None:
    sheet.write_string(f"A{LEGEND_ROW}", book.t("template.legend"), book.styles("subtitle"))
    if kind is SELF:
        write_self(sheet, book, sender_id)
    elif kind is CROSS:
        write_cross(sheet, kind, book)
    elif kind is VETOES:
        write_vetoes(sheet, kind, book)
    elif kind is VOTES:
        write_votes(sheet, kind, book)
    elif kind is REPLIES:
        cuts = unit_cuts(known, book.group, book.profile.campaign.id, sender_id)
        write_replies(sheet, kind, book, sender_id, cuts)
    else:
        write_marks(sheet, kind, book)
