"""The door: what a file changes, and what it does not."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from data.intake.load import Outcome, ingest, inspect_file, preview
from data.keeping.calendar import now, read_calendar, store_today, write_calendar
from data.keeping.ledger.chain import read_events
from data.keeping.ledger.ledger import Ledger
from data.keeping.store import open_store, version
from schemas.problems import StoreError
from tests.worlds.store_factories import (
    CATALOG,
    TODAY,
    answers,
    csv_file,
    hand_in,
    published,
    sample_store,
)

AT = datetime(2026, 4, 10, 8, 30)
VALUES = """
    SELECT unit_id, indicator_id, value
    FROM result
    WHERE year(known_until) = 9999
    ORDER BY ALL
"""


def take(store: Path, *files: Path, at: datetime = AT) -> list[Outcome]:
    return ingest(store, files, "van-thu", at, catalog=CATALOG)


def test_a_good_file_is_accepted_published_and_answered(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    path = csv_file(
        tmp_path, "a.csv", ("01", "2026-Q1", "i1", "101"), ("02", "2026-Q1", "i1", "201")
    )
    (outcome,) = take(store, path)
    assert (outcome.state, outcome.campaign_id, outcome.result_count) == ("accepted", "c", 2)
    assert outcome.reports == (("01", "2026-Q1", 1), ("02", "2026-Q1", 1))
    assert answers(open_store(store), VALUES) == [("01", "i1", 101.0), ("02", "i1", 201.0)]
    assert answers(open_store(store), "SELECT received_by FROM submission") == [("van-thu",)] * 2


def test_one_bad_row_returns_the_whole_file_and_nothing_changes(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    take(store, csv_file(tmp_path, "a.csv", ("01", "2026-Q1", "i1", "101")))
    bad = csv_file(tmp_path, "b.csv", ("02", "2026-Q1", "i1", "5"), ("02", "2026-Q1", "i2", "abc"))
    (outcome,) = take(store, bad)
    assert outcome.state == "rejected"
    assert [(p.severity, p.row) for p in outcome.problems] == [("error", 3)]
    assert answers(open_store(store), VALUES) == [("01", "i1", 101.0)]
    assert (store / "rejected" / "000002" / outcome.sha256).read_bytes() == bad.read_bytes()


def test_the_same_bytes_again_say_when_they_came_and_change_nothing(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    path = csv_file(tmp_path, "a.csv", ("01", "2026-Q1", "i1", "101"))
    take(store, path)
    before = version(store)
    (outcome,) = take(store, path.rename(tmp_path / "khac.csv"), at=AT + timedelta(days=3))
    assert (outcome.state, outcome.received_before) == ("unchanged", AT)
    assert version(store) == before
    assert len(read_events(store)) == 1


def test_the_same_bytes_twice_in_one_call_count_once(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    path = csv_file(tmp_path, "a.csv", ("01", "2026-Q1", "i1", "101"))
    assert [outcome.state for outcome in take(store, path, path)] == ["accepted", "unchanged"]


def test_a_returned_file_is_checked_again_but_kept_once(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    path = csv_file(tmp_path, "b.csv", ("01", "2026-Q1", "i1", "abc"))
    first, second = take(store, path)[0], take(store, path)[0]
    assert (first.state, second.state) == ("rejected", "rejected")
    assert (first.received_before, second.received_before) == (None, AT)
    assert len(read_events(store)) == 1


def test_a_file_that_cannot_be_read_is_one_problem_and_is_kept_aside(tmp_path: Path) -> None:
    store, path = sample_store(tmp_path), tmp_path / "trong.xlsx"
    path.write_bytes(b"")
    (outcome,) = take(store, path)
    assert (outcome.state, len(outcome.problems), outcome.campaign_id) == ("rejected", 1, None)
    sql = "SELECT campaign_id, unit_id, state FROM submission"
    assert answers(open_store(store), sql) == [(None, None, "rejected")]


def test_a_path_like_name_stays_a_name(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    path = csv_file(tmp_path, "a.csv", ("01", "2026-Q1", "i1", "101"))
    (outcome,) = ingest(store, [path], "a", AT, names=["../../etc/a.csv"], catalog=CATALOG)
    assert outcome.file_name == "a.csv"


def test_a_later_file_of_one_call_is_compared_with_the_earlier_one(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    first = csv_file(tmp_path, "1.csv", ("01", "2026-Q1", "i1", "101"))
    second = csv_file(tmp_path, "2.csv", ("01", "2026-Q1", "i1", "102"))
    outcomes = ingest(store, [first, second], "a", [AT, AT + timedelta(days=1)], catalog=CATALOG)
    assert [outcome.reports[0][2] for outcome in outcomes] == [1, 2]
    assert answers(open_store(store), VALUES) == [("01", "i1", 102.0)]
    assert version(store).startswith("1-")


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    files = [csv_file(tmp_path, f"{n}.csv", (f"0{n}", "2026-Q1", "i1", "101")) for n in (1, 2)]
    said: list[tuple[int, int, str]] = []
    ingest(store, files, "a", AT, lambda *step: said.append(step), catalog=CATALOG)
    assert said == [(1, 2, "1.csv"), (2, 2, "2.csv")]


def test_looking_at_a_file_writes_nothing(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    path = csv_file(tmp_path, "a.csv", ("01", "2026-Q1", "i1", "101"))
    outcome = inspect_file(store, path, catalog=CATALOG)
    assert (outcome.state, outcome.reports) == ("accepted", (("01", "2026-Q1", 1),))
    assert [found.name for found in store.iterdir()] == ["calendar.toml"]


def test_a_preview_is_the_store_as_it_would_be_and_then_is_gone(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0, "i2": 201.0}, AT)
    published(store)
    before = version(store)
    path = csv_file(tmp_path, "a.csv", ("01", "2026-Q1", "i1", "102"))
    outcome = inspect_file(store, path, catalog=CATALOG)
    with preview(store, outcome, CATALOG) as con:
        assert answers(con, VALUES) == [("01", "i1", 102.0), ("01", "i2", 201.0)]
    assert answers(open_store(store), VALUES) == [("01", "i1", 101.0), ("01", "i2", 201.0)]
    assert version(store) == before
    assert outcome.reports == (("01", "2026-Q1", 2),)


def test_a_preview_of_a_store_with_nothing_in_it_shows_the_file_alone(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    path = csv_file(tmp_path, "a.csv", ("01", "2026-Q1", "i1", "102"))
    with preview(store, inspect_file(store, path, catalog=CATALOG), CATALOG) as con:
        assert answers(con, VALUES) == [("01", "i1", 102.0)]


def test_there_is_no_preview_of_a_returned_file(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    outcome = inspect_file(
        store, csv_file(tmp_path, "b.csv", ("01", "x", "i1", "1")), catalog=CATALOG
    )
    with pytest.raises(StoreError, match="preview"), preview(store, outcome, CATALOG):
        pytest.fail("nothing to show")


def test_what_was_accepted_but_not_published_is_published_by_the_next_call(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    published(store)
    hand_in(store, {"i1": 101.0}, AT)
    (outcome,) = take(store, csv_file(tmp_path, "b.csv", ("01", "2026-Q1", "i1", "abc")))
    assert outcome.state == "rejected"
    assert answers(open_store(store), VALUES) == [("01", "i1", 101.0)]


def test_a_clock_store_gives_no_choice_of_moment(tmp_path: Path) -> None:
    store = tmp_path / "store"
    path = csv_file(tmp_path, "a.csv", ("01", "2026-Q1", "i1", "101"))
    with pytest.raises(StoreError, match="clock"):
        take(store, path)
    assert not Ledger(store).events


def test_a_store_without_a_calendar_lives_by_the_clock(tmp_path: Path) -> None:
    assert read_calendar(tmp_path).kind == "clock"
    assert abs(now(tmp_path) - datetime.now()) < timedelta(days=1)


def test_a_sample_lives_on_its_own_day(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    assert store_today(store) == TODAY
    assert read_calendar(store).first_view is not None


def test_a_sample_calendar_needs_a_day(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="today"):
        write_calendar(tmp_path, "sample")


@pytest.mark.parametrize(
    "said",
    [
        b"kind = ",
        b'kind = "sample"\ntoday = 2026-13-45\n',
        b'kind = "sample"\ntoday = "h\xf4m nay"\n',
        b'kind = "mixed"\n',
        b'kind = "clock"\nopened_on = "one day"\n',
        b'kind = "clock"\nopend_on = 2026-11-30\n',
    ],
)
def test_a_calendar_that_cannot_be_read_is_named(tmp_path: Path, said: bytes) -> None:
    (tmp_path / "calendar.toml").write_bytes(said)
    with pytest.raises(StoreError, match=r"calendar\.toml.*backup"):
        store_today(tmp_path)
