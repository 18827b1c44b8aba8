"""Reports to those above: sent on a day by a document from frozen figures, or not yet."""

from datetime import date, datetime
from typing import Any

import pytest

from answers.reporting.own_reports import own_report_line
from queries.question import Viewer
from queries.reporting.obligations import own_report_list
from schemas.selection import Selection
from tests.worlds.query_store import query_store
from translations import translator

DUE = datetime(2026, 11, 30, 23, 59, 59)
SENT = {
    "note_id": "000009-00001",
    "kind": "sent",
    "obligation_id": "own-yearly-2026",
    "at_date": date(2026, 12, 2),
    "text": "CL-2026-11-30-01",
    "source": "812/BC-UBND",
    "recorded_at": datetime(2026, 12, 3, 9),
}


def row(as_of: date, *notes: dict[str, Any], **changes: Any) -> dict[str, Any]:
    con = query_store(own_report=[changes], unit=[{}], note=list(notes))
    return own_report_list(con, Viewer(), Selection("c", as_of)).row(0, named=True)


@pytest.mark.parametrize(
    ("as_of", "due", "state"),
    [
        (date(2026, 11, 30), None, "waiting"),
        (date(2026, 11, 30), DUE, "waiting"),
        (date(2026, 12, 1), DUE, "overdue"),
        (date(2026, 12, 2), DUE, "overdue"),  # sent that day, written down the day after
        (date(2026, 12, 3), DUE, "late"),
        (date(2026, 12, 3), None, "undated"),
    ],
)
def test_it_is_sent_from_the_day_it_is_written_down(
    as_of: date, due: datetime | None, state: str
) -> None:
    assert row(as_of, SENT, due_at=due)["state"] == state


def test_the_first_sending_counts_and_says_document_and_frozen_figures() -> None:
    again = {**SENT, "note_id": "000010-00001", "at_date": date(2026, 12, 20), "source": "900/BC"}
    found = row(date(2026, 12, 31), again, SENT, due_at=datetime(2026, 12, 5, 23, 59, 59))
    said = (found["state"], found["sent_on"], found["document"], found["snapshot_id"])
    assert said == ("on_time", date(2026, 12, 2), "812/BC-UBND", "CL-2026-11-30-01")
    head, detail = own_report_line(found, translator("vi"))
    assert "đã gửi đúng hạn" in head
    assert "812/BC-UBND" in detail
    assert "CL-2026-11-30-01" in detail.replace("\\", "")
    assert "Bộ Nội vụ" in detail


def test_a_note_on_another_report_sends_nothing() -> None:
    other = {**SENT, "obligation_id": "own-interim"}
    found = row(date(2026, 12, 31), other)
    assert (found["state"], found["sent_on"]) == ("waiting", None)
    assert "chưa gửi" in own_report_line(found, translator("vi"))[0]
