#!/bin/sh
# DuckDB 1.5.5: count(*) OVER () over an all but empty input ends now and then in an internal error.
#
# Expected: valid SQL on valid rows gives the same answer every time, whatever the thread count.
# Seen: with more than one engine thread about one asking in some hundred raises «INTERNAL Error:
# Attempted to access index 0 within vector of size 0», and from then on every connection of the
# process to that database raises «database has been invalidated». With threads=1, and with 1.5.6,
# never. PARTITION BY and ORDER BY windows did not show it. (duckdb/duckdb issues 22352, 25713.)
# What to do: a scalar subselect instead of an aggregate over OVER (); or 1.5.6 or later.
#
# Exits 0 while it is so, 1 once it is not.
set -eu
PYTHON=${PYTHON:-python3}
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT
cat > "$FOLDER/ask.py" <<'PY'
import sys
import time

import duckdb

SQL = """
    WITH one AS (SELECT i AS x FROM range(1) AS t (i)),
    either AS (
        SELECT * FROM one WHERE x >= 5000
        UNION ALL
        SELECT * FROM one WHERE NOT EXISTS (SELECT 1 FROM one WHERE x >= 5000)
    )
    SELECT x, count(*) OVER () AS row_count FROM either
"""
threads, seconds = int(sys.argv[1]), float(sys.argv[2])
until, asked = time.monotonic() + seconds, 0
con = duckdb.connect(config={"threads": threads})
while time.monotonic() < until:
    asked += 1
    try:
        con.cursor().execute(SQL).fetchall()
    except duckdb.InternalException as error:
        said = str(error).strip().partition("\n")[0]
        print(f"duckdb {duckdb.__version__}, threads={threads}: asking {asked} gave: {said}")
        sys.exit(1)
print(f"duckdb {duckdb.__version__}, threads={threads}: {asked} askings, no error")
PY
for version in 1.5.5 1.5.6; do
    "$PYTHON" -m venv "$FOLDER/$version"
    "$FOLDER/$version/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==$version"
done
failed=0
"$FOLDER/1.5.5/bin/python" "$FOLDER/ask.py" 1 15 || failed=1
"$FOLDER/1.5.5/bin/python" "$FOLDER/ask.py" 4 120 && failed=1
"$FOLDER/1.5.6/bin/python" "$FOLDER/ask.py" 4 30 || failed=1
exit $failed
