"""Papers on awards as XLSX: statistical forms, proposal list, quota statement, dossier checklist.

Each is made from the answers the page shows, with its source and what it leaves out.
"""

from collections.abc import Sequence

import polars as pl

from answers.awards.forms import decided_in, form_table, reconciled
from answers.awards.gate import dossier_rows
from answers.table_files import xlsx_table
from answers.tables import typed_table
from schemas.plan.awards import AwardRule
from translations import Translator
from translations.name_order import name_order

AWARDS_FORM_TITLE_KEYS = {
    "0602": "awards.form.title_0602",
    "0603": "awards.form.title_0603",
}

LIST = [
    "short_name",
    "proposal_id",
    "recipient_name",
    "class_word",
    "form",
    "occasion_word",
    "state_word",
    "verdict_word",
    "proposed_on",
    "appraised_on",
    "passed_on",
    "decided_on",
    "document",
    "file_name",
    "cell",
]
QUOTA = ["short_name", "year", "rule_label", "limit", "taken_count", "asking_count", "left_count"]
CHECK = ["short_name", "proposal_id", "recipient_name", "form", "paper", "is_there"]


def form_book(
    form: str, proposals: pl.DataFrame, year: int, lines: Sequence[str], t: Translator
) -> bytes:
    """Form 0602 or 0603 of a year; how it adds up stands on a second sheet."""
    decided = decided_in(proposals, year)
    title = t(AWARDS_FORM_TITLE_KEYS[form], year=str(year))
    notes = reconciled(decided, year, t)
    table = form_table(form, decided, t)
    return xlsx_table(table, title, [*lines, notes[0]], t, notes)


def list_book(proposals: pl.DataFrame, lines: Sequence[str], t: Translator) -> bytes:
    """Every proposal by unit, with state and answer; its columns are in words already."""
    rows = proposals.sort(name_order("short_name"), "proposal_id")
    return xlsx_table(typed_table(rows, LIST, t), t("awards.paper_list"), lines, t)


def quota_book(numbers: pl.DataFrame, lines: Sequence[str], t: Translator) -> bytes:
    """How much of each known number is taken, asked for and left, by unit and year."""
    rows = numbers.rename({"label": "rule_label"})
    notes = [t("awards.quota_note")]
    return xlsx_table(typed_table(rows, QUOTA, t), t("awards.paper_quota"), lines, t, notes)


def dossier_book(
    proposals: pl.DataFrame, rules: list[AwardRule], lines: Sequence[str], t: Translator
) -> bytes:
    """A line a paper and proposal that the plan asks for; none where it asks for nothing."""
    parts = [
        dossier_rows(row, rules, t).with_columns(
            pl.lit(row[name], pl.String).alias(name)
            for name in ("short_name", "proposal_id", "recipient_name", f"form_{t.language}")
        )
        for row in proposals.sort(name_order("short_name"), "proposal_id").to_dicts()
    ]
    schema = dict.fromkeys(
        ("paper", "is_there", "short_name", "proposal_id", "recipient_name", f"form_{t.language}"),
        pl.String,
    )
    rows = pl.concat([pl.DataFrame(schema=schema), *parts])
    notes = [t("awards.dossier_none")] if rows.is_empty() else []
    return xlsx_table(typed_table(rows, CHECK, t), t("awards.paper_dossier"), lines, t, notes)
