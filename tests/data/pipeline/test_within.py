import re
from collections.abc import Iterator
from datetime import date

import pytest

from data.pipeline import within as rule
from data.pipeline.days import Asked, Days
from data.pipeline.steps import KEYS, NARROW, OFFICIAL, OTHER_DAYS, read_by, rests_on, steps
from data.pipeline.within import WITHIN, whole
from queries.catalogue import questions
from tests.worlds.query_store import lone_store, periods

DAY = date(2025, 12, 31)


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    whole.cache_clear()
    yield
    whole.cache_clear()


def readers(name: str) -> list[str]:
    return [step.name for step in steps().values() if name in step.reads]


# they put tables together and work nothing out, so that it is not done twice
UNIONS = {"rated_row", "now_row"}
WORK = re.compile(r"\b(JOIN|WHERE|GROUP|WITH|OVER)\b")


@pytest.mark.parametrize("name", sorted(WITHIN))
def test_what_is_made_within_another_is_read_by_it_alone(name: str) -> None:
    if name in UNIONS:
        assert not WORK.search(steps()[name].sql.split(" AS\n", 1)[1])
    else:
        (reader,) = readers(name)
        rests = {key for key in KEYS if rests_on(name, key)}
        assert rests == {key for key in KEYS if rests_on(reader, key)}, "it would be made again"
    assert name not in {other.table for other in OTHER_DAYS.values()}
    assert name not in {other.days for other in OTHER_DAYS.values()}
    assert name not in OFFICIAL.values()


def test_no_question_reads_what_is_made_within_another() -> None:
    read = {name: known.name for known in questions() for name in read_by(known.sql)}
    assert not {name: read[name] for name in WITHIN & read.keys()}


def test_a_statement_names_the_tables_that_are_left_and_each_step_once() -> None:
    made = whole("unit_standing")
    assert not made.reads & WITHIN
    assert {"unit_way", "counted_with", "known_result", "asked_day"} <= made.reads
    for name in ("member_standing", "unit_value", "unit_due"):
        assert made.body.count(f"{name} AS (") == 1
    assert made.body.index("unit_value AS (") < made.body.index("member_standing AS (")


def test_of_a_part_alone_what_stands_in_for_another_is_made_within() -> None:
    made = whole("group_standing", "own_now")
    assert "group_figure AS (FROM own_figure)" in made.body
    assert "scope_unit" not in made.reads
    assert NARROW["own_now"]["group_figure"] == "own_figure"


def test_of_another_day_what_nobody_else_needs_is_made_within() -> None:
    other = OTHER_DAYS["earlier_unit_standing"]
    made = whole(other.table, None, other.passing)
    assert not made.reads & other.passing
    for name in other.passing:
        assert made.body.count(f"{name} AS (") == 1


def test_rows_are_those_of_steps_made_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    within = rows_of("unit_standing", "group_standing", "unit_trend", "unit_level")
    monkeypatch.setattr(rule, "WITHIN", frozenset())
    whole.cache_clear()
    assert all(within.values())
    assert within == rows_of(*within)


def rows_of(*names: str) -> dict[str, list[object]]:
    units = [{"unit_id": f"u{n}"} for n in range(3)]
    values = [
        {**unit, "period_id": period, "value": 101.0 + 7 * n}
        for n, unit in enumerate(units)
        for period in ("2025-Q1", "2025-Q2")
    ]
    store = lone_store(
        period=periods("2025-Q1", "2025-Q2", "2025-Q3"),
        unit=units,
        result=values,
        assignment=units,
    )
    days, found = Days(store.execute("SELECT 1"), "memory.main"), {}
    for name in names:
        sql = f"SELECT * FROM {name} ORDER BY ALL"
        with days.reading(Asked("c", DAY, 2025), sql) as path:
            cursor = days._con.cursor()
            cursor.execute(f"SET search_path = '{path}'")
            found[name] = cursor.execute(sql).fetchall()
    return found
