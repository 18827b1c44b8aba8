from tests.worlds.pipeline.steps import made

HEAD = "step=1 | maximum=100\nunit_id | unit_type | indicator_id | value | before_value\n"


def copied(cells: str) -> dict[str, tuple[float, int, float]]:
    found = made("copied_report", screened_cell=HEAD + cells)
    return {r["unit_id"]: (r["score"], r["cell_count"], r["peer_median"]) for r in found.rows}


def test_values_that_stayed_the_same_are_counted_but_for_zeros_and_maxima() -> None:
    assert copied("""
        u1 | ward | a | 11  | 11
        u1 | ward | b | 22  | 22
        u1 | ward | d | 33  | 31
        u1 | ward | e | 0   | 0
        u1 | ward | f | 100 | 100
        u1 | ward | g | 44  |
        u2 | ward | a | 12  | 10
    """) == {"u1": (2 / 3, 3, 1 / 3), "u2": (0, 1, 1 / 3)}


def test_where_most_reports_of_a_type_stand_still_standing_still_is_no_question() -> None:
    still = "u1 | ward | a | 11 | 11\nu2 | ward | a | 12 | 12\nu3 | ward | a | 13 | 10"
    assert copied(still) == {}
    assert copied("u1 | ward | a | 11 | 11") == {"u1": (1, 1, 1)}
