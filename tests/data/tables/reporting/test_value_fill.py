from tests.worlds.pipeline.steps import made


def test_an_indicator_is_asked_for_while_it_is_valid_on_the_periods_last_day() -> None:
    found = made(
        "value_fill",
        period="period_id | end_date\n2026-Q3 | 2026-09-30\n2026-Q4 | 2026-12-31",
        indicator="""
            indicator_id | is_mandatory | valid_from | valid_to
            i            | true         | 2025-01-01 | 2030-12-31
            j            | true         | 2026-12-31 | 2030-12-31
            k            | false        | 2025-01-01 | 2026-09-30
        """,
        assigned="unit_id | indicator_id\nu1 | i\nu1 | j\nu1 | k\nu2 | i",
        result="""
            unit_id | indicator_id | period_id | value | known_from | known_until
            u1      | i            | 2026-Q3   | 101   | 2026-10-01 | 2027-01-01
            u1      | k            | 2026-Q3   | 102   | 2026-10-01 | 9999-12-31
            u1      | i            | 2026-Q4   |       | 2026-10-01 | 9999-12-31
            u2      | i            | 2026-Q3   | 201   | 2026-10-01 | 2026-12-31
            u2      | i            | 2026-Q4   | 202   | 2027-01-01 | 9999-12-31
            u2      | j            | 2026-Q4   | 203   | 2026-10-01 | 9999-12-31
            u3      | i            | 2026-Q4   | 301   | 2026-10-01 | 9999-12-31
        """,
    )
    assert found.shows("""
        period_id | unit_id | asked_count | mandatory_count | filled_count
        2026-Q3   | u1      | 2           | 1               | 1
        2026-Q4   | u1      | 2           | 2               | 0
        2026-Q3   | u2      | 1           | 1               | 0
        2026-Q4   | u2      | 1           | 1               | 0
    """)
