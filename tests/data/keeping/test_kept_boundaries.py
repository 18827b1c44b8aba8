"""A snapshot keeps the boundaries of its day, shows them, and verify reads every byte of it."""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import Message

from briefing.work import Asked, Work
from data.commands.command import main
from data.geography.boundaries import SETTING, SKETCH, boundary
from data.geography.kept_boundaries import files_hash, files_now
from data.geography.rings import outlines
from data.keeping.ledger.durable import write_durably
from data.keeping.snapshots.snapshots import freeze, snapshot_store
from data.keeping.verify import verify
from pages.parts.files import served
from schemas.problems import StoreError
from schemas.snapshot import Snapshot
from tests.data.geography.test_boundaries import AREA, CODES, SQUARE, collection
from tests.worlds.store_factories import hand_in, published, sample_store
from translations import translator

FILE = f"communes/{AREA}.geojson"
WIDER = {"type": "Polygon", "coordinates": [[[104.0, 9.0], [104.0, 10.0], [107.0, 9.0]]]}


@pytest.fixture
def official(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "official"
    (folder / "communes").mkdir(parents=True)
    monkeypatch.setenv(SETTING, str(folder))
    return folder / FILE


@pytest.fixture
def store(tmp_path: Path) -> Path:
    made = sample_store(tmp_path)
    hand_in(made, {"i1": 101.0}, datetime(2026, 4, 2))
    published(made)
    return made


def frozen(store: Path) -> Snapshot:
    return freeze(store, "c", "Họp", date(2026, 10, 31), "văn thư", "họp")


def shown(folder: Path | None) -> tuple[bool, tuple[float, ...]]:
    found = boundary(AREA, folder)
    assert found is not None
    return found.is_sketch, found.view


def test_a_snapshot_shows_the_official_boundaries_of_its_day(store: Path, official: Path) -> None:
    official.write_text(collection(CODES, SQUARE))
    folder = snapshot_store(store, frozen(store).snapshot_id)
    official.write_text(collection(CODES, WIDER))
    assert shown(folder) == (False, (105.0, 9.0, 106.0, 10.0))
    assert shown(store) == shown(None) == (False, (104.0, 9.0, 107.0, 10.0))
    official.unlink()
    assert shown(folder) == (False, (105.0, 9.0, 106.0, 10.0))
    assert shown(None)[0]
    outlined = outlines(AREA, folder)
    assert outlined is not None
    assert len(outlined[1][CODES[0]][0]) == 3


def test_a_snapshot_of_the_sketch_stays_a_sketch_once_official_files_come(
    store: Path, official: Path
) -> None:
    folder = snapshot_store(store, frozen(store).snapshot_id)
    official.write_text(collection(CODES, SQUARE))
    assert (shown(folder)[0], shown(store)[0]) == (True, False)


def test_papers_of_a_snapshot_are_made_on_its_own_maps(store: Path) -> None:
    made = frozen(store)
    folder = snapshot_store(store, made.snapshot_id)
    assert Work(Asked(store, "c", snapshot=made.snapshot_id)).answers.folder == folder
    assert Work(Asked(store, "c")).answers.folder == store


def test_other_boundaries_have_another_hash(store: Path, official: Path) -> None:
    first = frozen(store)
    official.write_text(collection(CODES, SQUARE))
    second = frozen(store)
    assert first.boundaries != second.boundaries == files_hash(files_now())
    assert (first.data, first.rubric) == (second.data, second.rubric)


def got(app: Starlette, address: str) -> tuple[int, bytes]:
    path, _, query = address.partition("?")
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(3600)
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [],
        "root_path": "",
    }
    with ThreadPoolExecutor(1) as apart:  # a browser of other tests may hold this thread's loop
        apart.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def test_the_server_hands_out_kept_boundaries_and_nothing_else_of_a_snapshot(
    store: Path, official: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    official.write_text(collection(CODES, SQUARE))
    made = frozen(store)
    app = Starlette(routes=[Mount(at, answering) for at, answering in served().items()])
    found = boundary(AREA, snapshot_store(store, made.snapshot_id))
    assert found is not None
    assert got(app, found.url) == (200, official.read_bytes())
    kept = f"/geo/kept/{made.snapshot_id}"
    assert got(app, f"{kept}/sketch/provinces.geojson")[0] == 200
    for path in (
        "snapshot.json",
        "published/CURRENT",
        f"published/store-{made.store_version.partition('-')[0]}.duckdb",
        "official/../../snapshot.json",
        "official/communes/../../../snapshot.json",
        "official/communes/99.geojson",
    ):
        assert got(app, f"{kept}/{path}")[0] == 404
    assert got(app, f"/geo/sketch/{FILE}") == (200, (SKETCH / FILE).read_bytes())


def test_verify_counts_snapshots_and_finds_whole_ones_sound(store: Path) -> None:
    frozen(store), frozen(store)
    verdict = verify(store)
    assert (verdict.snapshot_count, verdict.findings) == (2, ())


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    write_durably(path, content[:-1] + b"x")


Harm = Callable[[Path], None]
HARMS: dict[str, tuple[str, Harm]] = {
    "description": ("snapshot_seal", lambda f: cut(f / "snapshot.json")),
    "no description": ("snapshot_seal", lambda f: (f / "snapshot.json").unlink()),
    "day": (
        "snapshot_seal",
        lambda f: write_durably(f / "calendar.toml", b'kind = "frozen"\ntoday = 2026-11-30\n'),
    ),
    "version": ("snapshot_seal", lambda f: (f / "published" / "CURRENT").unlink()),
    "store": ("snapshot_file", lambda f: cut(next(f.glob("published/*.duckdb")))),
    "no store": ("snapshot_file", lambda f: next(f.glob("published/*.duckdb")).unlink()),
    "boundary": ("snapshot_boundaries", lambda f: cut(f / "boundaries" / "sketch" / FILE)),
    "no boundary": ("snapshot_boundaries", lambda f: (f / "boundaries" / "sketch" / FILE).unlink()),
}


@pytest.mark.parametrize("harm", HARMS)
def test_verify_says_which_snapshot_is_damaged_and_in_what(
    store: Path, harm: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, broken = frozen(store), frozen(store)
    code, act = HARMS[harm]
    act(store / "snapshots" / broken.snapshot_id)
    assert main(["verify", "--store", str(store), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [(f["code"], f["place"]) for f in said["findings"]] == [(code, broken.snapshot_id)]
    assert main(["verify", "--store", str(store)]) == 1
    printed = capsys.readouterr().out
    assert translator("vi")(f"command.verify.{code}") in printed
    assert whole.snapshot_id not in printed


@pytest.mark.parametrize("harm", ["day", "version", "store", "no store"])
def test_a_page_does_not_show_what_is_no_longer_what_was_frozen(store: Path, harm: str) -> None:
    made = frozen(store)
    HARMS[harm][1](store / "snapshots" / made.snapshot_id)
    with pytest.raises(StoreError, match="đã bị sửa"):
        snapshot_store(store, made.snapshot_id)


def test_a_snapshot_without_its_boundaries_is_not_drawn_on_those_of_today(store: Path) -> None:
    made = frozen(store)
    (store / "snapshots" / made.snapshot_id / "boundaries").rename(store / "moved")
    with pytest.raises(StoreError, match="đã bị sửa"):
        snapshot_store(store, made.snapshot_id)
