"""Documents as papers cite them: type, number, day and title; brackets where none is printed."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from translations import Translator
from translations.official import official

KEYS = {
    (True, True): "office.cited.whole",
    (True, False): "office.cited.no_date",
    (False, True): "office.cited.no_number",
    (False, False): "office.cited.neither",
}


def cited(document: Mapping[str, Any], t: Translator) -> str:
    """One document (PlanDocuments): «Quyết định số 923/QĐ-TTg ngày 14 tháng 5 năm 2025 về …»."""
    number, day = document["number"], document["issued_on"]
    said = {"kind": document["kind"], "title": _inside(document["title"])}
    date = official(t.language).date(day)
    return t(KEYS[bool(number), day is not None], number=number or "", date=date, **said)


def bases(documents: pl.DataFrame, t: Translator) -> list[str]:
    """What papers rest on (PlanDocuments): what the plan carries out, then the plan itself."""
    found = documents.filter("is_basis").sort("position").to_dicts()
    return [cited(row, t) for row in (*found[1:], *found[:1])]


def named(name: str, documents: pl.DataFrame, t: Translator) -> str:
    """A document by its name with a number, cited where the profile lists it, else the name."""
    numbered = documents.filter(pl.col("number").is_not_null()).to_dicts()
    return next((cited(row, t) for row in numbered if row["number"] in name.split()), name)


def _inside(title: str) -> str:
    """A title inside a sentence; what begins with a name or an abbreviation keeps its capital."""
    first, *rest = title.split(" ", 2)
    is_name = first[1:2].isupper() or any(word[:1].isupper() for word in rest[:1])
    return title if is_name else title[:1].lower() + title[1:]
