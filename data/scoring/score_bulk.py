"""Scores or replies of many units in one flat file → lines, or what is wrong with it, by line."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import polars as pl

from data.checking.bulk.check_bulk import coded_rows, judged, only
from data.checking.bulk.columns import REPLIES, BulkForm, bulk_form
from data.checking.bulk.labels import compare_column
from data.checking.layouts.score_layout import ITEM_WORDS, STAGE_WORDS
from data.checking.problem_rows import ProblemList
from data.checking.workbook.check_identity import (
    Finding,
    Scope,
    find_period,
    find_unit,
    find_unit_then,
    scope,
)
from data.checking.workbook.check_labels import Labels, criterion_labels
from data.profiles.catalog import Catalog
from data.profiles.report_codes import REPLY
from data.profiles.scored_groups import Group, scored_groups
from data.reading.read_report import RawReport
from data.scoring.lines import LINE, NUMBERS, PLACED, Handed, group_key
from data.scoring.score_header import find_sheet
from schemas.tables.scores import ITEMS
from schemas.words import STAGES

SUGGESTED = 20  # codes a message lists: what fits one cell of the marked copy
Groups = dict[str, Group]
STAGE_CODES: dict[str, str] = STAGE_WORDS | {stage: stage for stage in STAGES}
ITEM_CODES: dict[str, str] = ITEM_WORDS | {item: item for item in ITEMS}


def bulk_lines(raw: RawReport, catalog: Catalog, today: date, found: ProblemList) -> Handed:
    """The lines of a flat file of one campaign; problems go to `found`."""
    form = bulk_form(raw.sheets[""].columns)
    frame, campaign_id = coded_rows(raw, form, catalog, found)
    if campaign_id is None:
        return Handed()
    at = scope(catalog, campaign_id, today)
    lines = _sheets(_named(_texts(frame, form), form, found), form, at, found)
    groups = {
        key: group
        for year in lines.get_column("year").drop_nulls().unique().sort()
        for key, group in _keyed(scored_groups(catalog, campaign_id, year, today)).items()
    }
    _compare_criteria(lines, groups, found)
    lines = _grouped(_units(lines, at, found), groups, at, found)
    who = only(lines, "sender_id"), only(lines, "period_id")
    return Handed(campaign_id, *who, lines.select(LINE.keys()), groups, at)


def _compare_criteria(lines: pl.DataFrame, groups: Groups, found: ProblemList) -> None:
    """Names beside the codes of criteria and vetoes; a code may bear the name any rubric gives."""
    rubrics = {group.rubric.id: group.rubric for group in groups.values()}.values()
    names: dict[str, tuple[str, ...]] = {}
    for rubric in rubrics:
        for code, given in criterion_labels([*rubric.criteria, *rubric.vetoes]).items():
            names[code] = (*names.get(code, ()), *given)
    compare_column(lines, "criterion_name", Labels(names), found)


def _texts(frame: pl.DataFrame, form: BulkForm) -> pl.DataFrame:
    """All columns a line has, as text with the place of the row; numbers keep their kind."""
    kinds = [
        pl.lit(
            "number" if name in frame.columns and frame.schema[name].is_numeric() else "text"
        ).alias(f"{name}_kind")
        for name in NUMBERS
    ]
    named = frame.with_columns(
        *kinds,
        *(pl.col(name).cast(pl.String) for name in (*form.said, *form.optional)),
        *(pl.col("cell").alias(f"{key}_cell") for key in PLACED),
    ).rename({name: f"{name}_text" for name in NUMBERS if name in frame.columns})
    blank = [name for name in LINE if name not in named.columns]
    return named.with_columns(pl.lit(None, LINE[name]).alias(name) for name in blank)


def _named(lines: pl.DataFrame, form: BulkForm, found: ProblemList) -> pl.DataFrame:
    """Stage and item in our own words; a reply has neither."""
    if form is REPLIES:
        return lines.with_columns(stage=pl.lit(REPLY), item=pl.lit("criterion"))
    lines = _in_words(lines, "stage", STAGE_CODES, "unknown_stage", found)
    filled = lines.with_columns(pl.col("item").fill_null("criterion"))
    lines = _in_words(filled, "item", ITEM_CODES, "unknown_item", found)
    is_vote = pl.col("item") == "vote"
    lines = lines.with_columns(
        criterion_id=pl.when(is_vote).then(pl.lit("vote")).otherwise("criterion_id")
    )
    blank = lines.filter(pl.col("criterion_id").is_null() & ~is_vote)
    blank = blank.with_columns(text="criterion_id", column=pl.lit("criterion_id"))
    found.add_rows("blank_code", blank, ["column"], column="criterion_id")
    return lines


def _in_words(
    lines: pl.DataFrame, key: str, words: Mapping[str, str], rule: str, found: ProblemList
) -> pl.DataFrame:
    code = pl.col(key).str.to_lowercase().replace_strict(words, default=None)
    read = lines.with_columns(code.alias("code"))
    found.add_rows(rule, read.filter(pl.col("code").is_null()).with_columns(text=key), column=key)
    return read.with_columns(pl.col("code").alias(key)).drop("code")


def _sheets(lines: pl.DataFrame, form: BulkForm, at: Scope, found: ProblemList) -> pl.DataFrame:
    """The code of the sheet of each line, if it can be handed in by now, and its year."""

    def sheet(code: str | None) -> Finding:
        return Finding(None) if code is None else find_period(code, form.kinds, at)

    coded = lines.with_columns(period_id=pl.format("{}-{}", "stage", "year"))
    known = judged(coded, ["period_id"], sheet, found)
    year = pl.col("year").cast(pl.Int64, strict=False)
    return known.with_columns(year=pl.when(pl.col("period_id").is_not_null()).then(year))


def _units(lines: pl.DataFrame, at: Scope, found: ProblemList) -> pl.DataFrame:
    """The known units, with near names for the first unknown ones."""
    unknown = 0

    def unit(code: str, period_id: str | None) -> Finding:
        nonlocal unknown
        finding = find_unit(
            code, "", at if unknown < SUGGESTED else replace(at, suggest=lambda _: [])
        )
        unknown += finding.code is None
        if finding.code is None or finding.rule or period_id is None:
            return finding
        return find_unit_then(finding.code, period_id, at)

    return judged(lines, ["unit_id", "period_id"], unit, found, "unit_id_cell")


def _keyed(groups: Mapping[str, Group]) -> Groups:
    return {group_key(group): group for group in groups.values()}


def _grouped(lines: pl.DataFrame, groups: Groups, at: Scope, found: ProblemList) -> pl.DataFrame:
    """Group and sender of each line: the unit itself for its own sheets, else its cluster."""
    of_unit: dict[tuple[str, int], Group] = {}
    for one in groups.values():
        for unit_id in one.units:
            of_unit.setdefault((unit_id, one.year), one)

    def sheet(period_id: str | None, unit_id: str | None) -> Finding:
        if unit_id is None or period_id is None:
            return Finding(period_id)
        group = of_unit.get((unit_id, int(period_id[-4:])))
        return find_sheet(period_id, at.units[unit_id]["unit_name"], group)

    lines = judged(lines, ["period_id", "unit_id"], sheet, found)
    rows = [(*key, group_key(group), group.cluster_id) for key, group in of_unit.items()]
    schema = {"unit_id": pl.String, "year": pl.Int64, "key": pl.String, "cluster": pl.String}
    of = pl.DataFrame(rows, schema=schema, orient="row")
    joined = lines.join(of, on=["unit_id", "year"], how="left", maintain_order="left")
    own = pl.col("stage").is_in(["self", REPLY])
    return joined.with_columns(
        group_key=pl.when(pl.col("period_id").is_not_null()).then("key"),
        sender_id=pl.when(own).then("unit_id").otherwise("cluster"),
    )
