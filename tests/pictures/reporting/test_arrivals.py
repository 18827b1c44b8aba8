from datetime import date

import polars as pl

from pictures.reporting.arrivals import arrival_picture
from translations import translator

VI = translator("vi")


def curve(*days: tuple[bool, date, int, int], owed: int = 100) -> pl.DataFrame:
    rows = [(*day, owed) for day in days]
    names = ["is_previous", "at_date", "days_to_due", "accepted_count", "expected_count"]
    return pl.DataFrame(rows, schema=names, orient="row")


NOW = [
    (False, date(2026, 11, 25), -5, 10),
    (False, date(2026, 11, 27), -3, 20),
    (False, date(2026, 11, 30), 0, 80),
    (False, date(2027, 1, 20), 51, 90),
]


def test_the_curve_goes_on_to_the_as_of_date_however_late_a_report_came() -> None:
    picture = arrival_picture(curve(*NOW), date(2027, 1, 31), VI)
    assert picture
    assert picture.now[-1].count == 90
    assert picture.span == (-6, 51)
    assert picture.due == date(2026, 11, 30)


def test_the_rush_is_what_came_in_the_last_three_days_of_what_came_in_time() -> None:
    picture = arrival_picture(curve(*NOW), date(2027, 1, 31), VI)
    assert picture
    assert picture.rush_pct == 100 * (80 - 20) / 80
    late = arrival_picture(curve(NOW[-1]), date(2027, 1, 31), VI)
    assert late
    assert late.rush_pct is None


def test_the_units_counted_are_those_of_the_curve() -> None:
    before = (True, date(2025, 11, 30), 0, 60)
    picture = arrival_picture(curve(*NOW, before, owed=95), date(2027, 1, 31), VI)
    assert picture
    assert (picture.owed, [one.count for one in picture.before]) == (95, [60])
