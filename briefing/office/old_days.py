"""Words of a paper that still speak of the day of its old figures (còn nói ngày cũ)."""

from collections.abc import Set
from datetime import date
from typing import Any

from docx.oxml.ns import qn

from briefing.office.controls import controls
from briefing.office.strays import unmarked
from translations import Translator


def lines_of_day(root: Any, day: str, kept: Set[str], t: Translator) -> list[str]:
    """What stands outside our sentences, or in one of those kept, and names that day."""
    said = _ways(date.fromisoformat(day), t)
    found = []
    for paragraph in root.iter(qn("w:p")):
        edited = (one.text for one in controls(paragraph) if one.name in kept)
        own = unmarked(paragraph)
        texts = [own, *edited]
        found += [text.strip() for text in texts if any(way in text for way in said)]
    return found


def _ways(day: date, t: Translator) -> set[str]:
    """The day in words and in figures, with leading zeros and without."""
    months, days, year = (
        {f"{day.month}", f"{day.month:02}"},
        {f"{day.day}", f"{day.day:02}"},
        day.year,
    )
    both = [(d, m) for d in days for m in months]
    words = {t("office.date", day=d, month=m, year=str(year)) for d, m in both}
    return words | {f"{d}/{m}/{year}" for d, m in both}
