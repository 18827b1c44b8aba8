"""A file of staff notes (ghi chép của cán bộ) → typed rows, or what is wrong with it, by line."""

from collections.abc import Callable, Mapping
from datetime import date

import polars as pl

from data.checking.bulk.check_bulk import coded_rows, known_units, settled
from data.checking.bulk.columns import NOTES, bulk_form
from data.checking.bulk.words import with_dates
from data.checking.check import CheckedReport
from data.checking.layouts.template_layout import spelled
from data.checking.problem_rows import SHOWN_TEXT, ProblemList, failures
from data.checking.said_words import KIND_WORDS, OUTCOME_WORDS
from data.checking.workbook.check_identity import Finding, Scope, scope
from data.profiles.catalog import Catalog
from data.profiles.owed.own_reports import own_reports
from data.reading.read_report import RawReport
from schemas.each import each
from schemas.sheets.reports import typed
from schemas.sheets.staff_notes import ArrivingNote
from schemas.tables import NoteRow, empty

PARAMS: dict[str, tuple[str, ...]] = {
    "note_outcome_known": (),
    "note_sent_frozen": (),
    "words_within_limit": (),
}
COLUMN_OF = {
    "note_kind_known": "kind",
    "note_outcome_known": "outcome",
    "note_needs_unit": "unit_id",
    "note_needs_obligation": "obligation_id",
    "note_needs_flag": "flag_id",
    "note_needs_outcome": "outcome",
    "note_needs_text": "text",
    "note_needs_source": "source",
    "note_needs_date": "at_date",
    "note_sent_frozen": "text",
    "words_within_limit": "text",
}
"""The column a rule is about."""


def check_notes(raw: RawReport, catalog: Catalog, _previous: object, today: date) -> CheckedReport:
    """Every problem of the notes, and their rows as the ledger keeps them if there is no error."""
    found = ProblemList.of(raw)
    campaign_id, notes = _notes(raw, catalog, today, found)
    return CheckedReport.of(raw, found, [campaign_id], "notes", {"note": notes})


def _notes(
    raw: RawReport, catalog: Catalog, today: date, found: ProblemList
) -> tuple[str | None, pl.DataFrame]:
    if raw.form != "bulk" or bulk_form(raw.sheets[""].columns) is not NOTES:
        found.add("not_staff_notes")
        return None, empty(NoteRow)
    frame, campaign_id = coded_rows(raw, NOTES, catalog, found)
    if campaign_id is None:
        return None, empty(NoteRow)
    named = frame.with_columns(pl.col(name).cast(pl.String) for name in NOTES.optional)
    named = named.with_columns(
        _word(named["kind"], KIND_WORDS), _word(named["outcome"], OUTCOME_WORDS), line="row"
    )
    known = _known(named, scope(catalog, campaign_id, today), found)
    judged = with_dates(known, "at_date", found).select(typed(ArrivingNote).keys())
    for rule, bad in failures(ArrivingNote, judged):
        column = COLUMN_OF[rule]
        bad = bad.with_columns(text=pl.col(column).cast(pl.String).str.head(SHOWN_TEXT))
        found.add_rows(rule, bad, PARAMS.get(rule, ("kind",)), column=column)
    kept = judged.with_columns(pl.col("text").fill_null("")).select(NoteRow.columns.keys())
    return campaign_id, NoteRow.validate(kept)


def _word(said: pl.Series, words: Mapping[str, str]) -> pl.Series:
    """Our own word for what a cell says, the text in lower case where there is none."""
    return each(said, lambda text: words.get(spelled(text), text.lower()))


def _known(rows: pl.DataFrame, at: Scope, found: ProblemList) -> pl.DataFrame:
    """The rows whose unit, report and indicator, where one is named, are known."""

    own = own_reports(at.profile)["report_id"].to_list()

    def sent(code: str) -> Finding:
        known = ", ".join(own) or "–"
        return (
            Finding(code) if code in own else Finding(None, "unknown_own", params={"known": known})
        )

    def obligation(code: str) -> Finding:
        near = next((c for c in (code.upper(), code.lower()) if c in at.periods), None)
        known = ", ".join(c for c, p in at.periods.items() if p["kind"] != "period")
        return Finding(near) if near else Finding(None, "unknown_report", params={"known": known})

    def indicator(code: str) -> Finding:
        return Finding(code) if code in at.indicators else Finding(None, "unknown_indicator")

    rows = _where_named(rows, "unit_id", lambda part: known_units(part, at, found))
    is_sent = pl.col("kind") == "sent"
    parts = [
        _where_named(
            rows.filter(which),
            "obligation_id",
            lambda part, of=of: settled(part, ["obligation_id"], of, found),  # type: ignore[misc]
        )
        for which, of in ((is_sent, sent), (~is_sent, obligation))
    ]
    rows = pl.concat(parts).sort("line")
    return _where_named(
        rows, "indicator_id", lambda part: settled(part, ["indicator_id"], indicator, found)
    )


def _where_named(
    rows: pl.DataFrame, column: str, settle: Callable[[pl.DataFrame], pl.DataFrame]
) -> pl.DataFrame:
    """The rows with a code in a column settled, and those that name none."""
    named = pl.col(column).is_not_null()
    settled_rows = settle(rows.filter(named)).select(rows.columns)
    return pl.concat([settled_rows, rows.filter(~named)]).sort("line")
