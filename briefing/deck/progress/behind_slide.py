"""The slide on what is behind: how far, in how many units, and how few would be enough."""

from dataclasses import replace

import polars as pl

from answers.progress.why_parts import part_decimals, unit_line
from briefing.deck.forms import Axis, Column, Mark, Marks, Row, Table, Text, Tone
from briefing.deck.more_forms import Big, Figures
from briefing.deck.room import Asked, Room
from briefing.deck.slide import Part, Slide
from pictures.tokens import BEHIND, RATED
from queries.progress.questions import gap_indicators, gap_units, indicator_standing
from schemas.frames import GapUnits, IndicatorStanding
from translations import Translator
from translations.held import bare_value, held_value
from translations.phrases import counted, joined, lag
from translations.value_words import STATUS_KEYS

MOST_BEHIND, NAMED = 6, 3


def behind_rows(room: Room) -> list[IndicatorStanding]:
    """Indicators slow, at risk or not met, the furthest behind first."""
    found = room.indicators.filter(
        pl.col("status").is_in(BEHIND), pl.col("pace_ratio").is_not_null()
    )
    return IndicatorStanding.rows(found.sort("pace_ratio", "position"))


def slowest(room: Room) -> list[IndicatorStanding]:
    """Every indicator whose pace is known, the furthest behind first."""
    return IndicatorStanding.rows(room.indicators.drop_nulls("pace_ratio").sort("pace_ratio"))


def behind(room: Room) -> Slide:
    """The indicators furthest behind, how far they are, and how many units are behind in each."""
    t, rows = room.t, behind_rows(room)
    if room.indicators.filter(pl.col("value").is_not_null()).is_empty():
        return room.empty("behind")
    if not rows:
        words = counted(t, "deck.behind.none", room.indicators.height, lag=lag(t, ()))
        return room.slide("behind", words, (Part(_all_on(room)),), _coverage(room))
    message = counted(
        t,
        "deck.behind.message",
        len(rows),
        lag=lag(t, rows),
        contents=t.number(len({r.content_id for r in rows})),
        worst=t.pick(rows[0], "short"),
        done=t.number(max(rows[0]["pace_ratio"], 0) * 100),
    )
    more = {
        "count": t.number(len(rows)),
        "total": t.number(room.indicators.height),
        "shown": t.number(min(len(rows), MOST_BEHIND)),
    }
    return room.slide(
        "behind",
        message,
        (Part(_table(rows, room)),),
        _coverage(room),
        (("more", more), *_who(rows[0], room)),
    )


def some_of(head: str, shown: int, total: int, t: Translator) -> str:
    """The head of a column that lists the first of more than it has room for."""
    if total <= shown:
        return t(head)
    return t("deck.behind.some", head=t(head), shown=t.number(shown), total=t.number(total))


def _table(rows: list[IndicatorStanding], room: Room) -> Table:
    """The indicators furthest behind, a row each."""
    t = room.t
    units = room.ask(indicator_standing, level="unit")
    names = {r.content_id: t.pick(r, "short") for r in room.contents}
    return Table(
        (
            Column(some_of("deck.behind.indicator", MOST_BEHIND, len(rows), t), 3.6),
            Column(t("deck.behind.content"), 1.9),
            Column(t("deck.behind.value"), 2.6, "right"),
            Column(t("deck.behind.bar"), 2.2),
            Column(t("deck.behind.units", lag=lag(t, rows, "short")), 1.5, "right"),
            Column(t("why.needed"), 1.7, "right"),
        ),
        tuple(_behind(row, names, units, room) for row in rows[:MOST_BEHIND]),
        chart_at=3,
        axis=Axis(0, 100, 100),
        has_rest=True,
    )


def _behind(row: IndicatorStanding, names: dict[str, str], units: pl.DataFrame, room: Room) -> Row:
    t = room.t
    rated = units.filter(pl.col("status").is_in(RATED), indicator_id=row.indicator_id)
    slow = rated.filter(pl.col("status").is_in(BEHIND)).height
    done = max(row.pace_ratio or 0, 0) * 100  # only rows whose pace is known are listed
    value, against = bare_value(row, t), held_value(row, t, "required_value")
    tone: Tone = "attention" if row.status in ("at_risk", "not_met") else "subject"
    return Row(
        (
            Text(t.pick(row, "short"), is_bold=True),
            Text(names[row.content_id], "context"),
            Text(f"{value} / {against}"),
            Text(""),
            Text(f"{t.number(slow)}/{t.number(rated.height)}"),
            Text(_needed(row, room)),
        ),
        Marks(bar=Mark(min(done, 100), t.number(done), tone)),
    )


def _needed(row: IndicatorStanding, room: Room) -> str:
    """The fewest units that would be enough; a dash where bringing all of them up is not."""
    t = room.t
    found = (
        room.ask(gap_indicators).filter(indicator_id=row.indicator_id)["units_to_green"].to_list()
    )
    if not found or found[0] is None:
        return t.number(None)
    counts = {"count": t.number(found[0]), "total": t.number(row.unit_count)}
    return t("why.needed_share", **counts)


def _who(row: IndicatorStanding, room: Room) -> Asked:
    """The question who pulls the worst indicator down most."""
    t = room.t
    units = GapUnits.rows(room.ask(gap_units, replace(room.everything, indicator=row.indicator_id)))
    down = [unit for unit in units if unit.contribution_value < 0][:NAMED]
    if not down:
        return ()
    values = [unit.contribution_value for unit in units]
    decimals = part_decimals(values, row.decimals)
    names = [
        t(
            "why.unit_part",
            name=unit.short_name,
            points=t.signed(unit.contribution_value, decimals),
        )
        for unit in down
    ]
    said = {"names": joined(t, names), "line": unit_line(units, t)}
    return (("who", said),)


def _all_on(room: Room) -> Figures:
    t = room.t
    counts = room.indicators.group_by("status").len().sort("len", descending=True).to_dicts()
    return Figures(
        tuple(Big(t.number(row["len"]), t(STATUS_KEYS[row["status"]])) for row in counts[:4])
    )


def _coverage(room: Room) -> str:
    return room.covered(room.indicators.filter(pl.col("value").is_not_null()))
