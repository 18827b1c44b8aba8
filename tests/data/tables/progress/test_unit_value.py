from tests.worlds.pipeline.steps import made


def test_a_stock_is_its_last_value_and_a_flow_the_sum_of_the_phase() -> None:
    found = made(
        "unit_value",
        period="""
            period_id | phase_id | start_date
            2026-Q2   | phase-1  | 2026-04-01
            2026-Q3   | phase-1  | 2026-07-01
            2026-Q4   | phase-1  | 2026-10-01
        """,
        indicator="indicator_id | kind\ni | stock\nj | flow",
        known_result="""
            unit_id | indicator_id | end_date   | value
            u1      | i            | 2026-06-30 | 101
            u1      | i            | 2026-09-30 | 90
            u1      | i            | 2026-12-31 | 103
            u1      | j            | 2026-06-30 | 101
            u1      | j            | 2026-09-30 | 102
            u1      | j            | 2026-12-31 | 103
            u2      | i            | 2026-09-30 | 201
            u2      | i            | 2026-12-31 |
            u2      | j            | 2026-12-31 | 203
            u3      | i            | 2026-12-31 |
        """,
    )
    assert found.shows("""
        unit_id | indicator_id | value           | earlier_value | latest_date
        u1      | i            | 103             | 90            | 2026-12-31
        u1      | j            | 101 + 102 + 103 | 101 + 102     | 2026-12-31
        u2      | i            | 201             | 201           | 2026-09-30
        u2      | j            | 203             |               | 2026-12-31
        u3      | i            |                 |               |
    """)


def test_a_period_that_ends_on_the_first_day_of_the_last_one_is_not_before_it() -> None:
    found = made(
        "unit_value",
        period="period_id | start_date\na | 2026-04-01\nb | 2026-06-30",
        known_result="unit_id | indicator_id | end_date | value\nu1 | i | 2026-06-30 | 101",
    )
    assert found.shows("unit_id | value | earlier_value\nu1 | 101 |")
