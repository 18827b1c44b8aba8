"""What an award sheet says once read (dòng đề nghị): texts of each row, with their places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from data.checking.bulk.check_bulk import coded_rows, judged, known_units, only
from data.checking.bulk.columns import PROPOSED
from data.checking.layouts.award_layout import PROPOSALS, SAID
from data.checking.layouts.report_form import AWARDS
from data.checking.problem_rows import ProblemList
from data.checking.workbook.around_table import table_rows
from data.checking.workbook.check_cells import cell_code
from data.checking.workbook.check_header import identity
from data.checking.workbook.check_identity import Finding, Scope, find_period, scope
from data.checking.workbook.check_sheet import find_columns, find_fields, known_sheets
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport

TEXTS = (*SAID, "person_count")
LINE: dict[str, type[pl.DataType]] = {
    **dict.fromkeys(("unit_id", "period_id", *TEXTS), pl.String),
    "sheet": pl.String,
    "cell": pl.String,
    "row": pl.Int64,
}


@dataclass(frozen=True)
class Handed:
    """An award sheet once read: who handed it in, its rows, and where each column stands."""

    campaign_id: str | None = None
    unit_id: str | None = None
    period_id: str | None = None
    lines: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=LINE))
    letters: Mapping[str, str] = field(default_factory=dict)
    at: Scope | None = None

    def place(self, line: Mapping[str, Any], key: str) -> dict[str, Any]:
        """Where a text of a row stands, as the fields of a Problem."""
        letter = self.letters.get(key)
        if letter and letter[-1].isdigit():
            cell = letter
        else:
            cell = f"{letter}{line['row']}" if letter else line["cell"]
        return {"sheet": line["sheet"], "cell": cell, "row": line["row"], "value": line[key]}


def bulk_lines(raw: RawReport, catalog: Catalog, today: date, found: ProblemList) -> Handed:
    """The rows of a flat file of one campaign; problems go to `found`."""
    frame, campaign_id = coded_rows(raw, PROPOSED, catalog, found)
    if campaign_id is None:
        return Handed()
    at = scope(catalog, campaign_id, today)

    def sheet(code: str | None) -> Finding:
        return Finding(None) if code is None else find_period(code, PROPOSED.kinds, at)

    named = frame.with_columns(
        pl.col(TEXTS).cast(pl.String), period_id=pl.format("award-{}", "year")
    )
    known = judged(known_units(named, at, found), ["period_id"], sheet, found)
    lines = known.drop_nulls("period_id").select(pl.col(n).cast(t) for n, t in LINE.items())
    who = only(lines, "unit_id"), only(lines, "period_id")
    return Handed(campaign_id, *who, lines, {}, at)


def workbook_lines(raw: RawReport, catalog: Catalog, today: date, found: ProblemList) -> Handed:
    """The rows of an award workbook; the people eligible stand in a row of their own."""
    sheets = known_sheets(raw.sheets, AWARDS, found, raw.hidden)
    who, at = identity(sheets, AWARDS, catalog, today, found)
    table = sheets.get(PROPOSALS.id)
    if table is None or at is None or who.unit_id is None or who.period_id is None:
        return Handed(who.campaign_id, who.unit_id, who.period_id)
    header, letters = find_columns(table, raw.merged.get(table.name, []), found)
    codes = {"unit_id": who.unit_id, "period_id": who.period_id}
    rows = []
    for row in table_rows(table, header, letters, None, (), found):
        said = {k: cell_code(table.cell(row, letters[k]), found) for k in SAID if k in letters}
        if any(text is not None for text in said.values()):
            cell = f"{letters.get('proposal_code', 'A')}{row}"
            rows.append(codes | said | {"sheet": table.name, "cell": cell, "row": row})
    info = sheets["info"]
    told = find_fields(info, found).get("person_count")
    if told and told["text"] is not None:
        letters = {**letters, "person_count": told["place"]["cell"]}
        place = {key: told["place"][key] for key in ("sheet", "cell", "row")}
        rows.append(codes | place | {"person_count": cell_code(told, found)})
    lines = pl.DataFrame(rows, schema=LINE)
    return Handed(who.campaign_id, who.unit_id, who.period_id, lines, letters, at)
