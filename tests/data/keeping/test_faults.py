"""The short form of make faults."""

from pathlib import Path

import pytest

from tests.faults.bad_days import clock_back, crowd, read_only_disk
from tests.faults.damage import damage_all
from tests.faults.kills import kill_often
from tests.worlds.store_factories import published, sample_store


def test_no_damaged_file_is_read_as_if_it_were_sound(tmp_path: Path) -> None:
    found = damage_all(tmp_path)
    assert found.wrong == []
    assert found.tried >= 20
    assert found.told + found.harmless == found.tried


def test_killed_at_any_moment_the_store_holds_every_report_it_acknowledged(tmp_path: Path) -> None:
    found = kill_often(tmp_path, 12, seed=20)
    assert found.wrong == []
    assert sum(found.killed.values()) >= 3
    assert found.compared == 1


def test_a_disk_that_is_only_read_refuses_in_words_and_shows_what_it_has(tmp_path: Path) -> None:
    day = read_only_disk(tmp_path)
    assert day.wrong == []
    if "no right" in day.told:
        pytest.skip(f"không gắn được đĩa thử ở đây / {day.told}")
    assert day.told.startswith("5 of 5")


def test_a_clock_set_back_neither_loses_nor_reorders(tmp_path: Path) -> None:
    assert clock_back(tmp_path).wrong == []


def test_reports_come_in_while_people_read(tmp_path: Path) -> None:
    assert crowd(tmp_path, readers=10, reports=3).wrong == []


def test_a_freeze_that_was_killed_leaves_nothing_after_the_next_publication(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    published(store)
    left = store / "snapshots" / "CL-2026-04-10-01.tmp" / "published"
    left.mkdir(parents=True)
    (left / "store-1.duckdb").write_bytes(b"half")
    published(store)
    assert list((store / "snapshots").iterdir()) == []
