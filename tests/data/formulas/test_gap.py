from tests.worlds.pipeline.steps import worth


def test_the_fewest_lifts_are_the_largest_first() -> None:
    assert worth("fewest([9, 6, 4], 9)") == 1
    assert worth("fewest([9, 6, 4], 9.5)") == 2
    assert worth("fewest([9, 6, 4], 19)") == 3
    assert worth("fewest([9, 6, 4], 19.5)") is None


def test_green_is_the_pace_of_on_track_and_of_a_closed_phase_the_whole() -> None:
    assert worth("green_pace(false, 0.9)") == 0.9 - 1e-9
    assert worth("green_pace(true, 0.9)") == 1 - 1e-9
