from tests.worlds.pipeline.steps import made


def test_stock_values_that_came_to_stand_at_their_targets_are_counted() -> None:
    found = made(
        "at_its_targets",
        screened_cell="""
            unit_id | indicator_id | value | before_value | exact_target | step
            u1      | a            | 80.04 | 71           | 80           | 0.1
            u1      | b            | 80    |              | 80           | 0.1
            u1      | d            | 80    | 80           | 80           | 0.1
            u1      | e            | 80.06 | 71           | 80           | 0.1
            u1      | f            | 80    | 71           |              | 0.1
        """,
    )
    assert found.shows("""
        rule_id        | unit_id | score | cell_count | basis_count
        at_its_targets | u1      | 2 / 4 | 4          | 4
    """)
