"""Slides on progress: contents against their path, what is behind, whether it will arrive."""

from collections.abc import Sequence

import polars as pl

from answers.progress.why import briefs
from briefing.deck.forms import Align, Column, Key, Mark, Marks, Row, Table, Text, Tone
from briefing.deck.room import Asked, Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from pictures.contents import ContentMark, content_picture
from pictures.tokens import BEHIND, RATED
from queries.progress.questions import gap_indicators, indicator_standing
from schemas.frames import ContentStanding
from translations.held import held_share

CAUSE, TALL = 36, 7  # letters of a cause in a line; rows that hold two lines each
SCALE = 4  # steps: more of them do not stand side by side in the narrow column


def tone_of(status: str) -> Tone:
    """Red for what needs attention, grey for what nobody can rate, blue for the rest."""
    if status in BEHIND:
        return "attention"
    return "subject" if status in RATED else "context"


def contents(room: Room) -> Slide:
    """Every content against what is required by the day."""
    t = room.t
    rows = [r for r in room.contents if r.achieved_pct is not None]
    if not rows:
        return room.empty("contents")
    picture = content_picture(room.contents, t)
    covered = room.ask(indicator_standing).filter(pl.col("value").is_not_null())
    table = _path(picture.marks, room)
    return room.slide(
        "contents",
        picture.sentence,
        (Part(table),),
        room.covered(covered),
        _lowest(rows, room),
        method=t("how.contents.rule"),
    )


def _path(marks: Sequence[ContentMark], room: Room) -> Table:
    t = room.t
    shown = [v for m in marks if m.done is not None for v in (m.done, m.required or 0)]
    letters = CAUSE if len(marks) > TALL else 2 * CAUSE
    causes = briefs(room.ask(gap_indicators), room.campaign, t, letters)
    return Table(
        (
            Column(t("deck.contents.head"), 2.3),
            Column("", 3.5),
            Column(t("deck.contents.pace"), 0.9, "right"),
            Column(t("deck.contents.status"), 2.4),  # the longest status, unbroken
            Column(t("why.column"), 3.4),
        ),
        tuple(_content(mark, causes.get(mark.code, ""), room) for mark in marks),
        chart_at=1,
        axis=even_axis(min(shown), max(shown), "%", t, most=SCALE),
        key=(
            Key("dot", t("deck.contents.done")),
            Key("tick", t("deck.contents.required"), "context"),
            Key("none", t("deck.contents.measure")),
        ),
    )


def _lowest(rows: list[ContentStanding], room: Room) -> Asked:
    """The question on the content that is furthest behind, if one is."""
    t = room.t
    behind = [(r.pace_ratio, r) for r in rows if r.status in BEHIND and r.pace_ratio is not None]
    return tuple(
        (
            "behind",
            {
                "name": t.pick(row, "short"),
                "value": held_share(row, t),
                "required": held_share(row, t, "required_pct"),
                "count": t.number(row.indicator_count),
                "total": t.number(row.expected_indicator_count),
            },
        )
        for _, row in sorted(behind, key=lambda pair: pair[0])[:1]
    )


def _content(mark: ContentMark, cause: str, room: Room) -> Row:
    tone, is_behind = tone_of(mark.status), mark.is_behind
    cells = (
        Text(mark.name, is_bold=is_behind),
        Text(""),
        Text(mark.pace_text, tone, is_behind),
        Text(mark.word, tone, True, mark.status),
        Text(cause, "context"),
    )
    return Row(cells, None if mark.done is None else _marks(mark.done, mark, room))


def _marks(done: float, mark: ContentMark, room: Room) -> Marks:
    t, required, tick, lack = room.t, mark.required, None, ""
    if required is not None:
        tick = Mark(required, mark.required_text if mark.is_behind else "", "context")
    if required is not None and mark.is_behind:
        lack = t("deck.contents.lack", points=t.beside(required - done, 0.0, 1))
    side: Align = "left" if required is not None and done < required else "right"
    return Marks((Mark(done, mark.done_text, tone_of(mark.status), side),), tick, gap=lack)
