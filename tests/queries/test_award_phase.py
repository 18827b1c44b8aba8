"""An award belongs to the phase of its occasion."""

from datetime import date
from typing import Any

import pytest

from tests.worlds.query_store import query_store

HINGE, END = date(2027, 12, 31), date(2030, 12, 31)
PHASES = [
    {"start_date": date(2025, 5, 14), "end_date": HINGE},
    {"phase_id": "phase-2", "start_date": date(2028, 1, 1), "end_date": END},
]


def phases(known: list[dict[str, Any]], *proposed: tuple[str, date, int]) -> dict[str, str]:
    con = query_store(phase=known)
    for n, (occasion, day, year) in enumerate(proposed):
        values = [f"p{n}", occasion, day, year]
        names = "campaign_id, proposal_id, occasion, proposed_on, year"
        con.execute(f"INSERT INTO proposal ({names}) VALUES ('c', ?, ?, ?, ?)", values)
    asked = {"campaign_id": "c", "as_of": END}
    sql = "SELECT occasion, phase_id FROM award_phase"
    return dict(con.cursor().execute(sql, asked).fetchall())


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
    assert phases(PHASES, (occasion, day, year)) == {occasion: phase}


def test_a_table_of_one_phase_has_every_award_in_it() -> None:
    every = ("interim", "annual", "ad_hoc", "final")
    found = phases(PHASES[:1], *((occasion, END, 2031) for occasion in every))
    assert found == dict.fromkeys(every, "phase-1")
