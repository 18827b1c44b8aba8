"""Replies of units to cuts (phản hồi của đơn vị) → typed rows, or what is wrong with them."""

import polars as pl

from data.checking.check_rules import repeated
from data.checking.problem_rows import ProblemList, failures
from data.scoring.cuts import MARK, cuts
from data.scoring.lines import Handed, at_cell
from data.scoring.mark_rules import with_limits
from schemas.problems import Severity
from schemas.sheets.reports import typed
from schemas.sheets.score_claims import ArrivingReply, ReplyArrived, ReplyDoubt
from schemas.tables import ReplyRow, empty

KEY = ("unit_id", "period_id", "criterion_id")
JUDGED: tuple[tuple[type[ReplyArrived], Severity], ...] = (
    (ArrivingReply, "error"),
    (ReplyDoubt, "warning"),
)


def reply_rows(
    handed: Handed, lines: pl.DataFrame, known: pl.DataFrame, found: ProblemList
) -> pl.DataFrame:
    """The replies of the lines; one to a criterion nobody cut is a warning."""
    words = pl.any_horizontal(pl.col("reply", "evidence").is_not_null())
    replies = with_limits(lines.filter(words), handed.groups)
    if replies.is_empty() and not lines.is_empty() and not found.has_errors:
        found.add("nothing_reported", sheet=lines.item(0, "sheet"))
    replies = repeated(at_cell(replies, "reply"), found, "duplicate_reply", KEY)
    cut = cuts(replies, known).select(MARK).unique().with_columns(is_cut=pl.lit(True))
    judged = replies.join(cut, on=MARK, how="left", maintain_order="left").with_columns(
        pl.col("is_cut").fill_null(False), at=pl.int_range(pl.len(), dtype=pl.Int64)
    )
    for model, severity in JUDGED:
        for rule, bad in failures(model, judged.select(typed(model).keys())):
            rows = judged.filter(pl.col("at").is_in(bad.get_column("at").implode()))
            key = "evidence" if rule == "evidence_within_limit" else "reply"
            shown = ("criterion_id",) if rule in ("reply_given", "reply_to_a_cut") else ()
            found.add_rows(rule, at_cell(rows, key), shown, severity, key)
    if found.has_errors:
        return empty(ReplyRow)
    kept = judged.with_columns(cell="reply_cell").select(ReplyRow.columns.keys())
    return ReplyRow.validate(kept)
