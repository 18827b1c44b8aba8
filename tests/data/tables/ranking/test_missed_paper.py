from tests.worlds.pipeline.steps import made


def test_who_handed_in_nothing_in_time_missed_a_plan_or_the_report_of_the_year() -> None:
    found = made(
        "missed_paper",
        obligation_state="""
            unit_id | obligation_id | kind   | state    | due_at
            u1      | yearly-2026   | yearly | overdue  | 2026-11-14 23:59:59
            u2      | yearly-2026   | yearly | rejected | 2026-11-14 23:59:59
            u3      | yearly-2026   | yearly | late     | 2026-11-14 23:59:59
            u4      | yearly-2026   | yearly | exempt   | 2026-11-14 23:59:59
            u5      | yearly-2025   | yearly | overdue  | 2025-11-14 23:59:59
            u6      | yearly-2026   | yearly | rejected | 2026-12-31 23:59:59
            u1      | plan-1        | plan   | overdue  | 2025-03-01 23:59:59
            u1      | plan-2        | plan   | overdue  | 2026-03-01 23:59:59
            u7      | plan-3        | plan   | overdue  | 2027-03-01 23:59:59
            u8      | 2026-Q3       | period | overdue  | 2026-10-15 23:59:59
        """,
    )
    assert found.shows("""
        unit_id | detected
        u1      | no_report
        u2      | no_report
        u1      | no_plan
    """)
