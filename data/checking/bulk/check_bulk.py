"""Many units in one flat file (CSV, Parquet) → typed rows, or what is wrong with it, by line."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import polars as pl

from data.checking.bulk.columns import (
    MODELS,
    PLANS,
    STAFFS,
    TASKS,
    WORDS,
    BulkForm,
    bulk_form,
    column_names,
    named_columns,
)
from data.checking.bulk.labels import compare_names
from data.checking.bulk.names import heading
from data.checking.bulk.tasks import bulk_tasks
from data.checking.bulk.values import with_values
from data.checking.bulk.words import bulk_plans, bulk_sections
from data.checking.check_rules import repeated
from data.checking.models.codes import find_model_code
from data.checking.models.flat import flat_models, no_persons
from data.checking.problem_rows import ProblemList
from data.checking.report_rows import ROW, Arrived
from data.checking.task_rows import find_task
from data.checking.workbook.around_lines import data_lines
from data.checking.workbook.check_identity import (
    Finding,
    Scope,
    find_campaign,
    find_indicator,
    find_indicator_then,
    find_period,
    find_unit,
    find_unit_then,
    scope,
)
from data.checking.workbook.check_sections import find_section
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport

SUGGESTED = 20  # codes a message lists: what fits one cell of the marked copy


def read_bulk(raw: RawReport, catalog: Catalog, today: date, found: ProblemList) -> Arrived:
    """The typed rows of a bulk file of one campaign; problems go to `found`."""
    form = bulk_form(raw.sheets[""].columns)
    if form is MODELS:
        no_persons(raw.sheets[""].columns, found)
    if form in STAFFS:
        found.add("staff_notes_here", cell="1", row=1)
        return Arrived()
    frame, campaign_id = coded_rows(raw, form, catalog, found)
    if campaign_id is None:
        return Arrived()
    at = scope(catalog, campaign_id, today)
    frame = known_codes(frame, form, at, found)
    who = Arrived(campaign_id, only(frame, "unit_id"), only(frame, "period_id"))
    if form is WORDS:
        return replace(who, remarks=bulk_sections(frame, at, found))
    if form is PLANS:
        return replace(who, plans=bulk_plans(frame, at, found))
    if form is TASKS:
        return replace(who, tasks=bulk_tasks(frame, at, found))
    if form is MODELS:
        return replace(who, models=flat_models(frame, at, found))
    rows = repeated(with_values(frame, found).select(ROW.keys()), found)
    return replace(who, rows=rows)


def coded_rows(
    raw: RawReport, form: BulkForm, catalog: Catalog, found: ProblemList
) -> tuple[pl.DataFrame, str | None]:
    """The rows that give every code, and the one campaign they are of, if it is known."""
    told = found.counts["error"]
    names = column_names(raw.sheets[""].columns, form, found)
    if found.counts["error"] > told:
        return pl.DataFrame(), None
    lines = data_lines(named_columns(raw.sheets[""], names, form), form, found)
    frame = with_codes(lines, form.codes, found)
    campaign_id = the_campaign(frame, catalog, found)
    if campaign_id is not None:
        compare_names(frame, catalog, campaign_id, found)
    return frame, campaign_id


def with_codes(frame: pl.DataFrame, codes: tuple[str, ...], found: ProblemList) -> pl.DataFrame:
    """The rows that give every code; a row without one is a problem."""
    for name in codes:
        blank = frame.filter(pl.col(name).is_null())
        found.add_rows(
            "blank_code", blank.with_columns(column=pl.lit(heading(name))), ["column"], column=name
        )
    if frame.is_empty() and not found.has_errors:
        found.add("nothing_reported")
    return frame.drop_nulls(codes)


def the_campaign(frame: pl.DataFrame, catalog: Catalog, found: ProblemList) -> str | None:
    """The one campaign of the file, if it is known."""
    campaigns = frame.unique("campaign_id", keep="first", maintain_order=True)
    if campaigns.height > 1:
        others = campaigns.slice(1).with_columns(
            text="campaign_id", known=pl.lit(campaigns.item(0, "campaign_id"))
        )
        found.add_rows("several_campaigns", others, ["known"], column="campaign_id")
    if campaigns.height != 1:
        return None
    finding = find_campaign(campaigns.item(0, "campaign_id"), catalog)
    if finding.rule:
        at = campaigns.with_columns(text="campaign_id")
        for name, text in finding.params.items():
            at = at.with_columns(pl.lit(text).alias(name))
        found.add_rows(finding.rule, at, finding.params, column="campaign_id")
    return finding.code


def known_codes(frame: pl.DataFrame, form: BulkForm, at: Scope, found: ProblemList) -> pl.DataFrame:
    """The rows whose unit, period and indicator or section are known and go together."""

    def indicator(code: str, unit_id: str) -> Finding:
        return find_indicator(code, unit_id, at)

    def then(code: str, period_id: str) -> Finding:
        return find_indicator_then(code, period_id, at)

    def section(code: str, period_id: str) -> Finding:
        return find_section(code, period_id, at)

    def period(code: str) -> Finding:
        return find_period(code, form.kinds, at)

    def in_period(unit_id: str, period_id: str) -> Finding:
        return find_unit_then(unit_id, period_id, at)

    frame = known_units(frame, at, found)
    frame = settled(frame, ["period_id"], period, found)
    frame = settled(frame, ["unit_id", "period_id"], in_period, found)
    if "indicator_id" in form.codes:
        frame = settled(frame, ["indicator_id", "unit_id"], indicator, found)
        return settled(frame, ["indicator_id", "period_id"], then, found)
    if "task_id" in form.codes:
        return settled(frame, ["task_id", "unit_id"], lambda c, u: find_task(c, u, at), found)
    if form is MODELS:
        return settled(frame, ["model_id"], find_model_code, found)
    if "section_id" in form.codes:
        return settled(frame, ["section_id", "period_id"], section, found)
    return frame


def known_units(frame: pl.DataFrame, at: Scope, found: ProblemList) -> pl.DataFrame:
    """The rows whose unit is known, in its known form; near names for the first unknown ones."""
    unknown = 0

    def unit(code: str) -> Finding:
        nonlocal unknown
        finding = find_unit(
            code, "", at if unknown < SUGGESTED else replace(at, suggest=lambda _: [])
        )
        unknown += finding.code is None
        return finding

    return settled(frame, ["unit_id"], unit, found)


def settled(
    frame: pl.DataFrame, keys: list[str], find: Callable[..., Finding], found: ProblemList
) -> pl.DataFrame:
    """The rows with the first key in its known form; each different text is judged once."""
    return judged(frame, keys, find, found).drop_nulls(keys[0])


def judged(
    frame: pl.DataFrame,
    keys: list[str],
    find: Callable[..., Finding],
    found: ProblemList,
    cell: str = "cell",
) -> pl.DataFrame:
    """Every row, the first key in its known form or null; `cell` is the column of its place."""
    asked = frame.group_by(keys, maintain_order=True).agg(pl.col("sheet", cell, "row").first())
    codes: list[str | None] = []
    for *texts, sheet, at, row in asked.iter_rows():
        finding = find(*texts)
        codes.append(finding.code)
        if finding.rule:
            where = {"sheet": sheet, "cell": at, "row": row, "column": keys[0], "value": texts[0]}
            found.add(finding.rule, finding.severity, **where, params=finding.params)
    known = asked.select(keys).with_columns(known=pl.Series(codes, dtype=pl.String))
    joined = frame.join(known, on=keys, how="left", maintain_order="left", nulls_equal=True)
    return joined.with_columns(pl.col("known").alias(keys[0])).drop("known")


def only(rows: pl.DataFrame, column: str) -> str | None:
    """The one value of a column, or None."""
    values = rows.get_column(column).unique()
    return str(values[0]) if len(values) == 1 else None
