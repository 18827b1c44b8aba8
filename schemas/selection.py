"""What is being asked (Selection); who is asking stands in viewer.py."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Literal, get_args

from schemas.viewer import NotAllowed, Viewer

__all__ = ["LEVELS", "Level", "NotAllowed", "Selection", "Viewer"]

Level = Literal["all", "unit_type", "cluster", "unit"]
LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True)
class Selection:
    """Campaign, as-of date and filters; null means all. One-to-one with the address."""

    campaign: str
    as_of: date
    phase: str = "phase-1"
    unit_type: str | None = None
    cluster: str | None = None
    unit: str | None = None
    content: str | None = None
    indicator: str | None = None
    period: str | None = None
    obligation: str | None = None
    compare: str | None = None
    year: int | None = None
    stage: str | None = None
    criterion: str | None = None
    form: str | None = None
    province: str | None = None
    measure: str | None = None

    def to_query(self) -> dict[str, str]:
        """The address form: key → text, empty filters left out."""
        values = ((f.name, getattr(self, f.name)) for f in fields(self))
        return {name: str(value) for name, value in values if value is not None}

    @classmethod
    def from_query(cls, query: dict[str, str], default: "Selection") -> "Selection":
        """The selection an address asks for; what it leaves out or says badly is the default's."""
        known = {f.name: query[f.name] for f in fields(cls) if query.get(f.name)}
        as_of = _date(known.pop("as_of", ""), default.as_of)
        year = _year(known.pop("year", ""), default.year)
        return replace(default, **known, as_of=as_of, year=year)


def _date(text: str, default: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return default


def _year(text: str, default: int | None) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else default
