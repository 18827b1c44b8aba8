from tests.worlds.pipeline.steps import made


def test_of_several_reports_that_of_the_latest_period_counts_then_the_latest_to_come() -> None:
    found = made(
        "known_task",
        period="period_id | end_date\n2026-Q2 | 2026-06-30\n2026-Q3 | 2026-09-30",
        task_report="""
            task_id | unit_id | period_id | state       | known_from | known_until
            t       | u1      | 2026-Q3   | under_way   | 2026-10-01 | 9999-12-31
            t       | u1      | 2026-Q2   | not_started | 2026-12-01 | 9999-12-31
            t       | u2      | 2026-Q3   | under_way   | 2026-10-01 | 9999-12-31
            t       | u2      | task-2026 | done        | 2026-10-05 | 9999-12-31
            t       | u3      | task-2026 | under_way   | 2026-10-05 | 9999-12-31
            t       | u3      | task-2026 | done        | 2026-10-06 | 9999-12-31
            t       | u4      | 2026-Q3   | done        | 2026-10-01 | 2026-12-31
            t       | u5      | 2026-Q3   | done        | 2027-01-01 | 9999-12-31
        """,
    )
    assert found.shows("""
        task_id | round | unit_id | state
        t       | once  | u1      | under_way
        t       | once  | u2      | done
        t       | once  | u3      | done
    """)
