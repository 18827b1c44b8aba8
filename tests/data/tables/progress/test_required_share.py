from tests.worlds.pipeline.steps import made

PERIOD = """
    period_id | end_date
    2025-Q4   | 2025-12-31
    2026-Q2   | 2026-06-30
    2026-Q3   | 2026-09-30
    2026-Q4   | 2026-12-31
    2027-Q1   | 2027-03-31
"""


def test_the_way_required_is_read_off_the_pieces_of_the_path() -> None:
    # from 0 to 0.4 in 100 days, then flat, then to 1
    found = made(
        "required_share",
        period=PERIOD,
        path_in_force="""
            path_id | from_date  | to_date    | from_ratio | to_ratio
            ward    | 2026-06-10 | 2026-09-18 | 0          | 0.4
            ward    | 2026-09-18 | 2026-12-11 | 0.4        | 0.4
            ward    | 2026-12-11 | 2026-12-31 | 0.4        | 1
        """,
    )
    assert found.shows("""
        path_id | required_date | required_ratio
        ward    | 2025-12-31    | 0
        ward    | 2026-06-30    | 0.4 * 20 / 100
        ward    | 2026-09-30    | 0.4
        ward    | 2026-12-31    | 1
    """)


def test_on_the_days_of_the_path_itself_it_is_where_the_pieces_meet() -> None:
    found = made(
        "required_share",
        period=PERIOD,
        path_in_force="""
            path_id | from_date  | to_date    | from_ratio | to_ratio
            ward    | 2026-06-30 | 2026-09-30 | 0.1        | 0.4
            ward    | 2026-09-30 | 2027-03-31 | 0.5        | 0.9
        """,
    )
    assert found.shows("""
        required_date | required_ratio
        2025-12-31    | 0
        2026-06-30    | 0.1
        2026-09-30    | 0.5
        2026-12-31    | 0.5 + 0.4 * 92 / 182
    """)
