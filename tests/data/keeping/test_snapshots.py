"""Frozen figures: kept for good, told by a hash, removed by two people only."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from data.commands.command import main
from data.keeping.snapshots.removal import (
    ask_removal,
    confirm_removal,
    drop_removal,
    note_use,
    removal_asked,
    snapshot_uses,
)
from data.keeping.snapshots.snapshots import freeze, snapshot, snapshot_list, snapshot_store
from data.keeping.store import open_store, published_path, version
from queries.reporting.questions import result_export
from schemas.problems import StoreError
from schemas.selection import Selection, Viewer
from schemas.snapshot import Snapshot
from tests.worlds.store_factories import hand_in, published, sample_store

AS_OF = date(2026, 10, 31)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    made = sample_store(tmp_path)
    hand_in(made, {"i1": 101.0}, datetime(2026, 4, 2))
    published(made)
    return made


def frozen(store: Path, **said: str) -> Snapshot:
    given = {"name": "Họp quý", "made_by": "văn thư", "reason": "họp Hội đồng"} | said
    return freeze(store, "c", as_of=AS_OF, **given)


def values(store: Path) -> list[float]:
    chosen = Selection("c", AS_OF)
    return result_export(open_store(store), Viewer(), chosen)["value"].to_list()


def test_a_snapshot_keeps_its_values_whatever_arrives_and_however_often(store: Path) -> None:
    made = frozen(store)
    for value in (202.0, 303.0, 404.0):
        hand_in(store, {"i1": value}, datetime(2026, 9, int(value) // 101))
        published(store)
    assert values(store) == [404.0]
    assert values(snapshot_store(store, made.snapshot_id)) == [101.0]
    assert not published_path(store, made.store_version).exists()


def test_a_freeze_that_was_stopped_leaves_nothing_behind(store: Path) -> None:
    left = store / "snapshots" / "CL-2026-09-30-01.tmp" / "published"
    left.mkdir(parents=True)
    (left / "store-1.duckdb").write_bytes(b"half")
    made = frozen(store)
    assert [path.name for path in (store / "snapshots").iterdir()] == [made.snapshot_id]


def test_a_snapshot_says_who_why_and_which_versions_under_one_hash(store: Path) -> None:
    made = frozen(store)
    assert (made.snapshot_id, made.name, made.made_by) == (
        "CL-2026-10-31-01",
        "Họp quý",
        "văn thư",
    )
    parts = (made.data, made.rubric, made.quota, made.profile, made.boundaries)
    assert all(len(part) == 12 for part in parts)
    assert made.code.startswith("0.")
    assert made.store_version == version(store)
    assert len(made.hash) == 64
    assert made.label == f"CL-2026-10-31-01 · {made.hash[:8]}"


def test_the_next_of_a_day_takes_the_next_number_even_after_a_removal(store: Path) -> None:
    first, second = frozen(store), frozen(store)
    ask_removal(store, second.snapshot_id, "a", "thừa")
    confirm_removal(store, second.snapshot_id, "b")
    third = frozen(store)
    assert [s.snapshot_id[-2:] for s in (first, second, third)] == ["01", "02", "03"]
    assert [s.snapshot_id for s in snapshot_list(store)] == [third.snapshot_id, first.snapshot_id]


def test_other_data_has_another_data_version_and_the_same_profile(store: Path) -> None:
    first = frozen(store)
    hand_in(store, {"i1": 202.0}, datetime(2026, 9, 1))
    published(store)
    second = frozen(store)
    assert first.data != second.data
    assert first.profile == second.profile
    assert first.hash != second.hash


@pytest.mark.parametrize("blank", ["name", "made_by", "reason"])
def test_a_snapshot_without_name_person_or_reason_is_refused(store: Path, blank: str) -> None:
    with pytest.raises(StoreError, match="điền"):
        frozen(store, **{blank: "  "})
    assert snapshot_list(store) == []


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2031, 1, 1)])
def test_a_day_outside_the_campaign_is_refused(store: Path, day: date) -> None:
    with pytest.raises(StoreError, match="ngoài phong trào"):
        freeze(store, "c", "x", day, "y", "z")


def test_an_unknown_campaign_or_an_empty_store_is_refused(store: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nope"):
        freeze(store, "nope", "x", AS_OF, "y", "z")
    with pytest.raises(StoreError, match="chưa có gì"):
        freeze(tmp_path / "none", "c", "x", AS_OF, "y", "z")


@pytest.mark.parametrize("named", ["CL-2026-10-31-09", "../../etc", ""])
def test_a_snapshot_nobody_made_is_said_so(store: Path, named: str) -> None:
    with pytest.raises(StoreError, match="không có bản chốt"):
        snapshot(store, named)


def test_a_changed_description_is_found_out(store: Path) -> None:
    made = frozen(store)
    path = store / "snapshots" / made.snapshot_id / "snapshot.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**said, "as_of": "2026-09-30"}), encoding="utf-8")
    with pytest.raises(StoreError, match="đã bị sửa"):
        snapshot(store, made.snapshot_id)
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(StoreError, match="đã bị sửa"):
        snapshot_list(store)


def test_a_changed_store_file_is_found_out(store: Path) -> None:
    made = frozen(store)
    folder = snapshot_store(store, made.snapshot_id)
    path = published_path(folder, made.store_version)
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[:-1] + b"x")
    with pytest.raises(StoreError, match="đã bị sửa"):
        snapshot_store(store, made.snapshot_id)


def test_a_snapshot_of_another_release_is_not_read_by_this_one(store: Path) -> None:
    made = frozen(store)
    folder = snapshot_store(store, made.snapshot_id)
    path = published_path(folder, made.store_version).with_suffix(".json")
    said = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**said, "layout": "other"}), encoding="utf-8")
    with pytest.raises(StoreError, match="phiên bản phần mềm khác"):
        open_store(folder)


def test_one_person_alone_removes_nothing(store: Path) -> None:
    made = frozen(store)
    with pytest.raises(StoreError, match="hai người"):
        confirm_removal(store, made.snapshot_id, "b")
    ask_removal(store, made.snapshot_id, "Ban A", "nhầm ngày")
    asked = removal_asked(store, made.snapshot_id)
    assert asked is not None
    assert (asked.asked_by, asked.reason) == ("Ban A", "nhầm ngày")
    with pytest.raises(StoreError, match="hai người"):
        confirm_removal(store, made.snapshot_id, " ban a ")
    drop_removal(store, made.snapshot_id)
    assert removal_asked(store, made.snapshot_id) is None
    assert snapshot(store, made.snapshot_id) == made


def test_what_was_removed_stays_written_down(store: Path) -> None:
    made = frozen(store)
    ask_removal(store, made.snapshot_id, "a", "nhầm")
    confirm_removal(store, made.snapshot_id, "b")
    said = json.loads((store / "removed" / f"{made.snapshot_id}.json").read_text(encoding="utf-8"))
    assert said["snapshot"]["hash"] == made.hash
    assert (said["removal"]["asked_by"], said["confirmed_by"]) == ("a", "b")
    assert snapshot_list(store) == []


def test_a_snapshot_that_papers_rest_on_stays(store: Path) -> None:
    made = frozen(store)
    ask_removal(store, made.snapshot_id, "a", "nhầm")
    note_use(store, made.snapshot_id, "trọn bộ")
    note_use(store, made.snapshot_id, "trọn bộ")
    assert snapshot_uses(store, made.snapshot_id) == ["trọn bộ"]
    for act in (
        lambda: ask_removal(store, made.snapshot_id, "a", "nhầm"),
        lambda: confirm_removal(store, made.snapshot_id, "b"),
    ):
        with pytest.raises(StoreError, match="đang được dùng"):
            act()
    assert snapshot(store, made.snapshot_id) == made


def test_the_command_freezes_lists_and_removes(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--store", str(store), "--lang", "en"]
    said = ["--as-of", "2026-10-31", "--name", "Q3", "--by", "a", "--reason", "meeting"]
    assert main(["snapshot", "frozen", *where]) == 0
    assert main(["snapshot", "freeze", "c", *said, *where]) == 0
    assert main(["snapshot", "frozen", "--json", *where]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("There is no snapshot yet.\n✓ Frozen CL-2026-10-31-01 · ")
    assert '"snapshot_id": "CL-2026-10-31-01"' in printed
    gone = ["snapshot", "remove", "CL-2026-10-31-01", *where, "--by"]
    assert main([*gone, "a", "--reason", "wrong day"]) == 0
    assert main([*gone, "a"]) == 3
    assert main([*gone, "b"]) == 0
    assert snapshot_list(store) == []
