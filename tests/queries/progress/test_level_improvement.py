from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.progress.questions import (
    level_improvement,
)
from schemas.selection import Selection
from tests.worlds.oracles.oracles import level
from tests.worlds.progress.two_phases import NEW_YEAR, VIEWER, store, told, units
from tests.worlds.rows.plans import START


def improved(starts: dict[str, tuple[float, float]], **tables: Any) -> dict[str, dict[str, Any]]:
    con = store(
        [
            told(value, period, unit)
            for unit, pair in starts.items()
            for value, period in zip(pair, ("2025-Q3", "2026-Q3"), strict=True)
        ],
        unit=units(*starts, "silent"),
        **tables,
    )
    rows = level_improvement(con, VIEWER, Selection("c", date(2026, 10, 31)))
    return {row["unit_id"]: row for row in rows.to_dicts()}


STARTS = {
    "a": (20.0, 40.0),
    "b": (80.0, 90.0),
    "c": (98.0, 99.0),
    "d": (98.0, 49.0),
    "e": (60.0, 60.0),
}


def test_the_ceiling_correction_divides_a_gain_by_the_room_and_a_loss_by_the_start() -> None:
    rows = improved(STARTS)
    changes = {name: (row["change_points"], row["room_points"]) for name, row in rows.items()}
    assert changes == {
        "a": (20.0, 80.0),
        "b": (10.0, 20.0),
        "c": (1.0, 2.0),
        "d": (-49.0, 2.0),
        "e": (0.0, 40.0),
    }
    corrected = {name: row["corrected_pct"] for name, row in rows.items()}
    assert corrected == {
        "a": 20 / 80 * 100,
        "b": 10 / 20 * 100,
        "c": None,
        "d": -49 / 98 * 100,
        "e": 0.0,
    }


def test_a_unit_at_the_ceiling_is_ranked_by_level_alone_unless_it_fell() -> None:
    rows = improved(STARTS)
    ranks = {n: (r["level_rank"], r["change_rank"], r["corrected_rank"]) for n, r in rows.items()}
    assert ranks == {
        "a": (5, 1, 2),
        "b": (2, 2, 1),
        "c": (1, 3, None),
        "d": (4, 5, 4),
        "e": (3, 4, 3),
    }


def test_quadrants_split_at_the_medians_of_level_and_corrected_gain() -> None:
    rows = improved(STARTS)
    assert {name: row["quadrant"] for name, row in rows.items()} == {
        "a": "low_fast",
        "b": "high_fast",
        "c": "near_ceiling",
        "d": "low_slow",
        "e": "high_slow",
    }


def test_units_ranked_and_units_in_scope_stand_beside_and_equals_share_a_rank() -> None:
    rows = improved({"a": (20.0, 40.0), "b": (20.0, 40.0), "c": (20.0, 30.0)})
    assert {row["level_rank"] for row in rows.values()} == {1, 3}
    assert {(row["unit_count"], row["expected_count"]) for row in rows.values()} == {(3, 4)}
    assert {row["start_date"] for row in rows.values()} == {date(2025, 9, 30)}


def test_in_the_first_year_improvement_counts_from_the_start_of_the_phase() -> None:
    con = store([told(40.0, "2025-Q4")])
    row = level_improvement(con, VIEWER, NEW_YEAR).row(0, named=True)
    assert (row["start_date"], row["start_pct"], row["change_points"]) == (START, 0.0, 40.0)


def test_a_revised_target_is_no_progress() -> None:
    easier = date(2026, 6, 1)
    rows = improved(
        {"a": (20.0, 20.0)},
        assignment=[
            {"unit_id": "a", "in_force_until": easier},
            {"unit_id": "a", "in_force_from": easier, "target_value": 40.0},
        ],
    )
    assert (rows["a"]["start_pct"], rows["a"]["change_points"]) == (50.0, 0.0)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.sampled_from("abcde"),
        st.tuples(*[st.one_of(st.none(), st.integers(0, 120))] * 4),
        min_size=1,
    )
)
def test_levels_agree_with_plain_python_and_ranks_follow_them(drawn: dict[str, Any]) -> None:
    con = store(
        [
            told(None if value is None else float(value), period, unit, indicator_id=indicator)
            for unit, four in drawn.items()
            for value, (indicator, period) in zip(
                four,
                [(i, p) for i in ("i", "j") for p in ("2025-Q3", "2026-Q3")],
                strict=True,
            )
        ],
        unit=units(*drawn),
        content=[{}, {"content_id": "nd2"}],
        indicator=[{}, {"indicator_id": "j", "content_id": "nd2"}],
        assignment=[{"unit_id": u, "indicator_id": i} for u in drawn for i in ("i", "j")],
    )
    rows = level_improvement(con, VIEWER, Selection("c", date(2026, 10, 31))).to_dicts()
    expected = {}
    for unit, (i_then, i_now, j_then, j_now) in drawn.items():
        now = {
            "i": i_now if i_now is not None else i_then,
            "j": j_now if j_now is not None else j_then,
        }
        shares = [
            {key: value / 100 for key, value in found.items() if value is not None}
            for found in (now, {"i": i_then, "j": j_then})
        ]
        if set(shares[0]) & set(shares[1]):
            expected[unit] = level(*shares)
    assert {row["unit_id"] for row in rows} == set(expected)
    for row in rows:
        for name, value in expected[row["unit_id"]].items():
            assert row[name] == (None if value is None else pytest.approx(value, abs=1e-9))
        assert row["level_rank"] == 1 + sum(r["level_pct"] > row["level_pct"] for r in rows)
