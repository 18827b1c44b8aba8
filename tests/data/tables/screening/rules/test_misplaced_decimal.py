from tests.worlds.pipeline.steps import made


def test_a_value_ten_times_the_usual_or_a_tenth_of_it_unlike_its_peers_is_asked() -> None:
    found = made(
        "misplaced_decimal",
        screened_change="""
            unit_id | indicator_id | value | before_value | usual_value | peer_count | score
            u1      | ten          | 750   | 70           | 75          | 6          | 3.5
            u1      | tenth        | 7.5   | 70           | 75          | 6          | 9
            u1      | far          | 1240  | 70           | 75          | 6          | 9
            u1      | calm         | 750   | 70           | 75          | 6          | 3.4
            u1      | double       | 150   | 70           | 75          | 6          | 9
            u1      | none         | 0     | 70           | 75          | 6          | 9
            u1      | unusual      | 750   | 70           | 0           | 6          | 9
        """,
    )
    assert found.shows("""
        indicator_id | value | compared_value | peer_median | score | basis_count
        ten          | 750   | 70             | 75          | 10    | 6
        tenth        | 7.5   | 70             | 75          | 10    | 6
    """)
