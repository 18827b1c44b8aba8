"""Steps that one other step alone reads: made within that one, their rows never written down."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from data.pipeline.steps import NARROW, steps

BODY = re.compile(r"CREATE TABLE \w+ AS\n(.+?);?\s*\Z", re.DOTALL)
WITH = re.compile(r"\s*WITH\s")
# Writing a table costs a third of making it, and seven times the room of what it holds. A step that
# a question reads, or that rests on less than its reader (KEYS), is a table of its own.
WITHIN = frozenset(
    {
        *("unit_due", "unit_value", "member_standing"),
        *("rated_row", "now_row"),
        *("own_figure", "group_figure", "content_report", "indicator_tally", "unit_latest"),
        *("group_note", "group_revision", "unit_lift", "indicator_lift"),
        *("unit_history", "member_trend", "unit_gain"),
        *("handed_in", "report_fill"),
        *("known_task", "award_key", "award_day", "award_walk"),
        *("said_mark", "stage_point", "mark_tally", "progress_read", "progress_point"),
        *("stage_total", "kept_out"),
        *("cumulative_fall", "parts_unlike_whole", "part_above_whole", "revised_upward_late"),
        *("bunched_at_limit", "identical_text", "too_round", "at_its_targets", "swapped_values"),
        *("copied_report", "copied_from_unit", "misplaced_decimal", "jump_against_peers"),
        "raised_flag",
        *("nation_due", "nation_share", "nation_member", "nation_standing", "nation_sum"),
        *("nation_fill", "nation_step"),
    }
)


@dataclass
class Whole:
    """A step with those made within it: its SELECT, the tables it reads, the values it is given."""

    body: str = ""
    reads: set[str] = field(default_factory=set)
    values: set[str] = field(default_factory=set)


@cache
def whole(name: str, narrow: str | None = None, passing: frozenset[str] = frozenset()) -> Whole:
    """A step as it is run; of a part alone (`narrow`) with what stands in the place of others, and
    with steps that nobody else needs (`passing`) made within it too."""
    made, within = Whole(), dict[str, str]()
    body = _gathered(name, NARROW.get(narrow or "", {}), WITHIN | passing, made, within)
    before = ",\n".join(f"{read} AS ({select})" for read, select in within.items())
    if before and WITH.match(body):
        body = WITH.sub(f"WITH {before},\n", body, count=1)
    elif before:
        body = f"WITH {before}\n{body}"
    made.body = body
    return made


def _gathered(
    name: str,
    parts: Mapping[str, str],
    inner: frozenset[str],
    made: Whole,
    within: dict[str, str],
) -> str:
    """The SELECT of a step, after those made within it, in the order they need each other."""
    if name in parts:
        _add(parts[name], parts, inner, made, within)
        return f"FROM {parts[name]}"
    step = steps()[name]
    found = BODY.search(step.sql)
    if found is None:
        raise ValueError(f"{name}.sql: no CREATE TABLE … AS")
    made.values |= step.values
    for read in step.reads:
        _add(read, parts, inner, made, within)
    return found[1]


def _add(
    read: str,
    parts: Mapping[str, str],
    inner: frozenset[str],
    made: Whole,
    within: dict[str, str],
) -> None:
    """Put what a step reads within it, or among the tables that are made before it."""
    if read not in inner:
        made.reads.add(read)
    elif read not in within:
        within[read] = _gathered(read, parts, inner, made, within)
