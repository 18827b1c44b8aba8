"""An award belongs to the phase of its occasion."""

from datetime import date

import pytest

from tests.worlds.query_store import query_store

HINGE, END = date(2027, 12, 31), date(2030, 12, 31)
PHASES = [
    {"start_date": date(2025, 5, 14), "end_date": HINGE},
    {"phase_id": "phase-2", "start_date": date(2028, 1, 1), "end_date": END},
]


@pytest.mark.parametrize(
    ("occasion", "day", "year", "phase"),
    [
        ("interim", date(2027, 12, 20), 2027, "phase-1"),
        ("interim", date(2028, 2, 10), 2027, "phase-1"),
        ("interim", date(2028, 2, 10), 2028, "phase-1"),
        ("annual", date(2027, 11, 20), 2027, "phase-1"),
        ("annual", date(2028, 1, 20), 2027, "phase-1"),
        ("annual", date(2028, 11, 20), 2028, "phase-2"),
        ("annual", date(2031, 1, 20), 2030, "phase-2"),
        ("annual", date(2031, 1, 20), 2031, "phase-2"),
        ("ad_hoc", date(2027, 12, 31), 2027, "phase-1"),
        ("ad_hoc", date(2028, 1, 1), 2027, "phase-2"),
        ("ad_hoc", date(2031, 3, 1), 2031, "phase-2"),
        ("final", date(2030, 11, 1), 2030, "phase-2"),
        ("final", date(2031, 2, 1), 2030, "phase-2"),
    ],
)
def test_an_award_belongs_to_the_phase_of_its_occasion(
    occasion: str, day: date, year: int, phase: str
) -> None:
    con = query_store(phase=PHASES)
    found = con.execute("SELECT award_phase('c', ?, ?, ?)", [day, year, occasion]).fetchone()
    assert found == (phase,)


def test_a_table_of_one_phase_has_every_award_in_it() -> None:
    con = query_store(phase=PHASES[:1])
    for occasion in ("interim", "annual", "ad_hoc", "final"):
        found = con.execute("SELECT award_phase('c', ?, 2031, ?)", [END, occasion]).fetchone()
        assert found == ("phase-1",)
