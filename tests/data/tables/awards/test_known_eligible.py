from tests.worlds.pipeline.steps import made


def test_the_latest_year_begun_by_the_day_counts_as_known_on_it() -> None:
    found = made(
        "known_eligible",
        eligible="""
            unit_id | year | person_count | known_from | known_until
            u1      | 2025 | 101          | 2025-11-01 | 9999-12-31
            u1      | 2026 | 102          | 2026-11-01 | 9999-12-31
            u1      | 2027 | 103          | 2026-12-01 | 9999-12-31
            u2      | 2026 | 201          | 2026-11-01 | 2026-12-31
            u2      | 2026 | 202          | 2026-12-31 | 2027-01-01
            u3      | 2026 | 301          | 2027-01-01 | 9999-12-31
        """,
    )
    assert found.shows("""
        campaign_id | unit_id | person_count
        c           | u1      | 102
        c           | u2      | 202
    """)
