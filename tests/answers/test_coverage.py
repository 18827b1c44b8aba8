"""Where coverage turns orange or red, and where nothing is concluded: at the plan's limits."""

import polars as pl
import pytest

from answers.coverage import coverage, known_units, too_few
from schemas.frames import CampaignList
from translations import translator

LIMITS = CampaignList(coverage_low_ratio=0.8, coverage_poor_ratio=0.5)


def known(*counts: tuple[int, int]) -> pl.DataFrame:
    return pl.DataFrame(counts, schema=["unit_count", "expected_count"], orient="row")


@pytest.mark.parametrize(
    ("count", "colour"), [(8, "gray"), (7, "orange"), (5, "orange"), (4, "red"), (0, "red")]
)
def test_a_share_on_a_limit_still_meets_it(count: int, colour: str) -> None:
    found = coverage(known((count, 10)), LIMITS)
    assert found
    assert found.colour == colour


def test_the_thinnest_of_several_rows_is_shown_and_said_to_be() -> None:
    found = coverage(known((9, 10), (3, 6), (6, 12), (0, 0)), LIMITS)
    assert found
    assert (found.unit_count, found.expected_count, found.is_lowest) == (6, 12, True)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([(5, 10)], None),
        ([(4, 10)], "4/10"),
        ([(1, 10), (5, 10)], None),
        ([(1, 10), (49, 100)], "49/100"),
        ([(0, 0)], None),
    ],
)
def test_nothing_is_concluded_where_even_the_best_known_row_is_under_the_limit(
    counts: list[tuple[int, int]], said: str | None
) -> None:
    words = too_few(known(*counts), LIMITS, translator("vi"))
    assert (words is None) == (said is None)
    assert said is None or f"{said} đơn vị" in str(words)


def test_a_headline_is_known_by_its_values_not_by_its_reports() -> None:
    headline = pl.DataFrame(
        {"value_unit_count": [3], "value_expected_count": [9], "unit_count": [8]}
    )
    assert known_units(headline).rows() == [(3, 9)]
