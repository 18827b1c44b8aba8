from tests.worlds.pipeline.steps import made


def test_an_award_sheet_accepted_by_the_end_of_the_day_is_there_once() -> None:
    found = made(
        "award_sheet",
        submission="""
            submission_id | campaign_id | unit_id | period_id  | state    | received_at
            1             | c           | u1      | award-2026 | accepted | 2026-12-31 23:59:59
            2             | c           | u1      | award-2025 | accepted | 2025-11-01
            3             | c           | u2      | award-2026 | accepted | 2027-01-01 00:00:00
            4             | c           | u3      | award-2026 | rejected | 2026-11-01
            5             | c           | u4      | 2026-Q3    | accepted | 2026-11-01
            6             | other       | u5      | award-2026 | accepted | 2026-11-01
        """,
    )
    assert found.shows("""
        campaign_id | unit_id
        c           | u1
        other       | u5
    """)
