"""Years of a published table by hand: means, changes over the same units, ranks, its line."""

from typing import Any

import polars as pl
import pytest

from answers.published.view import indicator_years, track, unit_table, unit_years, year_shown
from charts.progress.yearly import yearly_values
from translations import translator

ROWS = [
    ("A", "2019", "x", 1.0),
    ("B", "2019", "x", 3.0),
    ("A", "2021", "x", 2.0),
    ("B", "2021", "x", 6.0),
    ("C", "2021", "x", 6.0),
    ("A", "2021", "y", 5.0),
]
VALUES = pl.DataFrame(
    [
        {
            "unit_id": u,
            "short_name": u,
            "period_id": p,
            "indicator_id": i,
            "short_vi": i,
            "short_en": i,
            "measure": "điểm",
            "decimals": 2,
            "value": v,
        }
        for u, p, i, v in ROWS
    ]
)
ITEM: dict[str, Any] = {
    "short_vi": "Chỉ số x",
    "short_en": "Index x",
    "measure": "điểm",
    "decimals": 2,
    "direction": "higher",
}


def test_the_latest_printed_year_is_shown_unless_another_is_asked_for() -> None:
    assert year_shown(VALUES, None) == "2021"
    assert year_shown(VALUES, "2019") == "2019"
    assert year_shown(VALUES, "2020") == "2021"
    assert year_shown(VALUES.clear(), None) is None


def test_a_change_is_of_the_units_that_have_both_years() -> None:
    x, y = indicator_years(VALUES, "2021", 3).to_dicts()
    assert (x["value"], x["low_value"], x["high_value"]) == (pytest.approx(14 / 3), 2.0, 6.0)
    # A rose by 1 and B by 3; C has no year before
    assert (x["value_change"], x["matched_count"], x["unit_count"]) == (2.0, 2, 3)
    assert (y["value_change"], y["unit_count"], y["expected_count"]) == (None, 1, 3)
    assert indicator_years(VALUES, None, 3).is_empty()


@pytest.mark.parametrize(("direction", "ranks"), [("higher", [1, 1, 3]), ("lower", [1, 2, 2])])
def test_units_are_ranked_in_the_better_direction_and_share_ranks(
    direction: str, ranks: list[int]
) -> None:
    found = unit_years(VALUES, "x", "2021", direction)
    assert found["rank"].to_list() == ranks
    changes = dict(found.select("unit_id", "value_change").rows())
    assert changes == {"A": 1.0, "B": 3.0, "C": None}


def test_a_unit_stands_beside_the_mean_of_all() -> None:
    x, y = unit_table(VALUES, "A", "2021").to_dicts()
    assert (x["value"], x["value_change"], x["mean_value"]) == (2.0, 1.0, pytest.approx(14 / 3))
    assert (y["value"], y["value_change"], y["mean_value"]) == (5.0, None, 5.0)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_line_has_the_years_of_the_table_and_no_other(language: Any) -> None:
    t = translator(language)
    drawn = yearly_values(track(VALUES, "x"), ITEM, t, "light")
    assert list(drawn.data[-1].x) == ["2019", "2021"]
    assert list(drawn.data[-1].y) == [2.0, pytest.approx(14 / 3)]
    assert "2021" in drawn.layout.title.text
    own = yearly_values(track(VALUES, "x", "C"), ITEM, t, "dark", unit="C")
    assert list(own.data[-1].x) == ["2021"]
    none = yearly_values(track(VALUES, "z"), ITEM, t, "light")
    assert t("charts.yearly.empty") in none.layout.annotations[0].text
