from tests.worlds.pipeline.steps import made


def test_a_unit_is_as_late_as_the_latest_of_its_counted_values() -> None:
    found = made(
        "unit_latest",
        rated_row="""
            basis  | unit_id | indicator_id | value | is_counted | latest_date
            now    | u1      | i            | 101   | true       | 2026-06-30
            now    | u1      | j            | 102   | false      | 2026-09-30
            before | u1      | i            | 103   | true       | 2026-03-31
            now    | u2      | i            |       | false      |
        """,
    )
    assert found.shows("""
        basis  | unit_id | has_value | latest_date
        now    | u1      | true      | 2026-06-30
        before | u1      | true      | 2026-03-31
        now    | u2      | false     |
    """)
