from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Event, Thread

import pytest

from data.pipeline import days as rule
from data.pipeline.days import Asked, Days
from data.pipeline.steps import OFFICIAL, OTHER_DAYS, steps
from tests.worlds.query_store import lone_store, periods

SQL = "SELECT sum(value) FROM known_result"
FIRST = date(2025, 4, 1)


@pytest.fixture
def days() -> Days:
    store = lone_store(
        period=periods("2025-Q1", "2025-Q2"),
        unit=[{"unit_id": "u"}],
        assignment=[{"unit_id": "u"}],
        result=[{"unit_id": "u", "period_id": "2025-Q1", "value": 101.0}],
    )
    return Days(store.execute("SELECT 1"), "memory.main")


def read(days: Days, day: date) -> tuple[object, str]:
    with days.reading(Asked("c", day), SQL) as path:
        cursor = days._con.cursor()
        cursor.execute(f"SET search_path = '{path}'")
        return cursor.execute(SQL).fetchone(), path


def test_a_table_is_made_once_for_a_day_and_anew_for_another(days: Days) -> None:
    first, other = read(days, FIRST), read(days, FIRST + timedelta(days=1))
    assert first == read(days, FIRST)
    assert first[1] != other[1]
    with days.reading(Asked("c", FIRST), "SELECT 1") as path:
        assert path == "memory.main", "what reads no table of a day waits for none"


@pytest.mark.parametrize("is_whole_there", [True, False])
def test_a_whole_day_that_is_there_stands_in_for_a_part_of_it(
    days: Days, is_whole_there: bool
) -> None:
    day = date(2025, 10, 1)
    earlier, sql = Asked("c", date(2025, 7, 1)), "SELECT * FROM earlier_group_standing"
    if is_whole_there:
        with days.reading(earlier, "SELECT * FROM group_standing"):
            pass
    with days.reading(Asked("c", day), sql) as path:
        cursor = days._con.cursor()
        cursor.execute(f"SET search_path = '{path}'")
        found = cursor.execute(f"{sql} WHERE basis = 'now' ORDER BY ALL").fetchall()
    assert {kept.narrow for kept in days._kept} == {None} | (set() if is_whole_there else {"now"})
    with days.reading(earlier, "SELECT * FROM group_standing") as path:
        cursor.execute(f"SET search_path = '{path}'")
        whole = "SELECT * FROM group_standing WHERE basis = 'now' ORDER BY ALL"
        assert [row[1:] for row in found] == cursor.execute(whole).fetchall()
    assert {row[0] for row in found} == {earlier.as_of}


def test_of_an_earlier_day_only_what_is_compared_is_written_until_somebody_asks(days: Days) -> None:
    earlier = Asked("c", date(2025, 7, 1))
    with days.reading(Asked("c", date(2025, 10, 1)), "SELECT * FROM earlier_unit_standing"):
        made = days._kept[earlier].made
        assert "unit_standing" in made
        assert not made & {"assigned", "known_result", "unit_way"}
    with days.reading(earlier, "SELECT * FROM known_result"):
        assert "known_result" in days._kept[earlier].made


def test_days_are_dropped_the_longest_unread_first_and_made_again(
    days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule, "DAYS_KEPT", 3)
    paths = [read(days, FIRST + timedelta(days=n))[1] for n in range(5)]
    assert len(days._kept) == 3
    assert read(days, FIRST + timedelta(days=4))[1] == paths[4]
    again = read(days, FIRST)
    assert again[0] == read(days, FIRST + timedelta(days=4))[0]
    assert again[1] not in paths


def test_a_day_that_is_read_stays_whatever_the_bound(
    days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule, "DAYS_KEPT", 0)
    with days.reading(Asked("c", FIRST), SQL) as path:
        read(days, FIRST + timedelta(days=1))
        cursor = days._con.cursor()
        cursor.execute(f"SET search_path = '{path}'")
        assert cursor.execute(SQL).fetchone() == (101.0,)


def test_a_day_that_is_ready_does_not_wait_for_one_being_made(days: Days) -> None:
    ready = read(days, FIRST)
    answered, found = Event(), []

    def ask() -> None:
        found.append(read(days, FIRST))
        answered.set()

    with days._making:
        thread = Thread(target=ask)
        thread.start()
        assert answered.wait(20)
    thread.join()
    assert found == [ready]


def test_many_at_once_read_what_one_alone_reads(
    days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule, "DAYS_KEPT", 2)
    asked = [FIRST + timedelta(days=n % 5) for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda day: read(days, day)[0], asked))
    assert found == [(101.0,)] * len(asked)


def test_tables_are_packed_when_there_is_no_room_and_say_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    units = [{"unit_id": f"u{n}"} for n in range(3000)]
    values = [{**unit, "period_id": "2025-Q1", "value": 101.0} for unit in units]
    store = lone_store(period=periods("2025-Q1"), unit=units, result=values)
    days = Days(store.execute("SELECT 1"), "memory.main")
    first, loose = read(days, FIRST), days._bytes()
    monkeypatch.setattr(rule, "BYTES_KEPT", loose)
    other = read(days, FIRST + timedelta(days=1))
    assert days._bytes() < loose
    assert [first, other] == [read(days, FIRST), read(days, FIRST + timedelta(days=1))]


def test_every_step_is_named_as_its_file_and_reads_what_there_is() -> None:
    for name, step in steps().items():
        assert f"CREATE TABLE {name} AS" in step.sql
        assert "query_table" not in step.sql
        assert "-- grain:" in step.sql
    assert {other.table for other in OTHER_DAYS.values()} <= steps().keys()
    assert {other.days for other in OTHER_DAYS.values()} <= steps().keys()
    assert set(OFFICIAL.values()) <= steps().keys()
