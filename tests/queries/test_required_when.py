"""The day a requirement is taken at: a figure moves with reports, deadlines, targets and phases."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.progress.questions import content_standing, indicator_standing
from queries.reporting.questions import headline
from schemas.selection import Selection, Viewer
from tests.worlds.drawn_worlds import PHASES, filed, world_store, worlds
from tests.worlds.event_days import asked_days, event_days, quiet_spans, shown
from tests.worlds.oracles.oracles import World, standing
from tests.worlds.query_store import periods, query_store
from tests.worlds.rows.plans import HINGE, START

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
    return indicator_standing(con, VIEWER, Selection("c", day), level=level).to_dicts()


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


def test_a_unit_owes_only_periods_that_ended_while_it_was_there() -> None:
    born = date(2026, 10, 1)
    con = two_units(
        *REPORTS[:2],
        unit=[{"unit_id": "a"}, {"unit_id": "b"}, {"unit_id": "new", "valid_from": born}],
        assignment=[{"unit_id": u} for u in ("a", "b", "new")],
    )
    found = {r["group_id"]: r for r in seen(con, date(2026, 12, 31), "unit")}
    assert found["a"]["required_value"] == pytest.approx(70.0)
    asked = [found["new"][k] for k in ("status", "required_value", "required_date")]
    assert asked == ["not_due", None, None]
    assert {r["group_id"]: r["status"] for r in seen(con, date(2027, 1, 16), "unit")}["new"] == (
        "not_reported"
    )


def test_before_anything_is_due_a_silent_unit_is_asked_nothing_and_a_reporter_is_rated() -> None:
    con = two_units(told("a", "2025-Q1", 50.0, date(2025, 4, 3)))
    statuses = {r["group_id"]: r["status"] for r in seen(con, date(2025, 4, 15), "unit")}
    assert statuses == {"a": "exceeded", "b": "not_due"}
    statuses = {r["group_id"]: r["status"] for r in seen(con, date(2025, 4, 16), "unit")}
    assert statuses == {"a": "exceeded", "b": "not_reported"}


def test_a_report_handed_in_early_counts_from_the_last_day_of_its_period() -> None:
    con = two_units(*REPORTS[:2], told("a", "2026-Q3", 70.0, date(2026, 9, 20)))
    days = (date(2026, 9, 29), date(2026, 9, 30))
    assert [seen(con, day)[0]["value_date"] for day in days] == [STEPS[0], STEPS[1]]


DRAWN = worlds((("sum", "flow"), ("mean", "stock")), filed, 3)


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(DRAWN, st.randoms(use_true_random=False))
def test_nothing_moves_between_event_days_of_drawn_campaigns(
    drawn: list[World], random: Random
) -> None:
    con = world_store(drawn)
    events = event_days(con, "c")
    for start, end in quiet_spans(events, date(2025, 1, 1), date(2031, 12, 31)):
        days = asked_days(start, end, random)
        for phase in PHASES:
            first, *others = (shown(con, "c", day, phase) for day in days)
            assert all(other == first for other in others), (phase, start, end)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(DRAWN)
def test_the_oracle_agrees_on_every_single_day(drawn: list[World]) -> None:
    events = event_days(world_store(drawn), "c")
    for world in drawn:
        for phase in PHASES:
            before = standing(world, phase, date(2024, 12, 31))
            for number in range((date(2031, 12, 31) - date(2024, 12, 31)).days):
                day = date(2025, 1, 1) + timedelta(days=number)
                now = standing(world, phase, day)
                assert now == before or day in events, (phase, day, before, now)
                before = now
