"""Checks score sheets and replies as they came (kiểm tra bảng chấm): rows, or every problem."""

from datetime import date

import polars as pl

from data.checking.bulk.columns import REPLIES, SCORES, bulk_form
from data.checking.check import CheckedReport
from data.checking.check_rules import repeated
from data.checking.layouts.report_form import is_scored, told_form
from data.checking.problem_rows import ProblemList
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport
from data.scoring.amounts import with_amounts
from data.scoring.codes import known_codes
from data.scoring.coverage import warn_of_unmarked
from data.scoring.cuts import now_known, with_cut
from data.scoring.lines import Handed, at_cell, said, warn_of_lost_words
from data.scoring.mark_rules import check_marks, with_limits
from data.scoring.replies import reply_rows
from data.scoring.score_bulk import bulk_lines
from data.scoring.score_workbook import workbook_lines
from data.scoring.stage_rules import KEY, check_stages
from schemas.tables import ScoreRow, empty

IS_NO_VETO = (pl.col("item") == "veto") & (pl.col("amount").fill_null(0) == 0)


def is_score_file(raw: RawReport) -> bool:
    """Whether a file holds scores or replies, by its form."""
    if raw.form == "workbook":
        return is_scored(told_form(raw.sheets))
    return bulk_form(raw.sheets[""].columns) in (SCORES, REPLIES)


def check_scores(
    raw: RawReport, catalog: Catalog, known: pl.DataFrame, today: date
) -> CheckedReport:
    """Every problem of a score file, and its rows as the ledger keeps them if there is no error.

    `known` holds the marks that count now (scoring.lines.KNOWN).
    """
    found = ProblemList.of(raw)
    read = workbook_lines if raw.form == "workbook" else bulk_lines
    handed = read(raw, catalog, today, found)
    found.labels = _labels(handed)
    mine = known.filter(pl.col("campaign_id") == handed.campaign_id)
    is_reply = pl.col("stage") == "reply"
    lines = known_codes(handed, found)
    warn_of_lost_words(lines, found)
    scores = score_rows(handed, lines.filter(~is_reply), mine, found)
    replies = reply_rows(handed, lines.filter(is_reply), mine, found)
    whose = (handed.campaign_id, handed.sender_id, handed.period_id)
    return CheckedReport.of(raw, found, whose, raw.form, {"score": scores, "reply": replies})


def score_rows(
    handed: Handed, lines: pl.DataFrame, known: pl.DataFrame, found: ProblemList
) -> pl.DataFrame:
    """The marks of the lines, judged one by one and against what is known."""
    marks = with_limits(said(lines), handed.groups)
    marks = with_amounts(marks, found).filter(~IS_NO_VETO | ~pl.col("is_read"))
    if marks.is_empty() and handed.groups and not found.has_errors and not lines.is_empty():
        found.add("nothing_reported", sheet=lines.item(0, "sheet"))
    marks = repeated(at_cell(marks, "amount"), found, "duplicate_mark", KEY[1:])
    coded = marks.drop_nulls(["sender_id", "period_id", "group_key", "unit_id", "criterion_id"])
    coded = coded.filter(pl.col("marker_id").is_not_null() | (pl.col("stage") != "cross"))
    now = now_known(known, coded)
    judged = with_cut(marks.filter("is_read"), now)
    is_known = pl.col("kind").is_not_null() | (pl.col("item") != "criterion")
    check_marks(judged.filter(is_known), found)
    check_stages(coded, known, now, handed.groups, found)
    warn_of_unmarked(handed, lines, found)
    if found.has_errors:
        return empty(ScoreRow)
    kept = coded.with_columns(
        cell=pl.when("is_applicable").then("amount_cell").otherwise("not_applicable_cell")
    )
    return ScoreRow.validate(kept.select(ScoreRow.columns.keys()))


def _labels(handed: Handed) -> dict[str, str]:
    """The names people know units, criteria and vetoes by."""
    labels = {
        code: unit["unit_name"] for g in handed.groups.values() for code, unit in g.units.items()
    }
    for group in handed.groups.values():
        labels |= {c.id: f"«{c.short_vi}»" for c in group.rubric.criteria}
        labels |= {v.id: f"«{v.label_vi}»" for v in group.rubric.vetoes}
    return labels
