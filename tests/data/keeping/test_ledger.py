"""The ledger: what counts, what does not, and what is left behind."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest
from pandera.errors import SchemaErrors

from data.keeping.ledger.chain import read_events
from data.keeping.ledger.ledger import Receipt, orphans, writer
from data.keeping.ledger.lock import writer_lock
from schemas.problems import Problem, StoreError
from tests.worlds.store_factories import checked, hand_in, sample_store, turn_away

AT = datetime(2026, 4, 10, 8, 30)


def test_an_accepted_file_is_kept_byte_for_byte_under_its_hash(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    event = hand_in(store, {"i1": 101.0}, AT)
    kept = store / "ledger" / "files" / event.sha256
    assert sha256(kept.read_bytes()).hexdigest() == event.sha256


def test_the_checked_rows_are_kept_as_parquet_with_count_and_hash(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    event = hand_in(store, {"i1": 101.0, "i2": None}, AT, plan="12/KH", words=["Thiếu máy"])
    assert [(row.kind, row.row_count) for row in event.rows] == [
        ("result", 2),
        ("plan", 1),
        ("remark", 1),
    ]
    for row in event.rows:
        content = (store / "ledger" / "rows" / row.file).read_bytes()
        assert sha256(content).hexdigest() == row.sha256
    frame = pl.read_parquet(store / "ledger" / "rows" / event.rows[0].file)
    assert frame["value"].to_list() == [101.0, None]


def test_an_event_says_who_when_what_and_every_warning(tmp_path: Path) -> None:
    store, content = sample_store(tmp_path), b"x"
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    jump = Problem(
        "bao-cao.xlsx", "big_jump", "warning", "So lieu", "D6", 6, "D", "900", {"k": "v"}
    )
    with writer(store) as ledger:
        report = checked(content, {"i1": 900.0}, problems=(jump,))
        ledger.accept(report, Receipt(path, "workbook", AT, "van-thu", "abc"))
    said = json.loads((store / "ledger" / "events" / "000001.json").read_bytes())
    assert (said["event"], said["kind"], said["received_by"]) == (1, "accepted", "van-thu")
    assert said["received_at"] == "2026-04-10T08:30:00"
    assert said["reports"] == [
        {
            "unit_id": "01",
            "period_id": "2026-Q1",
            "version": 1,
            "result_count": 1,
            "warning_count": 1,
        }
    ]
    assert (said["profile_hash"], said["parser_version"]) == ("abc", "1")
    assert read_events(store)[0].all_problems() == (jump,)


def test_versions_of_a_report_count_in_the_order_of_acceptance(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    said = [
        hand_in(store, {"i1": 1.0}, AT),
        hand_in(store, {"i1": 2.0}, AT, unit="02"),
        hand_in(store, {"i1": 3.0}, AT + timedelta(days=1)),
        hand_in(store, {"i1": 4.0}, AT + timedelta(days=2), period="2026-Q2"),
    ]
    assert [event.reports[0].version for event in said] == [1, 1, 2, 1]


def test_two_versions_at_the_same_second_keep_their_order(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    first, second = hand_in(store, {"i1": 1.0}, AT), hand_in(store, {"i1": 2.0}, AT)
    assert second.received_at > first.received_at


def test_a_correction_cannot_be_older_than_what_it_corrects(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 1.0}, AT)
    with pytest.raises(StoreError, match="order"):
        hand_in(store, {"i1": 2.0}, AT - timedelta(days=2))
    assert len(read_events(store)) == 1


def test_a_rejected_file_is_kept_aside_with_its_problems(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    event = turn_away(store, AT, b"bad bytes")
    aside = store / "rejected" / "000001"
    assert (aside / event.sha256).read_bytes() == b"bad bytes"
    problems = json.loads((aside / "problems.json").read_bytes())["problems"]
    assert [(p["rule"], p["cell"], p["value"]) for p in problems] == [("not_a_number", "D6", "abc")]
    assert not list((store / "ledger" / "files").iterdir())


def test_a_file_that_changed_since_it_was_checked_is_refused_whole(tmp_path: Path) -> None:
    store, path = sample_store(tmp_path), tmp_path / "x.xlsx"
    path.write_bytes(b"other bytes")
    with writer(store) as ledger, pytest.raises(StoreError, match="changed while"):
        ledger.accept(checked(b"checked bytes", {"i1": 1.0}), Receipt(path, "workbook", AT, "a"))
    assert read_events(store) == []
    assert orphans(store, []) == []


def test_leftovers_without_an_event_are_ignored_and_taken_away_by_the_next_writer(
    tmp_path: Path,
) -> None:
    store = sample_store(tmp_path)
    kept = hand_in(store, {"i1": 101.0}, AT)
    left = [
        store / "ledger" / "files" / "deadbeef",
        store / "ledger" / "rows" / "000002.result.parquet",
        store / "ledger" / "events" / "000002.json.tmp",
        store / "rejected" / "000002",
    ]
    for path in left[:3]:
        path.write_bytes(b"half")
    left[3].mkdir()
    assert set(orphans(store, read_events(store))) == set(left)
    with writer(store) as ledger:
        assert [event.event for event in ledger.events] == [1]
    assert not any(path.exists() for path in left)
    assert (store / "ledger" / "files" / kept.sha256).exists()


def test_a_second_writer_is_told_who_holds_the_store(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    with writer_lock(store), pytest.raises(StoreError, match="PID"), writer_lock(store, wait=0.1):
        pytest.fail("two writers at once")
    with writer_lock(store, wait=0.1):
        assert "PID" in (store / "lock").read_text(encoding="utf-8")


def test_a_damaged_event_is_named(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 1.0}, AT)
    (store / "ledger" / "events" / "000001.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match=r"000001\.json"):
        read_events(store)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (pl.col("value").cast(pl.Float32), "Float32"),
        (pl.lit(None, pl.String).alias("indicator_id"), "null"),
        (pl.lit("i1").alias("indicator_id"), "not unique"),
    ],
)
def test_rows_of_another_shape_are_never_kept(tmp_path: Path, spoil: pl.Expr, message: str) -> None:
    store, path = sample_store(tmp_path), tmp_path / "x"
    path.write_bytes(b"x")
    report = checked(b"x", {"i1": 1.0, "i2": 2.0})
    wrong = replace(report, frames={"result": report.rows("result").with_columns(spoil)})
    with writer(store) as ledger, pytest.raises(SchemaErrors, match=message):
        ledger.accept(wrong, Receipt(path, "workbook", AT, "a"))
    assert read_events(store) == []
