from tests.worlds.pipeline.steps import worth


def test_two_values_are_the_same_at_the_decimals_of_the_cell() -> None:
    assert worth("is_same(80.04, 80.0, 0.1)")
    assert not worth("is_same(80.06, 80.0, 0.1)")


def test_a_count_changes_by_its_ratio_from_ten_on_and_all_else_by_points() -> None:
    assert worth("cell_change(false, 52.0, 50.0)") == 2
    assert round(worth("exp(cell_change(true, 21, 10))"), 9) == 2
    assert worth("cell_change(true, 9, 4)") is None
    assert worth("cell_change(true, 12, -1)") is None


def test_a_change_stands_out_by_how_far_peers_lie_apart_but_never_by_less_than_a_floor() -> None:
    assert round(worth("robust_z(12.0, 2.0, 5.0, false, 100.0)") * 1.4826 * 5, 9) == 10
    assert worth("robust_z(12.0, 2.0, 0.0, false, 100.0)") == 10 / 2
    assert worth("robust_z(12.0, 2.0, 0.0, false, NULL)") == 10 / 2
    assert worth("robust_z(0.5, 0.0, 0.0, true, NULL)") == 0.5 / 0.1
