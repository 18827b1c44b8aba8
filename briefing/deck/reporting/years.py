"""The slide on reporting discipline over the years: in time, late, missing, and who most often."""

from collections import Counter

import polars as pl

from briefing.deck.forms import BarChart, Bars
from briefing.deck.more_forms import Words
from briefing.deck.progress.phase_facts import year_of
from briefing.deck.reporting.owed import due_by_now
from briefing.deck.reporting.slides import STATES
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide
from queries.reporting.obligations import obligation_amiss, obligation_list
from schemas.frames import ObligationList
from translations.phrases import counted
from translations.value_words import DECK_REPORTING_KEYS

WORST = 7


def reporting_years(room: Room) -> Slide:
    """Reports owed each year by how they came, of all that were due."""
    t, rows = room.t, due_rows(room)
    years = sorted({year for r in rows if (year := year_of(r)) is not None})
    if not years:
        return room.empty("reporting_years")
    totals = {y: _total([r for r in rows if year_of(r) == y]) for y in years}
    series = tuple(
        Bars(
            t(DECK_REPORTING_KEYS[state]),
            tuple(float(totals[y][state]) for y in years),
            tuple(t.number(totals[y][state]) for y in years),
            tone,
        )
        for state, tone in STATES
    )
    names = tuple(
        t("deck.reporting_years.year", year=str(y), count=t.number(sum(totals[y].values())))
        for y in years
    )
    bars = BarChart(names, series, t("deck.reporting_years.caption"), "whole", is_lying=True)
    parts = (
        Part(bars, (0, 7.8), (0, min(0.2 + 0.16 * len(years), 1))),
        Part(_worst(rows, room), (8.4, 12)),
    )
    whole = sum(sum(by.values()) for by in totals.values())
    asked = (("owed", {"count": t.number(len(rows)), "total": t.number(whole)}),)
    accepted = sum(totals[y]["on_time"] + totals[y]["late"] for y in years)
    coverage = room.share(accepted, whole, "deck.reporting_years.reports")
    message = _message(years, totals, room)
    return room.slide("reporting_years", message, parts, coverage, asked)


def due_rows(room: Room) -> list[ObligationList]:
    """Reports that were due by the day, in order of time; plans are none."""
    return ObligationList.rows(due_by_now(room.ask(obligation_list)))


def on_time(room: Room) -> tuple[int, int] | None:
    """How many of the reports owed so far came in time; None before the first was due."""
    total = _total(due_rows(room))
    owed = sum(total.values())
    return (total["on_time"], owed) if owed else None


def _total(rows: list[ObligationList]) -> dict[str, int]:
    return {
        "on_time": sum(r.on_time_count for r in rows),
        "late": sum(r.late_count for r in rows),
        "lacking": sum(r.overdue_count + r.rejected_count for r in rows),
    }


def _message(years: list[int], totals: dict[int, dict[str, int]], room: Room) -> str:
    """The share in time of the first year and the last."""
    t, said = room.t, []
    for year in dict.fromkeys((years[0], years[-1])):
        whole = sum(totals[year].values())
        share = 100 * totals[year]["on_time"] / whole if whole else None
        said.append({"year": str(year), "share": t.amount(share, "%", 1)})
    if len(said) == 1:
        return t("deck.reporting_years.one", **said[0])
    return t(
        "deck.reporting_years.message",
        first=said[0]["share"],
        since=said[0]["year"],
        last=said[1]["share"],
        year=said[1]["year"],
    )


def _worst(rows: list[ObligationList], room: Room) -> Words:
    """Units that were late or without an accepted report most often."""
    due = [row.obligation_id for row in rows]
    amiss = room.ask(obligation_amiss).filter(pl.col("obligation_id").is_in(due))
    t, found = room.t, Counter(amiss["short_name"].to_list())
    if not found:
        return Words(t("deck.reporting_years.nobody"), (), "subject")
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:WORST]
    lines = tuple(counted(t, "deck.reporting_years.times", n, name=name) for name, n in ranked)
    head = t("deck.reporting_years.worst", count=t.number(len(rows)))
    return Words(head, lines, "attention")
