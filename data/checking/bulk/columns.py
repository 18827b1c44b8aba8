"""The columns of a flat file, by our own name or the Vietnamese one, in any case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from data.checking.bulk.names import BARE, BESIDE, heading, own_name
from data.checking.layouts.award_layout import SAID
from data.checking.layouts.model_layout import ENTRY, SPREAD
from data.checking.problem_rows import ProblemList
from data.profiles.report_codes import MODEL, REPLY, TASK, WORDED
from schemas.words import STAGES

REPORT = ("campaign_id", "unit_id", "period_id")


@dataclass(frozen=True)
class BulkForm:
    """A form of flat file: codes no row may lack, what it says, and which reports it takes.

    `renamed` are columns that another form knows by another name.
    """

    codes: tuple[str, ...]
    said: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)

    @property
    def required(self) -> tuple[str, ...]:
        """The columns it must have."""
        return (*self.codes, *self.said)


VALUES = BulkForm((*REPORT, "indicator_id"), ("value",), ("period",), ("note",))
WORDS = BulkForm((*REPORT, "section_id"), ("text",), WORDED)
PLANS = BulkForm(REPORT, ("plan_number", "plan_date"), ("plan",))
NOTES = BulkForm(
    ("kind", "campaign_id"),
    (),
    optional=(
        *("unit_id", "indicator_id", "obligation_id", "flag_id", "at_date"),
        *("outcome", "text", "text_en", "source", "written_at"),
    ),
)
SCORES = BulkForm(
    ("campaign_id", "year", "stage", "unit_id"),
    ("amount",),
    STAGES,
    ("marker_id", "item", "criterion_id", "against", "not_applicable", "evidence", "reason"),
    {"value": "amount"},
)
REPLIES = BulkForm(
    ("campaign_id", "year", "unit_id", "criterion_id"), ("reply",), (REPLY,), ("evidence",)
)
PROPOSED = BulkForm(
    ("campaign_id", "year", "unit_id"),
    ("proposal_code",),
    ("award",),
    tuple(key for key in (*SAID, "person_count") if key != "proposal_code"),
)
AWARD_STEPS = BulkForm(
    ("campaign_id", "proposal_id", "state", "at_date"),
    (),
    optional=(
        "route_step",
        "document",
        "reason",
        "override_role",
        "override_document",
        "written_at",
    ),
)
AWARD_COUNTS = BulkForm(
    ("campaign_id", "locality", "year", "session", "stage", "form_words", "level", "subject"),
    ("award_count",),
    optional=("note",),
    renamed={"state": "stage", "form_id": "form_words"},
)
TASKS = BulkForm(
    (*REPORT, "task_id"),
    ("state",),
    (TASK,),
    (
        *("year", "done_on", "document", "people_count", "note"),
        *("event_no", "topic", "finding", "remedy", "remedy_due", "remedy_done_on"),
    ),
)
MODELS = BulkForm((*REPORT, "model_id"), (), (MODEL,), (*ENTRY, *SPREAD))
FORMS = (VALUES, WORDS, PLANS)
STAFFS = (NOTES, AWARD_STEPS, AWARD_COUNTS)
"""Forms that only staff hand in."""


def bulk_form(columns: Sequence[str]) -> BulkForm:
    """The form a file has by its columns; values if none fits better. Notes name no period,
    scores a year and a stage, replies a year and a reply, awards a proposal or a place."""
    held = {own_name(column) for column in columns}
    if "locality" in held:
        return AWARD_COUNTS
    if "model_id" in held:
        return MODELS
    if "task_id" in held:
        return TASKS
    if "proposal_id" in held:
        return AWARD_STEPS
    if "proposal_code" in held:
        return PROPOSED
    if "year" in held and "period_id" not in held and held & {"stage", "reply"}:
        return SCORES if "stage" in held else REPLIES
    if "kind" in held and "period_id" not in held:
        return NOTES
    return max(FORMS, key=lambda form: len(held & set(form.required) - set(REPORT)))


def column_names(columns: Sequence[str], form: BulkForm, found: ProblemList) -> dict[str, str]:
    """The file's own name of each column; missing, repeated and strange ones are problems."""
    header: dict[str, Any] = {"cell": "1", "row": 1}
    names: dict[str, str] = {}
    for column in columns:
        name = form.renamed.get(own_name(column), own_name(column))
        if name == BARE and form.codes[-1] not in map(own_name, columns):
            name = form.codes[-1]
        if name in names:
            found.add("duplicate_column", **header, value=column, params={"first": names[name]})
        elif name in (*form.required, *form.optional, *BESIDE):
            names[name] = column
        elif name != "line":
            found.add("extra_column", "warning", **header, value=column)
    for name in form.required:
        if name not in names:
            params = {"expected": heading(name)}
            found.add("missing_column", **header, column=name, params=params)
    return names


def named_columns(frame: pl.DataFrame, names: dict[str, str], form: BulkForm) -> pl.DataFrame:
    """The columns under our own names with the place of each row; codes are text, absent ones null.

    `text` is what a problem of the row shows: the column of that name, else what the form says.
    """
    columns = [
        pl.col(names[name]).alias(name) if name in names else pl.lit(None, pl.String).alias(name)
        for name in (*form.required, *form.optional, *(n for n in BESIDE if n in names))
    ]
    named = frame.select(
        *columns,
        sheet=pl.lit(None, pl.String),
        cell=pl.col("line").cast(pl.String),
        row="line",
    ).with_columns(pl.col(form.codes).cast(pl.String))
    if "text" in named.columns:
        return named
    shown = form.said[-1] if form.said else form.codes[-1]
    return named.with_columns(text=pl.col(shown).cast(pl.String))
