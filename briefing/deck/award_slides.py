"""Slides on awards: where they went, from proposal to decision, who gets them."""

from typing import Any

import polars as pl

from briefing.award_answers import every
from briefing.deck.forms import BarChart, Bars, Column, Dot, Row, Scatter, Table, Text, Tone
from briefing.deck.more_forms import Area, AreaClass, Areas, Words
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from charts.award_classes import classes_message, count_words
from charts.award_funnel import funnel_message, losses
from charts.words import counted
from data.geography.rings import outlines
from queries.awards import award_places, award_tally
from schemas.boundary import Boundary

CLASSES: tuple[tuple[int, Tone], ...] = (
    (4, "subject"),
    (2, "earlier"),
    (1, "rest"),
    (0, "attention"),
)
STAGES: tuple[tuple[str, Tone], ...] = (
    ("proposed", "rest"), ("appraised", "earlier"), ("passed", "context"), ("decided", "subject"),
)  # fmt: skip
NAMED = 8
LEAST_DRAWN = 0.9


def award_map(room: Room) -> Slide:
    """Communes by awards decided in the phase, with those that have none."""
    places = room.ask(award_places, every(room.everything)).filter("is_commune")
    if room.awards.total(room.everything) is None:
        return room.empty("award_map")
    return map_slide("award_map", places, room)


def map_slide(key: str, places: pl.DataFrame, room: Room) -> Slide:
    """The map of communes with decided_count and has_sheet."""
    t = room.t
    found = outlines(room.awards.territory(room.everything), room.answers.folder)
    if places.is_empty():
        return room.empty(key)
    rows = places.sort("short_name").to_dicts()
    none = [r for r in rows if not r["decided_count"]]
    drawn = found if found and _covers(found[1], rows) else None
    side = (7.1, 12.0) if drawn else (0.0, 12.0)
    table = Part(_classes(rows, room), side, (0, 0.52))
    names = Part(_none(none, room), side, (0.56, 1))
    parts = [table, names]
    if drawn:
        place, rings = drawn
        parts.insert(0, Part(_areas(rows, rings, place, room), (0, 6.8)))
    message = counted(t, "deck.award_map.message", len(none), total=t.number(len(rows)))
    sheets = int(places["has_sheet"].sum())
    asked = (("none", {"count": t.number(len(none)), "total": t.number(len(rows))}),)
    return room.slide(key, message, tuple(parts), room.share(sheets, len(rows)), asked)


def _covers(rings: dict[str, Any], rows: list[dict[str, Any]]) -> bool:
    """Whether a map has nearly all of the communes: a part of a country is no map of it."""
    return sum(r["unit_id"] in rings for r in rows) >= LEAST_DRAWN * len(rows)


def _class(count: int) -> int:
    return next(n for n, (least, _) in enumerate(CLASSES) if count >= least)


def _areas(rows: list[dict[str, Any]], rings: dict[str, Any], place: Boundary, room: Room) -> Areas:
    t = room.t
    sizes = [sum(_class(r["decided_count"]) == n for r in rows) for n in range(len(CLASSES))]
    classes = tuple(
        AreaClass(t(f"deck.award_map.class_{n}"), t.number(sizes[n]), tone, is_none=n == 3)
        for n, (_, tone) in enumerate(CLASSES)
    )
    areas = tuple(
        Area(r["unit_id"], r["short_name"], _class(r["decided_count"]),
             t.number(r["decided_count"]), rings[r["unit_id"]], r["unit_id"] in place.insets)
        for r in rows if r["unit_id"] in rings
    )  # fmt: skip
    note = t("deck.award_map.sketch" if place.is_sketch else "deck.award_map.official")
    return Areas(areas, classes, t("deck.award_map.caption"), note)


def _classes(rows: list[dict[str, Any]], room: Room) -> Table:
    t, total = room.t, sum(r["decided_count"] for r in rows)
    lines = []
    for n in range(len(CLASSES)):
        counts = [r["decided_count"] for r in rows if _class(r["decided_count"]) == n]
        cells = (t(f"deck.award_map.class_{n}"), *_row(len(counts), sum(counts), total, room))
        lines.append(Row(tuple(Text(c, "attention" if n == 3 else "ink") for c in cells)))
    whole = (t("deck.award_map.all"), *_row(len(rows), total, total, room))
    heads = ("class", "units", "awards", "share")
    columns = tuple(
        Column(t(f"deck.award_map.{head}"), 1.6 if n == 0 else 1.35, "left" if n == 0 else "right")
        for n, head in enumerate(heads)
    )
    return Table(columns, (*lines, Row(tuple(Text(c) for c in whole), is_total=True)))


def _row(units: int, awards: int, total: int, room: Room) -> tuple[str, str, str]:
    t = room.t
    share = t.amount(100 * awards / total if total else None, "%", 1)
    return t.number(units), t.number(awards), share


def _none(rows: list[dict[str, Any]], room: Room) -> Words:
    t = room.t
    if not rows:
        return Words(t("deck.award_map.every"), (), "subject")
    names = ", ".join(r["short_name"] for r in rows[:NAMED])
    more = len(rows) - NAMED
    lines = (names, counted(t, "deck.award_map.more", more)) if more > 0 else (names,)
    return Words(counted(t, "deck.award_map.without", len(rows)), lines, "ink")


def award_funnel(room: Room) -> Slide:
    """Four counts a form, never added, and why the others stopped before each."""
    t, total = room.t, room.awards.total(room.everything)
    if total is None:
        return room.empty("award_funnel")
    forms = room.ask(award_tally, every(room.everything)).filter(
        pl.col("proposed_count") > 0, dimension="form"
    )
    shown = [s for s in STAGES if s[0] != "passed" or total["passed_count"] is not None]
    rows = forms.sort("position").head(5).to_dicts()
    series = tuple(
        Bars(t(f"awards.stage.{stage}"), tuple(float(r[f"{stage}_count"] or 0) for r in rows),
             tuple(t.number(r[f"{stage}_count"]) for r in rows), tone)
        for stage, tone in shown
    )  # fmt: skip
    bars = BarChart(tuple(t.pick(r, "label") for r in rows), series)
    steps = room.awards.stages(room.everything).to_dicts()
    parts = (Part(bars, (0, 5.5)), Part(_steps(steps, room), (5.8, 12), (0, 0.86)))
    covered = room.awards.coverage_rows(room.everything).row(0, named=True)
    coverage = room.share(covered["unit_count"], covered["expected_count"])
    words = {name: t.number(total[f"{name}_count"]) for name in ("proposed", "decided", "revoked")}
    return room.slide("award_funnel", funnel_message(steps, t), parts, coverage,
                      (("revoked", words),), method=t("how.award-funnel.rule"))  # fmt: skip


def _steps(steps: list[dict[str, Any]], room: Room) -> Table:
    t = room.t
    return Table(
        (
            Column(t("deck.award_funnel.step"), 2.1),
            Column(t("deck.award_funnel.count"), 1.15, "right"),
            Column(t("deck.award_funnel.lost"), 4.05),
        ),
        tuple(
            Row((Text(t(f"awards.stage.{s['stage']}")), Text(t.number(s["award_count"])),
                 Text(losses(s, t), "context")))
            for s in steps
        ),
    )  # fmt: skip


def award_people(room: Room) -> Slide:
    """Who the decided awards went to, and how they are spread over the units."""
    t = room.t
    if room.awards.total(room.everything) is None:
        return room.empty("award_people")
    rows = room.awards.classes(room.everything).to_dicts()
    if not rows:
        return room.empty("award_people")
    values = tuple(float(r["award_count"] or 0) for r in rows)
    bars = BarChart(
        tuple(t(f"awards.class.{r['recipient_class']}") for r in rows),
        (Bars("", values, tuple(count_words(r, t) for r in rows)),),
        t("deck.award_people.caption"),
        is_lying=True,
    )
    parts = [Part(bars, (0, 6.2))]
    curve = room.awards.curve(room.everything)
    if curve.height:
        parts += [Part(_lorenz(curve, room), (6.9, 12), (0, 0.8)),
                  Part(_gini(curve, room), (6.9, 12), (0.82, 1))]  # fmt: skip
    covered = room.awards.coverage_rows(room.everything).row(0, named=True)
    coverage = room.share(covered["unit_count"], covered["expected_count"])
    return room.slide("award_people", classes_message(rows, t), tuple(parts), coverage,
                      method=t("how.award-classes.rule"))  # fmt: skip


def _lorenz(curve: pl.DataFrame, room: Room) -> Scatter:
    t = room.t
    axis = even_axis(0, 100, "%", t)
    x, y = (100 * curve[name] for name in ("unit_ratio", "award_ratio"))
    points = tuple(zip(x.to_list(), y.to_list(), strict=True))
    ends = (Dot(0, 0, ""), Dot(100, 100, ""))
    return Scatter(ends, axis, axis, t("deck.award_people.units"), t("deck.award_people.awards"),
                   curve=points)  # fmt: skip


def _gini(curve: pl.DataFrame, room: Room) -> Words:
    t, row = room.t, curve.row(0, named=True)
    said = {name: t.number(row[name], 2) for name in ("gini", "gini_low", "gini_high")}
    return Words(t("deck.award_people.gini", **said), (), "ink")
