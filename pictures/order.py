"""In which order a picture lists its rows."""

from collections.abc import Iterable

from pictures.tokens import BEHIND
from schemas.row import Row


def most_behind_first(rows: Iterable[Row]) -> list[str]:
    """Codes of the groups: most contents slow or at risk first, then by mean pace."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["group_id"], []).append(row)

    def order(group: str) -> tuple[int, float]:
        paces = [r["pace_ratio"] for r in groups[group] if r["pace_ratio"] is not None]
        behind = sum(r["status"] in BEHIND for r in groups[group])
        return -behind, sum(paces) / len(paces) if paces else float("inf")

    return sorted(groups, key=order)
