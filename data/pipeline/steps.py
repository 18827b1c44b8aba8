"""The steps of the pipeline: every table of data/tables/<subject>/, and which tables it reads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.tables import RUBRIC

TABLES = Path(__file__).parent.parent / "tables"
READ = re.compile(r"\b(?:FROM|JOIN)\s+([a-z_]+)\b(?!\s*[(.])")
COMMENT = re.compile(r"--[^\n]*")
# what a step may rest on beside the day, the outermost first: each has tables of its own
KEYS = ("draft", "year", "period_id", "narrow")
NATION = ""
"""In the place of a campaign: tables of all campaigns together, which read none of a single one."""
VALUE = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True)
class Step:
    """One table: the statement that makes it, the steps it reads, the values it is given."""

    name: str
    sql: str
    reads: tuple[str, ...]
    values: frozenset[str]
    is_ruled: bool
    """Whether it reads a rubric, in whose place one being tried may stand."""


@dataclass(frozen=True)
class OtherDays:
    """A table as it is on other days: those of `days`, a step with a column as_of.

    Its rows are those of the table on each of them, with `on_day` as the first column. Of a table
    that rests on a year, `days` has a column year too. Where only a part of it is read, the steps
    beneath are made of that part alone: `narrow` names it, one of NARROW. Steps that are `passing`
    are made within the table, where that day has them not: nobody else would read what is written.
    """

    days: str
    table: str
    narrow: str | None = None
    passing: frozenset[str] = frozenset()


OTHER_DAYS: Mapping[str, OtherDays] = {
    "earlier_unit_standing": OtherDays(
        "earlier_day", "unit_standing", passing=frozenset({"assigned", "known_result", "unit_way"})
    ),
    "progress_on_day": OtherDays("reading_day", "progress_shown", "own_now"),
    "last_rank": OtherDays("last_year", "score_rank"),
    "last_tally": OtherDays("last_year", "cluster_tally"),
    "earlier_group_standing": OtherDays("earlier_day", "group_standing", "now"),
}
# steps in whose place one of fewer rows stands: nothing is compared, or single units alone are read
NARROW: Mapping[str, Mapping[str, str]] = {
    "now": {"rated_row": "now_row"},
    "own_now": {"rated_row": "now_row", "scope_unit": "own_scope", "group_figure": "own_figure"},
}
# tables as the rubrics in force make them, read beside those of a rubric being tried
OFFICIAL: Mapping[str, str] = {"official_rank": "score_rank"}


@cache
def steps() -> Mapping[str, Step]:
    """Every step by its name, the stem of its file. Files directly in data/tables are no steps."""
    files = {path.stem: path.read_text(encoding="utf-8") for path in TABLES.glob("*/**/*.sql")}
    known = frozenset(files) | frozenset(OTHER_DAYS) | frozenset(OFFICIAL)
    return {
        name: Step(
            name,
            sql,
            tuple(sorted(_read(sql, known) - {name})),
            values_of(sql),
            bool(_read(sql, frozenset(RUBRIC))),
        )
        for name, sql in files.items()
    }


@cache
def read_by(sql: str) -> tuple[str, ...]:
    """The steps a statement reads itself, by name."""
    return tuple(sorted(_read(sql, frozenset([*steps(), *OTHER_DAYS, *OFFICIAL]))))


@cache
def values_of(sql: str) -> frozenset[str]:
    """Names of the values a statement is given ($name), comments apart."""
    return frozenset(VALUE.findall(COMMENT.sub("", sql)))


@cache
def rests_on(name: str, key: str) -> bool:
    """Whether a step is another one for another year or period, under a draft or narrowed (KEYS).

    It is given the year or the period, reads a rubric, is narrowed, or it reads such a step."""
    if name in OTHER_DAYS:
        return rests_on(OTHER_DAYS[name].days, key)
    if name in OFFICIAL:
        return rests_on(OFFICIAL[name], key)
    step = steps()[name]
    own = key in step.values
    if key == "draft":
        own = step.is_ruled
    if key == "narrow":
        own = any(name in narrowed for narrowed in NARROW.values())
    return own or any(rests_on(read, key) for read in step.reads)


@cache
def is_of_nation(name: str) -> bool:
    """Whether a step is of all campaigns together: it stands on the nation's day."""
    reads = steps()[name].reads if name in steps() else ()
    return name == "nation_day" or any(is_of_nation(read) for read in reads)


def _read(sql: str, known: frozenset[str]) -> set[str]:
    return set(READ.findall(COMMENT.sub("", sql))) & known
