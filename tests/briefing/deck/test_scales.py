"""A line on a fixed scale: the part that stands on it."""

import pytest

from briefing.deck.forms import Axis, Point
from briefing.deck.scales import within

AXIS = Axis(20, 60, 10)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (((0, 100), (100, 0)), ((40, 60), (80, 20))),
        (((0, 0), (100, 100)), ((20, 20), (60, 60))),
        (((0, 30), (10, 50)), ((0, 30), (10, 50))),
        (((0, 30), (10, 30)), ((0, 30), (10, 30))),
        (((0, 70), (10, 90)), ()),
        (((0, 10), (10, 10)), ()),
        ((), ()),
    ],
)
def test_a_line_ends_where_the_scale_does(line: tuple[Point, ...], kept: tuple[Point, ...]) -> None:
    assert [*within(line, AXIS)] == [pytest.approx(point) for point in kept]
