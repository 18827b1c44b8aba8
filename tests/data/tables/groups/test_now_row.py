from tests.worlds.pipeline.steps import made


def test_what_is_not_compared_is_of_the_day_alone() -> None:
    standing = "phase_id | unit_id | indicator_id | value\nphase-1 | u1 | i | 101"
    found = made("now_row", unit_standing=standing)
    assert found.shows("""
        basis | phase_id | unit_id | indicator_id | value
        now   | phase-1  | u1      | i            | 101
    """)
