"""A province leaves one lake with its ledger and joins another: each hash, each answer the same."""

from datetime import datetime
from pathlib import Path

import pytest

from data.commands.command import main
from data.keeping.backups.backup import back_up
from data.keeping.backups.restore import restore
from data.keeping.lake.share import push
from data.keeping.lake.upkeep import lake_state
from data.keeping.ledger.received import received
from data.keeping.store import open_store
from data.keeping.verify import verify
from schemas.problems import StoreError
from schemas.tables import PUBLISHED
from tests.data.keeping.lake.conftest import Shared
from tests.worlds.deck_sample import commune_sample
from tests.worlds.store_factories import answers


def everything(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row that a lake shows of a store, but for the number of its publication."""
    reader = open_store(store)
    names = [name for name in PUBLISHED if name != "store"]
    return {name: answers(reader, f"SELECT * FROM {name} ORDER BY ALL") for name in names}


def files_of(store: Path) -> dict[str, bytes]:
    """Every byte of a ledger, the files that were handed in among it."""
    kept = (path for path in (store / "ledger").rglob("*") if path.is_file())
    return {path.relative_to(store).as_posix(): path.read_bytes() for path in kept}


def test_a_store_leaves_with_its_ledger_and_joins_elsewhere_with_the_same_answers(
    tmp_path: Path, shared: Shared
) -> None:
    old, new = commune_sample(tmp_path)[0], tmp_path / "new"
    lake = shared(old)
    push(old, lake)
    before, ledger, known = everything(old), files_of(old), received(old)
    folder, backup = back_up(old, tmp_path / "backups", datetime(2026, 5, 1))
    assert (backup.head, backup.last_event) == (known.head, len(known.events))
    assert main(["lake", "leave"]) == 0
    assert lake_state(lake).stores == ()

    joined = shared(new)
    restore(folder, new)  # every hash of the backup is read before and after
    assert verify(new).findings == ()
    assert main(["lake", "push", "--store", str(new)]) == 0
    assert [store.schema for store in lake_state(joined).stores] == [joined.schema]
    assert files_of(new) == ledger
    assert received(new).head == known.head
    after = everything(new)
    assert [name for name in before if before[name] != after[name]] == []
    assert len(ledger) > len(known.events) > 10

    changed = next((folder / "ledger" / "rows").rglob("*.parquet"))
    changed.write_bytes(changed.read_bytes() + b" ")
    with pytest.raises(StoreError, match="mất hoặc đã đổi"):
        restore(folder, tmp_path / "third")
    assert not (tmp_path / "third").exists()
