from tests.worlds.pipeline.steps import made


def test_the_latest_outcome_known_on_the_day_counts() -> None:
    found = made(
        "flag_outcome",
        note="""
            campaign_id | note_id | kind       | flag_id | outcome   | recorded_at
            c           | 1       | flag       | f       | explained | 2026-10-01
            c           | 2       | flag       | f       | corrected | 2026-10-02
            c           | 3       | flag       | g       | explained | 2026-10-02
            c           | 4       | flag       | g       | corrected | 2026-10-02
            c           | 5       | flag       | f       | explained | 2027-01-01
            c           | 6       | annotation | h       | explained | 2026-10-01
            c           | 7       | flag       |         | explained | 2026-10-01
            other       | 8       | flag       | i       | explained | 2026-10-01
        """,
    )
    assert found.shows("""
        flag_id | outcome
        f       | corrected
        g       | corrected
    """)
