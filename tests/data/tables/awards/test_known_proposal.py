from tests.worlds.pipeline.steps import made


def test_the_version_that_counted_at_the_end_of_the_day_is_known() -> None:
    found = made(
        "known_proposal",
        proposal="""
            campaign_id | proposal_id | form_id | proposed_on | known_from | known_until
            c           | p1          | old     | 2026-03-01  | 2026-03-02 | 2026-05-01
            c           | p1          | new     | 2026-03-01  | 2026-05-01 | 2027-01-01
            c           | p2          | f       | 2027-01-01  | 2026-12-01 | 9999-12-31
            c           | p3          | f       | 2026-03-01  | 2027-01-01 | 9999-12-31
            other       | p4          | f       | 2026-03-01  | 2026-03-02 | 9999-12-31
        """,
    )
    assert found.shows("""
        proposal_id | form_id
        p1          | new
    """)
