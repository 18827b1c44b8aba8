from tests.worlds.pipeline.steps import made


def test_units_there_at_the_end_of_the_year_are_to_score_in_their_last_cluster() -> None:
    found = made(
        "nation_scored",
        nation_year="campaign_id | year | scoring_date\nc | 2026 | 2026-12-31",
        unit="""
            unit_id | valid_from | valid_to
            u1      | 2020-01-01 |
            u2      | 2020-01-01 | 2026-06-30
            u3      | 2026-01-01 |
        """,
        membership="""
            unit_id | year | is_year_last | cluster_id | from_date
            u1      | 2026 | false        | cum-1      | 2026-01-01
            u1      | 2026 | true         | cum-2      | 2026-07-01
            u2      | 2026 | true         | cum-1      | 2026-01-01
            u3      | 2026 | true         | cum-1      | 2026-01-01
            u3      | 2025 | true         | cum-2      | 2025-01-01
        """,
        nation_mark="""
            unit_id | year | is_self_scored | is_appraised | is_council_marked
            u1      | 2026 | true           | true         | false
            u3      | 2025 | true           | true         | true
        """,
    )
    assert found.shows("""
        campaign_id | unit_id | cluster_id | is_scored | is_appraised | is_council_marked
        c           | u1      | cum-2      | true      | true         | false
        c           | u3      | cum-1      | false     | false        | false
    """)
