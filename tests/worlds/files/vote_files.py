"""Lists for the vote of tests: a small campaign whose route has a council, at the real door."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from data.awards.award_book import Standing
from data.intake.load import Outcome, ingest
from data.intake.notes import ingest_notes, record_steps
from data.keeping.publishing.previous import Previous
from data.profiles.award_tables import award_forms
from data.profiles.awards.routes import award_routes
from data.profiles.catalog import Catalog
from data.workbooks.awards.vote_list import VoteSheet, vote_list_book
from schemas.plan.awards import RouteStep
from tests.worlds.files.award_files import CATALOG, PLAN, UNIT, proposal, written
from translations import translator

VI = translator("vi")
LISTED, MET = date(2026, 10, 12), date(2026, 10, 15)
HEAD: dict[str, Any] = {
    "member_count": 15,
    "present_count": 13,
    "written_count": 0,
    "meeting_date": MET,
    "document": "07/BB-HĐ (minh họa)",
}
COUNCIL = RouteStep("Hội đồng", "Council", "Biểu quyết", "Votes", "passed", "minh họa")


def council_catalog() -> Catalog:
    """The shipped catalog with a council before the one who decides."""
    profile = CATALOG.profile(PLAN)
    route = profile.awards.route
    awards = replace(profile.awards, route=(*route[:3], COUNCIL, *route[3:]))
    return replace(CATALOG, profiles=CATALOG.profiles | {PLAN: replace(profile, awards=awards)})


COUNCILS = council_catalog()


def appraised(store: Path, folder: Path, *codes: str, **changes: Any) -> None:
    """Proposals of one unit, appraised twice, so that the council is next."""
    rows = [proposal(code, **changes) for code in codes]
    path = written(folder, rows, "de-nghi")
    assert ingest(store, [path], "x", datetime(2026, 10, 2, 8), catalog=COUNCILS)[0].checked
    steps = [
        {"campaign_id": PLAN, "proposal_id": f"{UNIT}/2026/{code}", "state": "appraised"}
        | {"route_step": step, "at_date": f"{4 + step:02}/10/2026"}
        for code in codes
        for step in (2, 3)
    ]
    assert record_steps(store, steps, "x", datetime(2026, 10, 9), COUNCILS).state == "accepted"


def waiting(store: Path, catalog: Catalog = COUNCILS) -> list[Standing]:
    """Proposals that wait for the council now."""
    book = Previous(store).awards(catalog)
    routes = award_routes(catalog.profile(PLAN), catalog.law)
    return [s for s in book.standings.values() if s.waits_for(routes) == "council"]


def vote(
    agreed: int | None,
    against: int | None = 0,
    blank: int | None = 0,
    result: str | None = "thông qua",
    **more: Any,
) -> dict[str, Any]:
    """What is typed into one row."""
    counts = {"agreed_count": agreed, "against_count": against, "blank_count": blank}
    return counts | {"result": result} | more


LEFT = vote(None, None, None, "để lại")


def listed(
    store: Path, votes: Sequence[dict[str, Any]], snapshot_id: str | None = None, **head: Any
) -> bytes:
    """The workbook of what waits, filled in row by row."""
    labels = {f.id: f.label_vi for f in award_forms(COUNCILS.profile(PLAN), COUNCILS.law)}
    rows = [
        {**standing.row, "number": n, "form": labels[standing.row["form_id"]], "unit_name": "x"}
        | {"recipient": standing.row["recipient_name"]}
        | (votes[n - 1] if n <= len(votes) else {})
        for n, standing in enumerate(waiting(store), start=1)
    ]
    about = VoteSheet(PLAN, "Phong trào minh họa", LISTED, snapshot_id)
    return vote_list_book(about, rows, VI, HEAD | head)


def typed_back(
    store: Path, folder: Path, content: bytes, change: Callable[[Any], None] | None = None
) -> Outcome:
    """The outcome at the staff's door, after somebody changed the workbook by hand."""
    path = folder / "danh-sach-bieu-quyet.xlsx"
    path.write_bytes(content)
    if change is not None:
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)
    return ingest_notes(store, [path], "Thư ký", datetime(2026, 10, 16, 9), COUNCILS)[0]
