"""Compares two tables row by row: what is new, what is gone, which fields differ."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import polars as pl

Row = dict[str, Any]
Fields = Mapping[str, tuple[Any, Any]]


def compared(
    before: pl.DataFrame, after: pl.DataFrame, key: Sequence[str], silent: Collection[str]
) -> tuple[list[str], list[str], dict[str, Fields]]:
    """Items added, items gone, and of the others the fields that differ, before and after.

    `key` says which row is the same one; columns in `silent` are not looked at."""
    old, new = rows_by(before, key), rows_by(after, key)
    columns = [c for c in after.columns if c not in silent and c not in key]
    changed: dict[str, Fields] = {}
    for at in (a for a in new if a in old):
        fields = {c: (old[at].get(c), new[at][c]) for c in columns if old[at].get(c) != new[at][c]}
        if fields:
            changed[_name(at)] = fields
    added = [_name(at) for at in new if at not in old]
    return added, [_name(at) for at in old if at not in new], changed


def rows_by(frame: pl.DataFrame, key: Sequence[str]) -> dict[tuple[Any, ...], Row]:
    """The rows by their key, in order; of two with one key the later."""
    return {tuple(row[name] for name in key): row for row in frame.iter_rows(named=True)}


def _name(key: tuple[Any, ...]) -> str:
    return " ".join(str(part) for part in key)
