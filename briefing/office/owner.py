"""Whose campaign it is (cơ quan chủ trì), as its papers name it: a committee, or a ministry."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from data.profiles.places import communes, provinces
from schemas.row import Row
from translations import Translator

TWO_WORDS = "special_zone"


@dataclass(frozen=True)
class Owner:
    """The line above the council's, the council inside a sentence, the place it writes from; what
    the data cannot know stands in brackets."""

    body: str
    council: str
    place: str


def owner(campaign: Row, as_of: date, t: Translator) -> Owner:
    """The committee of the territory or, where the campaign is a ministry's, union's or
    enterprise's own, that body by the campaign's short name."""
    if campaign["level"] == "ministry":
        name = t.pick(campaign, "short")
        return Owner(name.upper(), t("account.head.council", place=name), t("office.place"))
    territory, place = territory_names(str(campaign["territory_code"]), as_of)
    if not territory:
        council = t("account.head.council", place=t("office.place"))
        return Owner(t("minutes.parent"), council, t("office.place"))
    council = t("account.head.council", place=territory[:1].lower() + territory[1:])
    return Owner(t("account.head.committee", place=territory).upper(), council, place)


def territory_names(code: str, as_of: date) -> tuple[str, str]:
    """Official name of a province or commune and its bare name; none for other codes."""
    rows = provinces(as_of).filter(province_code=code)
    if rows.height:
        return str(rows["province_name"][0]), str(rows["short_name"][0])
    found = communes(as_of).filter(pl.col("commune_code") == code).to_dicts()
    if not found:
        return "", ""
    name, words = str(found[0]["commune_name"]), 1 + (found[0]["unit_type"] == TWO_WORDS)
    return name, name.split(" ", words)[-1]
