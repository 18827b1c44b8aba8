"""The day a requirement is taken at: a figure moves with reports, deadlines, targets and phases."""

from datetime import date, datetime
from itertools import pairwise
from typing import Any

import pytest

from queries.progress import content_standing, indicator_standing
from queries.reporting import headline
from schemas.selection import Selection, Viewer
from tests.query_store import HINGE, START, periods, query_store

VIEWER = Viewer()
QUARTERS = periods(*(f"{y}-Q{q}" for y in (2025, 2026) for q in range(1, 5)))
STEPS = [date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]
ASKED = [(START, 0.0), *zip(STEPS, (0.6, 0.7, 0.8), strict=True), (HINGE, 1.0)]
PATH = [
    {"from_date": a, "to_date": b, "from_ratio": x, "to_ratio": y}
    for (a, x), (b, y) in pairwise(ASKED)
]


def told(unit: str, period: str, value: float, day: date) -> dict[str, Any]:
    return {
        "unit_id": unit,
        "period_id": period,
        "value": value,
        "known_from": datetime(day.year, day.month, day.day, 9),
    }


def two_units(*results: dict[str, Any], **tables: list[dict[str, Any]]) -> Any:
    base: dict[str, Any] = {
        "period": QUARTERS,
        "indicator": [{"adds_up": "sum"}],
        "unit": [{"unit_id": "a"}, {"unit_id": "b"}],
        "assignment": [{"unit_id": "a"}, {"unit_id": "b"}],
        "path_segment": PATH,
        "result": list(results),
    }
    return query_store(**{**base, **tables})


def seen(con: Any, day: date, level: str = "all") -> list[dict[str, Any]]:
    return indicator_standing(con, VIEWER, Selection("c", day), level).to_dicts()


REPORTS = [
    told("a", "2026-Q2", 60.0, date(2026, 7, 10)),
    told("b", "2026-Q2", 60.0, date(2026, 7, 10)),
    told("a", "2026-Q3", 70.0, date(2026, 10, 10)),
]


@pytest.mark.parametrize(
    ("day", "required", "pace", "earlier", "taken"),
    [
        (date(2026, 9, 30), [60.0, 60.0], 120 / 120, 0, STEPS[0]),
        (date(2026, 10, 10), [70.0, 60.0], 130 / 130, 1, STEPS[1]),
        (date(2026, 10, 15), [70.0, 60.0], 130 / 130, 1, STEPS[1]),
        (date(2026, 10, 16), [70.0, 70.0], 130 / 140, 1, STEPS[1]),
        (date(2026, 12, 31), [70.0, 70.0], 130 / 140, 1, STEPS[1]),
        (date(2027, 1, 15), [70.0, 70.0], 130 / 140, 1, STEPS[1]),
    ],
)
def test_the_worked_example_of_the_method(
    day: date, required: list[float], pace: float, earlier: int, taken: date
) -> None:
    con = two_units(*REPORTS)
    assert [r["required_value"] for r in seen(con, day, "unit")] == pytest.approx(required)
    (row,) = seen(con, day)
    assert row["pace_ratio"] == pytest.approx(pace)
    value_date = STEPS[1] if day >= date(2026, 10, 10) else STEPS[0]
    days = ("value_date", "earlier_count", "required_date")
    assert tuple(row[d] for d in days) == (value_date, earlier, taken)
    content = content_standing(con, VIEWER, Selection("c", day)).row(0, named=True)
    top = headline(con, VIEWER, Selection("c", day)).row(0, named=True)
    for said in (content, top):
        assert said["pace_ratio"] == pytest.approx(pace)
        assert tuple(said[d] for d in days) == (value_date, earlier, taken)


def test_after_its_last_deadline_a_phase_is_met_or_not() -> None:
    con = two_units(*REPORTS)
    assert [seen(con, d)[0]["status"] for d in (date(2027, 1, 15), date(2027, 1, 16))] == [
        "on_track",
        "not_met",
    ]
    assert seen(con, date(2027, 1, 16))[0]["pace_ratio"] == pytest.approx(130 / 160, rel=0.01)
