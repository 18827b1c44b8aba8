"""Reads the tasks of a plan (nhiệm vụ): tasks/<campaign>.csv, one row a task.

A refusal names file, line and column, and what may stand there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import polars as pl

from data.profiles.units_sheet import read_cells, refuse
from schemas.plan.profile import Profile
from schemas.plan.profile_file import ProfileError
from schemas.plan.tasks import CLAUSE, DUE, Task
from schemas.words import TASK_KINDS

FOLDER = "tasks"
COLUMNS = ("task_id", *(f.name for f in fields(Task) if f.name != "id"))
REQUIRED = ("task_id", "clause", "kind", "due", "leads", "label_vi", "label_en")
YES, NO = ("x", "true"), ("", "false")
LABEL_LIMIT = 160
"""Letters of a label: it stands in a cell of a sheet and in a row of a page."""
Fault = tuple[str, str]


def read_tasks(path: Path, profile: Profile, units: pl.DataFrame) -> tuple[Task, ...]:
    """Tasks in the order of the file."""
    blank = tuple(name for name in COLUMNS if name not in REQUIRED)
    frame = read_cells(path, COLUMNS, may_be_blank=blank)
    lines: dict[str, int] = {}
    tasks = []
    for row in frame.iter_rows(named=True):
        line = row.pop("line")
        task = _task(path, line, row)
        if task.id in lines:
            refuse(path, line, "task_id", f"đã có ở dòng / given already on line {lines[task.id]}")
        lines[task.id] = line
        for column, what in task_faults(task, profile, units):
            refuse(path, line, column, what)
        tasks.append(task)
    return tuple(tasks)


def require_known(profile: Profile, units: pl.DataFrame) -> None:
    """ProfileError for what is wrong with a task written in the profile itself ([[tasks]])."""
    for number, task in enumerate(profile.tasks):
        for column, what in task_faults(task, profile, units):
            key = "id" if column == "task_id" else column
            at = f"{profile.campaign.id}.toml: «tasks.{number}.{key}»"
            raise ProfileError(f"{at}: {what}")


def task_faults(task: Task, profile: Profile, units: pl.DataFrame) -> Iterator[Fault]:
    """What is wrong with a task, column by column: unknown clause, content, units, time."""
    if not CLAUSE.fullmatch(task.clause):
        yield "clause", f"«{task.clause}» không phải mục / is no clause (IV.4, III.2.c, VI.2.1)"
    elif profile.campaign.clauses:
        yield from _unknown("clause", task.clause.split("; "), profile.campaign.clauses)
    if not DUE.fullmatch(task.due) or not _is_day(task):
        yield (
            "due",
            f"«{task.due}»: ghi / write 2025-12-31, 2025-Q4, 2027, every-year, standing,"
            " open (kế hoạch chưa ghi / the plan names none)",
        )
    elif task.due_on and not profile.phases.starts_on <= task.due_on <= profile.phases.last_day:
        span = f"{profile.phases.starts_on} – {profile.phases.last_day}"
        yield "due", f"«{task.due}» ngoài phong trào / outside the campaign ({span})"
    if task.content:
        yield from _unknown("content", [task.content], [c.id for c in profile.contents])
    known = [*units.get_column("unit_id"), *(t.id for t in profile.unit_types)]
    for column, names in (("leads", task.leads), ("partners", task.partners)):
        yield from _unknown(column, names, known)
    if not task.leads:
        yield "leads", "không được trống: ai báo cáo / must not be blank: who reports"
    for column in ("label_vi", "label_en"):
        if len(getattr(task, column)) > LABEL_LIMIT:
            yield column, f"quá / more than {LABEL_LIMIT} ký tự / characters"


def _is_day(task: Task) -> bool:
    """Whether a due day is one of the calendar: 2025-02-30 is none."""
    if task.due_kind != "day":
        return True
    try:
        return bool(date.fromisoformat(task.due))
    except ValueError:
        return False


def _unknown(column: str, names: Sequence[str], known: Sequence[str]) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.3)
            hint = f"; gần nhất / nearest: «{near[0]}»" if near else ""
            yield column, f"không có / no such «{name}»{hint}"


def _task(path: Path, line: int, row: dict[str, str | None]) -> Task:
    kind = next((kind for kind in TASK_KINDS if kind == row["kind"]), None)
    if kind is None:
        refuse(path, line, "kind", f"«{row['kind']}»: một trong / one of {', '.join(TASK_KINDS)}")
    encouraged = (row["is_encouraged"] or "").casefold()
    if encouraged not in (*YES, *NO):
        refuse(path, line, "is_encouraged", f"«{row['is_encouraged']}»: ghi / write x")
    return Task(
        id=str(row["task_id"]),
        clause=str(row["clause"]),
        kind=kind,
        due=str(row["due"]),
        leads=names_of(row["leads"]),
        label_vi=str(row["label_vi"]),
        label_en=str(row["label_en"]),
        content=row["content"],
        partners=names_of(row["partners"]),
        actor_vi=row["actor_vi"],
        actor_en=row["actor_en"],
        others_vi=row["others_vi"],
        others_en=row["others_en"],
        evidence_vi=row["evidence_vi"],
        evidence_en=row["evidence_en"],
        is_encouraged=encouraged in YES,
    )


def names_of(text: str | None) -> tuple[str, ...]:
    """The codes of a cell, which stand apart by «;»."""
    return tuple(part.strip() for part in (text or "").split(";") if part.strip())
