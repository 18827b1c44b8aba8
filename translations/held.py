"""Figures of a row beside what they are held against: two that differ never print alike.

«2 mô hình, cần 2, chậm» is 1,6 of 2: the value shows the digits that part it from its requirement.
"""

from schemas.row import Row
from translations import Translator
from translations.rounding import rounded

# What each figure of a row is held against.
AGAINST = {
    "value": "required_value",
    "required_value": "value",
    "achieved_pct": "required_pct",
    "required_pct": "achieved_pct",
}


def held_value(row: Row, t: Translator, name: str = "value") -> str:
    """`value` or `required_value` of a row with its measure, beside the other of the two."""
    return t.amount(row[name], row["measure"], row["decimals"], row.get(AGAINST[name]))


def held_share(row: Row, t: Translator, name: str = "achieved_pct") -> str:
    """`achieved_pct` or `required_pct` of a row as 68,4%, beside the other of the two."""
    return t.amount(row[name], "%", 1, row.get(AGAINST[name]))


def bare_value(row: Row, t: Translator, name: str = "value") -> str:
    """The same as `held_value` without the measure."""
    return t.beside(row[name], row.get(AGAINST[name]), row["decimals"])


def bare_share(row: Row, t: Translator, name: str = "achieved_pct") -> str:
    """The same as `held_share` without the sign."""
    return t.beside(row[name], row.get(AGAINST[name]), 1)


def held_pace(row: Row, t: Translator) -> str:
    """`pace_ratio` of a row; one just under a tenth, where thresholds lie, never prints as it."""
    pace = row["pace_ratio"]
    tenth = None if pace is None else rounded(pace, 1)
    return t.beside(pace, tenth if pace is not None and pace < tenth else None, 2)
