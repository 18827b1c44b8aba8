from tests.worlds.pipeline.steps import made


def test_all_units_of_today_stand_beside_those_that_compare() -> None:
    found = made(
        "rated_row",
        unit_standing="unit_id | indicator_id | value\nu1 | i | 101\nu2 | i | 102",
        matched_row="""
            indicator_id=i
            basis   | unit_id | value
            matched | u1      | 101
            before  | u1      | 91
        """,
    )
    assert found.shows("""
        basis   | unit_id | value
        now     | u1      | 101
        now     | u2      | 102
        matched | u1      | 101
        before  | u1      | 91
    """)
