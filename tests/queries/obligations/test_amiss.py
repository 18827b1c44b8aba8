"""Everybody who was late or has no accepted report, over all obligations at once."""

from datetime import date, datetime

from queries.reporting.obligations import obligation_amiss, obligation_list, obligation_state
from schemas.selection import Selection
from tests.worlds.reports.obligations import DUE, VIEWER, returned, sent, store


def test_amiss_are_those_whom_the_obligation_itself_calls_late_overdue_or_returned() -> None:
    con = store(
        5,
        submission=[
            sent("u1", DUE),
            sent("u2", datetime(2026, 11, 15)),
            returned("u3", datetime(2026, 11, 12)),
        ],
    )
    chosen = Selection("c", date(2026, 11, 20))
    found = obligation_amiss(con, VIEWER, chosen).select("obligation_id", "unit_id", "state").rows()
    said = []
    for obligation in obligation_list(con, VIEWER, chosen)["obligation_id"]:
        of = Selection("c", date(2026, 11, 20), obligation=obligation)
        states = obligation_state(con, VIEWER, of).select("obligation_id", "unit_id", "state")
        said += [row for row in states.rows() if row[2] in ("late", "overdue", "rejected")]
    assert sorted(found) == sorted(said)
    assert {row[1] for row in found if row[0] == "yearly-2026"} == {"u2", "u3", "u4", "u5"}
