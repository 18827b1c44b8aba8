from tests.worlds.pipeline.steps import made

PERIOD = """
    period_id | phase_id | end_date
    2026-Q1   | phase-1  | 2026-03-31
    2026-Q2   | phase-1  | 2026-06-30
    2026-Q3   | phase-1  | 2026-09-30
    2026-Q4   | phase-1  | 2026-12-31
    2027-Q1   | phase-2  | 2027-03-31
"""


def test_the_latest_period_over_is_looked_at_with_the_two_before_it() -> None:
    found = made("screened_period", period=PERIOD)
    assert found.shows("""
        period_id | phase_id | next_end_date | before_id | earlier_id
        2026-Q4   | phase-1  |               | 2026-Q3   | 2026-Q2
    """)


def test_the_period_asked_about_is_looked_at_once_it_is_over() -> None:
    found = made("screened_period", period_id="2026-Q2", period=PERIOD)
    assert found.shows("""
        period_id | next_end_date | before_id | earlier_id
        2026-Q2   | 2026-09-30    | 2026-Q1   |
    """)
    assert made("screened_period", period_id="2027-Q1", period=PERIOD).shows("")


def test_a_published_table_is_asked_nothing() -> None:
    assert made("screened_period", asked_day="level\npublished", period=PERIOD).shows("")
