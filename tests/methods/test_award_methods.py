"""Concentration, rotation, average ranks, steps lost: by hand and by property."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.awards.frames import (
    added,
    commune_areas,
    funnel_stages,
    province_areas,
    without_award,
)
from methods.average_rank import average_ranks
from methods.award_equity import LEAST_UNITS, equity, gini, lorenz, rotation
from translations import translator

VI = translator("vi")


def test_all_alike_has_no_concentration_and_one_with_all_has_the_most() -> None:
    even, one = equity([2] * 20), equity([0] * 19 + [40])
    assert even is not None
    assert one is not None
    assert even.gini == pytest.approx(0)
    assert even.half_ratio == pytest.approx(0.5)
    assert one.gini == pytest.approx(19 / 20)
    assert not even.is_concentrated
    assert one.is_concentrated


def test_what_chance_gives_is_within_its_band() -> None:
    random = np.random.default_rng(5)
    inside = 0
    for _ in range(60):
        found = equity(random.multinomial(80, np.full(40, 1 / 40)).tolist())
        assert found is not None
        inside += found.gini_low <= found.gini <= found.gini_high
    assert inside >= 52


def test_a_planted_favourite_is_found() -> None:
    found = equity([0] * 20 + [1] * 10 + [30])
    assert found is not None
    assert found.is_concentrated


@pytest.mark.parametrize("counts", [[1] * (LEAST_UNITS - 1), [0] * 50, []])
def test_under_ten_units_or_without_an_award_nothing_is_said(counts: list[int]) -> None:
    assert equity(counts) is None


@settings(max_examples=60)
@given(st.lists(st.integers(0, 30), min_size=LEAST_UNITS, max_size=40).filter(any))
def test_the_curve_rises_under_the_diagonal_and_gini_is_its_area(counts: list[int]) -> None:
    found = equity(counts)
    assert found is not None
    own, units = found.curve["award_ratio"], found.curve["unit_ratio"]
    assert own[0] == 0
    assert own[-1] == pytest.approx(1)
    assert (own.diff().drop_nulls() >= -1e-12).all()
    assert (own - units <= 1e-9).all()
    area = float(np.trapezoid(own.to_numpy(), units.to_numpy()))
    assert found.gini == pytest.approx(1 - 2 * area, abs=1e-9)
    assert equity(list(reversed(counts))) is not None
    assert found.gini == pytest.approx(float(gini(np.sort(np.array([counts], float)))[0]))


def test_lorenz_sums_each_row_by_itself() -> None:
    rows = lorenz(np.array([[1.0, 1.0, 2.0], [0.0, 0.0, 4.0]]))
    assert rows.tolist() == [[0, 0.25, 0.5, 1], [0, 0, 0, 1]]


def holders(*rows: tuple[str, int, str, int | None]) -> pl.DataFrame:
    schema = {
        "cluster_id": pl.String,
        "year": pl.Int64,
        "unit_id": pl.String,
        "cluster_rank": pl.Int64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


@pytest.mark.parametrize(
    ("ranks", "units", "expected"),
    [
        ([3, 5, 2, 6], "abcd", "taking_turns"),
        ([1, 4, 7], "abc", "taking_turns"),
        ([1, 1, 1], "abc", "by_merit"),
        ([1, 1, 1, 1], "aaaa", "by_merit"),
        ([1, 1, 4], "abc", "mixed"),
        ([4, 5, 6], "aba", "mixed"),
        ([4, 5], "ab", "too_few"),
    ],
)
def test_flags_that_take_turns_are_found_and_merit_is_not_flagged(
    ranks: list[int], units: str, expected: str
) -> None:
    rows = [("c1", 2025 + n, units[n], rank) for n, rank in enumerate(ranks)]
    assert rotation(holders(*rows))["turn"].to_list() == [expected]


def test_a_year_without_a_rank_says_nothing() -> None:
    rows = [("c1", 2025, "a", None), ("c1", 2026, "b", 4), ("c1", 2027, "c", 5)]
    assert rotation(holders(*rows)).row(0, named=True)["turn"] == "too_few"


def test_the_average_is_ranked_not_the_ranks() -> None:
    rows = [
        ("a", "commune", "2026-Q4", 90.0),
        ("a", "commune", "2027-Q4", 70.0),
        ("b", "commune", "2026-Q4", 79.0),
        ("b", "commune", "2027-Q4", 79.0),
        ("b", "commune", "2026-Q3", 10.0),
        ("c", "ward", "2026-Q4", 95.0),
        ("d", "department", "2026-Q4", 5.0),
        ("e", "enterprise", "2026-Q4", 99.0),
    ]
    names = ["unit_id", "unit_type", "period_id", "value"]
    frame = pl.DataFrame(rows, schema=names, orient="row")
    limits = {"commune": 10, "ward": 10, "department": 5}
    assert average_ranks(frame, limits) == {"c": 1, "a": 2, "b": 3, "d": 1}


def test_equal_averages_share_a_rank() -> None:
    rows = [("a", "x", "2026", 1.0), ("b", "x", "2026", 1.0), ("c", "x", "2026", 0.5)]
    frame = pl.DataFrame(rows, schema=["unit_id", "unit_type", "period_id", "value"], orient="row")
    assert average_ranks(frame, {"x": 5}) == {"a": 1, "b": 1, "c": 3}


def proposals() -> pl.DataFrame:
    day = date(2026, 7, 1)
    rows = [
        ("decided", day, date(2026, 7, 11), date(2026, 7, 21), date(2026, 7, 30)),
        ("passed", day, date(2026, 7, 13), date(2026, 7, 20), None),
        ("refused", day, date(2026, 7, 12), None, None),
        ("returned", day, None, None, None),
        ("proposed", day, None, None, None),
    ]
    names = ["state", "proposed_on", "appraised_on", "passed_on", "decided_on"]
    found = pl.DataFrame(rows, schema=names, orient="row")
    has = {"has_appraisal": True, "has_council": True, "has_submission": False}
    return found.with_columns(
        submitted_on=pl.lit(None, pl.Date), **{name: pl.lit(value) for name, value in has.items()}
    )


def test_the_steps_say_what_was_lost_before_each() -> None:
    found = funnel_stages(proposals()).rows()
    assert found == [
        ("proposed", 5, 5, 0, 0, 0, None),
        ("appraised", 5, 3, 1, 0, 1, 11.0),
        ("passed", 5, 2, 0, 1, 0, 8.5),
        ("decided", 5, 1, 0, 0, 1, 9.0),
    ]


def test_a_step_that_no_route_has_is_none_of_the_steps() -> None:
    found = funnel_stages(proposals().with_columns(has_council=pl.lit(False)))
    assert found["stage"].to_list() == ["proposed", "appraised", "decided"]
    assert found.row(2) == ("decided", 5, 1, 0, 1, 1, 19.0)


def test_each_proposal_is_followed_along_its_own_route() -> None:
    day = date(2026, 7, 1)
    letter = {"state": "decided", "proposed_on": day, "decided_on": date(2026, 7, 5)}
    away = dict.fromkeys(("has_appraisal", "has_council", "has_submission"), False)
    order = {"state": "submitted", "proposed_on": day, "submitted_on": date(2026, 8, 10)}
    order |= {"appraised_on": date(2026, 7, 11), "passed_on": date(2026, 8, 1)}
    more = pl.DataFrame([letter | away, order | dict.fromkeys(away, True)])
    both = pl.concat([proposals(), more], how="diagonal")
    assert funnel_stages(both).rows() == [
        ("proposed", 7, 7, 0, 0, 0, None),
        ("appraised", 6, 4, 1, 0, 1, 10.5),
        ("passed", 6, 3, 0, 1, 0, 10.0),
        ("submitted", 1, 1, 0, 0, 0, 9.0),
        ("decided", 7, 2, 0, 0, 2, 6.5),
    ]


PLACES = pl.DataFrame(
    {
        "unit_id": ["a", "b", "d"],
        "short_name": ["A", "B", "D"],
        "is_commune": [True, True, False],
        "has_sheet": [True, False, True],
        "decided_count": [2, 0, 9],
        "per_thousand": [10.0, None, 1.0],
    }
)
LEVELS = pl.DataFrame({"unit_id": ["a"], "level_pct": [61.0]})


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("per_thousand", [10.0, None]),
        ("count", [2.0, 0.0]),
        ("score", [61.0, None]),
        ("coverage", [100.0, 0.0]),
    ],
)
def test_the_map_shows_communes_by_each_measure(measure: str, expected: list[float | None]) -> None:
    frame = commune_areas(PLACES, measure, LEVELS)  # type: ignore[arg-type]
    assert frame["area_id"].to_list() == ["a", "b"]
    assert frame["value"].to_list() == expected


def test_a_province_without_a_campaign_is_not_known_and_never_zero() -> None:
    rows = pl.DataFrame(
        {
            "province_id": ["86", "01"],
            "province_short": ["Vĩnh Long", "Hà Nội"],
            "campaign_id": ["c", None],
            "decided_count": [5, None],
            "per_thousand": [2.5, None],
            "unit_count": [3, 0],
            "expected_count": [4, 0],
        }
    )
    for measure, value in (("per_thousand", 2.5), ("count", 5.0), ("coverage", 75.0), ("score", 7)):
        frame = province_areas(rows, measure, {"c": 7.0})  # type: ignore[arg-type]
        assert frame["value"].to_list() == [value, None]


def test_a_commune_without_a_sheet_is_not_known_never_without_an_award() -> None:
    places = pl.DataFrame(
        {
            "unit_type": ["ward", "ward", "commune", "commune", "department"],
            "is_commune": [True, True, True, True, False],
            "decided_count": [2, 0, None, None, 0],
        }
    )
    found = without_award(places)
    assert (found.none, found.known, found.unknown) == (1, 2, 4 - 2)
    said = found.words(VI)
    assert said.startswith("1/2 xã, phường chưa có khen thưởng")
    assert said.endswith("2 nơi chưa có bảng đề nghị")
    assert "đặc khu" in without_award(places.with_columns(unit_type=pl.lit("special_zone"))).words(
        VI
    )
    assert without_award(places.filter(decided_count=2)).words(VI).startswith("Xã, phường nào có")
    assert without_award(places.head(0)).words(VI) == "Chưa xã, phường nào có bảng đề nghị"


def test_counts_of_phases_add_up_and_what_no_phase_knows_stays_unknown() -> None:
    one = pl.DataFrame(
        {"unit_id": ["a", "b"], "decided_count": [2, None], "expected_count": [7, 7]},
        schema={"unit_id": pl.String, "decided_count": pl.Int64, "expected_count": pl.Int64},
    )
    both = added([one, one], ["unit_id"])
    assert both.select("unit_id", "decided_count", "expected_count").rows() == [
        ("a", 2 + 2, 7),
        ("b", None, 7),
    ]
