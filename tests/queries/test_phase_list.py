"""A phase is closed when its last figures are in; its meeting is on a day of its own."""

from datetime import date, datetime

import pytest

from queries.reference.questions import phase_list
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import query_store

HINGE, MEETING = date(2027, 12, 31), date(2027, 12, 15)


@pytest.mark.parametrize(
    ("day", "is_closed"),
    [
        (MEETING, False),
        (HINGE, False),
        (date(2028, 1, 15), False),
        (date(2028, 1, 16), True),
    ],
)
def test_a_phase_is_closed_once_its_last_period_is_due(day: date, is_closed: bool) -> None:
    con = query_store(
        phase=[
            {"end_date": HINGE},
            {"phase_id": "phase-2", "start_date": date(2028, 1, 1), "end_date": date(2030, 12, 31)},
        ],
        period=[
            {
                "period_id": "2027-Q4",
                "start_date": date(2027, 10, 1),
                "end_date": HINGE,
                "due_at": datetime(2028, 1, 15, 23, 59, 59),
            }
        ],
        deadline=[
            {
                "deadline_id": "interim",
                "kind": "interim",
                "due_at": datetime(2027, 12, 15, 23, 59, 59),
            }
        ],
    )
    rows = phase_list(con, Viewer(), Selection("c", day)).select("is_closed", "review_on").rows()
    assert rows == [(is_closed, MEETING), (False, None)]
