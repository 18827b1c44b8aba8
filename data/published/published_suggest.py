"""A mapping to start from: guesses which columns of a table are names, total, rank, sub-indices."""

import json
from pathlib import Path

import polars as pl

from data.published.published_layout import folded
from data.published.published_mapping import number, table_of

NAMES = ("tinh", "donvi", "diaphuong", "province", "name", "unit", "ten")
TOTALS = ("tong", "total", "score", "index", "pci", "papi", "dti", "diem", "overall")
RANKS = ("xephang", "hang", "rank", "thuhang", "stt")


def suggestion(path: Path) -> str:
    """The text of a mapping: the first text column names units; equal points until they are set."""
    read = table_of(path)
    numbers = [c for c in read.columns if _share(read, c) > 0.5]
    texts = [c for c in read.columns if c not in numbers] or read.columns
    name = _like(texts, NAMES) or texts[0]
    rank = _like([c for c in numbers if _is_rank(read, c)], RANKS)
    total = _like([c for c in reversed(numbers) if c != rank], TOTALS)
    parts = [c for c in numbers if c not in (rank, total)]
    return _text(path, read, name, total, rank, parts)


def _text(
    path: Path, read: pl.DataFrame, name: str, total: str | None, rank: str | None,
    parts: list[str],
) -> str:  # fmt: skip
    lines = [
        f"title = {_quoted(path.stem)}",
        f"file = {_quoted(path.name)}",
        "year = 2025  # năm của bảng / the year of the table",
        f"name_column = {_quoted(name)}",
        *([f"total_column = {_quoted(total)}"] if total else []),
        *([f"rank_column = {_quoted(rank)}"] if rank else []),
    ]
    for column in parts:
        most = read.select(number(pl.col(column)).max()).item() or 1.0
        full = next(top for top in (1, 10, 100, 1000, most) if most <= top)
        lines += [
            "",
            "[[parts]]",
            f"column = {_quoted(column)}",
            f"points = {round(100 / len(parts), 6)}  # trọng số × 100 / weight × 100",
            f"full_at = {float(full)}  # giá trị cho đủ điểm / the value of full points",
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _share(read: pl.DataFrame, column: str) -> float:
    """Share of the filled cells that are numbers."""
    filled = read[column].drop_nulls()
    known = read.select(number(pl.col(column)))[column].drop_nulls()
    return known.len() / filled.len() if filled.len() else 0.0


def _is_rank(read: pl.DataFrame, column: str) -> bool:
    values = read.select(number(pl.col(column)))[column].drop_nulls()
    return bool((values == values.round()).all()) and values.min() == 1


def _like(columns: list[str], wanted: tuple[str, ...]) -> str | None:
    """The first column whose header holds one of the words, the plainest words first."""
    found = (c for word in wanted for c in columns if word in folded(c))
    return next(found, None)
