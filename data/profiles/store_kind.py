"""Whether a store is a sample: read from the calendar, which data/keeping writes first of all."""

import tomllib
from pathlib import Path


def is_sample(store: Path) -> bool:
    """Whether a store holds illustrative data; one without a readable calendar holds real data.

    What is wrong with a calendar is said by data.keeping.calendar, whoever reads it there.
    """
    try:
        calendar = tomllib.loads((store / "calendar.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none, no text, no TOML
        return False
    return calendar.get("kind") == "sample"
