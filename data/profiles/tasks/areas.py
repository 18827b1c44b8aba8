"""Reads areas of council members (phân công thành viên Hội đồng): areas/<campaign>.csv.

One row a position and what it follows. A refusal names file, line and column.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

import polars as pl

from data.profiles.tasks.sheet import NO, YES, names_of
from data.profiles.unit_names import plain_letters
from data.profiles.units_sheet import read_cells, refuse
from schemas.plan.areas import CouncilArea
from schemas.plan.profile import Profile
from schemas.tables import CouncilAreaPartyTable, CouncilAreaTable, empty

FOLDER = "areas"
COLUMNS = (
    *("area_id", "position_vi", "position_en", "area_vi", "area_en"),
    *("parties", "document", "is_illustrative"),
)
MAY_BE_BLANK = ("document", "is_illustrative")
PERSON = ("ong ", "ba ", "dong chi ", "d/c ", "mr ", "mr. ", "mrs ", "mrs. ", "ms ", "ms. ")
"""How a name of a person begins where a position should stand."""


def read_areas(
    path: Path, profile: Profile, units: pl.DataFrame, clusters: Iterable[str]
) -> tuple[CouncilArea, ...]:
    """Areas in the order of the file; a party is a unit, a type of units or a cluster."""
    known = [*units.get_column("unit_id"), *(t.id for t in profile.unit_types), *clusters]
    found: dict[str, CouncilArea] = {}
    for row in read_cells(path, COLUMNS, may_be_blank=MAY_BE_BLANK).iter_rows(named=True):
        line, name = row["line"], str(row["area_id"])
        if name in found:
            refuse(path, line, "area_id", f"«{name}» có hai lần / given twice")
        for column in ("position_vi", "position_en"):
            if plain_letters(row[column]).startswith(PERSON):
                what = "ghi chức vụ, không ghi tên người / write the position, no name"
                refuse(path, line, column, f"«{row[column]}»: {what}")
        parties = names_of(row["parties"])
        for party in parties:
            if party not in known:
                near = get_close_matches(party, known, n=1, cutoff=0.3)
                hint = f"; gần nhất / nearest: «{near[0]}»" if near else ""
                refuse(path, line, "parties", f"không có / no such «{party}»{hint}")
        mark = (row["is_illustrative"] or "").casefold()
        if mark not in (*YES, *NO):
            refuse(path, line, "is_illustrative", f"«{mark}»: ghi / write x")
        words = {key: str(row[key]) for key in COLUMNS[1:5]}
        document = row["document"]
        area = CouncilArea(
            id=name, **words, parties=parties, document=document, is_illustrative=mark in YES
        )
        found[name] = area
    return tuple(found.values())


def area_table(profiles: Iterable[Profile]) -> pl.DataFrame:
    """Areas of every campaign in the order of its file (CouncilAreaTable)."""
    rows = [
        {
            "campaign_id": p.campaign.id,
            "area_id": area.id,
            "position": n,
            "member_vi": area.position_vi,
            "member_en": area.position_en,
            "area_vi": area.area_vi,
            "area_en": area.area_en,
            "document": area.document,
            "is_illustrative": area.is_illustrative,
        }
        for p in profiles
        for n, area in enumerate(p.areas, start=1)
    ]
    return pl.DataFrame(rows, schema=empty(CouncilAreaTable).schema)


def area_party_table(profiles: Iterable[Profile]) -> pl.DataFrame:
    """What each of them follows (CouncilAreaPartyTable)."""
    rows = [
        (p.campaign.id, area.id, party)
        for p in profiles
        for area in p.areas
        for party in dict.fromkeys(area.parties)
    ]
    return pl.DataFrame(rows, schema=empty(CouncilAreaPartyTable).schema, orient="row")
