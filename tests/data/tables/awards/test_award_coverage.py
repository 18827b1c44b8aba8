from tests.worlds.pipeline.steps import made


def test_units_of_the_day_and_those_of_them_with_a_sheet_of_this_campaign_are_counted() -> None:
    found = made(
        "award_coverage",
        roster="""
            unit_id
            u1
            u2
            u3
        """,
        award_sheet="""
            campaign_id | unit_id
            c           | u1
            c           | gone
            other       | u2
        """,
    )
    assert found.shows("""
        expected_count | unit_count
        3              | 1
    """)
