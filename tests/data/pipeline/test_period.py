"""A period that is screened: what is made for it, and what it shares with the day."""

from datetime import date

from data.pipeline.steps import rests_on, steps
from queries.screening.questions import flag_peers
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import periods, query_store

DAY = date(2025, 12, 31)
FOUND = {"2025-Q1": [11.0], "2025-Q2": [12.0], None: [13.0], "2025-Q3": [13.0], "2025-Q4": []}


def test_only_screening_is_made_for_a_period() -> None:
    again = {name for name in steps() if rests_on(name, "period_id")}
    assert {"screened_value", "copied_report", "screening_flag"} <= again
    assert not {"known_result", "roster", "report_state", "flag_outcome"} & again


def test_each_period_has_figures_of_its_own_whatever_was_asked_before() -> None:
    names = ("2025-Q1", "2025-Q2", "2025-Q3")
    values = dict(zip(names, (11.0, 12.0, 13.0), strict=True))
    con = query_store(
        period=periods(*names),
        unit=[{}],
        assignment=[{}],
        result=[{"period_id": name, "value": value} for name, value in values.items()],
    )
    for _ in range(2):
        for period, wanted in FOUND.items():
            chosen = Selection("c", DAY, unit="u1", indicator="i", period=period)
            assert flag_peers(con, Viewer(), chosen)["value"].to_list() == wanted
