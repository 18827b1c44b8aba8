from tests.worlds.pipeline.steps import made


def test_who_is_silent_is_missing_and_who_is_exempt_is_left_out() -> None:
    found = made(
        "report_state",
        obligation_state="""
            unit_id | period_id | state    | version
            u1      | 2026-Q3   | on_time  | 1
            u2      | 2026-Q3   | waiting  |
            u3      | 2026-Q3   | overdue  |
            u4      | 2026-Q3   | rejected |
            u5      | 2026-Q3   | exempt   |
            u1      | 2027-Q1   | waiting  |
        """,
        period="period_id | end_date\n2026-Q3 | 2026-09-30\n2027-Q1 | 2027-03-31",
        value_fill="""
            period_id | unit_id | asked_count
            2026-Q3   | u1      | 3
            2026-Q3   | u2      | 4
            2026-Q3   | u3      | 4
            2026-Q3   | u4      | 4
            2026-Q3   | u5      | 4
            2027-Q1   | u1      | 3
        """,
        known_result="""
            unit_id | period_id | indicator_id | value
            u1      | 2026-Q3   | i            | 101
            u1      | 2026-Q3   | j            | 102
            u1      | 2026-Q3   | k            |
        """,
    )
    assert found.shows("""
        period_id | unit_id | state    | version | result_count | expected_result_count
        2026-Q3   | u1      | on_time  | 1       | 2            | 3
        2026-Q3   | u2      | missing  |         | 0            | 4
        2026-Q3   | u3      | missing  |         | 0            | 4
        2026-Q3   | u4      | rejected |         | 0            | 4
    """)
