"""Round values, bunches at a target, parts above a whole, counts that fell."""

import pytest

from tests.worlds.screening.campaigns import (
    BEFORE,
    COUNT,
    NOW,
    Row,
    campaign,
    cells,
    fallen,
    raised,
    report,
    territory,
)


def test_round_values_are_counted_where_decimals_are_asked_for() -> None:
    rows = report("u0", [15.0, 40.0, 55.0, 61.3, 72.8, 0.0, 100.0])
    (flag,) = raised(campaign(rows), "too_round")
    assert (flag["score"], flag["cell_count"]) == (3 / 5, 5)
    whole = {f"i{n}": {"decimals": 0} for n in range(7)}
    assert not raised(campaign(rows, indicators=whole), "too_round")


def test_a_unit_that_came_exactly_to_its_targets_is_asked_once() -> None:
    targets = {f"i{n}": 61.5 + n for n in range(5)}
    rows = report("u0", [61.5, 62.5, 63.5, 20.1, 30.2])
    (flag,) = raised(campaign(rows, targets=targets), "at_its_targets")
    assert (flag["score"], flag["cell_count"]) == (3 / 5, 5)
    there = rows + report("u0", [61.5, 62.5, 63.5, 20.1, 30.2], BEFORE)
    assert not raised(campaign(there, targets=targets), "at_its_targets")


def test_many_units_newly_at_one_point_are_asked_each() -> None:
    before = [50.1, 51.2, 52.3, 53.4, 54.5, 55.6, 56.7, 57.8, 58.9, 59.1]
    rows = [
        *cells("i", BEFORE, before),
        *cells("i", NOW, [80.0, 80.0, 80.0, *(v + 3 for v in before[3:])]),
    ]
    found = raised(campaign(rows, targets={"i": 80.0}), "bunched_at_limit")
    assert [f["unit_id"] for f in found] == ["u0", "u1", "u2"]
    assert {f["score"] for f in found} == {0.3}
    assert {f["compared_value"] for f in found} == {80.0}


def test_a_point_with_a_full_neighbourhood_is_no_bunch() -> None:
    before = [70.1] * 10
    near = [80.0, 80.0, 80.0, 79.4, 80.6, 81.2, 61.0, 62.0, 63.0, 64.0]
    rows = [*cells("i", BEFORE, before), *cells("i", NOW, near)]
    assert not raised(campaign(rows, targets={"i": 80.0}), "bunched_at_limit")


def test_a_part_above_its_whole_is_asked_with_both_figures() -> None:
    rows = report("u0", [120.0, 100.0]) + report("u1", [100.0, 100.0])
    names = {"i0": {**COUNT, "part_of": "i1"}, "i1": COUNT}
    (flag,) = raised(campaign(rows, indicators=names), "part_above_whole")
    assert (flag["unit_id"], flag["value"], flag["compared_value"]) == ("u0", 120.0, 100.0)
    assert flag["score"] == 20.0


def test_a_territory_unlike_the_sum_of_its_units_is_asked_once_all_have_reported() -> None:
    (flag,) = raised(territory(660.0, 300.0), "parts_unlike_whole")
    assert (flag["unit_id"], flag["compared_value"], flag["peer_count"]) == ("dept", 600.0, 3)
    assert flag["score"] == pytest.approx(60 / 660)
    assert not raised(territory(620.0, 300.0), "parts_unlike_whole")
    assert not raised(territory(660.0, None), "parts_unlike_whole")


def test_a_running_count_that_fell_by_a_tenth_is_asked() -> None:
    (flag,) = raised(fallen(180.0), "cumulative_fall")
    assert (flag["score"], flag["value"], flag["compared_value"]) == (0.1, 180.0, 200.0)
    assert not raised(fallen(181.0), "cumulative_fall")


@pytest.mark.parametrize(
    "kind", [{"kind": "flow"}, {"direction": "lower"}, {"maximum": 500.0}, {"adds_up": "mean"}]
)
def test_only_a_count_that_can_but_grow_is_asked_for_falling(kind: Row) -> None:
    assert not raised(fallen(100.0, **kind), "cumulative_fall")
