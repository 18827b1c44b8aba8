"""Checks awards counted by others (số liệu đã công bố): rows as told, stages never added."""

from datetime import date

import polars as pl

from data.awards.cells import read_whole
from data.checking.bulk.check_bulk import coded_rows
from data.checking.bulk.columns import AWARD_COUNTS
from data.checking.bulk.values import tell_parted
from data.checking.check import CheckedReport
from data.checking.problem_rows import ProblemList, failures
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport
from schemas.sheets.award_sheets import ArrivingCount
from schemas.sheets.reports import typed
from schemas.tables import AwardCountRow, empty

MERGED = r"\+"


def check_counts(raw: RawReport, catalog: Catalog, _today: date) -> CheckedReport:
    """Every problem of a file of counts, and its rows as the ledger keeps them if there is none.

    Several forms in one count stay one row, marked as merged.
    """
    found = ProblemList.of(raw)
    frame, campaign_id = coded_rows(raw, AWARD_COUNTS, catalog, found)
    counts = empty(AwardCountRow)
    if campaign_id is not None:
        tell_parted(frame, "award_count", found)
        typed_rows = _typed(frame, found)
        for rule, bad in failures(ArrivingCount, typed_rows.select(typed(ArrivingCount).keys())):
            for line in bad.get_column("line"):
                column = "year" if rule == "published_year_known" else "award_count"
                found.add(rule, cell=str(line), row=line, column=column)
        if not found.has_errors:
            counts = AwardCountRow.validate(typed_rows.select(AwardCountRow.columns.keys()))
    return CheckedReport.of(raw, found, [campaign_id], "notes", {"award_count": counts})


def _typed(frame: pl.DataFrame, found: ProblemList) -> pl.DataFrame:
    rows = []
    for line in frame.to_dicts():
        where = {"cell": line["cell"], "row": line["row"]}
        numbers = {
            key: read_whole(
                None if line[key] is None else str(line[key]), where | {"column": key}, found
            )
            for key in ("year", "award_count")
        }
        rows.append(line | numbers | {"line": line["row"]})
    texts = [*AWARD_COUNTS.codes, "note"]
    schema = {**dict.fromkeys(texts, pl.String()), **AwardCountRow.schema()}
    schema.pop("is_merged")
    read = pl.DataFrame([{k: r[k] for k in schema} for r in rows], schema=schema)
    return read.with_columns(is_merged=pl.col("form_words").str.contains(MERGED))
