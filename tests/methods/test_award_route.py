import pytest

from methods.award_route import state_before_council


@pytest.mark.parametrize(
    ("route", "state"),
    [
        (("appraised", "passed", "decided"), "appraised"),
        (("passed", "decided"), "proposed"),
        (("appraised", "decided"), "appraised"),
        (("decided",), "appraised"),
    ],
)
def test_a_proposal_waits_for_the_council_where_its_route_says(
    route: tuple[str, ...], state: str
) -> None:
    assert state_before_council(route) == state
