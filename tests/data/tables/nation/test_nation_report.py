from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id=c | as_of=2026-10-31 | roster_date=2026-10-31 | day_after=2026-11-01 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    period_id
    2026-Q3
"""


def test_the_first_accepted_report_says_whether_it_came_in_time() -> None:
    found = made(
        "nation_report",
        nation_day=DAY,
        period="period_id | end_date | due_at\n2026-Q3 | 2026-09-30 | 2026-10-15 23:59:59",
        unit="unit_id\nu1\nu2\nu3\nu4\nu5",
        nation_fill="unit_id | asked_count\nu1 | 1\nu2 | 1\nu3 | 1\nu4 | 1\nu5 | 1",
        submission="""
            submission_id | unit_id | period_id | state    | received_at
            1             | u1      | 2026-Q3   | accepted | 2026-10-10 08:00:00
            2             | u1      | 2026-Q3   | accepted | 2026-10-20 08:00:00
            3             | u2      | 2026-Q3   | accepted | 2026-10-20 08:00:00
            4             | u3      | 2026-Q3   | rejected | 2026-10-10 08:00:00
        """,
        note="""
            note_id | kind      | unit_id | obligation_id | recorded_at
            1       | exemption | u5      | 2026-Q3       | 2026-10-01 08:00:00
        """,
    )
    assert found.shows("""
        unit_id | state
        u1      | on_time
        u2      | late
        u3      | rejected
        u4      | overdue
    """)
