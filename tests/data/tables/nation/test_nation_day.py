from tests.worlds.pipeline.steps import made


def test_each_campaign_has_its_own_period_and_published_tables_are_left_out() -> None:
    found = made(
        "nation_day",
        as_of="2026-10-31",
        campaign="campaign_id | level\nc | province\nd | ministry\ne | published",
        phase="campaign_id\nc\nd\ne",
        period="""
            campaign_id | period_id | end_date   | due_at
            c           | 2026-Q3   | 2026-09-30 | 2026-10-15 23:59:59
            d           | 2026-H1   | 2026-06-30 | 2026-07-15 23:59:59
            d           | 2026-H2   | 2026-12-31 | 2027-01-15 23:59:59
            e           | 2026-Q3   | 2026-09-30 | 2026-10-15 23:59:59
        """,
        unit="campaign_id | unit_id\nc | u1\nc | u2\nd | u1",
    )
    assert found.shows("""
        campaign_id | period_id | phase_id | unit_count
        c           | 2026-Q3   | phase-1  | 2
        d           | 2026-H1   | phase-1  | 1
    """)
