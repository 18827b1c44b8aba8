from tests.worlds.pipeline.steps import worth


def test_units_are_scored_on_the_last_day_of_the_year_or_the_day_before_it() -> None:
    days = ("2026-05-01", "2027-05-01")
    said = [str(worth(f"scoring_day(DATE '{day}', 2026)")) for day in days]
    assert said == ["2026-05-01", "2026-12-31"]


def test_a_cap_that_is_not_there_is_none_and_unknown_stays_unknown() -> None:
    assert [worth(f"at_most({x}, 5)") for x in ("7", "3", "NULL")] == [5, 3, None]
    assert worth("at_most(7, NULL)") == 7
    assert [worth(f"at_least({x}, 5)") for x in ("7", "3", "NULL")] == [7, 5, None]


def test_points_go_to_the_nearest_step_half_up() -> None:
    assert [worth(f"to_step({x}, 0.25)") for x in (7.12, 7.125, 7.3749999999, 7.37)] == [
        7,
        7.25,
        7.5,
        7.25,
    ]


def test_half_the_points_at_the_target_and_all_at_the_best_of_the_cluster() -> None:
    ratios = {-0.5: 0, 0.5: 2.5, 1.0: 5, 1.5: 7.5, 2.0: 10}
    assert {x: worth(f"relative_points({x}, 2.0, 10)") for x in ratios} == ratios
    assert worth("relative_points(1.0, 1.0, 10)") == 5


def points(kind: str, amount: str, against: str = "NULL") -> float | None:
    found: float | None = worth(f"kind_points('{kind}', {amount}, {against}, 10, 1.5, 2.0, 8.0)")
    return found


def test_each_kind_has_its_points() -> None:
    assert points("direct", "7.5") == 7.5
    assert points("pass_fail", "1") == 10
    assert points("count", "4") == 4 * 1.5
    assert points("target_share", "3.0", "4.0") == 10 * 3 / 4
    assert points("target_share", "9.0", "4.0") == 10
    assert points("target_share", "9.0", "0.0") is None
    assert points("net", "7", "2") == 7 - 2
    assert points("net", "7") == 7
    assert points("relative", "4.0") == 10 * 4 / 8
    assert points("relative", "3.0", "2.0") == 5 + 5 * 0.5 / 1
    assert points("relative", "NULL::DOUBLE", "2.0") is None
