from tests.worlds.pipeline.steps import made

RUBRIC = """
    rubric_id | published_on | year_from | year_to | progress_month | progress_day
    r         | 2025-06-01   | 2025      | 2030    | 11             | 30
    late      | 2026-12-31   | 2026      | 2026    | 12             | 31
    tomorrow  | 2027-01-01   | 2024      | 2030    | 11             | 30
"""


def test_years_up_to_the_days_own_are_scored_and_read_on_the_latest_day_of_their_rubrics() -> None:
    found = made("scored_year", rubric=RUBRIC)
    assert found.shows("""
        year | progress_date | is_read
        2025 | 2025-11-30    | true
        2026 | 2026-12-31    | true
    """)
    found = made("scored_year", asked_day="as_of\n2026-11-29", rubric=RUBRIC)
    assert found.shows("""
        year | progress_date | is_read
        2025 | 2025-11-30    | true
        2026 | 2026-11-30    | false
    """)


def test_a_published_table_is_read_as_it_stands() -> None:
    day = "as_of | level\n2026-01-01 | published"
    found = made("scored_year", asked_day=day, rubric=RUBRIC)
    assert found.shows("""
        year | is_read
        2025 | true
        2026 | true
    """)
