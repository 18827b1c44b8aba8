from tests.worlds.pipeline.steps import made


def test_only_the_year_asked_for_and_only_where_a_rubric_scores_it() -> None:
    years = "year | progress_date\n2025 | 2025-11-30\n2026 | 2026-11-30"
    found = made("asked_year", year=2025, scored_year=years)
    assert found.shows(years.splitlines()[0] + "\n2025 | 2025-11-30")
    assert made("asked_year", year=2027, scored_year=years).shows("")
