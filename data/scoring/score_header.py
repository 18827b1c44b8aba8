"""Whose score workbook it is: a unit's or a cluster's, for which year, by which rubric."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from data.checking.layouts.report_form import ReportForm
from data.checking.layouts.score_layout import UNIT_INFO
from data.checking.layouts.template_layout import code_mark
from data.checking.problem_rows import ProblemList
from data.checking.workbook.check_header import Identity, check_mark, check_name, settle, stated
from data.checking.workbook.check_identity import (
    Finding,
    Scope,
    find_campaign,
    find_period,
    find_unit,
    find_unit_then,
    scope,
)
from data.checking.workbook.check_sheet import find_fields
from data.checking.workbook.sheet_cells import Cell, Sheet
from data.profiles.catalog import Catalog
from data.profiles.report_codes import REPLY, report_kind
from data.profiles.scored_groups import Group, scored_groups
from schemas.scoring.rubric import WHOLE

CODES = ("campaign_id", "unit_id", "period_id")
SHOWN = 8  # units a message names, then it counts the rest


def score_identity(
    sheets: Mapping[str, Sheet], form: ReportForm, catalog: Catalog, today: date, found: ProblemList
) -> tuple[Identity, Scope | None, Group | None]:
    """Who hands the workbook in and the group it is about; what does not hold is a problem."""
    info = sheets.get("info")
    cells = find_fields(info, found) if info else {}
    codes = {key: stated(cells[key], found) for key in CODES if key in cells}
    campaign_id = settle(
        codes.get("campaign_id"), lambda c: find_campaign(c, catalog), cells, "campaign_id", found
    )
    if campaign_id is None:
        return Identity(), None, None
    at = scope(catalog, campaign_id, today)
    period_id = settle(
        codes.get("period_id"), lambda c: find_period(c, form.kinds, at), cells, "period_id", found
    )
    is_unit = form.info is UNIT_INFO
    sender_id = settle(
        codes.get("unit_id"),
        lambda c: find_unit(c, _name(cells), at) if is_unit else find_cluster(c, catalog, at),
        cells,
        "unit_id",
        found,
    )
    who = Identity(campaign_id, sender_id, period_id)
    if is_unit:
        check_name(who, _name(cells) or None, cells, at, found)
        if sender_id and period_id:
            settle(sender_id, lambda c: find_unit_then(c, period_id, at), cells, "unit_id", found)
    group = _group(who, catalog, cells, at, found)
    wanted = code_mark(rubric_codes(group)) if group else None
    check_mark(sheets.get("mark"), who, cells, wanted, found, "rubric_changed")
    return who, at, group


def find_cluster(text: str, catalog: Catalog, at: Scope) -> Finding:
    """The cluster or bloc of a code."""
    campaign_id = at.profile.campaign.id
    known = catalog.memberships.filter(campaign_id=campaign_id).get_column("cluster_id")
    codes = sorted({*known, *_whole(catalog, campaign_id)})
    code = next((c for c in codes if c.casefold() == text.casefold()), None)
    if code:
        return Finding(code)
    near = get_close_matches(text, codes, n=3) or codes[:SHOWN]
    return Finding(None, "unknown_cluster", params={"known": ", ".join(near) or "–"})


def find_sheet(period_id: str, name: str, group: Group | None) -> Finding:
    """Whether a rubric scores this sender that year, and uses this kind of sheet."""
    if group is None:
        year = period_id[-4:]
        return Finding(None, "no_rubric", params={"sender": name, "year": year})
    stages = group.rubric.stages
    used = [*stages, *([REPLY] if "appraised" in stages else [])]
    if report_kind(period_id) in used:
        return Finding(period_id)
    known = ", ".join(f"{stage}-{group.year}" for stage in used)
    params = {"rubric": group.rubric.label_vi, "code": period_id, "known": known}
    return Finding(None, "stage_not_used", params=params)


def rubric_codes(group: Group) -> list[str]:
    """What a template was made for, as its hidden mark holds it: rubric, version, criteria."""
    rubric = group.rubric
    return [f"{rubric.id} {rubric.version}", *(criterion.id for criterion in rubric.criteria)]


def _whole(catalog: Catalog, campaign_id: str) -> list[str]:
    wholes = [r for r in catalog.rubrics if r.campaign == campaign_id and r.scope == WHOLE]
    return [WHOLE] if wholes else []


def _group(
    who: Identity, catalog: Catalog, cells: Mapping[str, Cell], at: Scope, found: ProblemList
) -> Group | None:
    if not (who.campaign_id and who.unit_id and who.period_id):
        return None
    groups = scored_groups(catalog, who.campaign_id, int(who.period_id[-4:]), at.today)
    sender = who.unit_id
    group = groups.get(sender) or next((g for g in groups.values() if sender in g.units), None)
    name = at.units[sender]["unit_name"] if sender in at.units else sender
    known = settle(
        who.period_id, lambda code: find_sheet(code, name, group), cells, "period_id", found
    )
    return group if known else None


def _name(cells: Mapping[str, Cell]) -> str:
    return (cells["unit_name"]["text"] if "unit_name" in cells else None) or ""
