from tests.worlds.pipeline.steps import made

PERIOD = """
    campaign_id | period_id | phase_id | end_date   | due_at
    c           | 2026-Q3   | phase-1  | 2026-09-30 | 2026-10-15 23:59:59
    c           | 2026-Q4   | phase-1  | 2026-12-31 | 2027-01-15 23:59:59
    other       | 2026-Q3   | phase-1  | 2026-09-30 | 2026-10-15 23:59:59
"""
DEADLINE = """
    deadline_id | kind   | due_at
    yearly-2026 | yearly | 2026-12-31 23:59:59
    plan-2026   | plan   | 2026-03-01 23:59:59
    final       | final  |
"""


def test_periods_and_deadlines_are_owed_by_the_units_of_their_day() -> None:
    found = made("obligation", period=PERIOD, deadline=DEADLINE)
    assert found.shows("""
        obligation_id | kind   | period_id | year | previous_id | roster_day | is_open | days_left
        2026-Q3       | period | 2026-Q3   | 2026 | 2025-Q3     | 2026-09-30 | false   | -77
        2026-Q4       | period | 2026-Q4   | 2026 | 2025-Q4     | 2026-12-31 | true    | 15
        yearly-2026   | yearly |           | 2026 | yearly-2025 | 2026-12-31 | true    | 0
        plan-2026     | plan   |           |      |             | 2026-03-01 | false   | -305
        final         | final  |           |      |             | 2026-12-31 | true    |
    """)


def test_nobody_owes_later_than_the_campaigns_last_day() -> None:
    phase = "phase_id | end_date\nphase-1 | 2026-10-31"
    found = made("obligation", phase=phase, period=PERIOD, deadline=DEADLINE)
    days = {row["obligation_id"]: str(row["roster_day"]) for row in found.rows}
    assert (days["2026-Q4"], days["final"], days["2026-Q3"]) == (
        "2026-10-31",
        "2026-10-31",
        "2026-09-30",
    )


def test_what_fell_due_before_the_store_opened_is_owed_by_nobody() -> None:
    day = "as_of | opened_on\n2026-12-31 | 2026-10-16"
    found = made("obligation", asked_day=day, period=PERIOD, deadline=DEADLINE)
    assert {row["obligation_id"] for row in found.rows} == {"2026-Q4", "yearly-2026", "final"}
