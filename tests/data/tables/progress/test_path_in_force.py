from tests.worlds.pipeline.steps import made


def test_the_pieces_in_force_on_the_day_are_the_path() -> None:
    found = made(
        "path_in_force",
        path_segment="""
            campaign_id | path_id | to_ratio | in_force_from | in_force_until
            c           | ward    | 0.1      | 2025-01-01    | 2026-12-31
            c           | ward    | 0.2      | 2026-12-31    | 2027-01-01
            c           | ward    | 0.3      | 2027-01-01    | 9999-12-31
            other       | ward    | 0.4      | 2025-01-01    | 9999-12-31
        """,
    )
    assert found.shows("""
        path_id | to_ratio
        ward    | 0.2
    """)
