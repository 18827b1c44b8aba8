"""Slides behind the vote: what came back and why, and awards held against results."""

from collections.abc import Sequence

import polars as pl

from briefing.deck.awards.waiting import handed_in
from briefing.deck.forms import Axis, Column, Dot, Mark, Marks, Row, Scatter, Table, Text, Tone
from briefing.deck.more_forms import Words
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from pictures.awards.results import Kind, ResultMark, ResultPicture, result_picture
from queries.awards.questions import award_steps
from translations.name_order import name_order
from translations.phrases import counted

STOPPED = ("returned", "refused")
REASONS = 7  # rows a table of a slide holds beside the list of units
LEAST = 2  # a reason given once would name who was refused
UNITS = 6  # lines of the narrow column at its size
NAMED = 4  # names on one line of the narrow column
LONGEST = 105  # letters of a title in two lines
LEAST_SCALE = 4  # whole awards on the scale, so that one award is not the top of it
TONES: dict[Kind, Tone] = {"strong": "attention", "weak": "doubt", "": "context"}


def award_returned(room: Room) -> Slide:
    """Why proposals were returned or not considered; a reason given once names nobody."""
    t, total = room.t, room.awards.total(room.everything)
    if total is None:
        return room.empty("award_returned")
    rows = _stopped(room)
    counts = {state: rows.filter(state=state).height for state in STOPPED}
    said = {state: t.number(count) for state, count in counts.items()}
    if rows.is_empty():
        words = Words(t("deck.award_returned.none"), (), "subject")
        return room.slide("award_returned", words.head, (Part(words),), handed_in(room))
    reasons = _reasons(rows, room)
    parts = (Part(_table(reasons, room), (0, 8.6)), Part(_units(rows, room), (9.2, 12)))
    message = t("deck.award_returned.message", **said)
    longer = t(
        "deck.award_returned.most",
        head=message,
        reason=reasons[0][0],
        count=t.number(sum(reasons[0][1].values())),
    )
    message = longer if len(longer) <= LONGEST and reasons[0][2] else message
    asked = (("again", said | {"proposed": t.number(total["proposed_count"])}),)
    return room.slide("award_returned", message, parts, handed_in(room), asked)


def _stopped(room: Room) -> pl.DataFrame:
    """Proposals of the phase that stand returned or refused, with the reason of that step."""
    held = room.awards.proposals(room.everything).filter(pl.col("state").is_in(STOPPED))
    steps = room.ask(award_steps).select("proposal_id", "state", "on_date", "line", "reason")
    last = steps.sort("on_date", "line").unique(["proposal_id", "state"], keep="last")
    return held.join(last.drop("on_date", "line"), on=["proposal_id", "state"], how="left")


def _reasons(rows: pl.DataFrame, room: Room) -> list[tuple[str, dict[str, int], bool]]:
    """Reasons given at least twice, the most frequent first; the rest in one line."""
    t, found = room.t, []
    sizes = rows.drop_nulls("reason").group_by("reason").len().filter(pl.col("len") >= LEAST)
    for reason in sizes.sort("len", "reason", descending=[True, False])["reason"].head(REASONS - 1):
        mine = rows.filter(reason=reason)
        found.append((str(reason), _count(mine), True))
    rest = rows.filter(~pl.col("reason").is_in([r for r, _, _ in found]).fill_null(False))
    if rest.height:
        found.append((t("deck.award_returned.rest"), _count(rest), False))
    return found


def _count(rows: pl.DataFrame) -> dict[str, int]:
    return {state: rows.filter(state=state).height for state in STOPPED}


def _table(reasons: list[tuple[str, dict[str, int], bool]], room: Room) -> Table:
    t, most = room.t, max(sum(counts.values()) for _, counts, _ in reasons)
    rows = tuple(
        Row(
            (
                Text(reason, "ink" if is_said else "context"),
                Text(""),
                *(Text(t.number(counts[s])) for s in STOPPED),
            ),
            Marks(bar=Mark(sum(counts.values()), t.number(sum(counts.values())))),
        )
        for reason, counts, is_said in reasons
    )
    return Table(
        (
            Column(t("deck.award_returned.reason"), 4.4),
            Column(t("deck.award_returned.all"), 2.4),
            Column(t("awards.state.returned"), 1, "right"),
            Column(t("awards.state.refused"), 1.2, "right"),
        ),
        rows,
        chart_at=1,
        axis=Axis(0, most, most),
    )


def _units(rows: pl.DataFrame, room: Room) -> Words:
    """The units with the most proposals stopped."""
    t = room.t
    sizes = (
        rows.group_by("short_name")
        .len()
        .sort("len", name_order("short_name"), descending=[True, False])
    )
    lines = tuple(f"{name} ({t.number(n)})" for name, n in sizes.head(UNITS).iter_rows())
    most = sizes["len"][0]
    if most == 1:
        lines = tuple(sizes["short_name"].head(UNITS))
    key = "deck.award_returned.units" if most > 1 else "deck.award_returned.each"
    return Words(counted(t, key, sizes.height), lines)


def award_results(room: Room) -> Slide:
    """Every unit by its level and its awards, the exceptions named, as on the page."""
    t = room.t
    picture = result_picture(room.awards.results(room.everything).to_dicts(), t)
    if room.awards.total(room.everything) is None or picture is None:
        return room.empty("award_results")
    parts = (
        Part(_scatter(picture, room), (0, 8.4)),
        Part(_strong(picture.strong, room), (8.9, 12), (0, 0.5)),
        Part(_weak(picture.weak, room), (8.9, 12), (0.52, 1)),
    )
    counts = {
        "count": t.number(len(picture.strong)),
        "weak": t.number(len(picture.weak)),
        "quarter": t.number(max(len(picture.marks) // 4, 1)),
    }
    expected = room.awards.coverage_rows(room.everything)["expected_count"].item()
    coverage = room.share(len(picture.marks), expected)
    return room.slide("award_results", picture.sentence, parts, coverage, (("strong", counts),))


def _scatter(picture: ResultPicture, room: Room) -> Scatter:
    t = room.t
    named = {*picture.strong[:NAMED], *picture.weak[:NAMED]}
    dots = tuple(Dot(m.level, m.awards, m.name, TONES[m.kind], m in named) for m in picture.marks)
    levels = [m.level for m in picture.marks]
    most = max(m.awards for m in picture.marks)
    return Scatter(
        dots,
        even_axis(min(levels), max(levels), "%", t),
        even_axis(0, max(most, LEAST_SCALE), "", t),
        t("deck.award_results.level"),
        t("deck.award_results.awards"),
        x_line=picture.middle,
    )


def _strong(marks: Sequence[ResultMark], room: Room) -> Words:
    head = counted(room.t, "deck.award_results.strong", len(marks))
    return Words(head, _named([m.name for m in marks], room), TONES["strong"])


def _weak(marks: Sequence[ResultMark], room: Room) -> Words:
    t = room.t
    head = counted(t, "deck.award_results.weak", len(marks))
    names = [f"{m.name} ({t.number(m.awards)})" for m in marks]
    return Words(head, _named(names, room), TONES["weak"])


def _named(names: Sequence[str], room: Room) -> tuple[str, ...]:
    """The first few by name, and how many more there are."""
    lines = [" · ".join(names[:NAMED])] if names else []
    if len(names) > NAMED:
        lines.append(counted(room.t, "deck.award_results.more", len(names) - NAMED))
    return tuple(lines)
