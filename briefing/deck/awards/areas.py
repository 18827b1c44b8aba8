"""Slides of a map: communes by awards decided, those without one, those not known."""

from dataclasses import replace
from typing import Any

import polars as pl

from answers.awards.frames import without_award
from briefing.deck.forms import Column, Row, Table, Text, Tone
from briefing.deck.more_forms import Area, AreaClass, Areas, Words
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide, fitting
from data.geography.rings import outlines
from queries.awards.questions import award_places
from schemas.boundary import Boundary
from translations.name_order import name_order
from translations.phrases import counted

CLASSES: tuple[tuple[int, Tone], ...] = (
    (4, "subject"),
    (2, "earlier"),
    (1, "rest"),
    (0, "attention"),
)
NONE, UNKNOWN = 3, 4  # places of the classes «0» and «not known», which is there only if needed
NAMED = 8
LEAST_DRAWN = 0.9


def award_map(room: Room) -> Slide:
    """Communes by awards decided in the phase, with those that have none."""
    places = room.award_rows(award_places, "unit_id").filter("is_commune")
    if room.award_total is None:
        return room.empty("award_map")
    return map_slide("award_map", places, room)


def map_slide(key: str, places: pl.DataFrame, room: Room) -> Slide:
    """The map of communes with decided_count and has_sheet."""
    t = room.t
    found = outlines(room.awards.territory(room.everything), room.answers.folder)
    if places.is_empty():
        return room.empty(key)
    rows = places.sort(name_order("short_name")).to_dicts()
    none = [r for r in rows if r["decided_count"] == 0]
    without = without_award(places)
    drawn = found if found and _covers(found[1], rows) else None
    side = (7.1, 12.0) if drawn else (0.0, 12.0)
    table = Part(_classes(rows, room), side, (0, 0.52))
    names = Part(_none(none, without.words(t), room), side, (0.56, 1))
    parts = [table, names]
    if drawn:
        place, rings = drawn
        parts.insert(0, Part(_areas(rows, rings, place, room), (0, 6.8)))
    message = fitting(without.words(t), replace(without, unknown=0).words(t))
    sheets = int(places["has_sheet"].sum())
    asked = (("none", {"count": t.number(without.none), "total": t.number(without.known)}),)
    return room.slide(key, message, tuple(parts), room.share(sheets, len(rows)), asked)


def _covers(rings: dict[str, Any], rows: list[dict[str, Any]]) -> bool:
    """Whether a map has nearly all of the communes: a part of a country is no map of it."""
    return sum(r["unit_id"] in rings for r in rows) >= LEAST_DRAWN * len(rows)


def _class(count: int | None) -> int:
    """The place of a count among the classes; of an unknown one the last."""
    if count is None:
        return UNKNOWN
    return next(n for n, (least, _) in enumerate(CLASSES) if count >= least)


def _tones(rows: list[dict[str, Any]]) -> list[Tone]:
    """Tones of the classes there are."""
    unknown: list[Tone] = ["doubt"] if any(r["decided_count"] is None for r in rows) else []
    return [*(tone for _, tone in CLASSES), *unknown]


def _areas(rows: list[dict[str, Any]], rings: dict[str, Any], place: Boundary, room: Room) -> Areas:
    t = room.t
    places = [_class(r["decided_count"]) for r in rows]
    classes = tuple(
        AreaClass(t(f"deck.award_map.class_{n}"), t.number(places.count(n)), tone, n == NONE)
        for n, tone in enumerate(_tones(rows))
    )
    areas = tuple(
        Area(
            r["unit_id"],
            r["short_name"],
            _class(r["decided_count"]),
            t.number(r["decided_count"]),
            rings[r["unit_id"]],
            r["unit_id"] in place.insets,
        )
        for r in rows
        if r["unit_id"] in rings
    )
    note = t("deck.award_map.sketch" if place.is_sketch else "deck.award_map.official")
    return Areas(areas, classes, t("deck.award_map.caption"), note)


def _classes(rows: list[dict[str, Any]], room: Room) -> Table:
    t, total = room.t, sum(r["decided_count"] or 0 for r in rows)
    lines = []
    for n, tone in enumerate(_tones(rows)):
        counts = [r["decided_count"] for r in rows if _class(r["decided_count"]) == n]
        awards = None if n == UNKNOWN else sum(counts)
        cells = (t(f"deck.award_map.class_{n}"), *_row(len(counts), awards, total, room))
        look: Tone = tone if n >= NONE else "ink"
        lines.append(Row(tuple(Text(c, look) for c in cells)))
    whole = (t("deck.award_map.all"), *_row(len(rows), total, total, room))
    heads = ("class", "units", "awards", "share")
    columns = tuple(
        Column(t(f"deck.award_map.{head}"), 1.6 if n == 0 else 1.35, "left" if n == 0 else "right")
        for n, head in enumerate(heads)
    )
    return Table(columns, (*lines, Row(tuple(Text(c) for c in whole), is_total=True)))


def _row(units: int, awards: int | None, total: int, room: Room) -> tuple[str, str, str]:
    t = room.t
    share = t.amount(None if awards is None or not total else 100 * awards / total, "%", 1)
    return t.number(units), t.number(awards), share


def _none(rows: list[dict[str, Any]], said: str, room: Room) -> Words:
    t = room.t
    if not rows:
        return Words(said, (), "subject")
    names = ", ".join(r["short_name"] for r in rows[:NAMED])
    more = len(rows) - NAMED
    lines = (names, counted(t, "deck.award_map.more", more)) if more > 0 else (names,)
    return Words(counted(t, "deck.award_map.without", len(rows)), lines, "ink")


def campaign_map(room: Room) -> Slide:
    """Communes by the awards of the whole campaign, both phases counted together."""
    places = room.award_rows(award_places, "unit_id").filter("is_commune")
    if room.award_total is None:
        return room.empty("campaign_map")
    return map_slide("campaign_map", places, room)
