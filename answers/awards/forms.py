"""Statistical forms 0602.N and 0603.N (TT 02/2023/TT-BNV): decisions of a year in their cells.

The forms ask about a whole province; what this campaign does not know stays blank, never zero.
"""

from collections.abc import Sequence
from typing import Any

import polars as pl

from schemas.row import Row
from schemas.words import PERSONS
from translations import Translator

AWARDS_FORM_KEYS = {
    "badge": "awards.form.badge",
    "fighter": "awards.form.fighter",
    "flag": "awards.form.flag",
    "government_flag": "awards.form.government_flag",
    "honour": "awards.form.honour",
    "medal": "awards.form.medal",
    "merit": "awards.form.merit",
    "national_fighter": "awards.form.national_fighter",
    "pm_collective": "awards.form.pm_collective",
    "pm_individual": "awards.form.pm_individual",
    "prize": "awards.form.prize",
}
AWARDS_FORM_ROW_KEYS = {
    "01": "awards.form.row_01",
    "02": "awards.form.row_02",
    "03": "awards.form.row_03",
    "04": "awards.form.row_04",
    "05": "awards.form.row_05",
    "06": "awards.form.row_06",
    "07": "awards.form.row_07",
    "08": "awards.form.row_08",
    "09": "awards.form.row_09",
    "10": "awards.form.row_10",
    "11": "awards.form.row_11",
    "12": "awards.form.row_12",
    "13": "awards.form.row_13",
    "14": "awards.form.row_14",
    "15": "awards.form.row_15",
    "16": "awards.form.row_16",
    "17": "awards.form.row_17",
}

NAMED = ("leader_top", "leader_head", "entrepreneur", "leader_other", "direct_worker")
"""Classes of persons that have a row of their own; the others stand in row 05 alone."""
ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("02", ("collective", "enterprise")),
    ("03", ("enterprise",)),
    ("04", ("household",)),
    ("05", PERSONS),
    *((f"{number:02}", (name,)) for number, name in enumerate(NAMED, start=6)),
)
MODES = (
    ("11", None),
    ("12", ("annual", "interim", "final")),
    ("13", ("ad_hoc",)),
    ("14", None),
    ("15", None),
    ("16", None),
    ("17", None),
)
FORMS: dict[str, dict[str, tuple[str, ...] | None]] = {
    "0602": {
        "medal": ("labour-order",),
        "prize": None,
        "honour": None,
        "government_flag": ("government-flag",),
        "pm_collective": ("pm-merit",),
        "pm_individual": ("pm-merit",),
        "national_fighter": ("national-fighter",),
    },
    "0603": {
        "merit": ("province-merit",),
        "fighter": ("province-fighter",),
        "flag": ("province-flag",),
        "badge": None,
    },
}
LEVELS = {"0602": "state", "0603": "province"}


def decided_in(proposals: pl.DataFrame, year: int) -> pl.DataFrame:
    """Awards decided in a year and still in force; reads AwardProposals."""
    return proposals.filter(pl.col("decided_on").dt.year() == year)


def form_table(form: str, decided: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """The rows of a form: code, words, total, then one column an award."""
    mine = decided.filter(level=LEVELS[form]).to_dicts()
    lines = [("01", mine)]
    lines += [(code, [r for r in mine if r["recipient_class"] in names]) for code, names in ROWS]
    rows = [_line(form, code, held, t) for code, held in lines]
    for code, occasions in MODES:
        held = None if occasions is None else [r for r in mine if r["occasion"] in occasions]
        rows.append(_line(form, code, held, t))
    heads = [t("awards.form.code"), t("awards.form.row"), t("awards.form.total")]
    heads += [t(AWARDS_FORM_KEYS[name]) for name in FORMS[form]]
    schema = dict.fromkeys(heads, pl.Int64) | {heads[0]: pl.String, heads[1]: pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _line(form: str, code: str, held: Sequence[Row] | None, t: Translator) -> tuple[Any, ...]:
    label = t(AWARDS_FORM_ROW_KEYS[code])
    if held is None:
        return (code, label, *([None] * (len(FORMS[form]) + 1)))
    cells = [_count(name, ids, held) for name, ids in FORMS[form].items()]
    return (code, label, len(held), *cells)


def _count(name: str, ids: tuple[str, ...] | None, held: Sequence[Row]) -> int | None:
    if ids is None:
        return None
    found = [r for r in held if r["form_id"] in ids]
    if name == "pm_collective":
        found = [r for r in found if r["subject"] != "individual"]
    if name == "pm_individual":
        found = [r for r in found if r["subject"] == "individual"]
    return len(found)


def reconciled(decided: pl.DataFrame, year: int, t: Translator) -> list[str]:
    """How the two forms add up to the page's decisions of the year; the circular's open date."""
    counts = {form: decided.filter(level=level).height for form, level in LEVELS.items()}
    other = decided.height - sum(counts.values())
    words = {"year": str(year), "total": t.number(decided.height), "other": t.number(other)}
    words |= {f"form_{form}": t.number(count) for form, count in counts.items()}
    return [
        t("awards.form.circular"),
        t("awards.form.reconciled", **words),
        t("awards.form.scope"),
        t("awards.form.worker"),
        t("awards.form.abroad"),
    ]
