"""A lake that keeps its files in object storage: a real S3 server, its keys in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.keeping.lake.objects import secret_of
from data.keeping.lake.setting import lake_of, lake_said
from data.keeping.lake.share import push
from data.keeping.lake.upkeep import lake_state, tidy
from data.keeping.store import open_file, open_store
from schemas.problems import StoreError
from tests.worlds.servers.catalog_server import CatalogServer
from tests.worlds.servers.lake_stores import AT, report, tiny_store
from tests.worlds.servers.object_server import SECRET, ObjectServer
from tests.worlds.store_factories import answers

EVERYTHING = "SELECT * FROM result ORDER BY ALL"
GOOD = 'endpoint = "https://s3.tinh.vn/"\nkey = "ho"\nsecret = "bi-mat"\n'


@pytest.fixture
def objects() -> Iterator[ObjectServer]:
    """The S3 server."""
    made = ObjectServer()
    yield made
    made.end()


def test_a_store_is_carried_into_object_storage_tidied_and_read(
    tmp_path: Path, server: CatalogServer, objects: ObjectServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, keys = tiny_store(tmp_path / "store"), objects.keys(tmp_path)
    setting = server.setting(store, f"s3://thi-dua-so/ho/ s3={keys}")
    monkeypatch.setenv("THI_DUA_SO_STORE", setting)
    lake = lake_of(store)
    assert lake
    push(store, lake)
    assert tidy(lake).file_count > 10, "rows that waited in the catalog stand in objects now"
    assert answers(open_store(store), EVERYTHING) == answers(open_file(store), EVERYTHING)
    report(store, "c", 7.0, AT.replace(day=11))  # carries itself
    reader = open_store(store)
    assert answers(reader, EVERYTHING) == answers(open_file(store), EVERYTHING)

    (tmp_path / "other").mkdir()
    wrong = objects.keys(tmp_path / "other", "khoa-sai")
    held = lake_said(setting.replace(str(keys), str(wrong)))
    report(store, "c", 8.0, AT.replace(day=12))
    with pytest.raises(StoreError, match=r"127\.0\.0\.1/lake") as told:
        tidy(held)
    assert "khoa-sai" not in f"{told.value}"
    assert SECRET not in f"{told.value}{lake!r}"
    assert lake_state(lake).stores
    assert answers(open_store(store), EVERYTHING) == answers(open_file(store), EVERYTHING)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ('key = "a"', "endpoint"),
        (GOOD + 'kee = "x"', "«kee»"),
        (GOOD + "region = 1", "ngoặc kép"),
        ("key", "TOMLDecodeError"),
    ],
)
def test_a_wrong_file_of_keys_is_named_and_what_stands_in_it_is_not(
    said: str, named: str, tmp_path: Path
) -> None:
    path = tmp_path / "s3.toml"
    path.write_text(said, encoding="utf-8")
    with pytest.raises(StoreError, match=r"s3\.toml") as told:
        secret_of(path)
    assert named in f"{told.value}"
    assert "bi-mat" not in f"{told.value}"


def test_an_endpoint_is_reached_by_tls_unless_it_says_http(tmp_path: Path) -> None:
    path = tmp_path / "s3.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert "ENDPOINT 's3.tinh.vn', URL_STYLE 'path', USE_SSL True" in secret_of(path).replace(
        "KEY_ID 'ho', SECRET 'bi-mat', ", ""
    )
    path.write_text(GOOD.replace("https", "http").replace("bi-mat", "b'm"), encoding="utf-8")
    assert "SECRET 'b''m'" in secret_of(path)
    assert "USE_SSL False" in secret_of(path)


def test_objects_without_their_keys_are_a_wrong_setting() -> None:
    with pytest.raises(StoreError, match="s3="):
        lake_said("ducklake:postgres:dbname=ho folder=/a data=s3://tinh/ho")
