from tests.worlds.pipeline.steps import made


def test_values_that_a_report_changed_are_counted_blank_or_not() -> None:
    found = made(
        "report_change",
        result="""
            unit_id=u1
            submission_id | indicator_id | value | known_from | known_until
            first         | i            | 101   | 2026-10-01 | 2026-10-05
            first         | j            | 102   | 2026-10-01 | 2026-10-05
            first         | k            |       | 2026-10-01 | 2026-10-05
            first         | l            |       | 2026-10-01 | 2026-10-05
            second        | i            | 101   | 2026-10-05 | 2027-01-01
            second        | j            |       | 2026-10-05 | 2027-01-01
            second        | k            | 103   | 2026-10-05 | 2027-01-01
            second        | l            |       | 2026-10-05 | 2027-01-01
            third         | i            | 109   | 2027-01-01 | 9999-12-31
            third         | j            | 109   | 2027-01-01 | 9999-12-31
        """,
    )
    assert found.shows("""
        submission_id | changed_count
        second        | 2
    """)
