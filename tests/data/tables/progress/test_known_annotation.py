from tests.worlds.pipeline.steps import made


def test_an_event_without_a_day_is_of_the_day_it_was_written_down() -> None:
    found = made(
        "known_annotation",
        note="""
            campaign_id | note_id | kind       | at_date    | recorded_at
            c           | 1       | annotation | 2026-07-01 | 2026-08-01
            c           | 2       | annotation |            | 2026-12-31 23:59:59
            c           | 3       | annotation | 2026-07-01 | 2027-01-01
            c           | 4       | exemption  | 2026-07-01 | 2026-08-01
            other       | 5       | annotation | 2026-07-01 | 2026-08-01
        """,
    )
    assert found.shows("""
        note_id | at_date
        1       | 2026-07-01
        2       | 2026-12-31
    """)
