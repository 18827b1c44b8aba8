from typing import Any

from pictures.scoring.criteria import criterion_marks, most_apart
from translations import translator

VI = translator("vi")


def row(unit: str, criterion: str, points: float | None, **changed: Any) -> dict[str, Any]:
    return {
        "unit_id": unit,
        "short_name": unit,
        "criterion_id": criterion,
        "position": int(criterion),
        "short_vi": criterion,
        "counts": "base",
        "state": "assessed" if points is not None else "not_assessed",
        "max_points": 10.0,
        "final_points": points,
        "cluster_median_points": 5.0,
        "cluster_best_points": 9.0,
        "decimals": 1,
        **changed,
    }


def test_criteria_are_told_apart_by_the_part_of_their_most() -> None:
    rows = [
        row("A", "1", 10.0),
        row("B", "1", 8.0),
        row("A", "2", 4.0, max_points=4.0),
        row("B", "2", 2.0, max_points=4.0),
        row("A", "3", 9.0, counts="bonus"),
        row("A", "4", None),
    ]
    marks = criterion_marks(rows, VI)
    assert [mark.code for mark in marks] == ["1", "2", "3", "4"]
    assert [(mark.code, mark.spread) for mark in most_apart(marks)] == [("2", 0.5), ("1", 0.2)]


def test_what_can_give_nothing_is_no_criterion_to_compare_by() -> None:
    rows = [row("A", "1", 0.0, max_points=0.0), row("B", "1", 0.0, max_points=0.0)]
    assert criterion_marks([*rows, row("A", "2", 3.0, counts="penalty")], VI) == ()


def test_points_that_are_not_known_are_a_dash_with_the_reason_and_never_zero() -> None:
    [mark] = criterion_marks([row("A", "1", None)], VI)
    assert mark.known == ()
    [one] = mark.units
    assert (one.points, one.share, one.text, one.said) == (None, None, "–", "chưa chấm")


def test_the_most_is_printed_with_the_digits_it_has() -> None:
    marks = criterion_marks([row("A", "1", 1.0, max_points=20.0, decimals=2)], VI)
    halves = criterion_marks([row("A", "1", 1.0, max_points=12.5, decimals=2)], VI)
    assert [mark.most_text for mark in (*marks, *halves)] == ["20", "12,5"]
