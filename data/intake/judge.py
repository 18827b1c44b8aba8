"""What a file is held against (luật kiểm tra): the rules of reports, score or award sheets."""

from collections.abc import Callable
from datetime import date

from data.awards.check_counts import check_counts
from data.awards.check_proposals import check_proposals
from data.awards.check_steps import check_steps
from data.awards.check_votes import check_votes
from data.checking.bulk.columns import AWARD_COUNTS, AWARD_STEPS, PROPOSED, BulkForm, bulk_form
from data.checking.check import CheckedReport, check
from data.checking.layouts.report_form import is_award, is_vote, told_form
from data.checking.workbook.check_notes import check_notes
from data.keeping.publishing.previous import Previous
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport
from data.scoring.check_scores import check_scores, is_score_file

Judge = Callable[[RawReport, Catalog, Previous, date], CheckedReport]


def judge_file(raw: RawReport, catalog: Catalog, previous: Previous, today: date) -> CheckedReport:
    """A file by its form; the marks that count are looked up for score sheets only."""
    if _is_award_file(raw):
        return check_proposals(raw, catalog, previous.awards(catalog), today)
    if is_score_file(raw):
        return check_scores(raw, catalog, previous.scores, today)
    return check(raw, catalog, previous.values, today, previous.register)


def judge_staff_file(
    raw: RawReport, catalog: Catalog, previous: Previous, today: date
) -> CheckedReport:
    """A file of the staff's own door: steps of proposals, votes, counted awards, else notes."""
    if raw.form == "workbook" and is_vote(told_form(raw.sheets)):
        book = previous.awards(catalog)
        return check_votes(raw, catalog, book, today, previous.values.of_all, previous.snapshots)
    form = _flat_form(raw)
    if form is AWARD_STEPS:
        return check_steps(raw, catalog, previous.awards(catalog), today, previous.values.of_all)
    if form is AWARD_COUNTS:
        return check_counts(raw, catalog, today)
    return check_notes(raw, catalog, previous, today)


def _is_award_file(raw: RawReport) -> bool:
    if raw.form == "workbook":
        return is_award(told_form(raw.sheets))
    return _flat_form(raw) is PROPOSED


def _flat_form(raw: RawReport) -> BulkForm | None:
    return bulk_form(raw.sheets[""].columns) if raw.form == "bulk" else None
