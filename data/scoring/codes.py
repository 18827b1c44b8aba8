"""Codes on a score sheet: units of the group, markers, criteria, vetoes; near ones are named."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches

import polars as pl

from data.checking.bulk.check_bulk import judged
from data.checking.problem_rows import ProblemList
from data.checking.workbook.check_identity import Finding, find_unit, find_unit_then
from data.profiles.scored_groups import Group
from data.scoring.lines import Handed, at_cell, said
from schemas.scoring.rubric import Rubric, RubricCriterion, Veto

NAMED = 8  # codes a message names, then it counts the rest


def known_codes(handed: Handed, found: ProblemList) -> pl.DataFrame:
    """Every line with its codes in their known form, or null where they are not known."""
    groups = handed.groups
    lines = without_blank_progress(handed)

    def member(rule: str) -> Callable[[str | None, str | None, str], Finding]:
        def find(code: str | None, key: str | None, period_id: str) -> Finding:
            return _find_member(code, groups.get(key or ""), period_id, rule, handed)

        return find

    def criterion(code: str | None, key: str | None, item: str) -> Finding:
        group = groups.get(key or "")
        if group is None or code is None or item == "vote":
            return Finding(code)
        rubric = group.rubric
        return find_veto(code, rubric) if item == "veto" else find_criterion(code, rubric)

    keys = ["group_key", "period_id"]
    find = member("unit_not_in_cluster")
    lines = judged(lines, ["unit_id", *keys], find, found, "unit_id_cell")
    find = member("marker_not_in_cluster")
    lines = judged(lines, ["marker_id", *keys], find, found, "marker_id_cell")
    keys = ["criterion_id", "group_key", "item"]
    return _without_progress(
        judged(lines, keys, criterion, found, "criterion_id_cell"), handed, found
    )


def _without_progress(lines: pl.DataFrame, handed: Handed, found: ProblemList) -> pl.DataFrame:
    """The lines but for marks of what is read from the progress: a problem where one was typed."""
    read = _read_from_progress(handed).with_columns(is_read=pl.lit(True))
    on = ["group_key", "criterion_id"]
    told = lines.join(read, on=on, how="left", maintain_order="left")
    is_mark = (pl.col("stage") != "reply") & (pl.col("item") == "criterion")
    is_read = (pl.col("is_read") & is_mark).fill_null(False)
    for key in ("amount", "against", "not_applicable"):
        typed = at_cell(told.filter(is_read), key).drop_nulls("text")
        found.add_rows("progress_not_typed", typed, column=key)
    return told.filter(~is_read).drop("is_read")


def _read_from_progress(handed: Handed) -> pl.DataFrame:
    read = [
        (key, c.id)
        for key, group in handed.groups.items()
        for c in group.rubric.criteria
        if c.kind == "progress"
    ]
    schema = {"group_key": pl.String, "criterion_id": pl.String}
    return pl.DataFrame(read, schema=schema, orient="row")


def without_blank_progress(handed: Handed) -> pl.DataFrame:
    """The lines but for the locked rows of a workbook that say what is read from the progress."""
    locked = _read_from_progress(handed)
    typed = said(handed.lines)
    blank = handed.lines.join(typed, on=["sheet", "row"], how="anti", nulls_equal=True)
    dropped = blank.join(locked, on=["group_key", "criterion_id"], how="semi")
    return handed.lines.join(
        dropped.select("sheet", "row"),
        on=["sheet", "row"],
        how="anti",
        nulls_equal=True,
        maintain_order="left",
    )


def _find_member(
    code: str | None, group: Group | None, period_id: str, rule: str, handed: Handed
) -> Finding:
    """A unit of the group; in a flat file the group is already its own."""
    if code is None or group is None or handed.at is None or code in group.units:
        return Finding(code)
    finding = find_unit(code, "", handed.at)
    if finding.code is None or finding.code in group.units:
        return finding
    then = find_unit_then(finding.code, period_id, handed.at)
    if then.code is None:
        return then
    unit = handed.at.units[finding.code]["unit_name"]
    params = {"unit": unit, "cluster": group.name_vi, "year": str(group.year)}
    return Finding(None, rule, params=params)


def find_criterion(code: str, rubric: Rubric) -> Finding:
    """The criterion of a code, whatever its case."""
    return _nearest(code, {c.id: c for c in rubric.criteria}, "unknown_criterion")


def find_veto(code: str, rubric: Rubric) -> Finding:
    """The veto of a code, if it is one that people declare."""
    declared = {v.id: v for v in rubric.vetoes if v.detected is None}
    if code in {v.id for v in rubric.vetoes} - declared.keys():
        return Finding(None, "veto_is_detected", params={"known": ", ".join(declared) or "–"})
    return _nearest(code, declared, "unknown_veto")


def _nearest(code: str, known: Mapping[str, RubricCriterion | Veto], rule: str) -> Finding:
    folded = {name.casefold(): name for name in known}
    if code.casefold() in folded:
        return Finding(folded[code.casefold()])
    near = get_close_matches(code.casefold(), folded, n=3, cutoff=0.5)
    named = [f"{folded[n]} ({known[folded[n]].label_vi})" for n in near]
    named = named or list(known)[:NAMED]
    return Finding(None, rule, params={"known": "; ".join(named) or "–"})
