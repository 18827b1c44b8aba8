from tests.worlds.pipeline.steps import made

YEARS = "year\n2025\n2026"
UNIT = """
    unit_id | valid_from | valid_to
    u1      | 2020-01-01 |
    u2      | 2020-01-01 | 2026-06-30
    u3      | 2026-01-01 |
"""
MEMBERSHIP = """
    unit_id | year | is_year_last
    u1      | 2025 | true
    u2      | 2025 | true
    u1      | 2026 | false
    u1      | 2026 | true
    u2      | 2026 | true
    u3      | 2026 | true
"""
SCORE = """
    unit_id | year | known_from | known_until
    u1      | 2025 | 2025-12-01 | 2027-01-01
    u2      | 2025 | 2025-12-01 | 2026-12-31
    u1      | 2026 | 2026-12-01 | 9999-12-31
    u1      | 2026 | 2026-12-02 | 9999-12-31
    u2      | 2026 | 2026-12-01 | 9999-12-31
    u3      | 2026 | 2027-01-01 | 9999-12-31
"""


def test_units_there_at_the_end_of_each_year_are_counted_and_those_with_marks() -> None:
    found = made("year_tally", scored_year=YEARS, unit=UNIT, membership=MEMBERSHIP, score=SCORE)
    assert found.shows("""
        year | unit_count | expected_count
        2025 | 1          | 2
        2026 | 1          | 2
    """)


def test_of_a_published_table_those_with_figures_are_counted() -> None:
    found = made(
        "year_tally",
        asked_day="level\npublished",
        scored_year=YEARS,
        unit=UNIT,
        membership=MEMBERSHIP,
        known_result="""
            unit_id | end_date
            u1      | 2026-12-31
            u3      | 2026-12-31
            u2      | 2025-12-31
        """,
    )
    assert found.shows("""
        year | unit_count | expected_count
        2025 | 1          | 2
        2026 | 2          | 2
    """)
