from tests.worlds.pipeline.steps import made

HEAD = "unit_type=ward | indicator_id=i | step=1 | is_count={count} | maximum={most}\n"
COLUMNS = "unit_id | value | before_value | earlier_value | exact_target\n"


def changes(cells: str, count: str = "false", most: str = "100") -> dict[str, dict[str, float]]:
    head = HEAD.format(count=count, most=most) + COLUMNS
    found = made("screened_change", screened_cell=head + cells)
    return {row["unit_id"]: row for row in found.rows}


PEERS = """
    u1 | 52 | 50 | 48 |
    u2 | 53 | 50 | 48 |
    u3 | 54 | 50 | 48 |
    u4 | 90 | 50 | 48 | 90
    u5 | 50 | 50 | 48 |
"""


def test_a_change_is_held_against_the_median_of_its_type_without_those_at_their_point() -> None:
    found = changes(PEERS)
    # changes of u1, u2, u3, u5 are 2, 3, 4, 0: median 2.5, deviations 0.5, 0.5, 1.5, 2.5: mad 1
    assert found.keys() == {"u1", "u2", "u3", "u4"}
    assert {row["peer_median"] for row in found.values()} == {2.5}
    assert {row["peer_count"] for row in found.values()} == {3}
    assert found["u4"]["usual_value"] == 50 + 2.5
    assert found["u4"]["short_score"] == (40 - 2.5) / max(1.4826 * 1, 0.02 * 100)


def test_a_count_is_compared_by_its_ratio() -> None:
    found = changes("u1 | 21 | 10 | |\nu2 | 43 | 21 | |\nu3 | 8 | 4 | |", count="true", most="")
    # (21 + 1) / (10 + 1) = (43 + 1) / (21 + 1) = 2; below ten a count has no ratio
    assert found.keys() == {"u1", "u2"}
    assert round(found["u1"]["usual_value"], 9) == 21


def test_a_step_back_to_the_usual_way_over_two_periods_scores_low() -> None:
    back = PEERS.replace("u1 | 52 | 50 | 48 |", "u1 | 52 | 90 | 48 |")
    found = changes(back)
    assert found["u1"]["short_score"] > 10
    assert found["u1"]["score"] == found["u1"]["long_score"] < 2
    assert found["u4"]["score"] == found["u4"]["short_score"]
