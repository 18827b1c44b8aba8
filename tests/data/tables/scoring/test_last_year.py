from tests.worlds.pipeline.steps import made


def test_ranks_are_compared_with_the_year_before_where_a_rubric_scores_it() -> None:
    found = made("last_year", asked_year="year\n2026", scored_year="year\n2024\n2025\n2026")
    assert found.shows("""
        as_of      | year
        2026-12-31 | 2025
    """)
    assert made("last_year", asked_year="year\n2026", scored_year="year\n2024\n2026").shows("")
