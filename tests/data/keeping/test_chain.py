"""The chain of events: what was received cannot be altered, swapped or lost without a word."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from data.commands.command import main
from data.keeping.ledger.chain import START, next_head, read_chain, read_events
from data.keeping.ledger.durable import hash_file
from data.keeping.ledger.event import event_path
from data.keeping.ledger.ledger import writer
from data.keeping.publishing.publish import publish
from data.keeping.store import open_store
from data.keeping.verify import verify
from schemas.problems import StoreError
from tests.worlds.store_factories import CATALOG, answers, hand_in, published, sample_store

AT = datetime(2026, 4, 10, 8, 30)


def store_of_three(folder: Path) -> Path:
    store = sample_store(folder)
    for day in range(3):
        hand_in(store, {"i1": 100.0 + day, "i2": 7.0}, AT + timedelta(days=day))
    published(store)
    return store


def altered(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert content.count(old) >= 1
    path.write_bytes(content.replace(old, new, 1))


def everything(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): hash_file(p) for p in folder.rglob("*") if p.is_file()}


def found(store: Path) -> list[tuple[str, str]]:
    return [(one.code, one.place) for one in verify(store).findings if not one.is_harmless]


def test_each_event_holds_the_head_of_the_chain_before_it(tmp_path: Path) -> None:
    store = store_of_three(tmp_path)
    head = START
    for number in (1, 2, 3):
        path = event_path(store, number)
        assert json.loads(path.read_bytes())["previous"] == head
        head = next_head(head, hash_file(path))
    assert read_chain(store)[1][-1] == head
    assert verify(store).findings == ()


@pytest.mark.parametrize(
    ("number", "old", "new", "places"),
    [
        (1, b"08:30:00", b"08:31:00", "000001.json, 000002.json"),
        (2, b'"result_count":2', b'"result_count":1', "000002.json, 000003.json"),
        (2, b'"received_by":"', b'"received_by":"x', "000002.json, 000003.json"),
        (3, b"bao-cao.xlsx", b"bao-cbo.xlsx", "000003.json"),
    ],
)
def test_one_altered_line_is_found_and_nothing_is_written_on_it(
    tmp_path: Path, number: int, old: bytes, new: bytes, places: str
) -> None:
    store = store_of_three(tmp_path)
    altered(event_path(store, number), old, new)
    assert ("event_altered", places) in found(store)
    with pytest.raises(StoreError, match=r"0000\d\d\.json"), writer(store):
        pytest.fail("wrote on an altered ledger")


def test_a_lost_newest_event_stops_the_next_writer_and_deletes_nothing(tmp_path: Path) -> None:
    store = store_of_three(tmp_path)
    event_path(store, 3).unlink()
    before = everything(store / "ledger")
    with pytest.raises(StoreError, match=r"000003\.json.*Restore «ledger»"):
        hand_in(store, {"i1": 999.0}, AT + timedelta(days=9), unit="02")
    assert everything(store / "ledger") == before
    assert found(store)[0] == ("event_lost", "000003.json")
    told = answers(open_store(store), "SELECT value FROM result ORDER BY known_from, value")
    assert (102.0,) in told


def test_a_lost_event_in_the_middle_is_named(tmp_path: Path) -> None:
    store = store_of_three(tmp_path)
    event_path(store, 2).unlink()
    assert ("event_missing", "000002.json") in found(store)
    with pytest.raises(StoreError, match=r"000002\.json"):
        read_events(store)


def test_an_event_put_in_the_place_of_another_is_found(tmp_path: Path) -> None:
    """The newest event replaced by one that follows just as well: what was published knows."""
    store = store_of_three(tmp_path)
    event_path(store, 3).unlink()
    for path in (store / "published").iterdir():
        path.rename(tmp_path / path.name)
    hand_in(store, {"i1": 500.0}, AT + timedelta(days=2))
    for path in tmp_path.glob("*store-*"):
        path.rename(store / "published" / path.name)
    (tmp_path / "CURRENT").rename(store / "published" / "CURRENT")
    assert found(store)[0] == ("event_altered", "000003.json")
    with pytest.raises(StoreError, match="when it was published"):
        publish(store, CATALOG)


def test_every_bit_of_a_row_file_counts(tmp_path: Path) -> None:
    """Flips spread over a row file: none is published, what was shown stays."""
    store = store_of_three(tmp_path)
    path = store / "ledger" / "rows" / "000003.result.parquet"
    whole = path.read_bytes()
    shown = answers(open_store(store), "SELECT * FROM result ORDER BY ALL")
    for place in range(0, len(whole), max(1, len(whole) // 12)):
        broken = bytearray(whole)
        broken[place] ^= 1
        path.write_bytes(broken)
        with pytest.raises(StoreError, match=r"000003\.result\.parquet"):
            publish(store, CATALOG)
    assert answers(open_store(store), "SELECT * FROM result ORDER BY ALL") == shown
    path.write_bytes(whole)
    publish(store, CATALOG)
    assert answers(open_store(store), "SELECT * FROM result ORDER BY ALL") == shown


def test_events_from_before_the_chain_are_vouched_for_by_the_first_in_it(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 1.0}, AT)
    path = event_path(store, 1)
    said = json.loads(path.read_bytes())
    del said["previous"]
    path.write_text(json.dumps(said), encoding="utf-8")
    hand_in(store, {"i1": 2.0}, AT + timedelta(days=1))
    published(store)
    assert verify(store).findings == ()
    altered(path, b"08:30:00", b"08:31:00")
    assert ("event_altered", "000001.json, 000002.json") in found(store)


def test_an_event_cannot_leave_the_chain_again(tmp_path: Path) -> None:
    store = store_of_three(tmp_path)
    path = event_path(store, 3)
    said = json.loads(path.read_bytes())
    del said["previous"]
    path.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(StoreError, match=r"000003\.json"):
        read_events(store)


def test_leftovers_are_put_aside_never_deleted(tmp_path: Path) -> None:
    store = store_of_three(tmp_path)
    left = {
        store / "ledger" / "files" / "deadbeef": "000001-files-deadbeef",
        store / "ledger" / "rows" / "000004.result.parquet": "000002-rows-000004.result.parquet",
    }
    for path in left:
        path.write_bytes(b"whole but without an event")
    unfinished = store / "ledger" / "events" / "000004.json.tmp"
    unfinished.write_bytes(b"{")
    with writer(store) as ledger:
        assert ledger.next_number == 4
    aside = store / "left-over"
    assert {p.name for p in aside.iterdir()} == set(left.values())
    assert all(p.read_bytes() == b"whole but without an event" for p in aside.iterdir())
    assert not unfinished.exists()
    assert verify(store).findings == ()


@pytest.mark.parametrize("damage", ["CURRENT", "store-1.json"])
def test_a_pointer_that_cannot_be_read_is_said_in_words_and_mended(
    tmp_path: Path, damage: str
) -> None:
    store = store_of_three(tmp_path)
    path = store / "published" / damage
    path.write_bytes(b"\xff\xfe{" if damage == "CURRENT" else path.read_bytes()[:40])
    assert ("published_damaged", "CURRENT") in found(store)
    place = ["--store", str(store), "--lang", "en"]
    assert main(["status", *place]) == 3
    publish(store, CATALOG)
    assert verify(store).findings == ()


def test_a_seal_kept_outside_tells_a_rewritten_ledger(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, key, seal = store_of_three(tmp_path), tmp_path / "key", tmp_path / "seal.json"
    key.write_text("một khóa đủ dài để ký", encoding="utf-8")
    place = ["--store", str(store), "--lang", "en"]
    assert main(["seal", *place, "-o", str(seal), "--key", str(key)]) == 0
    assert read_chain(store)[1][-1] in capsys.readouterr().out
    hand_in(store, {"i1": 103.0}, AT + timedelta(days=3))
    published(store)
    checked = ["verify", *place, "--seal", str(seal), "--key", str(key)]
    assert main(checked) == 0
    other = store_of_three(tmp_path / "other")
    for path in (other / "ledger" / "events").iterdir():
        altered(path, b"bao-cao.xlsx", b"bao-cbo.xlsx")
    rewritten = ["verify", "--store", str(other), *checked[3:]]
    assert main(rewritten) == 1
    assert "000003.json: The ledger does not pass through this seal" in capsys.readouterr().out


def test_a_seal_that_is_none_or_signed_by_another_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, seal, other = store_of_three(tmp_path), tmp_path / "s.json", tmp_path / "other"
    other.write_text("khóa của một người khác", encoding="utf-8")
    place = ["--store", str(store), "--lang", "en"]
    assert main(["seal", *place, "-o", str(seal)]) == 0
    asked = ["verify", *place, "--seal"]
    assert main([*asked, str(seal), "--key", str(other)]) == 3
    seal.write_text("[]", encoding="utf-8")
    assert main([*asked, str(seal)]) == 3
    other.write_text("ngắn", encoding="utf-8")
    assert main(["seal", *place, "-o", str(seal), "--key", str(other)]) == 3
    assert main(["verify", *place, "--key", str(other)]) == 2
    told = capsys.readouterr().err
    for words in ("not signed with this key", "This is no seal", "at least 16", "--key goes"):
        assert words in told
