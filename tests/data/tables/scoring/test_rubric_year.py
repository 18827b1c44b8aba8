from tests.worlds.pipeline.steps import made


def test_the_highest_version_published_by_the_day_rules_the_years_it_names() -> None:
    found = made(
        "rubric_year",
        asked_year="year\n2026",
        rubric="""
            campaign_id | rubric_id | version | published_on | year_from | year_to | total_points
            c           | r         | 1       | 2025-01-01   | 2025      | 2030    | 101
            c           | r         | 2       | 2026-12-31   | 2026      | 2026    | 102
            c           | r         | 3       | 2027-01-01   | 2025      | 2030    | 103
            c           | old       | 1       | 2025-01-01   | 2024      | 2025    | 104
            c           | later     | 1       | 2025-01-01   | 2027      | 2030    | 105
            other       | x         | 9       | 2025-01-01   | 2025      | 2030    | 106
        """,
    )
    assert found.shows("""
        year | rubric_id | version | total_points
        2026 | r         | 2       | 102
    """)
