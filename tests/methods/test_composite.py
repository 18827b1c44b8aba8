"""Other normalisations and aggregations, by hand and against properties they must have."""

from math import exp, log

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methods.composite import (
    AGGREGATIONS,
    NORMALISATIONS,
    is_possible,
    part_correlations,
    scenario_ranks,
    scenarios,
)
from methods.fitted_points import fitted_weights

MARKS = {"A": (60.0, 10.0), "B": (40.0, 40.0), "C": (20.0, 35.0)}
MAXIMA = (60.0, 40.0)


def frames(
    marks: dict[str, tuple[float, ...]], maxima: tuple[float, ...], bonus: float = 0.0
) -> tuple[pl.DataFrame, pl.DataFrame]:
    criteria = pl.DataFrame(
        [
            {
                "cluster_id": "k",
                "unit_id": unit,
                "criterion_id": f"c{n}",
                "position": n,
                "counts": "base",
                "max_points": maxima[n],
                "final_points": value,
            }
            for unit, values in marks.items()
            for n, value in enumerate(values)
        ]
    )
    totals = {unit: sum(values) + bonus for unit, values in marks.items()}
    ranks = {u: 1 + sum(o > mine for o in totals.values()) for u, mine in totals.items()}
    ranking = pl.DataFrame(
        {
            "cluster_id": "k",
            "unit_id": [*totals],
            "short_name": [*totals],
            "cluster_rank": [*ranks.values()],
            "score_points": [*totals.values()],
        }
    )
    return criteria, ranking


WEIGHTS = {"c0": 60.0, "c1": 40.0}


def points(normalisation: str, aggregation: str) -> dict[str, float]:
    found = scenario_ranks(*frames(MARKS, MAXIMA), WEIGHTS, normalisation, aggregation)
    return dict(found.select("unit_id", "score_points").rows())


def test_points_added_up_are_the_official_totals_with_their_bonuses() -> None:
    found = scenario_ranks(*frames(MARKS, MAXIMA, bonus=3), WEIGHTS, "points", "arithmetic")
    assert found["score_points"].to_list() == pytest.approx(found["official_points"].to_list())
    assert found["cluster_rank"].to_list() == found["official_rank"].to_list()


def test_min_max_takes_the_lowest_to_nothing_and_the_highest_to_all() -> None:
    # c0: A 60, B 40, C 20 of 60; c1: A 10, B 40, C 35 of 40
    assert points("min_max", "arithmetic") == pytest.approx(
        {"A": 60 * 1 + 40 * 0, "B": 60 * 0.5 + 40 * 1, "C": 60 * 0 + 40 * 25 / 30}
    )


def test_z_is_a_t_score_of_fifty_and_ten() -> None:
    # c0 has mean 40 and standard deviation 20: A one above, C one below
    found = points("z", "arithmetic")
    mean, spread = 85 / 3, ((10 - 85 / 3) ** 2 + (40 - 85 / 3) ** 2 + (35 - 85 / 3) ** 2) ** 0.5
    deviation = spread / 2**0.5
    assert found["A"] == pytest.approx(60 * 0.6 + 40 * (0.5 + 0.1 * (10 - mean) / deviation))


def test_ranks_are_spread_evenly_from_nothing_to_all() -> None:
    assert points("rank", "arithmetic") == pytest.approx(
        {"A": 60 * 1 + 0, "B": 60 * 0.5 + 40 * 1, "C": 0 + 40 * 0.5}
    )


def test_a_geometric_mean_does_not_let_one_part_make_up_for_another() -> None:
    share = {unit: (a / 60, b / 40) for unit, (a, b) in MARKS.items()}
    by_hand = {
        unit: 100 * exp(0.6 * log(0.01 + 0.99 * a) + 0.4 * log(0.01 + 0.99 * b))
        for unit, (a, b) in share.items()
    }
    assert points("points", "geometric") == pytest.approx(by_hand)


def test_scenarios_count_moved_ranks_and_correlate_with_the_official_total() -> None:
    found = scenarios(*frames(MARKS, MAXIMA), WEIGHTS)
    assert found.height == len(NORMALISATIONS) * len(AGGREGATIONS) - 1
    same = found.filter(normalisation="points", aggregation="arithmetic").row(0, named=True)
    assert (same["moved_count"], same["largest_shift"]) == (0, 0)
    assert (same["spearman"], same["kendall"]) == (pytest.approx(1), pytest.approx(1))
    assert not is_possible("z", "geometric")


def test_a_part_correlates_with_the_total_by_hand() -> None:
    # totals A 70, B 80, C 55: order B A C; c0 A B C gives one pair in three turned: τ = 1/3
    row = part_correlations(*frames(MARKS, MAXIMA)).row(0, named=True)
    assert row["weight_pct"] == pytest.approx(60)
    assert row["kendall"] == pytest.approx(1 / 3)
    assert row["spearman"] == pytest.approx(1 - 6 * (1 + 1 + 0) / (3 * 8))


def test_a_part_that_is_the_same_for_all_correlates_with_nothing() -> None:
    flat = {unit: (30.0, values[1]) for unit, values in MARKS.items()}
    row = part_correlations(*frames(flat, MAXIMA)).row(0, named=True)
    assert (row["pearson"], row["spearman"], row["kendall"]) == (None, None, None)
    found = scenario_ranks(*frames(flat, MAXIMA), WEIGHTS, "min_max", "arithmetic")
    assert found["score_points"].is_finite().all()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 60), st.floats(0, 40)), min_size=2, max_size=8),
    st.sampled_from([p for n in NORMALISATIONS for p in [(n, a) for a in AGGREGATIONS]]),
)
def test_who_is_better_in_everything_is_never_ranked_behind(
    values: list[tuple[float, float]], scenario: tuple[str, str]
) -> None:
    if not is_possible(*scenario):
        return
    marks = {f"u{n}": value for n, value in enumerate(values)}
    found = scenario_ranks(*frames(marks, MAXIMA), WEIGHTS, *scenario)
    rank = dict(found.select("unit_id", "cluster_rank").rows())
    for one, mine in marks.items():
        for other, theirs in marks.items():
            if mine[0] >= theirs[0] and mine[1] >= theirs[1]:
                assert rank[one] <= rank[other]


def test_fitted_weights_are_the_plainest_that_give_the_total() -> None:
    parts = pl.DataFrame({"a": [1.0, 2.0, 3.0, 5.0, 8.0], "b": [9.0, 7.0, 1.0, 4.0, 2.0]})
    total = parts["a"] * 0.6 + parts["b"] * 0.15
    assert fitted_weights(parts, total, [0.0, 0.0, 5e-7]) == [0.6, 0.15]
    assert fitted_weights(parts, total + parts["a"] ** 2, [0.0, 0.0, 5e-7]) is None
    assert fitted_weights(parts.head(4), total.head(4), [0.0, 0.0, 0.0]) is None
