from tests.worlds.pipeline.steps import made


def test_the_report_of_a_later_period_has_the_higher_turn_whenever_it_came() -> None:
    found = made(
        "told_task",
        period="period_id | end_date\n2026-Q2 | 2026-06-30\n2026-Q3 | 2026-09-30",
        task_report="""
            task_id | unit_id | period_id | event_no | known_from | known_until
            t       | u1      | 2026-Q3   | ''       | 2026-10-01 | 9999-12-31
            t       | u1      | 2026-Q2   | 1        | 2026-12-01 | 9999-12-31
            t       | u1      | task-2026 | 1        | 2026-11-01 | 9999-12-31
            t       | u2      | 2026-Q3   | ''       | 2026-10-01 | 2026-12-31
        """,
    )
    assert found.shows("""
        unit_id | period_id | event_no | turn
        u1      | 2026-Q2   | 1        | 1
        u1      | 2026-Q3   | ''       | 2
        u1      | task-2026 | 1        | 3
    """)
