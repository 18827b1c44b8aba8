"""Paths of models from unit to unit, in words and in order."""

from collections.abc import Sequence

import polars as pl

from schemas.row import Row
from translations import Translator

Path = Sequence[Row]
"""The places of one model, in the order of days."""


def paths_of(paths: pl.DataFrame) -> list[list[Row]]:
    """The places of each model in order; models with most places first, then the earliest."""
    every: dict[str, list[Row]] = {}
    for row in paths.sort("model_id", "step").to_dicts():
        every.setdefault(row["model_id"], []).append(row)
    return sorted(every.values(), key=lambda p: (-len(p), p[0]["replicated_on"], p[0]["model_id"]))


def paths_message(every: Sequence[Path], t: Translator) -> str:
    """How many models went on to how many units, and which went furthest."""
    first = every[0]
    words = {
        "count": t.number(len(every)),
        "places": t.number(sum(map(len, every))),
        "name": first[0]["model_name"],
        "most": t.number(len(first)),
    }
    return t("charts.model_paths.message", **words)


def path_text(path: Path, t: Translator) -> str:
    """A path in words: the model, its unit, then unit and day of each that took it over."""
    first = path[0]
    on = t.date(first["recognised_on"]) if first["recognised_on"] else t("model_state.entered")
    steps = " → ".join(f"{row['place_name']} {t.date(row['replicated_on'])}" for row in path)
    return f"{first['model_name']}: {first['short_name']} {on} → {steps}"
