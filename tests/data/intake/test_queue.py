"""The last evening: many hand in at once, none is refused for waiting, no file stops another."""

import gc
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from weakref import ref

import polars as pl
import pytest

from data.checking.check import CheckedReport
from data.intake.judge import judge_file
from data.intake.load import ingest, inspect_file
from data.keeping.ledger.chain import read_events
from data.keeping.ledger.lock import PublishingError, publisher_lock
from data.keeping.ledger.manifest import read_manifest
from data.keeping.publishing import publish as publishing
from data.keeping.publishing.previous import Previous
from data.keeping.publishing.publish import is_behind, publish_behind
from data.keeping.publishing.published_rows import KEY
from data.keeping.store import open_store
from data.keeping.verify import verify
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport
from schemas.problems import StoreError
from tests.worlds.store_factories import (
    CAMPAIGN,
    CATALOG,
    answers,
    csv_file,
    hand_in,
    published,
    sample_store,
)

AT = datetime(2026, 4, 10, 8, 30)
EVENING = datetime(2027, 1, 14, 21, 0)
NOW = "SELECT unit_id, value FROM result WHERE year(known_until) = 9999 ORDER BY ALL"


def sent(folder: Path, name: str, unit: str, value: str, period: str = "2026-Q1") -> Path:
    return csv_file(folder, name, (unit, period, "i1", value))


def every_value(store: Path) -> pl.DataFrame:
    return Previous(store).values.of_all(CAMPAIGN).sort(KEY)


def test_a_report_is_accepted_while_another_is_being_published(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 1.0}, AT)
    published(store)
    path = sent(tmp_path, "a.csv", "02", "7")
    with ThreadPoolExecutor(1) as other:
        with publisher_lock(store):
            handed = other.submit(ingest, store, [path], "a", AT, catalog=CATALOG)
            until = time.monotonic() + 60
            while len(read_events(store)) < 2 and time.monotonic() < until:
                time.sleep(0.02)
            assert [event.file_name for event in read_events(store)][1:] == ["a.csv"]
            with pytest.raises(TimeoutError):  # and waits for its turn to publish
                handed.result(timeout=0.5)
            assert answers(open_store(store), NOW) == [("01", 1.0)]
        assert handed.result(timeout=60)[0].state == "accepted"
    assert answers(open_store(store), NOW) == [("01", 1.0), ("02", 7.0)]


def test_many_at_once_are_all_in_and_published_together(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    published(store)
    files = [sent(tmp_path, f"{n}.csv", "01", str(n), f"2026-Q{1 + n % 4}") for n in range(8)]
    with ThreadPoolExecutor(len(files)) as people:
        outcomes = list(
            people.map(lambda path: ingest(store, [path], "a", EVENING, catalog=CATALOG), files)
        )
    assert [outcome.state for (outcome,) in outcomes] == ["accepted"] * len(files)
    assert len(read_events(store)) == len(files)
    manifest = read_manifest(store)
    assert manifest is not None
    assert manifest.last_event == len(files)
    assert verify(store).findings == ()
    versions = [r[2] for (outcome,) in outcomes for r in outcome.reports]
    assert sorted(versions) == [1, 1, 1, 1, 2, 2, 2, 2]


def test_a_report_is_told_to_be_in_though_another_publication_does_not_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 1.0}, AT)
    published(store)
    monkeypatch.setattr(publishing, "publisher_lock", partial(publisher_lock, wait=0.1))
    path = sent(tmp_path, "a.csv", "02", "7")
    with publisher_lock(store):
        (outcome,) = ingest(store, [path], "a", AT, catalog=CATALOG)
        with pytest.raises(PublishingError, match="Báo cáo đã nhận nằm an toàn"):
            publish_behind(store, CATALOG)
    assert (outcome.state, outcome.is_waiting) == ("accepted", True)
    assert is_behind(store)
    (again,) = ingest(store, [path], "a", AT, catalog=CATALOG)
    assert (again.state, again.is_waiting) == ("unchanged", False)
    assert answers(open_store(store), NOW) == [("01", 1.0), ("02", 7.0)]


def test_one_publication_takes_along_everything_accepted_before_it(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    published(store)
    for day in range(3):
        hand_in(store, {"i1": float(day)}, AT + timedelta(days=day))
    assert is_behind(store)
    publish_behind(store, CATALOG)
    first = read_manifest(store)
    publish_behind(store, CATALOG)
    assert read_manifest(store) == first
    assert first is not None
    assert (first.number, first.last_event) == (2, 3)


def test_what_is_accepted_counts_for_the_next_file_before_it_is_published(tmp_path: Path) -> None:
    """Values by a reading of our own: published and unpublished reports give the same."""
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0, "i2": 5.0}, AT)
    published(store)
    hand_in(store, {"i1": 900.0, "i2": None}, AT + timedelta(days=1))
    hand_in(store, {"i1": 55.0}, AT + timedelta(days=2), unit="02")
    waiting = every_value(store)
    assert waiting.select("unit_id", "indicator_id", "value").rows() == [
        ("01", "i1", 900.0),
        ("01", "i2", None),
        ("02", "i1", 55.0),
    ]
    published(store)
    assert every_value(store).equals(waiting)


def test_an_accepted_report_with_an_altered_bit_is_not_compared_with(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    published(store)
    event = hand_in(store, {"i1": 101.0}, AT)
    path = store / "ledger" / "rows" / event.rows[0].file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"000001\.result\.parquet"):
        Previous(store)


def test_a_reading_begun_before_another_report_came_still_sees_it(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    published(store)
    previous = Previous(store)
    hand_in(store, {"i1": 8.0}, AT)
    published(store)
    hand_in(store, {"i1": 9.0}, AT + timedelta(days=1))
    previous.catch_up(read_events(store))
    previous.catch_up(read_events(store))
    assert previous.values.of_all(CAMPAIGN).get_column("value").to_list() == [9.0]


def stumbling(raw: RawReport, catalog: Catalog, previous: Previous, today: object) -> CheckedReport:
    """A rule with a fault nobody foresaw, for one file."""
    if raw.file_name == "b.csv":
        raise KeyError("nobody foresaw this")
    return judge_file(raw, catalog, previous, today)  # type: ignore[arg-type]


def test_a_fault_of_ours_in_one_file_stops_no_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = sample_store(tmp_path)
    files = [
        sent(tmp_path, f"{n}.csv", "01", "7", f"2026-Q{q}")
        for n, q in zip("abc", (1, 2, 3), strict=True)
    ]
    outcomes = ingest(store, files, "a", EVENING, catalog=CATALOG, judge=stumbling)
    assert [outcome.state for outcome in outcomes] == ["accepted", "rejected", "accepted"]
    (problem,) = outcomes[1].problems
    assert problem.rule == "our_fault"
    assert problem.params["number"] in caplog.text
    assert "nobody foresaw this" in caplog.text
    assert answers(open_store(store), NOW) == [("01", 7.0), ("01", 7.0)]


def test_a_refusal_of_the_store_is_no_fault_of_a_file(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    path = sent(tmp_path, "a.csv", "01", "7")

    def refusing(*_: object) -> CheckedReport:
        raise StoreError("x / y")

    with pytest.raises(StoreError):
        inspect_file(store, path, catalog=CATALOG, judge=refusing)
    assert every_value(store).is_empty()


def test_rows_of_earlier_files_are_let_go_before_the_next_is_judged_and_all_before_publishing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a nation of files takes in memory is what counts now, not all that ever came in."""
    store = sample_store(tmp_path)
    periods = [("2026-Q1", "2026-Q2"), ("2026-Q2", "2026-Q3"), ("2026-Q1", "2026-Q3")]
    files = [
        csv_file(tmp_path, f"{n}.csv", *(("01", period, "i1", f"{n + 1}") for period in both))
        for n, both in enumerate(periods)
    ]
    raws, held = list[ref[RawReport]](), list[ref[Previous]]()
    alive: list[int] = []

    def judge(raw: RawReport, catalog: Catalog, previous: Previous, today: date) -> CheckedReport:
        alive.append(sum(one() is not None for one in raws))
        raws.append(ref(raw))
        held.append(ref(previous))
        return judge_file(raw, catalog, previous, today)

    def publish(*said: object) -> None:
        gc.collect()
        alive.append(sum(one() is not None for one in (*raws, *held)))

    monkeypatch.setattr("data.intake.load.publish_behind", publish)
    monkeypatch.setattr("data.intake.load.is_readable", lambda _: True)
    outcomes = ingest(store, files, "a", EVENING, catalog=CATALOG, judge=judge)
    assert [(one.state, one.result_count) for one in outcomes] == [("accepted", 2)] * len(files)
    assert alive == [0] * (len(files) + 1)
    assert [one.checked and dict(one.checked.frames) for one in outcomes] == [{}] * len(files)


def test_the_outcome_of_one_report_keeps_its_rows_to_be_told(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    (outcome,) = ingest(store, [sent(tmp_path, "a.csv", "01", "7")], "a", AT, catalog=CATALOG)
    assert outcome.checked is not None
    assert outcome.checked.rows("result")["value"].to_list() == [7.0]
