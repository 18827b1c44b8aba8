"""What a plan orders to be done (nhiệm vụ): by which units, until when, under which clause."""

import re
from dataclasses import field
from datetime import date

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from schemas.plan.cadence import period_end
from schemas.words import TaskKind

STRICT = ConfigDict(extra="forbid")
CLAUSE = re.compile(r"[IVX]+(\.[0-9]+)*(\.[^\W\d_])?(; [IVX]+(\.[0-9]+)*(\.[^\W\d_])?)*")
"""A clause as plans count them: IV.4, III.2.c, VI.2.1; of several, the first orders the task."""
DUE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-Q[1-4]|20[0-9]{2}|every-year|standing|open")
ONCE = "once"
"""The round of a task that comes once; of one due every year a round is a year."""


@dataclass(frozen=True, config=STRICT)
class Task:
    """One task of a plan (nhiệm vụ) in short words of our own.

    `leads` and `partners` are unit ids or unit types. Where the plan names a body that is no unit
    (a council, a cluster), `actor_*` says it and `leads` are the units that report for it.
    `due`: a day, a quarter (2025-Q4), a year, every-year, standing, or open where the plan names
    no time. What is only encouraged is never overdue.
    """

    id: str
    clause: str
    kind: TaskKind
    due: str
    leads: tuple[str, ...]
    label_vi: str
    label_en: str
    content: str | None = None
    partners: tuple[str, ...] = field(default=())
    actor_vi: str | None = None
    actor_en: str | None = None
    others_vi: str | None = None
    others_en: str | None = None
    evidence_vi: str | None = None
    evidence_en: str | None = None
    is_encouraged: bool = False

    @property
    def due_kind(self) -> str:
        """day, quarter, year, every-year, standing or open."""
        if self.due in ("every-year", "standing", "open"):
            return self.due
        return {4: "year", 7: "quarter"}.get(len(self.due), "day")

    @property
    def is_yearly(self) -> bool:
        """Whether the task comes again every year, in rounds."""
        return self.due == "every-year"

    @property
    def due_on(self) -> date | None:
        """The last day in time of a task that comes once; None: no day follows from the plan."""
        if self.due_kind == "year":
            return date(int(self.due), 12, 31)
        if self.due_kind == "quarter":
            return period_end(self.due, "quarter")
        return date.fromisoformat(self.due) if self.due_kind == "day" else None

    def is_led_by(self, unit_id: str, unit_type: str) -> bool:
        """Whether a unit answers for the task: named itself, or by its type."""
        return unit_id in self.leads or unit_type in self.leads
