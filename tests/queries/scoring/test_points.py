"""Points of criteria, and how they are added up: hand-worked cases."""

from typing import Any

import pytest

from queries.scoring import questions as clusters
from schemas.scoring.rubric import Rubric
from tests.worlds.score_world import (
    CHOSEN,
    ME,
    Marks,
    Said,
    criterion,
    ranking,
    rubric,
    score_store,
    section,
)


def totals(of_rubric: Rubric, marks: Marks) -> dict[str, float | None]:
    return dict(ranking(score_store(of_rubric, marks), "score_points"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said", "points"),
    [
        ({"kind": "direct"}, 7.5, 7.5),
        ({"kind": "direct"}, 11.0, 10.0),
        ({"kind": "pass_fail"}, 1.0, 10.0),
        ({"kind": "pass_fail"}, 0.0, 0.0),
        ({"kind": "count", "each_points": 1.5}, 3.0, 4.5),
        ({"kind": "count", "each_points": 1.5}, 9.0, 10.0),
        ({"kind": "target_share"}, (45.0, 60.0), 7.5),
        ({"kind": "target_share"}, (90.0, 60.0), 10.0),
        ({"kind": "target_share"}, (-5.0, 60.0), 0.0),
        ({"kind": "net"}, (4.0, 1.5), 2.5),
        ({"kind": "net"}, (4.0, None), 4.0),
        ({"kind": "net"}, (1.0, 3.0), 0.0),
        ({"kind": "net", "min_points": -2.0}, (1.0, 3.0), -2.0),
        ({"kind": "net", "min_points": -2.0}, (14.0, 1.0), 10.0),
    ],
)
def test_each_kind_gives_its_points(changes: dict[str, Any], said: Said, points: float) -> None:
    asked = rubric([criterion("a", 10, **changes), criterion("b", 10)])
    con = score_store(asked, {("u1", "a"): said, ("u1", "b"): 5.0})
    row = clusters.criterion_scores(con, ME, CHOSEN).row(0, named=True)
    assert row["final_points"] == pytest.approx(points, abs=1e-12)
    assert ranking(con, "score_points") == [("u1", pytest.approx(points + 5, abs=1e-12))]


def test_relative_gives_half_at_the_target_and_all_to_the_best_of_the_cluster() -> None:
    asked = rubric([criterion("a", 20, kind="relative")])
    marks = {("u1", "a"): (50.0, 100.0), ("u2", "a"): (100.0, 100.0)}
    more = {("u3", "a"): (120.0, 100.0), ("u4", "a"): (75.0, 50.0)}
    # shares 0.5, 1, 1.2, 1.5; best 1.5: u3 10 + 10 × 0.2/0.5 = 14
    assert totals(asked, {**marks, **more}) == pytest.approx(
        {"u1": 5.0, "u2": 10.0, "u3": 14.0, "u4": 20.0}
    )


def test_a_better_leader_takes_relative_points_from_the_others() -> None:
    asked = rubric([criterion("a", 20, kind="relative")])
    before = totals(asked, {("u1", "a"): (120.0, 100.0), ("u2", "a"): (150.0, 100.0)})
    after = totals(asked, {("u1", "a"): (120.0, 100.0), ("u2", "a"): (200.0, 100.0)})
    assert (before["u1"], after["u1"]) == (pytest.approx(14.0), pytest.approx(12.0))


def test_where_nobody_passes_the_target_half_is_all_there_is() -> None:
    asked = rubric([criterion("a", 20, kind="relative")])
    assert totals(asked, {("u1", "a"): (100.0, 100.0), ("u2", "a"): (90.0, 100.0)}) == (
        pytest.approx({"u1": 10.0, "u2": 9.0})
    )


def test_relative_without_a_target_is_the_share_of_the_largest() -> None:
    asked = rubric([criterion("a", 20, kind="relative")])
    assert totals(asked, {("u1", "a"): 30.0, ("u2", "a"): 40.0}) == pytest.approx(
        {"u1": 15.0, "u2": 20.0}
    )


@pytest.mark.parametrize(
    ("of_rubric", "marks", "total"),
    [
        # sections hold their base at their points: 8 + 8 of 10
        (
            rubric(
                [criterion("a", 8), criterion("b", 8)],
                sections=(section("s", 10),),
                total_points=10,
            ),
            {"a": 8.0, "b": 8.0},
            10.0,
        ),
        # bonus held by its section: 6 + min(5, 3)
        (
            rubric(
                [criterion("a", 10), criterion("b", 5, counts="bonus")],
                sections=(section("s", 10, bonus_cap=3),),
            ),
            {"a": 6.0, "b": 5.0},
            9.0,
        ),
        # penalty held by its section: 6 − min(5, 2)
        (
            rubric(
                [criterion("a", 10), criterion("b", 5, counts="penalty")],
                sections=(section("s", 10, penalty_cap=2),),
            ),
            {"a": 6.0, "b": 5.0},
            4.0,
        ),
        # bonuses of all sections held by the rubric: 10 + min(6, 4), then the total at 12
        (
            rubric([criterion("a", 10), criterion("b", 6, counts="bonus")], bonus_cap=4),
            {"a": 10.0, "b": 6.0},
            14.0,
        ),
        (
            rubric([criterion("a", 10), criterion("b", 6, counts="bonus")], total_cap=12),
            {"a": 10.0, "b": 6.0},
            12.0,
        ),
        # never below zero
        (
            rubric([criterion("a", 10), criterion("b", 5, counts="penalty")]),
            {"a": 1.0, "b": 5.0},
            0.0,
        ),
        # a blank bonus or penalty is nothing to add, and does not make the total unknown
        (rubric([criterion("a", 10), criterion("b", 5, counts="penalty")]), {"a": 7.0}, 7.0),
        # rounding: none, each criterion, the total; half goes up
        (rubric([criterion("a", 10), criterion("b", 10)]), {"a": 3.3, "b": 3.3}, 6.6),
        (
            rubric([criterion("a", 10), criterion("b", 10)], rounding="criterion"),
            {"a": 3.375, "b": 3.3},
            6.75,
        ),
        (
            rubric([criterion("a", 10), criterion("b", 10)], rounding="total"),
            {"a": 3.3, "b": 3.075},
            6.5,
        ),
        # not applicable: 6 of 10 becomes 12 of 20, or stays
        (rubric([criterion("a", 10), criterion("b", 10)]), {"a": 6.0, "b": "x"}, 12.0),
        (
            rubric([criterion("a", 10), criterion("b", 10)], not_applicable="drop"),
            {"a": 6.0, "b": "x"},
            6.0,
        ),
        # what the rubric leaves out is always made up for
        (
            rubric(
                [criterion("a", 10), criterion("b", 10)], not_applicable="drop", left_out=("b",)
            ),
            {"a": 6.0, "b": 9.0},
            12.0,
        ),
        # not assessed is not zero: the total is not known yet
        (rubric([criterion("a", 10), criterion("b", 10)]), {"a": 6.0}, None),
        (rubric([criterion("a", 10), criterion("b", 10)]), {"a": 6.0, "b": 0.0}, 6.0),
    ],
)
def test_the_order_of_operations(
    of_rubric: Rubric, marks: dict[str, Said], total: float | None
) -> None:
    found = totals(of_rubric, {("u1", name): said for name, said in marks.items()})["u1"]
    assert found == (None if total is None else pytest.approx(total, abs=1e-9))


def test_not_assessed_not_applicable_and_zero_are_three_states() -> None:
    asked = rubric([criterion("a", 10), criterion("b", 10), criterion("d", 10)])
    con = score_store(asked, {("u1", "a"): 0.0, ("u1", "b"): "x"})
    found = clusters.criterion_scores(con, ME, CHOSEN).select(
        "criterion_id", "state", "final_points"
    )
    assert found.rows() == [
        ("a", "assessed", 0.0),
        ("b", "not_applicable", None),
        ("d", "not_assessed", None),
    ]
    [row] = clusters.cluster_ranking(con, ME, CHOSEN).rows(named=True)
    assert (row["score_points"], row["known_points"], row["cluster_rank"]) == (None, 0.0, None)
    assert (row["assessed_count"], row["not_applicable_count"], row["criterion_count"]) == (1, 1, 3)
