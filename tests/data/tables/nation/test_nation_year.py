from tests.worlds.pipeline.steps import made

DAY = """
    as_of=2027-02-01 | roster_date=2027-02-01 | day_after=2027-02-02 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    campaign_id
    c
    d
    e
"""


def test_the_last_year_with_marks_is_looked_at_else_the_last_that_a_rubric_scores() -> None:
    found = made(
        "nation_year",
        nation_day=DAY,
        rubric="""
            campaign_id | rubric_id | version | published_on | year_from | year_to | total_points
            c           | r         | 1       | 2025-01-01   | 2025      | 2030    | 100
            c           | r         | 2       | 2026-01-01   | 2026      | 2030    | 120
            c           | r         | 3       | 2027-03-01   | 2026      | 2030    | 500
            c           | s         | 1       | 2025-01-01   | 2026      | 2026    | 1000
            d           | r         | 1       | 2025-01-01   | 2025      | 2030    | 100
        """,
        nation_mark="campaign_id | year | unit_id\nc | 2025 | u1\nc | 2026 | u1\nc | 2026 | u2",
    )
    assert found.shows("""
        campaign_id | year | scoring_date | rubric_count | least_points | most_points
        c           | 2026 | 2026-12-31   | 2            | 120          | 1000
        d           | 2027 | 2027-02-01   | 1            | 100          | 100
    """)
