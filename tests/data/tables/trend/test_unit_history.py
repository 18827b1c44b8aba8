from tests.worlds.pipeline.steps import made


def test_a_stock_keeps_its_last_value_and_a_flow_adds_up_period_by_period() -> None:
    found = made(
        "unit_history",
        indicator="indicator_id | kind\ni | stock\nj | flow",
        period="""
            period_id | phase_id | end_date
            2026-Q2   | phase-1  | 2026-06-30
            2026-Q3   | phase-1  | 2026-09-30
            2026-Q4   | phase-1  | 2026-12-31
            2027-Q1   | phase-1  | 2027-03-31
            other     | phase-2  | 2026-12-31
        """,
        known_result="""
            unit_id | indicator_id | end_date   | value
            u1      | i            | 2026-06-30 | 101
            u1      | i            | 2026-09-30 |
            u1      | i            | 2026-12-31 | 90
            u1      | j            | 2026-06-30 | 101
            u1      | j            | 2026-09-30 | 102
        """,
    )
    assert found.shows("""
        indicator_id | period_id | value     | is_fresh
        i            | 2026-Q2   | 101       | true
        i            | 2026-Q3   | 101       | false
        i            | 2026-Q4   | 90        | true
        j            | 2026-Q2   | 101       | true
        j            | 2026-Q3   | 101 + 102 | true
        j            | 2026-Q4   | 101 + 102 | false
    """)
