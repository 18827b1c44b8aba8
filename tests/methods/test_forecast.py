import math
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.forecast import T_90, Forecast, forecast, periods_passed, t_90

ENDS = [
    date(year, month, day)
    for year in range(2025, 2031)
    for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))
]
Values = list[float | None]


def asked(
    values: Values, ahead: int = 2, as_of: date | None = None, kind: str = "stock", **more: Any
) -> Forecast:
    now = len(values)
    trend = pl.DataFrame(
        {
            "end_date": ENDS[:now],
            "value": values,
            "phase_id": more.get("phase_ids", ["phase-1"] * now),
            **({"matched_change": more["matched"]} if "matched" in more else {}),
        },
        schema_overrides={"value": pl.Float64, "matched_change": pl.Float64},
    )
    last = more.get("until", ENDS[now + ahead - 1])
    phases = pl.DataFrame(
        {"phase_id": ["phase-1", "phase-2"], "end_date": [ENDS[1], last]}
        if "phase_ids" in more
        else {"phase_id": ["phase-1"], "end_date": [last]}
    )
    periods = pl.DataFrame({"end_date": ENDS})
    limits = more.get("limits", (None, None))
    return forecast(trend, periods, phases, as_of or ENDS[now - 1], kind, limits)


def test_a_steady_walk_worked_by_hand() -> None:
    # Changes 4, 2, 4: drift 10/3, s² = (0.667² + 1.333² + 0.667²)/2 = 1.333, no bend.
    # One period ahead: t(2) × √(1.333 × 1 × (1 + 1/3)) = 1.886 × 1.333 = 2.515
    # Two periods ahead: t(2) × √(1.333 × 2 × (1 + 2/3)) = 1.886 × 2.108 = 3.976
    found = asked([40.0, 44.0, 46.0, 50.0])
    assert found.reason is None
    assert found.points["at_date"].to_list() == ENDS[4:6]
    assert found.points["expected_value"].to_list() == pytest.approx([50 + 10 / 3, 50 + 20 / 3])
    assert found.points["low_value"].to_list() == pytest.approx([50.819, 52.691], abs=0.001)
    assert found.points["high_value"].to_list() == pytest.approx([55.848, 60.642], abs=0.001)
    assert found.points["point_count"].to_list() == [4, 4]


def test_a_bent_walk_worked_by_hand() -> None:
    # Changes 2, 4, 5: drift 11/3, s² = 4.667/2 = 2.333, bend (5 − 2)/2 = 1.5 a period.
    # One ahead: 1.886 × √(2.333 × 4/3 + (1.5 × 1)²) = 1.886 × 2.315 = 4.367
    # Two ahead: 1.886 × √(2.333 × 2 × 5/3 + (1.5 × 3)²) = 1.886 × 5.294 = 9.985
    found = asked([40.0, 42.0, 46.0, 51.0])
    middle = found.points["expected_value"]
    assert middle.to_list() == pytest.approx([54.667, 58.333], abs=0.001)
    half = found.points["high_value"] - middle
    assert half.to_list() == pytest.approx([4.367, 9.985], abs=0.001)


def test_a_gap_counts_as_many_periods_as_it_is_long() -> None:
    # 40, –, 48, 52, 55: changes 8 over two periods, 4, 3: drift 15/4 a period.
    found = asked([40.0, None, 48.0, 52.0, 55.0], ahead=1)
    assert found.point_count == 4
    assert found.points["expected_value"].item() == pytest.approx(55 + 15 / 4)


def test_the_change_of_the_same_units_counts_not_that_of_the_reporters() -> None:
    # The mean falls as weak units report late; the same units rose by 2 each time.
    found = asked([50.0, 47.0, 46.0, 45.0], ahead=1, matched=[None, 2.0, 2.5, 1.5])
    assert found.points["expected_value"].item() == pytest.approx(45 + 2)


@pytest.mark.parametrize(
    ("made", "reason", "count"),
    [
        (lambda: asked([40.0, 44.0, 46.0]), "too_few", 3),
        (lambda: asked([None, None]), "too_few", 0),
        (lambda: asked([40.0, 44.0, 46.0, 50.0], as_of=ENDS[5]), "phase_over", 4),
        (lambda: asked([1.0] * 4, matched=[None, None, 2.0, 1.0]), "no_change_known", 4),
        (
            lambda: asked(
                [1.0, 2.0, 1.0, 2.0, 3.0], kind="flow", phase_ids=["phase-1"] * 2 + ["phase-2"] * 3
            ),
            "too_few",
            3,
        ),
    ],
)
def test_what_cannot_be_forecast_says_why(
    made: Callable[[], Forecast], reason: str, count: int
) -> None:
    found = made()
    assert (found.reason, found.point_count, found.points.height) == (reason, count, 0)


def test_without_phases_there_is_no_deadline() -> None:
    trend = pl.DataFrame({"end_date": ENDS[:4], "value": [1.0] * 4, "phase_id": ["p"] * 4})
    phases = pl.DataFrame(schema={"phase_id": pl.String, "end_date": pl.Date})
    found = forecast(trend, pl.DataFrame({"end_date": ENDS}), phases, ENDS[3], "stock")
    assert found.reason == "no_deadline"


def test_a_stock_goes_on_across_the_phases() -> None:
    found = asked([1.0, 2.0, 3.0, 4.0, 5.0], phase_ids=["phase-1"] * 2 + ["phase-2"] * 3)
    assert found.points["expected_value"].to_list() == pytest.approx([6, 7])


def test_a_phase_that_ends_inside_a_period_is_forecast_to_that_day() -> None:
    until = ENDS[3] + timedelta(days=45)
    found = asked([40.0, 44.0, 46.0, 50.0], until=until)
    assert found.points["at_date"].to_list() == [until]
    assert found.points["expected_value"].item() == pytest.approx(50 + 10 / 3 / 2)


def test_nothing_is_expected_beyond_the_limits_of_the_indicator() -> None:
    found = asked([70.0, 82.0, 88.0, 97.0], limits=(0.0, 100.0)).points
    assert found["expected_value"].max() == found["high_value"].max() == 100
    fallen = asked([9.0, 6.0, 4.0, 1.0], limits=(0.0, 100.0)).points
    assert fallen["low_value"].min() == 0


def test_the_quantiles_are_those_of_the_tables() -> None:
    assert (t_90(1), t_90(2), t_90(30), t_90(31)) == (3.078, 1.886, 1.310, 1.282)
    for freedom in range(3, 31):  # Fisher's expansion of t about the normal quantile
        z = 1.2815516
        terms = (z**3 + z) / 4 / freedom, (5 * z**5 + 16 * z**3 + 3 * z) / 96 / freedom**2
        third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384 / freedom**3
        assert T_90[freedom - 1] == pytest.approx(z + sum(terms) + third, abs=0.003)


def test_periods_are_counted_in_part() -> None:
    assert [periods_passed(day, ENDS) for day in ENDS[:3]] == [0, 1, 2]
    assert periods_passed(ENDS[0] + timedelta(days=45), ENDS) == pytest.approx(45 / 91)


@given(
    st.lists(st.integers(0, 1000).map(lambda v: v / 10), min_size=4, max_size=12),
    st.integers(1, 6),
)
def test_an_interval_holds_its_middle_and_never_narrows(values: Values, ahead: int) -> None:
    points = asked(values, ahead).points
    assert (points["low_value"] <= points["expected_value"] + 1e-9).all()
    assert (points["expected_value"] <= points["high_value"] + 1e-9).all()
    assert ((points["high_value"] - points["low_value"]).diff().drop_nulls() >= -1e-9).all()


@given(st.lists(st.integers(0, 1000).map(float), min_size=4, max_size=12))
def test_where_less_is_better_is_the_mirror_image(values: list[float]) -> None:
    up, down = asked([*values]).points, asked([-v for v in values]).points
    assert (-down["high_value"]).to_list() == pytest.approx(up["low_value"].to_list())


def walk(r: Random, count: int) -> list[float]:
    drift, noise, at = r.uniform(-1, 4), r.uniform(0.5, 3), r.uniform(20, 60)
    steps = [r.gauss(drift, noise) for _ in range(count)]
    return [at + sum(steps[:n]) for n in range(count)]


def adoption(r: Random, count: int) -> list[float]:
    middle, width = r.uniform(0.3, 1.1) * count, r.uniform(2, 5)
    curve = (95 / (1 + math.exp((middle - n) / width)) for n in range(count))
    return [min(max(v + r.gauss(0, 1.5), 0), 100) for v in curve]


def saturating(r: Random, count: int) -> list[float]:
    start, top, speed = r.uniform(20, 70), r.uniform(90, 100), r.uniform(0.05, 0.3)
    curve = (top - (top - start) * (1 - speed) ** n for n in range(count))
    return [min(max(v + r.gauss(0, 1.5), 0), 100) for v in curve]


def seasonal(r: Random, count: int) -> list[float]:
    season = [r.uniform(0.5, 1.5) for _ in range(4)]
    steps = [100 * season[n % 4] * r.uniform(0.6, 1.4) for n in range(count)]
    return [sum(steps[: n + 1]) for n in range(count)]


SERIES: dict[Callable[[Random, int], list[float]], tuple[float | None, float | None]] = {
    walk: (None, None),
    adoption: (0.0, 100.0),
    saturating: (0.0, 100.0),
    seasonal: (0.0, None),
}


def is_held(made: list[float], now: int, limits: tuple[float | None, float | None]) -> bool:
    end = asked([*made[:now]], len(made) - now, limits=limits).points.row(-1, named=True)
    return bool(end["low_value"] <= made[-1] <= end["high_value"])


def test_an_80_percent_interval_holds_70_to_90_percent_of_generated_series() -> None:
    held: dict[str, float] = {}
    for make, limits in SERIES.items():
        r = Random(f"back-test {make.__name__}")
        sizes = [(r.randint(4, 10), r.randint(1, 6)) for _ in range(300)]
        hits = [is_held(make(r, now + ahead), now, limits) for now, ahead in sizes]
        held[make.__name__] = sum(hits) / len(hits)
    print({name: f"{share:.1%}" for name, share in held.items()})
    assert all(0.65 <= share <= 0.95 for share in held.values()), held
    assert 0.70 <= sum(held.values()) / len(held) <= 0.90, held
