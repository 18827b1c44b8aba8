"""Slides on awards: from proposal to decision, who gets them."""

from collections.abc import Sequence

import polars as pl

from answers.awards.answers import every
from briefing.deck.forms import BarChart, Bars, Column, Dot, Row, Scatter, Table, Text, Tone
from briefing.deck.more_forms import Words
from briefing.deck.room import Room
from briefing.deck.scales import even_axis
from briefing.deck.slide import Part, Slide
from pictures.awards.funnel import FunnelPicture, funnel_picture, stage_name
from pictures.awards.lorenz import EQUAL, LorenzPicture, Points, lorenz_picture
from pictures.awards.recipients import recipient_picture
from queries.awards.questions import award_tally
from schemas.row import Row as RowOf

STAGES: tuple[tuple[str, Tone], ...] = (
    ("proposed", "rest"),
    ("appraised", "earlier"),
    ("passed", "context"),
    ("submitted", "ink"),
    ("decided", "subject"),
)


def shown_stages(rows: Sequence[RowOf]) -> list[tuple[str, Tone]]:
    """Steps that some route among these counts has."""
    return [s for s in STAGES if any(row[f"{s[0]}_count"] is not None for row in rows)]


def award_funnel(room: Room) -> Slide:
    """The counts of the steps a form, never added, and why the others stopped before each."""
    t, total = room.t, room.awards.total(room.everything)
    if total is None:
        return room.empty("award_funnel")
    forms = room.ask(award_tally, every(room.everything)).filter(
        pl.col("proposed_count") > 0, dimension="form"
    )
    shown = shown_stages([total])
    rows = forms.sort("position").head(5).to_dicts()
    series = tuple(
        Bars(
            stage_name(stage, t),
            tuple(float(r[f"{stage}_count"] or 0) for r in rows),
            tuple(t.number(r[f"{stage}_count"]) for r in rows),
            tone,
        )
        for stage, tone in shown
    )
    bars = BarChart(tuple(t.pick(r, "label") for r in rows), series)
    picture = funnel_picture(room.awards.stages(room.everything).to_dicts(), t)
    parts = (Part(bars, (0, 5.5)), Part(_steps(picture, room), (5.8, 12), (0, 0.86)))
    covered = room.awards.coverage_rows(room.everything).row(0, named=True)
    coverage = room.share(covered["unit_count"], covered["expected_count"])
    words = {name: t.number(total[f"{name}_count"]) for name in ("proposed", "decided", "revoked")}
    return room.slide(
        "award_funnel",
        picture.sentence,
        parts,
        coverage,
        (("revoked", words),),
        method=t("how.award-funnel.rule"),
    )


def _steps(picture: FunnelPicture, room: Room) -> Table:
    """The stages of the page's picture, each with what was lost before it."""
    t = room.t
    return Table(
        (
            Column(t("deck.award_funnel.step"), 2.1),
            Column(t("deck.award_funnel.count"), 1.15, "right"),
            Column(t("deck.award_funnel.lost"), 4.05),
        ),
        tuple(
            Row((Text(m.name), Text(m.count_text), Text(m.loss_text, "context")))
            for m in picture.marks
        ),
    )


def award_people(room: Room) -> Slide:
    """Who the decided awards went to, and how they are spread over the units."""
    t = room.t
    if room.awards.total(room.everything) is None:
        return room.empty("award_people")
    rows = room.awards.classes(room.everything).to_dicts()
    if not rows:
        return room.empty("award_people")
    picture = recipient_picture(rows, t)
    values = tuple(float(mark.value) for mark in picture.marks)
    bars = BarChart(
        tuple(mark.name for mark in picture.marks),
        (Bars("", values, tuple(mark.text for mark in picture.marks)),),
        t("deck.award_people.caption"),
        is_lying=True,
    )
    parts = [Part(bars, (0, 6.2))]
    fair = lorenz_picture(room.awards.curve(room.everything), t)
    if fair:
        parts += [
            Part(_lorenz(fair, room), (6.9, 12), (0, 0.68)),
            Part(_gini(fair, room), (6.9, 12), (0.72, 1)),
        ]
    covered = room.awards.coverage_rows(room.everything).row(0, named=True)
    coverage = room.share(covered["unit_count"], covered["expected_count"])
    return room.slide(
        "award_people",
        picture.sentence,
        tuple(parts),
        coverage,
        method=t("how.award-classes.rule"),
    )


def _lorenz(picture: LorenzPicture, room: Room) -> Scatter:
    """The page's picture in per cent: curve, slant of equal shares, bounds of chance."""
    t = room.t
    axis = even_axis(0, 100, "%", t)
    return Scatter(
        (Dot(50, 100 * picture.half, "", "subject"),),
        axis,
        axis,
        t("deck.award_people.units"),
        t("deck.award_people.awards"),
        curve=_pct(picture.points),
        slant=_pct(EQUAL),
        bounds=(_pct(picture.low), _pct(picture.high)),
    )


def _pct(points: Points) -> Points:
    return tuple((100 * x, 100 * y) for x, y in points)


def _gini(picture: LorenzPicture, room: Room) -> Words:
    said = room.t("deck.award_people.gini", **picture.gini_texts)
    return Words(picture.sentence, (said,), "ink")
