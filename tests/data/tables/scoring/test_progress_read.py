from tests.worlds.pipeline.steps import made

SHOWN = """
    on_day     | unit_id | reads    | value | achieved_ratio | required_ratio
    2026-11-30 | u1      | campaign | 7     | 0.3            | 0.4
    2026-11-30 | u2      | campaign |       | 0.3            | 0
    2025-11-30 | u1      | campaign | 7     | 0.2            | 0.4
"""


def test_progress_is_read_on_the_day_of_the_year() -> None:
    year = "year | progress_date\n2026 | 2026-11-30"
    found = made("progress_read", asked_year=year, progress_on_day=SHOWN)
    assert found.shows("""
        year | unit_id | reads    | value | achieved_ratio | pace_ratio
        2026 | u1      | campaign | 7     | 0.3            | 0.3 / 0.4
        2026 | u2      | campaign |       | 0.3            |
    """)


def test_a_published_table_gives_each_unit_its_last_figure_and_says_where_a_cell_is_blank() -> None:
    printed = """
        unit_id | indicator_id | end_date   | value
        u1      | i            | 2026-06-30 | 101
        u1      | i            | 2026-12-31 | 102
        u2      | j            | 2026-12-31 | 201
        u1      | k            | 2025-12-31 | 103
    """
    found = made("progress_read", asked_day="level\npublished", known_result=printed)
    assert found.shows("""
        year | unit_id | reads       | value
        2026 | u1      | indicator:i | 102
        2026 | u1      | indicator:j |
        2026 | u2      | indicator:i |
        2026 | u2      | indicator:j | 201
        2025 | u1      | indicator:k | 103
    """)
    assert made("progress_read", known_result=printed).shows("")
