"""Ledgers that earlier releases wrote (tests/worlds/ledgers, by commit) are read for ever."""

import shutil
from pathlib import Path

import polars as pl
import pytest

from data.keeping.ledger.chain import read_chain
from data.keeping.publishing.publish import publish
from data.keeping.store import open_store
from data.keeping.verify import verify
from tests.worlds.store_factories import answers

LEDGERS = sorted((Path(__file__).parents[2] / "worlds" / "ledgers").iterdir())


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda path: path.name)
def test_a_ledger_of_an_earlier_release_is_published_row_by_row(
    ledger: Path, tmp_path: Path
) -> None:
    store = tmp_path / "mau"
    shutil.copytree(ledger, store)
    events, heads = read_chain(store)
    assert {event.kind for event in events} == {"accepted", "rejected"}
    assert {event.form for event in events if event.kind == "accepted"} >= {"bulk", "notes"}
    publish(store)
    wanted: dict[str, int] = {}
    for event in events:
        for row in event.rows:
            found = pl.read_parquet(store / "ledger" / "rows" / row.file)
            wanted[row.kind] = wanted.get(row.kind, 0) + found.height
    assert wanted.keys() >= {"result", "plan", "remark", "note"}
    said = {
        kind: answers(
            open_store(store), f"SELECT count(*) FROM {kind} WHERE submission_id IS NOT NULL"
        )[0][0]
        for kind in wanted
        if kind != "note"
    }
    assert said == {kind: count for kind, count in wanted.items() if kind != "note"}
    assert verify(store).is_sound
    assert read_chain(store) == (events, heads)


def test_the_ledger_of_the_first_release_has_no_chain_and_the_next_event_begins_it() -> None:
    first = next(path for path in LEDGERS if path.name == "543a654")
    assert {event.previous for event in read_chain(first)[0]} == {None}
