"""Publishing: from the ledger to tables with the time in which each value counted."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from data.keeping.ledger.manifest import Manifest, read_manifest
from data.keeping.publishing.publish import publish, publish_behind
from data.keeping.store import connect_locked, open_store, published_path
from data.keeping.store import version as version_of
from data.profiles.catalog import Catalog
from schemas.problems import StoreError
from schemas.tables import FOREVER, PUBLISHED
from tests.worlds.store_factories import (
    CATALOG,
    answers,
    hand_in,
    published,
    sample_store,
    turn_away,
)

AT = datetime(2026, 4, 10, 8, 30)
LATER = AT + timedelta(days=30)


def hashes(store: Path) -> dict[str, str]:
    manifest = read_manifest(store)
    assert isinstance(manifest, Manifest)
    return manifest.hashes


def test_an_empty_ledger_publishes_every_table(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    published(store)
    con = open_store(store)
    assert {name for (name,) in answers(con, "SHOW TABLES")} == set(PUBLISHED)
    assert answers(con, "SELECT unit_id FROM unit ORDER BY 1") == [("01",), ("02",)]
    assert answers(con, "SELECT count(*) FROM result") == [(0,)]


def test_the_store_says_what_it_is(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    version = published(store)
    row = answers(open_store(store), "SELECT version, calendar, today::TEXT, is_sample FROM store")
    assert row == [(version, "sample", "2030-12-20", True)]
    assert version == version_of(store)
    assert version.startswith("1-")


def test_a_correction_becomes_version_2_and_closes_the_earlier_interval(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0, "i2": 201.0}, AT)
    hand_in(store, {"i1": 102.0, "i2": None}, LATER)
    published(store)
    rows = answers(
        open_store(store),
        "SELECT indicator_id, value, known_from, known_until, submission_id FROM result",
    )
    assert rows == [
        ("i1", 101.0, AT, LATER, "000001-00001"),
        ("i1", 102.0, LATER, FOREVER, "000002-00001"),
        ("i2", 201.0, AT, LATER, "000001-00001"),
        ("i2", None, LATER, FOREVER, "000002-00001"),
    ]
    said = answers(open_store(store), "SELECT version, state FROM submission ORDER BY 1")
    assert said == [(1, "accepted"), (2, "accepted")]


def test_a_bulk_correction_closes_only_the_cells_it_lists(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0, "i2": 201.0}, AT, plan="12/KH")
    hand_in(store, {"i1": 102.0}, LATER, form="bulk")
    published(store)
    sql = f"SELECT indicator_id, value FROM result WHERE known_until = '{FOREVER}' ORDER BY 1"
    assert answers(open_store(store), sql) == [("i1", 102.0), ("i2", 201.0)]
    assert answers(open_store(store), "SELECT known_until FROM plan") == [(FOREVER,)]


def test_a_later_workbook_replaces_plan_and_remarks_even_with_none(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 1.0}, AT, plan="12/KH", words=["Thiếu máy", "Thiếu người"])
    hand_in(store, {"i1": 1.0}, AT, unit="02", words=["Mạng yếu"])
    hand_in(store, {"i1": 2.0}, LATER, words=["Thiếu máy"])
    published(store)
    con = open_store(store)
    assert answers(con, "SELECT plan_number, known_until FROM plan") == [("12/KH", LATER)]
    assert answers(con, "SELECT unit_id, cell, known_from, known_until FROM remark") == [
        ("01", "B4", AT, LATER),
        ("01", "B4", LATER, FOREVER),
        ("01", "B5", AT, LATER),
        ("02", "B4", AT, FOREVER),
    ]


def test_a_rejected_file_changes_nothing_but_the_list_of_submissions(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0}, AT, plan="12/KH", words=["Thiếu máy"])
    published(store)
    before = hashes(store)
    turn_away(store, LATER)
    published(store)
    after = hashes(store)
    assert before.pop("submission") != after.pop("submission")
    assert before == after
    sql = "SELECT state, version, problem_count FROM submission ORDER BY submission_id"
    assert answers(open_store(store), sql) == [("accepted", 1, 0), ("rejected", None, 1)]


def test_a_rebuild_gives_the_same_tables_as_publishing_step_by_step(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    for step, at in enumerate([AT, LATER, LATER + timedelta(days=1)]):
        hand_in(store, {"i1": 100.0 + step, "i2": None}, at, plan=f"{step}/KH", words=["a", "b"])
        hand_in(store, {"i2": 200.0 + step}, at, unit="02", form="bulk")
        publish_behind(store, CATALOG)
    stepwise, version = hashes(store), version_of(store)
    rebuilt = published(store)
    assert hashes(store) == stepwise
    assert rebuilt.partition("-")[2] == version.partition("-")[2]
    assert rebuilt != version


def test_what_did_not_change_is_carried_on_and_equals_a_rebuild(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0}, AT, plan="12/KH", words=["a"])
    published(store)
    turn_away(store, LATER)
    publish_behind(store, renamed(CATALOG))
    carried = hashes(store)
    said = answers(open_store(store), "SELECT DISTINCT name_vi FROM campaign")
    assert said == [("Tên mới",)]
    assert answers(open_store(store), "SELECT count(*) FROM submission") == [(2,)]
    publish(store, renamed(CATALOG))
    assert hashes(store) == carried


def renamed(catalog: Catalog) -> Catalog:
    """The catalogue with other names of its campaigns."""
    profiles = {
        code: replace(profile, campaign=replace(profile.campaign, name_vi="Tên mới"))
        for code, profile in catalog.profiles.items()
    }
    return replace(catalog, profiles=profiles)


def test_a_published_file_that_was_harmed_is_not_carried_on(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0}, AT)
    version = published(store)
    with duckdb.connect(str(published_path(store, version))) as con:
        con.execute("UPDATE result SET value = 7")
    hand_in(store, {"i1": 5.0}, AT, unit="02")
    publish_behind(store, CATALOG)
    found = answers(open_store(store), "SELECT value FROM result ORDER BY unit_id")
    assert found == [(101.0,), (5.0,)]


def test_only_the_last_two_versions_stay_on_disk(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    for _ in range(4):
        published(store)
    names = sorted(path.name for path in (store / "published").iterdir())
    assert names == ["CURRENT", "store-3.duckdb", "store-3.json", "store-4.duckdb", "store-4.json"]


def test_a_lost_row_file_is_not_published(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0}, AT)
    version = published(store)
    (store / "ledger" / "rows" / "000001.result.parquet").unlink()
    with pytest.raises(StoreError, match="rebuild"):
        published(store)
    assert version_of(store) == version
    assert answers(open_store(store), "SELECT value FROM result") == [(101.0,)]


def test_what_is_published_has_no_write_ahead_log_beside_it(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    published(store)
    assert not list((store / "published").glob("*.wal"))
    con = connect_locked(store / "published" / "store-1.duckdb")
    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        con.execute("DELETE FROM unit")
    con.close()
