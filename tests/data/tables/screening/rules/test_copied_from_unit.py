from tests.worlds.pipeline.steps import made


def test_the_report_that_came_later_is_asked_about_the_values_it_shares() -> None:
    found = made(
        "copied_from_unit",
        submission="""
            submission_id | received_at
            1             | 2026-10-01
            2             | 2026-10-02
            3             | 2026-10-03
        """,
        screened_cell="""
            unit_type=ward | step=0.1 | target_value=90 | maximum=100
            unit_id | indicator_id | value | submission_id
            u1      | a            | 11.1  | 1
            u1      | b            | 22.2  | 1
            u1      | d            | 33.3  | 1
            u2      | a            | 11.1  | 2
            u2      | b            | 22.2  | 2
            u2      | d            | 39.9  | 2
            u2      | e            | 0     | 2
            u2      | f            | 100   | 2
            u2      | g            | 90    | 2
            u3      | d            | 33.3  | 3
            u3      | a            | 19.9  | 3
        """,
    )
    assert found.shows("""
        unit_id | score | cell_count | basis_count | matched_unit_id
        u2      | 2 / 3 | 3          | 3           | u1
        u3      | 1 / 2 | 2          | 2           | u1
    """)


def test_of_two_that_came_at_once_the_second_by_code_is_asked_and_types_are_apart() -> None:
    found = made(
        "copied_from_unit",
        screened_cell="""
            step=1
            unit_id | unit_type | indicator_id | value
            u1      | ward      | a            | 11
            u2      | ward      | a            | 11
            u3      | agency    | a            | 11
        """,
    )
    assert found.shows("""
        unit_id | matched_unit_id
        u2      | u1
    """)
