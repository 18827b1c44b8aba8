"""Slides of a review, interim or final: the whole in one page, the asks, the method."""

from dataclasses import replace
from typing import Any

import polars as pl

from briefing.deck.closing_slides import decision_slides, method_slide
from briefing.deck.decisions import decisions_of
from briefing.deck.forms import Tone
from briefing.deck.more_forms import Big, Figures, Moment, TimeLine
from briefing.deck.opening_slides import asks_box, award_figure, cluster_figure, timeline
from briefing.deck.progress.phase_facts import is_over, is_rated, moment, phase_row, sizes
from briefing.deck.progress.phase_slides import covered
from briefing.deck.reporting.years import on_time
from briefing.deck.room import Room
from briefing.deck.slide import Part, Slide, fitting
from queries.reference.questions import period_list
from translations.phrases import counted, lag, lowered


def review_summary(room: Room) -> Slide:
    """The answer of the phase: targets reached, reports in time, clusters, awards, asks."""
    t = room.t
    found = [_targets(room), _reports(room), cluster_figure(room), award_figure(room)]
    asked = decisions_of(room)
    all_ = sizes(room.indicators)
    words = {
        "moment": moment(room),
        "reached": t.number(all_["reached"]),
        "total": t.number(room.indicators.height),
        "behind": t.number(all_["behind"]),
        "lag": lag(t, room.indicators.to_dicts()),
    }
    if is_rated(room):
        message = counted(t, "deck.review_summary.message", len(asked), **words)
        message = fitting(message, t("deck.review_summary.short", **words))
    else:
        message = counted(t, "deck.review_summary.unrated", len(asked), **words)
    figures = Figures(tuple(f for f in found if f))
    box = asks_box(asked, room)
    parts = (Part(figures, (0, 12), (0.02, 0.5)), Part(box, (0, 12), (0.55, 0.99)))
    return room.slide("review_summary", message, parts, covered(room))


def _targets(room: Room) -> Big | None:
    t, all_ = room.t, sizes(room.indicators)
    if not is_rated(room):
        return None
    words = {"behind": t.number(all_["behind"]), "lag": lag(t, room.indicators.to_dicts())}
    if "not_met" in room.indicators["status"].to_list():
        note = t("deck.review_summary.targets_closed", **words)
    else:
        note = t("deck.review_summary.targets_note", on_track=t.number(all_["on_track"]), **words)
    value = f"{t.number(all_['reached'])}/{t.number(room.indicators.height)}"
    return Big(value, t("deck.review_summary.targets", phase=room.phase_words), note)


def _reports(room: Room) -> Big | None:
    t, found = room.t, on_time(room)
    if found is None:
        return None
    count, owed = found
    note = t("deck.review_summary.reports_note", count=t.number(count), owed=t.number(owed))
    return Big(t.amount(100 * count / owed, "%", 1), t("deck.review_summary.reports"), note)


def review_decisions(room: Room) -> Slide | tuple[Slide, ...]:
    """The asks of the review, numbered over as many slides as they need."""
    return decision_slides("review_decisions", room)


def hinge_timeline(room: Room) -> Slide:
    """The time line with the end of the phase in red; once that is past, what came after it."""
    t, row, usual = room.t, phase_row(room), timeline(room)
    if row is None or usual.is_empty:
        return room.empty("hinge_timeline")
    form = usual.parts[0].form
    parts = usual.parts
    if isinstance(form, TimeLine):
        hinge = t(f"charts.timeline.review_{row['phase_id']}")
        marked = tuple(_marked(m, hinge) for m in form.moments)
        parts = (replace(usual.parts[0], form=replace(form, moments=marked)),)
    message = usual.generated
    if is_over(room):
        message = t(
            "deck.hinge_timeline.closed",
            phase=t(f"phase.{row['phase_id']}"),
            date=t.date(row["end_date"]),
            now=lowered(usual.generated),
        )
    asked: tuple[Any, ...] = ()
    if row["is_assumed"]:
        asked = (("date", {"date": t.date(row["end_date"])}),)
    return room.slide("hinge_timeline", message, parts, asked=asked)


def _marked(of: Moment, hinge: str) -> Moment:
    """The hinge in red, the day of the figures in blue."""
    if of.name.lower() == hinge:
        return replace(of, tone="attention")
    tone: Tone = "subject" if of.tone == "attention" else of.tone
    return replace(of, tone=tone)


def interim_method(room: Room) -> Slide:
    """The method, and what the year of the hinge counts for."""
    t, rows = room.t, room.ask(period_list).sort("end_date")
    mine = rows.filter(phase_id=room.chosen.phase)["period_id"].to_list()
    after = rows.filter(pl.col("phase_id") != room.chosen.phase)["period_id"].to_list()
    more: tuple[str, ...] = ()
    if mine and after:
        said = {"last": t.period(mine[-1]), "first": t.period(after[0])}
        more = (t("deck.interim_method.rule", **said),)
    return method_slide("interim_method", more, room)


def final_method(room: Room) -> Slide:
    """The method, what was learnt by rule, and what is kept."""
    t, all_ = room.t, sizes(room.indicators)
    found = on_time(room)
    more = []
    if is_rated(room):
        words = {"count": t.number(all_["behind"]), "total": t.number(room.indicators.height)}
        words["lag"] = lag(t, room.indicators.to_dicts())
        more.append(t("deck.final_method.missed", **words))
    if found:
        share = t.amount(100 * found[0] / found[1], "%", 1)
        more.append(t("deck.final_method.reports", share=share, owed=t.number(found[1])))
    return method_slide("final_method", tuple(more), room)
