"""The whole trend of every indicator in one answer is what the trend says of each."""

from dataclasses import replace
from datetime import date

import polars as pl

from queries.progress.questions import trend, trend_lines
from schemas.selection import Selection
from tests.worlds.progress.two_phases import FLOW, VIEWER, store, told, units

DAY = date(2027, 1, 20)
VALUES = [
    *(told(10.0, "2025-Q2", "u1"), told(20.0, "2025-Q3", "u1"), told(5.0, "2026-Q4", "u1")),
    *(told(30.0, "2025-Q3", "u2"), told(40.0, "2026-Q1", "u2")),
    told(7.0, "2026-Q4", "u3"),
]
COLUMNS = ("period_id", "phase_id", "end_date", "value")


def test_every_line_is_the_trend_s_own_where_a_value_is_known() -> None:
    con = store(VALUES, indicator=FLOW, unit=units("u1", "u2", "u3", "u4"))
    for chosen in (Selection("c", DAY), Selection("c", DAY, unit="u2")):
        lines = trend_lines(con, VIEWER, chosen)
        [of] = lines["indicator_id"].unique()
        one = trend(con, VIEWER, replace(chosen, indicator=of))
        known = one.drop_nulls("value").select(COLUMNS)
        assert lines.select(COLUMNS).rows() == known.rows()
        assert known.height < one.height  # a period nobody reported is no point of the line
    ends = trend_lines(con, VIEWER, Selection("c", DAY)).filter(pl.col("end_date") < DAY)
    assert ends["end_date"].is_sorted()
    assert ends["value"].to_list()[:2] == [10.0, 60.0]  # a flow adds up


def test_before_the_first_value_there_is_no_line() -> None:
    con = store(VALUES, indicator=FLOW, unit=units("u1", "u2", "u3"))
    assert trend_lines(con, VIEWER, Selection("c", date(2025, 1, 1))).is_empty()
