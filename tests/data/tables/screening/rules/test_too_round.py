from tests.worlds.pipeline.steps import made


def test_multiples_of_five_are_counted_where_decimals_are_asked_for() -> None:
    found = made(
        "too_round",
        screened_cell="""
            step=0.1 | maximum=100
            unit_id | indicator_id | value | decimals | target_value
            u1      | a            | 35    | 1        | 80
            u1      | b            | 35.04 | 1        | 80
            u1      | d            | 35.06 | 1        | 80
            u1      | e            | 0     | 1        | 80
            u1      | f            | 100   | 1        | 80
            u1      | g            | 80    | 1        | 80
            u1      | h            | 35    | 0        | 80
        """,
    )
    assert found.shows("""
        unit_id | score | cell_count | basis_count
        u1      | 2 / 3 | 3          | 3
    """)
