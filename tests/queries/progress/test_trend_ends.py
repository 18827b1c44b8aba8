"""Both ends of the trend of every indicator, as the trend itself has them."""

from datetime import date

from queries.progress.questions import trend, trend_ends
from schemas.selection import Selection
from tests.worlds.progress.two_phases import FLOW, VIEWER, store, told, units

DAY = date(2027, 1, 20)
VALUES = [
    *(told(10.0, "2025-Q2", "u1"), told(20.0, "2025-Q3", "u1"), told(5.0, "2026-Q4", "u1")),
    *(told(30.0, "2025-Q3", "u2"), told(40.0, "2026-Q1", "u2")),
    told(7.0, "2026-Q4", "u3"),
]


def test_ends_are_the_first_years_last_period_and_the_latest_that_anybody_reported() -> None:
    con = store(VALUES, indicator=FLOW, unit=units("u1", "u2", "u3", "u4"))
    rows = trend_ends(con, VIEWER, Selection("c", DAY)).to_dicts()
    assert {(r["first_date"], r["last_date"]) for r in rows} == {
        (date(2025, 9, 30), date(2026, 12, 31))
    }
    said = {r["unit_id"]: (r["first_value"], r["last_value"]) for r in rows}
    assert said.keys() == {"u1", "u2", "u3"}  # u4 never reported
    assert said["u2"][1] is said["u3"][0] is None  # a period before is not that one
    for unit, (first, last) in said.items():
        of = Selection("c", DAY, indicator=rows[0]["indicator_id"])
        points = trend(con, VIEWER, of, level="unit").filter(group_id=unit)
        known = dict(points.filter(points["fresh_count"] > 0).select("end_date", "value").rows())
        assert (known.get(date(2025, 9, 30)), known.get(date(2026, 12, 31))) == (first, last)


def test_who_is_asked_for_moves_no_end() -> None:
    con = store(VALUES, indicator=FLOW, unit=units("u1", "u2", "u3"))
    one = trend_ends(con, VIEWER, Selection("c", DAY, unit="u2")).row(0, named=True)
    assert (one["first_date"], one["last_date"]) == (date(2025, 9, 30), date(2026, 12, 31))
    assert trend_ends(con, VIEWER, Selection("c", date(2025, 1, 1))).is_empty()
