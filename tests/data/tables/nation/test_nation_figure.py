from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id | is_closed | exceeded_ratio | reached_ratio | on_track_ratio | slow_ratio
    c           | false     | 1.1            | 1             | 0.9            | 0.7
"""


def test_pace_gives_the_status_and_content_its_national_code() -> None:
    found = made(
        "nation_figure",
        nation_day=DAY,
        nation_sum="""
            operator=ge | baseline_value=0 | required_value=50 | target_value=100 | is_due=true
            indicator_id | value
            i            | 46
            j            | 30
            k            |
        """,
        indicator="indicator_id | content_id\ni | nd1\nj | nd1\nk | nd1",
        content="content_id | national_code\nnd1 | ND1",
    )
    assert found.shows("""
        indicator_id | national_code | status
        i            | ND1           | on_track
        j            | ND1           | at_risk
        k            | ND1           | not_reported
    """)
