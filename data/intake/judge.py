"""What a file is held against (luật kiểm tra): the rules of reports, or those of score sheets."""

from collections.abc import Callable
from datetime import date

from data.checking.check import CheckedReport, check
from data.keeping.previous import Previous
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport
from data.scoring.check_scores import check_scores, is_score_file

Judge = Callable[[RawReport, Catalog, Previous, date], CheckedReport]


def judge_file(raw: RawReport, catalog: Catalog, previous: Previous, today: date) -> CheckedReport:
    """A file by its form; the marks that count are looked up for score sheets only."""
    if is_score_file(raw):
        return check_scores(raw, catalog, previous.scores, today)
    return check(raw, catalog, previous.frame, today)
