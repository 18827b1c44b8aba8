"""Readers: they hold a version, see the next one by themselves, and can do nothing else."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from data.keeping import store as rule
from data.keeping.layout import layout_hash
from data.keeping.store import open_store, store_path, version
from schemas.problems import StoreError
from tests.worlds.store_factories import answers, hand_in, published, sample_store

AT = datetime(2026, 4, 10, 8, 30)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    made = sample_store(tmp_path)
    hand_in(made, {"i1": 101.0}, AT)
    published(made)
    return made


def test_the_same_version_is_opened_once(store: Path) -> None:
    assert open_store(store) is open_store(store)


def test_of_many_stores_those_asked_last_stay_open(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule, "READERS_KEPT", 2)
    for name in ("a", "b"):
        shutil.copytree(store, tmp_path / name)
    first = open_store(store)
    other = open_store(tmp_path / "a")
    assert open_store(store) is first
    open_store(tmp_path / "b")
    assert open_store(store) is first
    assert open_store(tmp_path / "a") is not other
    assert answers(other, "SELECT count(*) FROM result") == [(1,)], "who has it may go on"


def test_a_store_that_answers_no_more_is_opened_anew(store: Path) -> None:
    open_store(store).close()
    assert answers(open_store(store), "SELECT count(*) FROM result") == [(1,)]


def test_a_reader_keeps_its_answers_while_a_new_version_is_published(store: Path) -> None:
    cursor = open_store(store).cursor()
    before = version(store)
    for step in range(1, 4):
        hand_in(store, {"i1": 101.0 + step}, AT + timedelta(days=step))
        published(store)
    sql = "SELECT value FROM result ORDER BY known_from"
    assert cursor.execute(sql).fetchall() == [(101.0,)]
    assert answers(open_store(store), sql) == [(101.0,), (102.0,), (103.0,), (104.0,)]
    assert version(store) != before


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO unit SELECT * FROM unit",
        "DROP TABLE result",
        "CREATE TABLE x (a INT)",
        "SELECT * FROM read_csv('{file}')",
        "SELECT * FROM read_text('{file}')",
        "SELECT * FROM glob('{folder}/*')",
        "COPY unit TO '{folder}/out.csv'",
        "ATTACH '{folder}/other.duckdb'",
        "EXPORT DATABASE '{folder}/out'",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "INSTALL excel",
        "LOAD excel",
    ],
)
def test_a_reader_can_neither_write_nor_reach_files_nor_unlock(
    store: Path, tmp_path: Path, sql: str
) -> None:
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    told = sql.format(file=tmp_path / "secret.csv", folder=tmp_path)
    with pytest.raises((duckdb.Error, RuntimeError)):
        open_store(store).cursor().execute(told).fetchall()


def test_a_store_with_nothing_in_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="python -m data new"):
        open_store(tmp_path / "none")


def test_a_cut_file_says_to_rebuild(store: Path) -> None:
    hand_in(store, {"i1": 102.0}, AT + timedelta(days=1))
    published(store)
    path = store / "published" / "store-2.duckdb"
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(StoreError, match="python -m data rebuild"):
        open_store(store)


def test_the_folder_of_the_store_can_be_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("THI_DUA_SO_STORE", str(tmp_path))
    assert store_path() == tmp_path
    monkeypatch.delenv("THI_DUA_SO_STORE")
    assert store_path().parts[-2:] == ("data", "sample-store")


def test_a_store_of_another_release_is_refused_until_it_is_built_again(store: Path) -> None:
    for notes in (store / "published").glob("*.json"):
        notes.write_text(notes.read_text().replace(layout_hash(), "000000000000"))
    with pytest.raises(StoreError, match=f"data rebuild --store {store}") as refused:
        open_store(store)
    assert "make run" in str(refused.value)
    published(store)
    assert answers(open_store(store), "SELECT count(*) FROM result") == [(1,)]
