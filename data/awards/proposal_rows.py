"""Rows of an award sheet (dòng đề nghị) → typed proposals and people eligible."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from data.awards.cells import read_code, read_codes, read_day, read_mark, read_whole
from data.awards.lines import TEXTS, Handed
from data.checking.layouts.award_layout import (
    OCCASION_WORDS,
    PAPER_WORDS,
    RECIPIENT_FAMILIES,
    RECIPIENT_WORDS,
)
from data.checking.layouts.score_layout import YES_NO
from data.checking.layouts.template_layout import folded
from data.checking.problem_rows import ProblemList
from data.checking.workbook.check_cells import names_document
from data.profiles.award_tables import award_forms, award_rules
from data.profiles.catalog import Catalog
from schemas.tables import EligibleRow, ProposalRow

KEYS = [*ProposalRow.columns]
CODES = {
    "recipient_class": ("recipient_class", "unknown_recipient"),
    "form_id": ("form_id", "unknown_award_form"),
    "occasion": ("occasion", "unknown_occasion"),
    "content_id": ("content_id", "unknown_content"),
    "earlier_form": ("form_id", "unknown_award_form"),
}
"""Columns of one code: the words it may be said in, and the rule a strange one breaks."""
SEVERAL = {"papers": "unknown_paper", "attested": "unknown_condition"}
DAYS = ("proposed_on", "earlier_on")
WHOLES = ("sets", "base_titles")
Line = dict[str, Any]


def known_words(campaign_id: str, catalog: Catalog) -> dict[str, dict[str, str]]:
    """The words people may use in each column of codes."""
    profile = catalog.profile(campaign_id)
    forms = award_forms(profile, catalog.law)
    rules = [r for r in award_rules(profile, catalog.law) if r.kind == "attested"]
    papers = dict(zip(profile.awards.dossier_vi, profile.awards.dossier_ids, strict=False))
    return {
        "recipient_class": RECIPIENT_WORDS,
        "form_id": {form.label_vi: form.id for form in forms},
        "occasion": OCCASION_WORDS,
        "content_id": {c.label_vi: c.id for c in profile.contents},
        "papers": PAPER_WORDS | papers,
        "attested": {rule.label_vi: rule.id for rule in rules},
    }


def proposal_row(
    handed: Handed, line: Line, words: Mapping[str, Mapping[str, str]], found: ProblemList
) -> Line:
    """One proposal typed; what cannot be read is a problem at its cell."""

    def at(key: str) -> dict[str, Any]:
        return handed.place(line, key) | {"column": key}

    year = int(line["period_id"][-4:])
    if line["proposal_code"] is None:
        found.add("proposal_code_blank", **at("proposal_code"))
    row: Line = {key: line.get(key) for key in KEYS}
    row |= {"campaign_id": handed.campaign_id, "year": year}
    row["proposal_id"] = f"{line['unit_id']}/{year}/{line['proposal_code'] or ''}"
    for key, (of, rule) in CODES.items():
        families = RECIPIENT_FAMILIES if key == "recipient_class" else {}
        row[key] = read_code(line[key], words[of], rule, at(key), found, families)
    for key, rule in SEVERAL.items():
        row[key] = read_codes(line[key], words[key], rule, at(key), found)
    for key in DAYS:
        row[key] = read_day(line[key], at(key), found)
    for key in WHOLES:
        row[key] = read_whole(line[key], at(key), found)
    row["is_woman"] = read_mark(line["is_woman"], YES_NO, at("is_woman"), found)
    row["commune_id"] = _commune(handed, line, found)
    if line["document"] is not None and not names_document(line["document"]):
        found.add("number_of_document", **at("document"))
    _of_this_unit(handed, line, row["commune_id"], found)
    row["longest"] = max(len(line[key] or "") for key in TEXTS)
    return row


def _commune(handed: Handed, line: dict[str, Any], found: ProblemList) -> str | None:
    """The commune of the recipient: as said, else the unit itself where it is one."""
    units = handed.at.units if handed.at else {}
    said: str | None = line["commune_id"]
    is_commune = line["unit_id"] in units and line["unit_id"].isdigit()
    if said is None:
        return str(line["unit_id"]) if is_commune else None
    known = said.zfill(5)
    if known not in units:
        found.add("unknown_commune", **handed.place(line, "commune_id"), column="commune_id")
        return None
    return known


def _of_this_unit(handed: Handed, line: Line, commune_id: str | None, found: ProblemList) -> None:
    """A recipient whose code or name is another unit's is asked about, unless the row names that
    unit as the commune of the recipient too."""
    units = handed.at.units if handed.at else {}
    code, name = line["recipient_id"], line["recipient_name"]
    own = units.get(line["unit_id"])
    if own is None:
        return
    named = [
        key for key, unit in units.items() if name and folded(name) == folded(unit["unit_name"])
    ]
    if line["unit_id"] in named:
        named = []
    others = [("recipient_id", code)] if code in units else [("recipient_name", n) for n in named]
    for key, other in others[:1]:
        if other not in (line["unit_id"], commune_id if line["commune_id"] else None):
            params = {"unit": own["unit_name"], "other": units[other]["unit_name"], "code": other}
            where = handed.place(line, key) | {"column": key}
            found.add("recipient_of_another", **where, params=params)


def eligible_rows(handed: Handed, found: ProblemList) -> pl.DataFrame:
    """The people eligible of each unit: said once, or the same every time."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for line in handed.lines.drop_nulls("person_count").to_dicts():
        where = handed.place(line, "person_count") | {"column": "person_count"}
        count = read_whole(line["person_count"], where, found)
        if count is None:
            continue
        if count <= 0:
            found.add("eligible_not_positive", **where)
        key = (line["unit_id"], line["period_id"])
        before = rows.setdefault(key, _eligible(handed, line, count, where["cell"]))
        if before["person_count"] != count:
            found.add("eligible_differs", **where, params={"first": before["cell"]})
    return EligibleRow.validate(pl.DataFrame(list(rows.values()), schema=EligibleRow.schema()))


def _eligible(handed: Handed, line: dict[str, Any], count: int, cell: str) -> dict[str, Any]:
    return {
        "campaign_id": handed.campaign_id,
        "unit_id": line["unit_id"],
        "period_id": line["period_id"],
        "year": int(line["period_id"][-4:]),
        "person_count": count,
        "sheet": line["sheet"],
        "cell": cell,
    }
