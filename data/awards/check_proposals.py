"""Checks proposals as they came (kiểm tra đề nghị khen thưởng): rows, or every problem."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from data.awards.award_book import AwardBook, changed_in_progress
from data.awards.claims import claim_rows
from data.awards.lines import TEXTS, Handed, bulk_lines, workbook_lines
from data.awards.proposal_rows import KEYS, WHOLES, eligible_rows, known_words, proposal_row
from data.checking.check import CheckedReport
from data.checking.layouts.award_layout import SAID
from data.checking.problem_rows import ProblemList, failures
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport
from schemas.problems import Severity
from schemas.sheets.award_sheets import ArrivingProposal, ProposalArrived, ProposalDoubt
from schemas.sheets.reports import typed
from schemas.tables import CriterionClaimRow, EligibleRow, ProposalRow, empty

JUDGED: tuple[tuple[type[ProposalArrived], Severity], ...] = (
    (ArrivingProposal, "error"),
    (ProposalDoubt, "warning"),
)
COLUMN_OF = {
    "recipient_class_given": "recipient_class",
    "recipient_name_given": "recipient_name",
    "form_given": "form_id",
    "occasion_given": "occasion",
    "woman_is_person": "is_woman",
    "earlier_award_before": "earlier_on",
    "achievement_not_named": "achievement_id",
    "award_content_not_named": "content_id",
}


def check_proposals(
    raw: RawReport, catalog: Catalog, book: AwardBook, today: date
) -> CheckedReport:
    """Every problem of an award sheet, and its rows as the ledger keeps them if there is none."""
    found = ProblemList.of(raw)
    read = workbook_lines if raw.form == "workbook" else bulk_lines
    handed = read(raw, catalog, today, found)
    proposals, eligibles = empty(ProposalRow), empty(EligibleRow)
    claims = empty(CriterionClaimRow)
    if handed.at is not None:
        eligibles = eligible_rows(handed, found)
        proposals, claims = _proposals(handed, catalog, today, found)
        if proposals.is_empty() and eligibles.is_empty() and not found.has_errors:
            found.add("nothing_reported")
        changed_in_progress(book, handed.campaign_id, proposals, handed.lines, found)
    whose = (handed.campaign_id, handed.unit_id, handed.period_id)
    return CheckedReport.of(raw, found, whose, raw.form, _kept(proposals, eligibles, claims))


def _kept(
    proposals: pl.DataFrame, eligibles: pl.DataFrame, claims: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    return {"proposal": proposals, "eligible": eligibles, "criterion_claim": claims}


def _proposals(
    handed: Handed, catalog: Catalog, today: date, found: ProblemList
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The proposals, and what they say of criteria of the plan."""
    said = [key for key in TEXTS if key != "person_count"]
    lines = handed.lines.filter(pl.any_horizontal(pl.col(said).is_not_null()))
    words = known_words(str(handed.campaign_id), catalog)
    rows = [
        proposal_row(handed, line, words, found) | {"at": at, "today": today}
        for at, line in enumerate(lines.to_dicts())
    ]
    schema = {**typed(ProposalArrived), **ProposalRow.schema()}
    judged = pl.DataFrame(rows, schema=schema)
    _judge(judged, lines, handed, found)
    _repeated(judged, lines, handed, found)
    profile = catalog.profile(str(handed.campaign_id))
    claims = claim_rows(handed, lines.to_dicts(), judged.to_dicts(), profile, found)
    if found.has_errors:
        return empty(ProposalRow), empty(CriterionClaimRow)
    return ProposalRow.validate(judged.select(KEYS)), CriterionClaimRow.validate(claims)


def _judge(judged: pl.DataFrame, lines: pl.DataFrame, handed: Handed, found: ProblemList) -> None:
    for model, severity in JUDGED:
        frame = judged.select(typed(model).keys())
        for rule, bad in failures(model, frame):
            for at in bad.get_column("at"):
                line = lines.row(at, named=True)
                key = _column(rule, line, judged.row(at, named=True))
                params = {"proposal": line["proposal_code"] or "–"}
                where = handed.place(line, key) | {"column": key}
                found.add(rule, severity, **where, params=params)


def _column(rule: str, line: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    """The column a rule is about: of several the negative one, the blank one, the longest."""
    if rule == "count_not_negative":
        return next(key for key in WHOLES if (row[key] or 0) < 0)
    if rule == "earlier_award_has_day":
        return "earlier_form" if row["earlier_form"] is None else "earlier_on"
    if rule == "award_text_within_limit":
        return max(SAID, key=lambda key: len(line[key] or ""))
    return COLUMN_OF.get(rule, "proposed_on")


def _repeated(
    judged: pl.DataFrame, lines: pl.DataFrame, handed: Handed, found: ProblemList
) -> None:
    """A code twice is an error; the same recipient, form and occasion twice a warning."""
    first: dict[Any, str] = {}
    for line, row in zip(lines.to_dicts(), judged.to_dicts(), strict=True):
        who = (row["unit_id"], row["recipient_name"], row["form_id"], row["occasion"], row["year"])
        where = handed.place(line, "proposal_code") | {"column": "proposal_code"}
        if line["proposal_code"] and row["proposal_id"] in first:
            params = {"first": first[row["proposal_id"]]}
            found.add("duplicate_proposal", **where, params=params)
        elif row["recipient_name"] and who in first:
            found.add("same_recipient", "warning", **where, params={"first": first[who]})
        first.setdefault(row["proposal_id"], where["cell"])
        first.setdefault(who, where["cell"])
