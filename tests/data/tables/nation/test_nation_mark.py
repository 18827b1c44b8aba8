from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id=c | as_of=2026-10-31 | roster_date=2026-10-31 | day_after=2026-11-01 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    period_id
    2026-Q3
"""


def test_units_have_the_marks_known_on_the_day_and_a_vote_is_of_no_stage() -> None:
    found = made(
        "nation_mark",
        nation_day=DAY,
        score="""
            unit_id | year | stage     | item      | known_from          | known_until
            u1      | 2026 | self      | criterion | 2026-10-02 00:00:00 | 9999-12-31 00:00:00
            u1      | 2026 | appraised | criterion | 2026-10-31 00:00:00 | 9999-12-31 00:00:00
            u2      | 2026 | council   | vote      | 2026-10-02 00:00:00 | 9999-12-31 00:00:00
            u3      | 2026 | self      | criterion | 2026-11-02 00:00:00 | 9999-12-31 00:00:00
            u4      | 2025 | council   | criterion | 2026-10-02 00:00:00 | 2026-10-31 00:00:00
        """,
    )
    assert found.shows("""
        campaign_id | year | unit_id | is_self_scored | is_appraised | is_council_marked
        c           | 2026 | u1      | true           | true         | false
        c           | 2026 | u2      | false          | false        | false
    """)
