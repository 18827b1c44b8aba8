from tests.worlds.pipeline.steps import made

PERIOD = """
    period_id | phase_id | end_date   | due_at
    2026-Q2   | phase-1  | 2026-06-30 | 2026-07-15 23:59:59
    2026-Q3   | phase-1  | 2026-09-30 | 2026-10-15 23:59:59
    2026-Q4   | phase-1  | 2026-12-31 | 2027-01-15 23:59:59
"""
UNIT = """
    unit_id | valid_from | valid_to
    u1      | 2020-01-01 |
    u2      | 2020-01-01 | 2026-08-31
    u3      | 2026-10-01 |
"""


def test_a_unit_is_asked_for_the_last_period_due_at_whose_end_it_was_there() -> None:
    found = made("unit_due", period=PERIOD, unit=UNIT)
    assert found.shows("""
        phase_id | unit_id | due_date
        phase-1  | u1      | 2026-09-30
        phase-1  | u2      | 2026-06-30
    """)


def test_what_fell_due_before_the_store_opened_is_asked_of_nobody() -> None:
    day = "as_of | opened_on\n2026-12-31 | 2026-08-01"
    found = made("unit_due", asked_day=day, period=PERIOD, unit=UNIT)
    assert found.shows("unit_id | due_date\nu1 | 2026-09-30")
