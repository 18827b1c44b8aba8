"""Slides of a final review on awards: levels, fairness over the years."""

import polars as pl

from answers.awards.answers import every
from briefing.deck.awards.slides import shown_stages
from briefing.deck.awards.waiting import handed_in
from briefing.deck.forms import Align, BarChart, Bars, Line, Lines
from briefing.deck.more_forms import Big, Figures
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from methods.award_equity import Equity, equity
from pictures.awards.funnel import stage_name
from queries.awards.questions import award_places, award_proposals, award_tally
from translations.phrases import joined, lowered
from translations.value_words import AWARDS_LEVEL_KEYS

DECK_AWARD_EQUITY_KEYS = {
    "gini": "deck.award_equity.gini",
    "high": "deck.award_equity.high",
    "low": "deck.award_equity.low",
}
DECK_AWARD_EQUITY_LINE_KEYS = {
    "gini": "deck.award_equity.line_gini",
    "high": "deck.award_equity.line_high",
    "low": "deck.award_equity.line_low",
}


def award_levels(room: Room) -> Slide:
    """The counts of each level over the whole campaign; levels are never added."""
    t = room.t
    rows = room.award_rows(award_tally, "dimension", "key").filter(dimension="level")
    if rows.is_empty():
        return room.empty("award_levels")
    levels = rows.sort("position", "key").to_dicts()
    shown = shown_stages(levels)
    series = tuple(
        Bars(
            stage_name(stage, t),
            tuple(float(r[f"{stage}_count"] or 0) for r in levels),
            tuple(t.number(r[f"{stage}_count"]) for r in levels),
            tone,
        )
        for stage, tone in shown
    )
    words = [t(AWARDS_LEVEL_KEYS[r["key"]]) for r in levels]
    bars = BarChart(tuple(words), series)
    said = [
        t("deck.award_levels.level", count=t.number(r["decided_count"]), level=lowered(name))
        for r, name in zip(levels, words, strict=True)
    ]
    message = t("deck.award_levels.message", levels=joined(t, said))
    asked = (("added", {"count": t.number(len(levels))}),)
    return room.slide("award_levels", message, (Part(bars, (0, 10)),), handed_in(room), asked)


def award_equity(room: Room) -> Slide:
    """How concentrated the awards decided each year are over the units, beside chance."""
    t, every_year = room.t, _years(room)
    found = [(y, e) for y, e in every_year if e.award_count >= e.unit_count]
    if not found:
        return room.empty("award_equity")
    year, last = found[-1]
    ends = found[:1] + found[1:][-1:]
    above = sum(e.gini > e.gini_high for _, e in found)
    words = {
        "count": t.number(above),
        "total": t.number(len(found)),
        "gini": t.number(last.gini, 2),
        "year": str(year),
    }
    figures = [
        Big(t.amount(100 * e.half_ratio, "%", 1), t("deck.award_equity.half", year=str(y)))
        for y, e in ends
    ]
    parts = (
        Part(_beside_chance(found, room, _caption(every_year, room)), (0, 8.2)),
        Part(Figures(tuple(figures), is_stacked=True), (9, 12)),
    )
    asked = (("units", {"count": t.number(last.unit_count), "awards": t.number(last.award_count)}),)
    key = "deck.award_equity.message" if above else "deck.award_equity.chance"
    return room.slide(
        "award_equity",
        t(key, **words),
        parts,
        handed_in(room),
        asked,
        method=t("how.award-lorenz.rule"),
    )


def _caption(years: list[tuple[int, Equity]], room: Room) -> str:
    """What is drawn, and the years that are not: with fewer awards than units any way of giving
    them looks concentrated."""
    t, caption = room.t, room.t("deck.award_equity.caption")
    few = [str(year) for year, e in years if e.award_count < e.unit_count]
    return (
        t("deck.award_equity.left_out", caption=caption, years=joined(t, few)) if few else caption
    )


def _beside_chance(found: list[tuple[int, Equity]], room: Room, caption: str) -> Lines:
    """The Gini of each year between the bounds that chance alone would give it."""
    t = room.t
    lines = (
        _line("high", tuple(e.gini_high for _, e in found), room),
        _line("low", tuple(e.gini_low for _, e in found), room),
        _line("gini", tuple(e.gini for _, e in found), room),
    )
    values = [v for line in lines for v in line.values if v is not None]
    return Lines(
        tuple(str(year) for year, _ in found),
        lines,
        even_axis(max(min(values) - 0.05, 0), min(max(values) + 0.05, 1), "", t),
        caption,
    )


def _line(name: str, values: tuple[float, ...], room: Room) -> Line:
    """The year of the highest Gini is labelled, the last one named at the end."""
    t, is_own = room.t, name == "gini"
    end = t(DECK_AWARD_EQUITY_KEYS[name], value=t.number(values[-1], 2))
    said = t(DECK_AWARD_EQUITY_LINE_KEYS[name])
    if not is_own:
        return Line(said, values, "earlier", "thin", end=end)
    top = values.index(max(values))
    is_last = top == len(values) - 1  # its name at the end says it
    labels: tuple[tuple[int, str, Align], ...] = (
        () if is_last else ((top, t.number(values[top], 2), "left"),)
    )
    return Line(said, values, labels=labels, end=end)


def _years(room: Room) -> list[tuple[int, Equity]]:
    """Concentration of each year's decisions over the units known; none under ten of them."""
    chosen = every(room.everything)
    places = room.award_rows(award_places, "unit_id").drop_nulls("decided_count")
    units = places["unit_id"].to_list()
    decided = room.ask(award_proposals, chosen).filter(
        pl.col("decided_on").is_not_null(), pl.col("state") != "revoked"
    )
    found = []
    for year in decided["decided_on"].dt.year().unique().sort().to_list():
        mine = decided.filter(pl.col("decided_on").dt.year() == year)["unit_id"].to_list()
        said = equity([mine.count(unit) for unit in units])
        if said is not None:
            found.append((int(year), said))
    return found
