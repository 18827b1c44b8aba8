import pytest

from pictures.awards.lorenz import lorenz_message
from translations import translator

VI = translator("vi")


@pytest.mark.parametrize(
    ("gini", "key"),
    [
        (0.41, "concentrated"),
        (0.40, "chance"),
        (0.35, "chance"),
        (0.30, "chance"),
        (0.29, "even"),
    ],
)
def test_awards_are_concentrated_only_above_what_chance_would_give(gini: float, key: str) -> None:
    assert lorenz_message(gini, 0.30, 0.40, VI) == VI(f"charts.award_lorenz.{key}")
