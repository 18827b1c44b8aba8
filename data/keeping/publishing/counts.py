"""Counts and hashes of what a published file holds, and the counts its ledger says it must.

Each is one statement over all tables: of small ones, most of the cost is in asking.
"""

from collections.abc import Container, Sequence

import duckdb

from data.keeping.ledger.event import Event
from schemas.tables import KEPT, PUBLISHED

STAFF_NOTE = "regexp_full_match(note_id, '[0-9]{6,}-[0-9]{5,}')"
Hashes = dict[str, str]


def ledger_counts(events: Sequence[Event]) -> dict[str, int]:
    """How many rows of each kind the ledger holds."""
    counts = dict.fromkeys(KEPT, 0)
    for event in events:
        for row in event.rows:
            counts[row.kind] += row.row_count
    return counts


def kept_counts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many rows of each kind a published file has from the ledger; not the plans' own notes."""
    asked = {kind: f"SELECT '{kind}', count(*) FROM {kind}" for kind in KEPT}  # noqa: S608
    asked["note"] += f" WHERE {STAFF_NOTE}"
    return dict(con.execute(" UNION ALL ".join(asked.values())).fetchall())


def table_hashes(con: duckdb.DuckDBPyConnection, of: Container[str] = PUBLISHED) -> Hashes:
    """Count and hash of tables but `store`: reads every value once.

    Tables of the profiles in stored order; rows of the ledger in any, as those that come later
    stand behind the earlier ones until the next rebuild."""
    asked = []
    for name, model in PUBLISHED.items():
        if name == "store" or name not in of:
            continue
        columns = ", ".join(model.columns)
        placed = columns if name in KEPT else f"rowid, {columns}"
        asked.append(f"SELECT '{name}', count(*), sum(hash({placed})) FROM {name}")  # noqa: S608
    found = con.cursor().execute(" UNION ALL ".join(asked)).fetchall() if asked else []
    return {name: f"{count}:{total or 0:x}" for name, count, total in found}
