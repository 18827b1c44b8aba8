"""The published store (kho đã phát hành): read-only, locked, one reader per version."""

import json
import os
import warnings
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock

import duckdb
import polars as pl

from data.keeping.calendar import read_calendar
from data.keeping.engine import STORE, limits
from data.keeping.lake.attached import out_of_reach, reading
from data.keeping.lake.many import (
    base_of_many,
    bases_of_campaigns,
    lay_together,
    require_layout,
)
from data.keeping.lake.setting import Lake, lake_of, lake_said
from data.keeping.lake.shared import watch
from data.keeping.layout import layout_hash
from data.keeping.reader import Reader, ReaderCursor
from schemas.problems import StoreError
from schemas.settings import IN_LAKE, said

# a real store is always named: nobody's reports land in a folder by default
DEFAULT = Path(__file__).resolve().parent.parent / "sample-store"
TRIES = 5  # a version may be replaced while it is opened

# the store and a few snapshots looked at beside it: each may hold the days of half its limit
READERS_KEPT = 4

_open: dict[Path, tuple[str, Reader]] = {}
# what a file said that still is the same file: each publication puts another in its place
_said: dict[str, tuple[tuple[int, int, int], str]] = {}
_guard = Lock()


def store_path() -> Path:
    """The store's folder: THI_DUA_SO_STORE, or the sample's, data/sample-store.

    Where the setting names a lake, the folder it says. StoreError: what it says is no lake."""
    place = said("store") or str(DEFAULT)
    if place.startswith(IN_LAKE):
        return lake_said(place).folder
    return _absolute(place, os.getcwd())  # noqa: PTH109


@lru_cache(4)
def _absolute(said: str, here: str) -> Path:
    """A folder as said from where the process stands; asked some hundred times a page."""
    return Path(here, said)


def version(store: Path) -> str:
    """Identifier of the version that readers see: its number and a hash of its content.

    In a lake the one carried there last. StoreError: nothing is published, or it cannot be told."""
    lake = lake_of(store)
    return watch(lake).now().version if lake else _file_version(store)


def _file_version(store: Path) -> str:
    current = f"{store}/published/CURRENT"
    try:
        found = os.stat(current)  # noqa: PTH116 - asked some hundred times a page
        seen = (found.st_ino, found.st_mtime_ns, found.st_size)
        known = _said.get(current)
        if known is None or known[0] != seen:
            known = _said[current] = seen, Path(current).read_text(encoding="ascii").strip()
        return known[1]
    except UnicodeDecodeError as error:
        raise StoreError(
            "CURRENT: không đọc được. Chạy «python -m data rebuild» để phát hành lại từ sổ cái. / "
            "Cannot be read. Run «python -m data rebuild» to publish again from the ledger."
        ) from error
    except FileNotFoundError:
        raise StoreError(
            f"{store.name}: chưa có kho số liệu đã phát hành ở đây. Kiểm tra tên thư mục và ổ đĩa; "
            "có sổ cái thì chạy «python -m data rebuild», kho mới thì «python -m data new». / "
            "There is no published store here. Check the folder's name and its disk; with a ledger "
            "run «python -m data rebuild», for a new store «python -m data new»."
        ) from None


def published_path(store: Path, of_version: str) -> Path:
    """The DuckDB file of a version."""
    return store / "published" / f"store-{of_version.partition('-')[0]}.duckdb"


def open_store(store: Path) -> Reader:
    """The store as published now, in its lake if it has one; ask each question through a fresh
    `.cursor()`.

    A reader taken earlier keeps the version it was taken from until it is dropped.
    """
    lake = lake_of(store)
    return _open_shared(store, lake) if lake else open_file(store)


def open_file(store: Path) -> Reader:
    """The store as published in its folder: what those who write to it compare with."""
    with _guard:
        for attempt in range(TRIES):
            current = _file_version(store)
            if reader := _kept(store, current):
                return reader
            path = published_path(store, current)
            try:
                _require_layout(path)
                _keep(store, current, open_reader(path))
            except (duckdb.Error, FileNotFoundError, ValueError, KeyError) as error:
                if attempt + 1 == TRIES:
                    raise _damaged(store, current, error) from error
        return _open[store][1]


def _open_shared(store: Path, lake: Lake) -> Reader:
    with _guard:
        current = watch(lake).now().version
        place = store / lake.schema  # no folder: a file of the same store is kept beside it
        if reader := _kept(place, current):
            return reader
        try:
            reader = _reader(lake, current)
        except duckdb.Error as error:
            raise out_of_reach(lake, error) from error
        _keep(place, current, reader)
        return reader


def _reader(lake: Lake, current: str) -> Reader:
    """The store of a lake, or all that are read as one, each campaign's tables where they stand."""
    if not lake.reads_many:
        return Reader(partial(_reading, lake, current), f"{STORE}.{lake.schema}")
    reader = Reader(partial(_reading, lake, current), base_of_many(watch(lake).now()))
    reader.read_apart(bases_of_campaigns(reader.cursor()))
    return reader


def _reading(lake: Lake, of_version: str) -> duckdb.DuckDBPyConnection:
    """The newest snapshot that holds the version: older ones may have been tidied away."""
    shown = watch(lake).now()
    if shown.version != of_version:
        raise duckdb.ConnectionException(f"{of_version} → {shown.version}")
    con = reading(lake, shown.snapshot)
    if lake.reads_many:
        lay_together(con, shown, lake.folder)
    else:
        require_layout(con, shown.schemas)
    return con


def _kept(place: Path, current: str) -> Reader | None:
    known, reader = _open.get(place, ("", None))
    if reader is None or known != current:
        return None
    _open[place] = _open.pop(place)
    return reader


def _keep(place: Path, current: str, reader: Reader) -> None:
    _open.pop(place, None)
    _open[place] = current, reader
    while len(_open) > READERS_KEPT:
        del _open[next(iter(_open))]  # the one asked longest ago


def open_reader(path: Path) -> Reader:
    """A reader of one file, locked as `connect_beside` says. duckdb.Error: it cannot be opened."""
    return Reader(partial(connect_beside, path), f"{STORE}.main")


def _require_layout(path: Path) -> None:
    """Refuse a file that another release of the program built: its macros answer otherwise."""
    built = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["layout"]
    if built == layout_hash():
        return
    if (path.parents[1] / "snapshot.json").exists():
        raise StoreError(
            f"{path.parents[1].name}: bản chốt do phiên bản phần mềm khác làm. Mở bằng phiên bản "
            "ghi trong snapshot.json, hoặc dùng bộ tệp đã tải khi chốt. / "
            "Frozen by another release of the program. Open it with the release named in "
            "snapshot.json, or use the papers made at the time."
        )
    folder = path.parents[1]
    is_real = read_calendar(folder).kind == "clock"
    again = f"make serve STORE={folder}" if is_real else "make run"
    raise StoreError(
        f"{path.name}: bản phát hành do phiên bản phần mềm khác dựng. "
        f"Chạy «{again}» hoặc «python -m data rebuild --store {folder}». / "
        f"Published by another release of the program. Run «{again}» or "
        f"«python -m data rebuild --store {folder}»."
    )


def connect_locked(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection that can reach no other file and whose settings are fixed."""
    return duckdb.connect(
        str(path),
        read_only=True,
        config={"enable_external_access": "false", **limits(), "lock_configuration": "true"},
    )


def connect_beside(path: Path) -> duckdb.DuckDBPyConnection:
    """The published file as the read-only database `store`, beside an empty memory for its days.

    It can reach no other file, and its settings are fixed, but for each cursor's search path."""
    con = duckdb.connect(":memory:", config=limits())
    named = str(path).replace("'", "''")
    con.execute(f"ATTACH '{named}' AS {STORE} (READ_ONLY)")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con


def answer(
    con: Reader | duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, object] | None = None
) -> pl.DataFrame:
    """The answer to one question as a frame, through a fresh cursor, on DuckDB 1.5 and 2.0."""
    return fetched(con.cursor().execute(sql, parameters))


def fetched(asked: ReaderCursor | duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The answer to what was asked last as a frame."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*to_arrow_table.*", category=UserWarning)
        return pl.DataFrame(pl.from_arrow(asked.to_arrow_table()))


def _damaged(store: Path, current: str, error: Exception) -> StoreError:
    return StoreError(
        f"{published_path(store, current).name}: không mở được ({error}). "
        "Chạy «python -m data rebuild» để dựng lại từ sổ cái. / "
        "Cannot be opened. Run «python -m data rebuild» to build it again from the ledger."
    )
