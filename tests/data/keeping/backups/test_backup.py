"""The drill: copied while written to, checked, lost, taken back, with nothing missing."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from data.commands.command import main
from data.intake.load import ingest
from data.keeping.backups.backup import back_up
from data.keeping.backups.described import Backup, backups, read_backup
from data.keeping.backups.restore import check_backup, restore
from data.keeping.backups.retention import drop_outlived, outlived
from data.keeping.ledger.chain import read_chain, read_events
from data.keeping.store import open_store
from data.keeping.verify import verify
from schemas.problems import StoreError
from tests.worlds.once import once
from tests.worlds.store_factories import (
    CATALOG,
    answers,
    csv_file,
    hand_in,
    published,
    sample_store,
)

AT = datetime(2026, 4, 10, 8, 30)
NOW = datetime(2026, 11, 30, 19, 0)
VALUES = "SELECT unit_id, indicator_id, value FROM result ORDER BY ALL"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("data.keeping.publishing.publish.store_catalog", lambda _: CATALOG)
    return once("to-back-up", tmp_path, _made)


def _made(folder: Path) -> Path:
    made = sample_store(folder)
    hand_in(made, {"i1": 101.0, "i2": 5.0}, AT)
    hand_in(made, {"i1": 102.0, "i2": None}, AT + timedelta(days=1))
    published(made)
    bad = csv_file(folder, "bad.csv", ("99", "2026-Q1", "i1", "x"))
    ingest(made, [bad], "a", AT, catalog=CATALOG)
    (made / "templates").mkdir()
    (made / "templates" / "c.pptx").write_bytes(b"template")
    return made


def test_a_lost_store_comes_back_whole_and_its_time_is_told(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, events = answers(open_store(store), VALUES), read_events(store)
    assert main(["backup", str(tmp_path / "copies"), "--store", str(store), "--lang", "en"]) == 0
    (folder, backup), *_ = backups(tmp_path / "copies")
    assert (backup.last_event, backup.head) == (len(events), read_chain(store)[1][-1])
    assert not [name for name in backup.files if name.startswith(("published", "lock"))]
    assert "templates/c.pptx" in backup.files
    start = time.process_time()
    again = tmp_path / "again"
    assert main(["restore", str(folder), "--store", str(again), "--lang", "en"]) == 0
    assert time.process_time() - start < 20
    assert "found sound" in capsys.readouterr().out
    assert read_events(again) == events
    assert verify(again).is_sound
    assert answers(open_store(again), VALUES) == before
    assert (again / "templates" / "c.pptx").read_bytes() == b"template"
    assert main(["backup", str(folder), "--check", "--store", str(store)]) == 0


def test_a_backup_made_while_reports_come_in_holds_a_whole_past(
    store: Path, tmp_path: Path
) -> None:
    files = [
        csv_file(tmp_path, f"{n}.csv", ("01", f"2026-Q{1 + n % 4}", "i1", str(n))) for n in range(6)
    ]
    late = datetime(2027, 1, 14, 21)
    with ThreadPoolExecutor(2) as people:
        handed = people.map(lambda f: ingest(store, [f], "a", late, catalog=CATALOG), files)
        made = [back_up(store, tmp_path / "copies", NOW + timedelta(days=n)) for n in range(3)]
        assert [outcome.state for (outcome,) in handed] == ["accepted"] * len(files)
    heads = read_chain(store)[1]
    for folder, backup in made:
        assert check_backup(folder) == backup
        assert backup.head == heads[backup.last_event - 1]
    assert len(heads) == 3 + len(files)


def test_the_next_backup_links_what_the_one_before_holds(store: Path, tmp_path: Path) -> None:
    first, backup = back_up(store, tmp_path / "copies", NOW)
    second, _ = back_up(store, tmp_path / "copies", NOW + timedelta(days=1))
    kept = [name for name in backup.files if name.startswith("ledger/")]
    assert kept
    assert all((first / n).stat().st_ino == (second / n).stat().st_ino for n in kept)
    assert (first / "calendar.toml").stat().st_ino != (second / "calendar.toml").stat().st_ino


def test_what_is_damaged_is_never_backed_up_as_if_it_were_sound(
    store: Path, tmp_path: Path
) -> None:
    rows = next((store / "ledger" / "rows").iterdir())
    whole = rows.read_bytes()
    rows.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(StoreError, match=f"ledger/rows/{rows.name}"):
        back_up(store, tmp_path / "copies", NOW)
    rows.unlink()
    with pytest.raises(StoreError, match="python -m data verify"):
        back_up(store, tmp_path / "copies", NOW)
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_backup_that_was_touched_is_not_restored(store: Path, tmp_path: Path) -> None:
    folder, backup = back_up(store, tmp_path / "copies", NOW)
    for name in backup.files:
        path, content = folder / name, (folder / name).read_bytes()
        path.write_bytes(content[: len(content) // 2])
        with pytest.raises(StoreError, match="Dùng bản sao lưu khác"):
            restore(folder, tmp_path / "again")
        path.write_bytes(content)
    (folder / "backup.json").write_text('{"store": "x"}', encoding="utf-8")
    with pytest.raises(StoreError, match="không phải bản sao lưu hoàn chỉnh"):
        restore(folder, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_nothing_is_restored_over_data_nor_backed_up_into_itself(
    store: Path, tmp_path: Path
) -> None:
    folder, _ = back_up(store, tmp_path / "copies", NOW)
    with pytest.raises(StoreError, match="thư mục đã có dữ liệu"):
        restore(folder, store)
    with pytest.raises(StoreError, match="nằm trong chính kho"):
        back_up(store, store / "copies", NOW)
    with pytest.raises(StoreError, match="đã có"):
        back_up(store, tmp_path / "copies", NOW)
    with pytest.raises(StoreError, match="chưa phải kho số liệu"):
        back_up(tmp_path / "nothing", tmp_path / "copies", NOW)


def test_paths_that_lead_out_of_a_backup_are_refused(store: Path, tmp_path: Path) -> None:
    folder, backup = back_up(store, tmp_path / "copies", NOW)
    said = (folder / "backup.json").read_text("utf-8")
    (folder / "backup.json").write_text(said.replace("calendar.toml", "../calendar.toml"), "utf-8")
    with pytest.raises(StoreError, match="không phải bản sao lưu"):
        read_backup(folder)
    assert backup.files["calendar.toml"]


def test_the_newest_stay_and_the_last_of_each_month() -> None:
    base = Backup("s", "", 0, "", "", {})
    days = [datetime(2026, 1, 1) + timedelta(days=n) for n in range(120)]
    found = [(Path(f"{day:%Y%m%d}"), replace(base, made_at=day.isoformat())) for day in days]
    gone = {path.name for path in outlived(found, days=3, months=3)}
    left = [path.name for path, _ in found if path.name not in gone]
    assert left == ["20260228", "20260331", "20260428", "20260429", "20260430"]
    assert outlived(found[:1], days=0, months=0) == []


def test_only_finished_backups_of_the_store_are_dropped(store: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    names = [back_up(store, copies, NOW + timedelta(days=n))[0].name for n in range(3)]
    (copies / "khác").mkdir()
    assert drop_outlived(copies, "another", 1, 0) == []
    assert drop_outlived(copies, store.name, 1, 0) == names[:2]
    assert sorted(path.name for path in copies.iterdir()) == ["khác", names[2]]


def test_an_upgrade_copies_first_and_tells_the_way_back(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run() -> int:
        return main(["upgrade", str(tmp_path / "copies"), "--store", str(store), "--lang", "en"])

    assert run() == 0
    assert "python -m data restore" in capsys.readouterr().out
    ((folder, backup),) = backups(tmp_path / "copies")
    assert backup.last_event == len(read_events(store))
    before = (store / "published" / "CURRENT").read_text("ascii")
    rows = next((store / "ledger" / "rows").iterdir())
    rows.write_bytes(b"")
    assert run() == 3
    assert (store / "published" / "CURRENT").read_text("ascii") == before
    again = tmp_path / "again"
    restore(folder, again)
    assert verify(again).is_sound
