from typing import Any

from pictures.progress.moves import both_ends, move_picture, moved
from translations import translator

VI = translator("vi")


def unit(name: str, before: float, now: float) -> dict[str, Any]:
    return {
        "unit_id": name.lower(),
        "short_name": name,
        "previous_pct": before,
        "achieved_pct": now,
        "change_points": now - before,
        "indicator_count": 3,
    }


UNITS = [unit("A", 40, 52), unit("B", 40, 52), unit("C", 40, 40.04), unit("D", 40, 31)]


def test_who_did_not_gain_is_not_among_those_that_gained_most() -> None:
    fast, slow = both_ends([moved(row, VI) for row in UNITS], 4)
    assert [mark.name for mark in fast] == ["A", "B"]
    assert [mark.name for mark in slow] == ["D", "C"]
    fast, slow = both_ends([moved(row, VI) for row in UNITS[2:]], 4)
    assert fast == ()
    assert [mark.name for mark in slow] == ["D"]
    fallen = [unit("A", 50, 40), unit("B", 50, 45)]
    assert both_ends([moved(row, VI) for row in fallen], 4)[0] == ()


def test_equal_gains_stand_in_the_order_of_codes_wherever_they_are_shown() -> None:
    reversed_rows = [unit("B", 0, 5), unit("A", 0, 5), unit("C", 0, 1), unit("D", 0, 0.01)]
    assert [mark.name for mark in move_picture(reversed_rows, VI).marks] == ["A", "B", "C"]
    fast, _ = both_ends([moved(row, VI) for row in reversed_rows], 4)
    assert [mark.name for mark in fast] == ["A", "B"]
