from tests.worlds.pipeline.steps import made


def test_a_mean_is_of_the_units_with_a_value_and_its_target_of_the_same() -> None:
    found = made(
        "nation_sum",
        nation_standing="""
            unit_id | indicator_id | adds_up | value | target_value | weight | is_counted
            u1      | i            | mean    | 101   | 201          | 1      | true
            u2      | i            | mean    | 102   | 202          | 1      | true
            u3      | i            | mean    |       | 300          | 1      | false
        """,
    )
    assert found.shows("""
        indicator_id | value           | unit_count | expected_count
        i            | (101 + 102) / 2 | 2          | 3
    """)
