"""What is next and what is new of awards and ranks (tin khen thưởng, xếp hạng, hạn tới)."""

from dataclasses import replace

import polars as pl

from answers.answers import Answers, of_year
from answers.awards.words import waiting_line
from answers.headline import Figure, deadline_figure
from pictures.awards.funnel import stage_name
from pictures.messages import timeline_message
from queries.awards.questions import award_proposals, award_tally
from queries.reference.questions import phase_list
from queries.reporting.obligations import obligation_list
from queries.scoring.questions import cluster_glance, score_years
from schemas.frames import ObligationList
from schemas.selection import Selection
from schemas.words import ROUTE_STATES
from translations import Translator
from translations.phrases import capital, counted


def deadline(answers: Answers, chosen: Selection, t: Translator) -> Figure:
    """The next report, plan or review owed."""
    owed = answers.ask(obligation_list, chosen).filter(is_open=True).drop_nulls("due_at")
    nearest = ObligationList.rows(owed.sort("due_at").head(1))
    return deadline_figure(next(iter(nearest), None), t)


def phase_line(answers: Answers, chosen: Selection, t: Translator) -> str:
    """Where the day is in the phases of the campaign."""
    return timeline_message(answers.ask(phase_list, chosen).to_dicts(), chosen.as_of, t)


def award_lines(answers: Answers, chosen: Selection, t: Translator) -> list[str]:
    """The counts of the phase, one beside another, and whom the rest wait for."""
    rows = answers.ask(award_tally, chosen).filter(dimension="all").to_dicts()
    if not rows:
        return [t("leader.awards_none")]
    known = [name for name in ROUTE_STATES if rows[0][f"{name}_count"] is not None]
    counts = [
        t(
            "comparison.now_count",
            what=stage_name(name, t),
            count=t.number(rows[0][f"{name}_count"]),
        )
        for name in known
    ]
    mine = answers.ask(award_proposals, replace(chosen, form=None)).filter(phase_id=chosen.phase)
    return [capital(", ".join(counts)), *filter(None, [waiting_line(mine, t)])]


def rank_line(answers: Answers, chosen: Selection, t: Translator) -> str:
    """Of the latest year with marks: clusters wholly scored, and how many have another leader.

    Empty where nobody is ranked, or nothing is scored yet."""
    asked = replace(of_year(chosen), year=None)
    years = answers.ask(score_years, asked).filter(pl.col("unit_count") > 0)
    if years.is_empty():
        return ""
    year = int(str(years["year"].max()))
    rows = answers.ask(cluster_glance, replace(asked, year=year))
    led = rows.filter(pl.col("leader_id").is_not_null())
    if led.is_empty():
        return ""
    before = led.filter(pl.col("previous_leader_id").is_not_null())
    moved = before.filter(pl.col("previous_leader_id") != pl.col("leader_id")).height
    share = f"{t.number(led.height)}/{t.number(rows.height)}"
    said = t("leader.ranks", year=str(year), share=share)
    return f"{said}; {counted(t, 'leader.leaders_moved', moved)}" if before.height else said
