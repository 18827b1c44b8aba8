"""Groups × contents as a table to sort and search (bảng nhiệt): value and status sign a cell."""

import polars as pl

from pictures.order import most_behind_first
from pictures.status import status_text
from pictures.tokens import STATUS
from translations import Translator

WIDTH = 5


def heat_table(standing: pl.DataFrame, t: Translator) -> tuple[list[str], pl.DataFrame]:
    """Codes of the groups, most contents behind first, and their rows; ContentStanding.

    Values are padded to one width, so that sorting the text sorts the numbers.
    """
    rows = standing.to_dicts()
    groups = most_behind_first(rows)
    contents = {
        r["content_id"]: t.pick(r, "short") for r in sorted(rows, key=lambda r: r["position"])
    }
    names = {r["group_id"]: t.pick(r, "group_name") for r in rows}
    cells = {(r["group_id"], r["content_id"]): heat_cell(r, t) for r in rows}
    columns = {t("column.group_name"): [names[g] for g in groups]}
    for code, heading in contents.items():
        columns[heading] = [cells.get((g, code), "") for g in groups]
    return groups, pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def heat_cell(row: dict[str, object], t: Translator) -> str:
    """«45,2 ✕»; without a figure only the sign."""
    value = row["achieved_pct"]
    text = t.number(value if isinstance(value, float) else None, 1)
    return f"{text.rjust(WIDTH)} {STATUS[str(row['status'])].glyph}"


def signs(standing: pl.DataFrame, t: Translator) -> str:
    """The statuses of the table with their signs: ✕ Nguy cơ, ▼ Chậm…"""
    there = set(standing["status"])
    return ", ".join(status_text(name, t) for name in STATUS if name in there)
