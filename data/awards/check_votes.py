"""The council's vote typed back (kết quả biểu quyết) → steps of proposals, or what is wrong.

All or nothing: one wrong cell and no proposal moves. What was voted on must be what still waits.
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

import polars as pl

from data.awards.award_book import AwardBook
from data.awards.check_steps import judged_steps
from data.awards.place_gate import ValuesOf
from data.awards.vote_lines import VoteList, vote_list
from data.awards.vote_rows import against_store, typed_meeting, typed_votes
from data.checking.check import CheckedReport
from data.checking.layouts.template_layout import code_mark
from data.checking.layouts.vote_layout import snapshot_of, vote_seals, vote_words
from data.checking.problem_rows import ProblemList
from data.profiles.awards.routes import award_routes
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport
from methods.award_route import Routes
from schemas.tables import AwardStepRow, empty

Row = dict[str, Any]
Snapshots = Callable[[str], Collection[str]]


def check_votes(
    raw: RawReport,
    catalog: Catalog,
    book: AwardBook,
    today: date,
    values_of: ValuesOf,
    snapshots: Snapshots,
) -> CheckedReport:
    """Every problem of a filled list, and the steps it makes if there is none.

    `values_of` gives a campaign's that count now, for rules that look at ranks; `snapshots` names
    those kept.
    """
    found = ProblemList.of(raw)
    read = vote_list(raw, catalog, found)
    steps = empty(AwardStepRow)
    if read.campaign_id is not None:
        steps = _steps(read, read.campaign_id, catalog, book, today, values_of, snapshots, found)
    return CheckedReport.of(raw, found, [read.campaign_id], "notes", {"award_step": steps})


def _steps(
    read: VoteList,
    campaign_id: str,
    catalog: Catalog,
    book: AwardBook,
    today: date,
    values_of: ValuesOf,
    snapshots: Snapshots,
    found: ProblemList,
) -> pl.DataFrame:
    """The steps of the rows that were voted on; none where anything is wrong."""
    routes = award_routes(catalog.profile(campaign_id), catalog.law)
    if all(step.state != "passed" for step in routes.steps):
        found.add("vote_no_council", **read.head("campaign_id"))
        return empty(AwardStepRow)
    meeting = typed_meeting(read, catalog.law, today, found)
    _same_list(read, campaign_id, catalog, book, snapshots, found)
    votes = typed_votes(read, campaign_id, meeting, catalog.law, book, found)
    rows = [
        _step(vote, meeting, campaign_id, _council(vote, campaign_id, book, routes))
        for vote in votes
        if _moves(vote)
    ]
    if not rows and not found.has_errors:
        found.add("vote_moves_nothing", sheet=read.sheet)
    if found.has_errors:
        return empty(AwardStepRow)
    judged = list(
        judged_steps(rows, catalog, campaign_id, book, values_of, found, "vote_not_eligible")
    )
    if found.has_errors:
        return empty(AwardStepRow)
    return AwardStepRow.validate(pl.DataFrame(judged, schema=AwardStepRow.schema()))


def _same_list(
    read: VoteList,
    campaign_id: str,
    catalog: Catalog,
    book: AwardBook,
    snapshots: Snapshots,
    found: ProblemList,
) -> None:
    """The list is the one that was made: its snapshot is kept, no row came, went or changed."""
    named = snapshot_of(read.code or "")
    if named and named not in snapshots(campaign_id):
        params = {"snapshot": named, "campaign": campaign_id}
        found.add("vote_other_snapshot", **read.head("period_id"), params=params)
    if not against_store(read, campaign_id, catalog, book, found):
        return
    held = [book.of(campaign_id, str(row["proposal_id"])) for row in read.rows]
    known = [standing.row for standing in held if standing is not None]
    if read.seal is None or code_mark(vote_seals(known)) != read.seal:
        found.add("vote_list_differs", sheet=read.sheet)


def _moves(vote: Row) -> bool:
    return vote["result"] in ("passed", "refused")


def _council(vote: Row, campaign_id: str, book: AwardBook, routes: Routes) -> int | None:
    """The number of the council's step on the route of a proposal."""
    standing = book.of(campaign_id, str(vote["proposal_id"]))
    steps = standing.steps_of(routes) if standing is not None else {}
    return next((n for n, step in steps.items() if step.state == "passed"), None)


def _step(vote: Row, meeting: Row, campaign_id: str, council: int | None) -> Row:
    """A vote as a step: the minutes are its document, the votes its reason."""
    return {
        "line": vote["row"],
        "campaign_id": campaign_id,
        "proposal_id": vote["proposal_id"],
        "state": vote["result"],
        "route_step": council if vote["result"] == "passed" else None,
        "on_date": meeting["meeting_date"],
        "document": meeting["document"],
        "reason": vote_words(vote),
        "override_role": None,
        "override_document": None,
        **{key: vote[key] for key in ("sheet", "cell", "row")},
    }
