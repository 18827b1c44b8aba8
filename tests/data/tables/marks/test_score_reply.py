from tests.worlds.pipeline.steps import made


def test_the_time_to_answer_runs_from_the_appraisal_known_when_the_answer_came() -> None:
    found = made(
        "score_reply",
        scored_unit="unit_id | cluster_id | short_name\nu1 | k | P. Một\nu2 | k | P. Hai",
        rubric_year="reply_days\n3",
        year_criterion="criterion_id | position | short_vi\na | 4 | TC a",
        reply="""
            unit_id | criterion_id | known_from | known_until
            u1      | a            | 2026-11-04 | 2027-01-01
            u2      | a            | 2026-11-04 | 9999-12-31
            u1      | old          | 2026-11-04 | 2026-12-31
            u1      | late         | 2027-01-01 | 9999-12-31
            other   | a            | 2026-11-04 | 9999-12-31
        """,
        score="""
            unit_id | criterion_id | stage     | known_from
            u1      | a            | appraised | 2026-11-01 09:00
            u1      | a            | appraised | 2026-11-02 09:00
            u1      | a            | appraised | 2026-11-05 09:00
            u1      | a            | council   | 2026-11-03 09:00
        """,
    )
    assert found.shows("""
        unit_id | criterion_id | cluster_id | position | due_at
        u1      | a            | k          | 4        | 2026-11-05 23:59:59
        u2      | a            | k          | 4        |
    """)
