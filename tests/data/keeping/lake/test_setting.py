"""What the one setting may say, and what is said of a wrong one."""

from pathlib import Path

import pytest

from data.keeping.lake.setting import lake_of, lake_said
from data.keeping.store import store_path
from schemas.problems import StoreError

GOOD = "ducklake:postgres:host=db.tinh.vn dbname=ho user=a folder=/srv/Vinh-Long"


def test_a_setting_names_a_catalog_a_folder_and_a_schema() -> None:
    lake = lake_said(f"{GOOD} data=/mnt/ho")
    assert (lake.folder, lake.schema, lake.data) == (Path("/srv/Vinh-Long"), "vinh_long", "/mnt/ho")
    assert lake.place == "db.tinh.vn/ho"
    assert "folder" not in lake.catalog
    assert "dbname='ho'" in lake.catalog


def test_a_password_with_marks_reaches_the_catalog_and_is_never_shown() -> None:
    lake = lake_said(f"""{GOOD} password="a'b c" """)
    assert r"password='a\'b c'" in lake.catalog
    assert "b c" not in repr(lake) + lake.place


def test_a_catalog_that_does_not_answer_is_waited_for_some_seconds_unless_said_otherwise() -> None:
    assert "connect_timeout='5'" in lake_said(GOOD).catalog
    assert "connect_timeout='9'" in lake_said(f"{GOOD} connect_timeout=9").catalog


def test_the_folder_it_names_is_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THI_DUA_SO_STORE", GOOD)
    assert store_path() == Path("/srv/Vinh-Long")
    assert lake_of(store_path()) == lake_said(GOOD)
    assert lake_of(Path("/srv/an-giang")) is None, "a snapshot, another store: no lake"


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("ducklake:sqlite:x folder=/a", "ducklake:sqlite:x"),
        ("ducklake:postgres:dbname=ho", "folder="),
        ("ducklake:postgres:folder=/a", "dbname="),
        ("ducklake:postgres:dbname=ho folder=a", "folder=a"),
        ("ducklake:postgres:dbname=ho folder=/a hots=x", "hots"),
        ("ducklake:postgres:dbname=ho folder=/a schema=1;", "schema=1;"),
        ("ducklake:postgres:dbname='ho folder=/a", "No closing quotation"),
    ],
)
def test_a_wrong_setting_is_named_with_an_example(said: str, named: str) -> None:
    with pytest.raises(StoreError, match="THI_DUA_SO_STORE") as told:
        lake_said(said)
    assert named in str(told.value)
    assert "folder=/…" in str(told.value)
