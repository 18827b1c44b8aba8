"""Who lags together (nhóm nào nộp chậm): one mark a group, the smallest part handed in on top.

A group is behind only once its day has passed: until then what has not come is not late.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.row import Row
from translations import Translator
from translations.phrases import counted, first_fitting

GroupLevel = Literal["cluster", "unit_type"]
GROUPS_OF: dict[GroupLevel, str] = {
    "cluster": "charts.heat.groups_cluster",
    "unit_type": "charts.heat.groups_unit_type",
}
LACKING = ("rejected", "waiting", "overdue")
"""States of a report that is not there, whatever the reason."""


@dataclass(frozen=True)
class GroupMark:
    """A group: units that owe a report and those it is accepted of, by how each came.

    `code` is None of the units without a cluster; `is_low`: its day has passed and it is under the
    limit.
    """

    code: str | None
    name: str
    owed: int
    accepted: int
    is_low: bool
    part: str
    on_time: int
    late: int
    rejected: int
    waiting: int
    overdue: int
    exempt: int

    @property
    def share(self) -> float:
        """Part of those that owe one with a report accepted, 0 to 1."""
        return self.accepted / self.owed

    @property
    def lacking(self) -> int:
        """Reports that are not there, whatever the reason."""
        return self.rejected + self.waiting + self.overdue


@dataclass(frozen=True)
class GroupPicture:
    """The sentence over the marks, what is measured, and the marks, smallest part first."""

    sentence: str
    measure: str
    marks: tuple[GroupMark, ...]


def group_picture(
    rows: Sequence[Row], level: GroupLevel, low_ratio: float, t: Translator
) -> GroupPicture:
    """Groups that owe something; of equal parts the larger one first; reads ObligationCount."""
    marks = sorted(
        (_mark(row, low_ratio, t) for row in rows if owed(row)),
        key=lambda m: (m.share, -m.owed, m.code or ""),
    )
    limit = t.amount(low_ratio * 100, "%")
    is_ahead = any(m.waiting for m in marks) and not any(m.is_low for m in marks)
    measure = "charts.group_bars.measure_ahead" if is_ahead else "charts.group_bars.measure"
    sentence = _sentence(marks, level, limit, is_ahead, t) if marks else ""
    return GroupPicture(sentence, t(measure, limit=limit), tuple(marks))


def owed(row: Row) -> int:
    """Units that owe a report: all but the exempt."""
    return int(row["expected_count"] - row["exempt_count"])


def _mark(row: Row, low_ratio: float, t: Translator) -> GroupMark:
    whole, accepted = owed(row), int(row["accepted_count"])
    known = row[f"group_name_{t.language}"]
    return GroupMark(
        code=row["group_id"],
        name=str(known) if known else t("charts.group_bars.no_group"),
        owed=whole,
        accepted=accepted,
        is_low=accepted / whole < low_ratio and not row["waiting_count"],
        part=f"{t.number(accepted)}/{t.number(whole)}",
        on_time=row["on_time_count"],
        late=row["late_count"],
        rejected=row["rejected_count"],
        waiting=row["waiting_count"],
        overdue=row["overdue_count"],
        exempt=row["exempt_count"],
    )


def _sentence(
    marks: Sequence[GroupMark], level: GroupLevel, limit: str, is_ahead: bool, t: Translator
) -> str:
    """How many groups are under the limit and which has fewest; before the day, how many are in."""
    groups = t(GROUPS_OF[level])
    if all(mark.share == 1 for mark in marks):
        return counted(t, "charts.group_bars.all", len(marks), groups=groups)
    if is_ahead:
        there, whole = sum(m.accepted for m in marks), sum(m.owed for m in marks)
        said = {"accepted": t.number(there), "owed": t.number(whole)}
        return t("charts.group_bars.ahead", **said)
    low = sum(mark.is_low for mark in marks)
    short = {"groups": groups, "total": t.number(len(marks)), "limit": limit}
    named = short | {"name": marks[0].name, "part": marks[0].part}
    if low:
        full = counted(t, "charts.group_bars.low", low, **named)
        return first_fitting(full, counted(t, "charts.group_bars.low_bare", low, **short))
    full = t("charts.group_bars.none_low", **named)
    return first_fitting(full, t("charts.group_bars.none_low_bare", **short))
