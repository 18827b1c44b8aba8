from tests.worlds.pipeline.steps import made


def test_the_first_report_accepted_counts_and_later_corrections_do_not() -> None:
    found = made(
        "handed_in",
        submission="""
            period_id=2026-Q3
            submission_id | unit_id | version | state    | received_at         | problem_count
            1             | u1      |         | rejected | 2026-10-01          | 7
            2             | u1      | 1       | accepted | 2026-10-05          | 0
            3             | u1      | 2       | accepted | 2026-10-09          | 0
            4             | u2      |         | rejected | 2026-10-01          | 7
            5             | u2      |         | rejected | 2026-10-02          | 2
            6             | u3      | 1       | accepted | 2026-12-31 23:59:59 | 0
            7             | u4      | 1       | accepted | 2027-01-01          | 0
        """,
    )
    assert found.shows("""
        unit_id | obligation_id | version | received_at         | has_returned | problem_count
        u1      | 2026-Q3       | 2       | 2026-10-05          | true         | 7
        u2      | 2026-Q3       |         |                     | true         | 2
        u3      | 2026-Q3       | 1       | 2026-12-31 23:59:59 | false        |
    """)


def test_one_plan_answers_every_plan_deadline_on_its_day_of_issue() -> None:
    found = made(
        "handed_in",
        deadline="""
            campaign_id | deadline_id | kind
            c           | plan-1      | plan
            c           | plan-2      | plan
            c           | yearly-2026 | yearly
            other       | plan-3      | plan
        """,
        unit_plan="unit_id | plan_date\nu1 | 2026-02-03",
    )
    assert found.shows("""
        unit_id | obligation_id | version | received_at | has_returned
        u1      | plan-1        |         | 2026-02-03  | false
        u1      | plan-2        |         | 2026-02-03  | false
    """)
