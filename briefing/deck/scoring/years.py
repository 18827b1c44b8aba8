"""Slides on clusters over the years: who led each year, ranks of one, self against appraised."""

from dataclasses import replace
from typing import Any

import polars as pl

from briefing.deck.forms import Align, Axis, Column, Line, Lines, Row, Table, Text, Tone
from briefing.deck.pages import paged
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.scoring.slides import closest
from briefing.deck.slide import Part, Slide
from pictures.scoring.rank_lines import RankLine, RankPicture, rank_picture
from queries.scoring.questions import cluster_glance, cluster_ranking, score_years
from translations.phrases import counted
from translations.rounding import rounded

PER_SLIDE, YEARS = 10, 3
STAGES: tuple[tuple[str, Tone, Align], ...] = (
    ("self", "earlier", "left"),
    ("appraised", "subject", "right"),
)


def marked_years(room: Room) -> list[int]:
    """Years with scores up to the day, the earliest first."""
    years = room.ask(score_years, replace(room.everything, year=None))
    return years.filter(pl.col("unit_count") > 0)["year"].sort().to_list()


def cluster_leaders(room: Room) -> Slide | tuple[Slide, ...]:
    """Who led each cluster in the last years, and how often it changed."""
    t, years = room.t, marked_years(room)[-YEARS:]
    held: dict[str, dict[int, str]] = {}
    names: dict[str, str] = {}
    for year in years:
        rows = room.ask(cluster_glance, replace(room.everything, year=year)).drop_nulls("leader_id")
        for row in rows.to_dicts():
            held.setdefault(row["cluster_id"], {})[year] = row["leader_name"]
            names[row["cluster_id"]] = t.pick(row, "cluster_name")
    held = {c: by for c, by in held.items() if len(by) > 1}  # one year tells of no change
    if not held:
        return room.empty("cluster_leaders")
    changes = {c: len({*by.values()}) - 1 for c, by in held.items()}
    order = sorted(held, key=lambda c: (-changes[c], c))
    kept = sum(not changes[c] for c in held)
    words = {"total": t.number(len(held)), "first": str(years[0]), "last": str(years[-1])}
    message = counted(t, "deck.cluster_leaders.message", kept, **words)
    asked = (("years", {"years": ", ".join(map(str, years)), "count": t.number(len(held))}),)

    def made(part: Any) -> Slide:
        table = _leaders([(names[c], held[c]) for c in part], years, room)
        return room.slide(
            "cluster_leaders", message, (Part(table),), _scored(years[-1], room), asked
        )

    return paged(order, PER_SLIDE, made, t)


def _scored(year: int, room: Room) -> str:
    rows = room.ask(cluster_glance, replace(room.everything, year=year))
    return room.share(int(rows["unit_count"].sum()), int(rows["expected_count"].sum()))


def _leaders(rows: list[tuple[str, dict[int, str]]], years: list[int], room: Room) -> Table:
    t = room.t
    columns = [Column(t("deck.clusters.cluster"), 3.2)]
    columns += [Column(t("deck.cluster_leaders.led", year=str(y)), 2.6) for y in years]
    columns += [Column(t("deck.cluster_leaders.times"), 1.3, "right")]
    return Table(tuple(columns), tuple(_cluster(name, by, years, room) for name, by in rows))


def _cluster(name: str, by: dict[int, str], years: list[int], room: Room) -> Row:
    """A new leader is bold, one that stays grey."""
    t, cells, before = room.t, [Text(name)], None
    for year in years:
        leader = by.get(year)
        is_new = before is not None and leader is not None and leader != before
        tone: Tone = "subject" if is_new else "context"
        cells.append(Text(leader or t.number(None), tone, is_new))
        before = leader or before
    cells.append(Text(t.number(len({*by.values()}) - 1)))
    return Row(tuple(cells))


def cluster_bump(room: Room) -> Slide:
    """Ranks of one cluster over the years, the unit that led most often in blue."""
    t, glance = room.t, closest(room)
    if glance is None:
        return room.empty("cluster_bump")
    of = replace(room.of_year, cluster=glance["cluster_id"])
    picture = rank_picture(room.scores.ranks_by_year(of), t)
    if picture is None or len(picture.years) < 2:
        return room.empty("cluster_bump")
    best, years = picture.most_first, [str(year) for year in picture.years]
    steps = range(picture.lowest, 0, -1)
    axis = Axis(picture.lowest, 1, -1, tuple(t.number(n) for n in steps))
    lines = tuple(_ranks(line, picture, room) for line in picture.lines)
    form = Lines(tuple(years), lines, axis, t("deck.cluster_bump.caption"))
    message = counted(
        t,
        "deck.cluster_bump.message",
        best.first_count,
        unit=best.name,
        cluster=t.pick(glance, "cluster_name"),
        total=t.number(len(years)),
    )
    coverage = room.share(glance["unit_count"], glance["expected_count"])
    asked = (("years", {"years": ", ".join(years), "count": t.number(len(lines))}),)
    return room.slide("cluster_bump", message, (Part(form),), coverage, asked)


def _ranks(line: RankLine, picture: RankPicture, room: Room) -> Line:
    """A line that ends before the last year says in which year its rank was that."""
    t, is_best = room.t, line == picture.most_first
    ranked = [(y, rank) for y, rank in zip(picture.years, line.ranks, strict=True) if rank]
    year, rank = ranked[-1]
    end = f"{t.number(rank)} {line.name}"
    if line.last is None:
        end = t("deck.cluster_bump.until", name=end, year=str(year))
    values = tuple(None if rank is None else float(rank) for rank in line.ranks)
    tone: Tone = "subject" if is_best else "context"
    return Line(line.name, values, tone, "solid" if is_best else "thin", end=end)


def self_by_year(room: Room) -> Slide:
    """The median self-score and appraised score of every year, of a hundred points."""
    t, found = room.t, []
    for year in marked_years(room):
        rows = room.ask(cluster_ranking, replace(room.of_year, year=year, stage=None)).drop_nulls(
            ["self_points", "appraised_points"]
        )
        if rows.height:
            share = [
                100 * rows[f"{s}_points"] / rows["total_points"] for s in ("self", "appraised")
            ]
            middle = [float(str(s.median())) for s in share]
            apart = rounded(middle[0], 1) - rounded(middle[1], 1)  # as the picture prints both
            found.append((year, rows.height, *middle, apart))
    if len(found) < 2:
        return room.empty("self_by_year")
    values = [v for row in found for v in row[2:4]]
    lines = tuple(_stage(n, found, room) for n in (0, 1))
    form = Lines(
        tuple(str(row[0]) for row in found),
        lines,
        even_axis(min(values) - 1, max(values) + 1, "", t),
        t("deck.self_by_year.caption"),
    )
    first, last = found[0], found[-1]
    words = {
        "since": str(first[0]),
        "first": t.number(first[4], 1),
        "year": str(last[0]),
        "last": t.number(last[4], 1),
    }
    known = room.share(int(last[1]), int(room.clusters["expected_count"].sum()))
    asked = (("count", {"counts": "; ".join(f"{r[0]}: {t.number(r[1])}" for r in found)}),)
    message = t("deck.self_by_year.message", **words)
    return room.slide("self_by_year", message, (Part(form),), known, asked)


def _stage(n: int, found: list[tuple[Any, ...]], room: Room) -> Line:
    """The labels of self stand over the line, those of the appraisal under it."""
    t, values = room.t, tuple(row[2 + n] for row in found)
    name, tone, side = STAGES[n]
    shown = tuple((place, t.number(v, 1), side) for place, v in enumerate(values[:-1]))
    end = f"{t(f'stage.{name}')} {t.number(values[-1], 1)}"
    return Line(name, values, tone, labels=shown, end=end)
