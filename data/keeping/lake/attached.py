"""Connections to a lake: extensions from packages, loaded by path; nothing is fetched."""

import time
from importlib.util import find_spec
from pathlib import Path

import duckdb

from data.keeping.engine import STORE, limits
from data.keeping.lake.objects import secret_of
from data.keeping.lake.setting import Lake
from schemas.problems import StoreError

EXTENSIONS = ("ducklake", "postgres_scanner")
# only where a lake keeps its files in object storage
OBJECTS = "httpfs"
# what a writer calls a lake, and the PostgreSQL database behind it
LAKE, CATALOG = "lake", "catalog"
# where the lake called `store` keeps its files, as its catalog says
DATA_PATH = "SELECT value FROM __ducklake_metadata_store.ducklake_metadata WHERE key = 'data_path'"
# Rows that came by one report wait in the catalog, not in a file of their own, until tidied.
INLINED = 1000
# Of two who make a lake in the same moment one is told this, and finds it made the next time.
MADE_BESIDE = "already exists"
# What is said where the catalog answers and holds no lake, by whoever attaches one, by who asks it.
NONE_YET = ("creating a new DuckLake is explicitly disabled", "Table with name ducklake_")
TRIES = 3  # a catalog that starts again answers within


def attached(lake: Lake, *, may_make: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection to the newest of a lake, as `lake`; who may, makes it where there is none and
    `data` says where.

    StoreError: no extension, no catalog, or no lake in it."""
    con = _with_extensions(lake)
    data = f", DATA_PATH '{_folder(lake.data)}'" if lake.data and may_make else ""
    how = f"CREATE_IF_NOT_EXISTS {bool(data)}, DATA_INLINING_ROW_LIMIT {INLINED}{data}"
    for attempt in range(TRIES):
        try:
            con.execute(f"ATTACH '{_quoted(lake)}' AS {LAKE} ({how})")
            break
        except duckdb.Error as error:
            if MADE_BESIDE not in str(error) or attempt + 1 == TRIES:
                con.close()
                raise out_of_reach(lake, error) from error
            time.sleep(0.2)
    return con


def catalog_of(lake: Lake) -> duckdb.DuckDBPyConnection:
    """A connection to the catalog's own tables, as `catalog`, that can only read them."""
    con = _with_extensions(lake)
    try:
        catalog = lake.catalog.replace("'", "''")
        con.execute(f"ATTACH '{catalog}' AS {CATALOG} (TYPE postgres, READ_ONLY)")
    except duckdb.Error as error:
        con.close()
        raise out_of_reach(lake, error) from error
    return con


def reading(lake: Lake, snapshot: int) -> duckdb.DuckDBPyConnection:
    """One snapshot of a lake as the read-only database `store`, beside an empty memory.

    It reaches no file but the lake's own, and its settings are fixed, but for each cursor's search
    path. duckdb.Error: there is no such snapshot, or the catalog does not answer."""
    con = _with_extensions(lake)
    pinned = f"READ_ONLY, SNAPSHOT_VERSION {snapshot}"
    con.execute(f"ATTACH '{_quoted(lake)}' AS {STORE} ({pinned})")
    data = con.execute(DATA_PATH).fetchall()[0][0]
    con.execute("SET allowed_directories = " + f"['{_escaped(data)}']")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con


def out_of_reach(lake: Lake, error: Exception) -> StoreError:
    """Why a lake cannot be used: the last of what the engine says, behind the words it repeats of
    the setting, a password among them."""
    if any(words in str(error) for words in NONE_YET):
        return StoreError(
            f"Ở {lake.place} chưa có hồ dữ liệu. Hồ được tạo khi một kho được đưa lên lần đầu: "
            "chạy «python -m data lake push» ở nơi có sổ cái, với data=… trong thiết đặt "
            f"THI_DUA_SO_STORE. / There is no lake at {lake.place} yet. The first store to be "
            "shared makes it: run «python -m data lake push» where a ledger is, with data=… in "
            "the setting THI_DUA_SO_STORE."
        )
    said = str(error).strip().partition("\n")[0].rpartition(": ")[2]
    return StoreError(
        f"Hồ dữ liệu {lake.place}: không dùng được ({said}). Kiểm tra máy chủ danh mục và thiết "
        "đặt THI_DUA_SO_STORE; báo cáo đã nhận vẫn an toàn trong sổ cái. / "
        f"The lake {lake.place} cannot be used. Check the catalog's server and the setting "
        "THI_DUA_SO_STORE; accepted reports are safe in the ledger."
    )


def _with_extensions(lake: Lake) -> duckdb.DuckDBPyConnection:
    secret = secret_of(lake.s3) if lake.s3 else None
    con = duckdb.connect(":memory:", config=limits())
    for name in (*EXTENSIONS, OBJECTS) if secret else EXTENSIONS:
        con.execute(f"LOAD '{_escaped(str(_extension(name)))}'")
    if secret:
        con.execute(secret)
    return con


def _extension(name: str) -> Path:
    """The file of an extension, in the package that carries it for this release of the engine."""
    package = find_spec(f"duckdb_extension_{name}")
    root = Path(package.origin).parent if package and package.origin else None
    file = f"extensions/v{duckdb.__version__}/{name}.duckdb_extension"
    if root is None or not (root / file).exists():
        raise StoreError(
            f"Thiếu phần mở rộng «{name}» cho DuckDB {duckdb.__version__}. Cài lại theo "
            "requirements.txt. / "
            f"The extension «{name}» for DuckDB {duckdb.__version__} is missing. Install again "
            "from requirements.txt."
        )
    return root / file


def _quoted(lake: Lake) -> str:
    return _escaped(f"ducklake:postgres:{lake.catalog}")


def _folder(data: str) -> str:
    return _escaped(data if data.endswith("/") else f"{data}/")


def _escaped(text: str) -> str:
    return text.replace("'", "''")
