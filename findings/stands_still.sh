#!/bin/sh
# Polars 2.1: a column changed by map_elements beside a table handed to pandas stands still for ever.
#
# Expected: two threads of one program may use Polars at the same time; at worst one waits until
# the other is done.
# Seen: map_elements has a thread of Polars' own pool call the function, and that thread waits for
# Python. DataFrame.to_pandas waits for the pool and keeps Python meanwhile. With as many columns
# under way as the pool has threads (all of them: select(pl.all().map_elements(…))), neither ever
# goes on, and nothing else of the program either: a Streamlit server with a few people at a page
# that words a table and shows another (st.table and st.dataframe go through pandas) answers
# nobody any more, not even its health check.
# What to do: change values in a loop of Python and make a series of them; no map_elements in a
# program with threads.
#
# Prints how each way ends within 20 seconds, with one thread and with two.
# Exits 0 while the first never ends and the second does, 1 once that changes.
set -eu
PYTHON=${PYTHON:-python3}
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT
"$PYTHON" -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    polars==2.1.0 pandas==3.1.1 pyarrow==26.0.1
cat > "$FOLDER/both.py" <<'PY'
import sys
from concurrent.futures import ThreadPoolExecutor

import polars as pl

table = pl.DataFrame({f"c{c}": [f"{c} {n}" for n in range(40)] for c in range(6)})


def worded():
    for _ in range(200):
        if sys.argv[1] == "map_elements":
            table.select(pl.all().map_elements(str.upper, return_dtype=pl.String))
        else:
            pl.DataFrame({s.name: [value.upper() for value in s] for s in table})


def carried():
    for _ in range(200):
        table.to_pandas()


with ThreadPoolExecutor(4) as people:
    for one in [people.submit(task) for task in (worded, carried, worded, carried)]:
        one.result()
PY
"$FOLDER/venv/bin/python" -c 'import polars; print("polars", polars.__version__)'
as_seen=0
for threads in 1 2; do
    for way in map_elements loop; do
        if POLARS_MAX_THREADS=$threads timeout -s KILL 20 "$FOLDER/venv/bin/python" "$FOLDER/both.py" "$way" \
            >/dev/null 2>&1; then ended=ends; else ended="never ends"; fi
        echo "threads $threads, $way: $ended"
        case "$way $ended" in "map_elements never ends" | "loop ends") ;; *) as_seen=1 ;; esac
    done
done
exit $as_seen
