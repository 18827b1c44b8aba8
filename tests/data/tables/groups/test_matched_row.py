from tests.worlds.pipeline.steps import made

STANDING = """
    indicator_id=i
    unit_id | value | is_counted | latest_date
    anew    | 101   | true       | 2026-12-31
    same    | 102   | true       | 2026-09-30
    skipped | 103   | true       | 2026-12-31
    blank   | 104   | false      | 2026-12-31
    first   | 105   | true       | 2026-12-31
"""
EARLIER = """
    indicator_id=i | on_day=2026-09-30
    unit_id | value | is_counted | latest_date
    anew    | 91    | true       | 2026-09-30
    same    | 92    | true       | 2026-09-30
    skipped | 93    | true       | 2026-06-30
    blank   | 94    | true       | 2026-09-30
"""


def test_only_units_that_reported_anew_one_period_later_are_compared() -> None:
    found = made("matched_row", unit_standing=STANDING, earlier_unit_standing=EARLIER)
    assert found.shows("""
        basis   | unit_id | value
        matched | anew    | 101
        before  | anew    | 91
    """)
