"""Slides of a map: communes by awards decided, those without one, those not known."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from answers.awards.frames import without_award
from briefing.deck.forms import Column, Ring, Row, Step, Table, Text, Tone
from briefing.deck.more_forms import Area, AreaClass, Areas, Words
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide, fitting
from data.geography.rings import outlines
from pictures.areas import AreaClass as Class
from pictures.areas import AreaPicture, Shown, area_picture
from queries.awards.questions import award_places
from schemas.boundary import Boundary
from schemas.frames import AwardPlaces
from translations.name_order import name_order
from translations.phrases import counted

DECK_AWARD_MAP_KEYS = {
    "awards": "deck.award_map.awards",
    "class": "deck.award_map.class",
    "share": "deck.award_map.share",
    "units": "deck.award_map.units",
}

STEP: tuple[Step, ...] = ("step_0", "step_1", "step_2", "step_3")
NAMED = 8
LEAST_DRAWN = 0.9
SHOWN = Shown("", "", decimals=0, is_count=True)  # the slide has a title and a caption of its own


def award_map(room: Room) -> Slide:
    """Communes by awards decided in the phase, with those that have none."""
    places = room.award_rows(award_places, "unit_id").filter("is_commune")
    if room.award_total is None:
        return room.empty("award_map")
    return map_slide("award_map", places, room)


Outlines = Mapping[str, tuple[Ring, ...]]
"""The rings of each commune by its code, in degrees."""


def map_slide(key: str, places: pl.DataFrame, room: Room) -> Slide:
    """The map of communes with decided_count and has_sheet."""
    t = room.t
    found = outlines(room.awards.territory(room.everything), room.answers.folder)
    if places.is_empty():
        return room.empty(key)
    rows = AwardPlaces.rows(places.sort(name_order("short_name")))
    none = [r for r in rows if r.decided_count == 0]
    without = without_award(places)
    drawn = found if found and _covers(found[1], rows) else None
    side = (7.1, 12.0) if drawn else (0.0, 12.0)
    frame = places.sort(name_order("short_name")).select(
        area_id="unit_id", area_name="short_name", value=pl.col("decided_count").cast(pl.Float64)
    )
    picture = area_picture(frame, SHOWN, t)
    table = Part(_classes(picture, rows, room), side, (0, 0.52))
    names = Part(_none(none, without.words(t), room), side, (0.56, 1))
    parts = [table, names]
    if drawn:
        place, rings = drawn
        parts.insert(0, Part(_areas(picture, rings, place, room), (0, 6.8)))
    message = fitting(without.words(t), replace(without, unknown=0).words(t))
    sheets = int(places["has_sheet"].sum())
    asked = (("none", {"count": t.number(without.none), "total": t.number(without.known)}),)
    return room.slide(key, message, tuple(parts), room.share(sheets, len(rows)), asked)


def _covers(rings: Outlines, rows: list[AwardPlaces]) -> bool:
    """Whether a map has nearly all of the communes: a part of a country is no map of it."""
    return sum(r.unit_id in rings for r in rows) >= LEAST_DRAWN * len(rows)


def _tone(of: Class) -> Tone | Step:
    """The look of a class: with none outlined in red, steps from light to dark, unknown grey."""
    if of.kind == "step":
        return STEP[of.shade]
    return "attention" if of.kind == "none" else "rest"


def _areas(picture: AreaPicture, rings: Outlines, place: Boundary, room: Room) -> Areas:
    t = room.t
    classes = tuple(
        AreaClass(of.label, t.number(len(of.areas)), _tone(of), of.kind == "none")
        for of in picture.classes
    )
    areas = tuple(
        Area(m.code, m.name, m.place, m.text, rings[m.code], m.code in place.insets)
        for m in picture.marks
        if m.code in rings
    )
    note = t("deck.award_map.sketch" if place.is_sketch else "deck.award_map.official")
    return Areas(areas, classes, t("deck.award_map.caption"), note)


def _classes(picture: AreaPicture, rows: list[AwardPlaces], room: Room) -> Table:
    t, total = room.t, sum(r.decided_count or 0 for r in rows)
    counts = {r.unit_id: r.decided_count for r in rows}
    looks: dict[str, Tone] = {"none": "attention", "unknown": "context", "step": "ink"}
    lines = []
    for of in picture.classes:
        awards = None if of.kind == "unknown" else sum(counts[code] or 0 for code in of.areas)
        cells = (of.label, *_row(len(of.areas), awards, total, room))
        lines.append(Row(tuple(Text(c, looks[of.kind]) for c in cells)))
    whole = (t("deck.award_map.all"), *_row(len(rows), total, total, room))
    heads = ("class", "units", "awards", "share")
    columns = tuple(
        Column(t(DECK_AWARD_MAP_KEYS[head]), 2.2 if n == 0 else 1.2, "left" if n == 0 else "right")
        for n, head in enumerate(heads)
    )
    return Table(columns, (*lines, Row(tuple(Text(c) for c in whole), is_total=True)))


def _row(units: int, awards: int | None, total: int, room: Room) -> tuple[str, str, str]:
    t = room.t
    share = t.amount(None if awards is None or not total else 100 * awards / total, "%", 1)
    return t.number(units), t.number(awards), share


def _none(rows: list[AwardPlaces], said: str, room: Room) -> Words:
    t = room.t
    if not rows:
        return Words(said, (), "subject")
    names = ", ".join(r.short_name for r in rows[:NAMED])
    more = len(rows) - NAMED
    lines = (names, counted(t, "deck.award_map.more", more)) if more > 0 else (names,)
    return Words(counted(t, "deck.award_map.without", len(rows)), lines, "ink")


def campaign_map(room: Room) -> Slide:
    """Communes by the awards of the whole campaign, both phases counted together."""
    places = room.award_rows(award_places, "unit_id").filter("is_commune")
    if room.award_total is None:
        return room.empty("campaign_map")
    return map_slide("campaign_map", places, room)
