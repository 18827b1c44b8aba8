from tests.worlds.pipeline.steps import made


def test_two_cells_of_one_report_near_each_others_usual_value_are_asked() -> None:
    found = made(
        "swapped_values",
        screened_change="""
            unit_id | indicator_id | value | before_value | usual_value | peer_count | score
            u1      | a            | 45    | 78           | 80          | 6          | 4
            u1      | b            | 81    | 39           | 40          | 6          | 3
            u1      | d            | 44    | 78           | 80          | 6          | 2.4
            u1      | e            | 300   | 70           | 41          | 6          | 9
            u2      | a            | 41    | 78           | 80          | 6          | 9
        """,
    )
    assert found.shows("""
        unit_id | indicator_id | value | compared_value | peer_median | score | matched_indicator_id
        u1      | a            | 45    | 78             | 80          | 4     | b
        u1      | b            | 81    | 39             | 40          | 3     | a
    """)


def test_beyond_fifteen_percent_values_did_not_change_places() -> None:
    head = "unit_id=u1\nindicator_id | value | usual_value | score\n"
    change = head + "a | {} | 80 | 4\nb | 81 | 40 | 3"
    found = {
        v: len(made("swapped_values", screened_change=change.format(v)).rows) for v in (46, 47)
    }
    assert found == {46: 2, 47: 0}
