"""Whose a problem is (của ai): a few units by name, many by their types."""

from dataclasses import replace

import polars as pl

from answers.answers import Answers
from queries.progress.questions import gap_units
from queries.reference.questions import unit_type_list
from queries.reporting.questions import reporting_state
from queries.tasks.questions import task_agencies
from schemas.selection import Selection
from translations import Translator
from translations.phrases import counted, joined

NAMED = 3  # owners by name: a fourth would wrap on a phone
DUST = 1e-9  # of a contribution: what arithmetic leaves of one that is nothing


def content_owner(gaps: pl.DataFrame, answers: Answers, chosen: Selection, t: Translator) -> str:
    """Units that pull down most in the indicator that pulls down most (GapIndicators of one
    content): as few of them as would bring it on its path, else all that are below."""
    down = gaps.filter(pl.col("contribution_points") < -DUST)
    if down.is_empty():
        return ""
    worst = down.sort("contribution_points", "position")["indicator_id"][0]
    units = answers.ask(gap_units, replace(chosen, indicator=worst))
    below = units.filter(pl.col("contribution_value") < -DUST)
    if below.is_empty():
        return ""
    enough = below["units_to_green"][0]
    return units_in_words(below.head(enough) if enough else below, answers, chosen, t)


def report_owner(
    state: str, period: str, answers: Answers, chosen: Selection, t: Translator
) -> str:
    """Units whose report of a period is missing or rejected."""
    found = answers.ask(reporting_state, replace(chosen, period=period)).filter(state=state)
    return units_in_words(found, answers, chosen, t)


def task_owner(answers: Answers, chosen: Selection, t: Translator) -> str:
    """«Xã (16) · Doanh nghiệp (10) · Sở Nội vụ (1) · nơi khác (3)»: who leads what is late."""
    late = answers.ask(task_agencies, chosen).filter(pl.col("late_count") > 0).to_dicts()
    shown = [
        t("leader.owner.tasks", name=t.pick(row, "agency_name"), count=t.number(row["late_count"]))
        for row in late[:NAMED]
    ]
    rest = sum(row["late_count"] for row in late[NAMED:])
    more = [t("leader.owner.tasks_more", count=t.number(rest))] if rest else []
    return " · ".join([*shown, *more])


def units_in_words(units: pl.DataFrame, answers: Answers, chosen: Selection, t: Translator) -> str:
    """«Sở A, Sở B và Xã C», or «11 xã · 7 doanh nghiệp»: short_name and unit_type of each."""
    if units.height <= NAMED:
        return joined(t, units["short_name"].to_list())
    labels = {
        row["unit_type"]: t.pick(row, "label")
        for row in answers.ask(unit_type_list, chosen).to_dicts()
    }
    counts = units.group_by("unit_type").len().sort("len", "unit_type", descending=[True, False])
    said = [_of_type(labels.get(name, name), n, t) for name, n in counts.head(NAMED).iter_rows()]
    rest = int(counts["len"][NAMED:].sum())
    more = [counted(t, "leader.owner.units_more", rest)] if rest else []
    return " · ".join([*said, *more])


def _of_type(label: str, count: int, t: Translator) -> str:
    """A type in the middle of a line: small, unless it begins with an abbreviation."""
    small = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    return t("leader.owner.of_type", count=t.number(count), type=small)
