"""What a list for the vote says once read: the meeting, and a row a proposal, with their places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.awards.cells import read_code, read_day, read_whole
from data.checking.layouts.report_form import VOTED
from data.checking.layouts.template_layout import MARK
from data.checking.layouts.vote_layout import COUNTS, HEADER, RESULT_WORDS, VOTE_LIST
from data.checking.problem_rows import ProblemList
from data.checking.workbook.around_table import table_rows
from data.checking.workbook.check_cells import cell_code, names_document
from data.checking.workbook.check_header import Identity, check_mark, settle, stated
from data.checking.workbook.check_identity import Finding, find_campaign
from data.checking.workbook.check_sheet import find_columns, find_fields, known_sheets
from data.checking.workbook.sheet_cells import Cell, Sheet
from data.profiles.catalog import Catalog
from data.profiles.report_codes import VOTE, report_kind
from data.reading.read_report import RawReport

SAID = ("proposal_id", "form", "result", "opinion", *COUNTS)
Row = dict[str, Any]


@dataclass(frozen=True)
class VoteList:
    """A list once read: whose, its code, the meeting, its rows, and where each cell stands."""

    campaign_id: str | None = None
    code: str | None = None
    meeting: Row = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    sheet: str = VOTE_LIST.name
    seal: str | None = None

    def head(self, key: str) -> dict[str, Any]:
        """Where a cell of the head stands, as the fields of a Problem."""
        return dict(self.cells[key]["place"]) if key in self.cells else {}

    def place(self, row: Row, key: str) -> dict[str, Any]:
        """Where a cell of a row stands, as the fields of a Problem."""
        letter = self.letters.get(key, "A")
        return {"sheet": self.sheet, "cell": f"{letter}{row['row']}", "row": row["row"]}


def vote_list(raw: RawReport, catalog: Catalog, found: ProblemList) -> VoteList:
    """The list of a workbook; every cell that cannot be read is a problem at that cell."""
    sheets = known_sheets(raw.sheets, VOTED, found, raw.hidden)
    info, table = sheets.get("info"), sheets.get(VOTE_LIST.id)
    if info is None or table is None:
        return VoteList()
    cells = find_fields(info, found)
    codes = {k: stated(cells[k], found) for k in ("campaign_id", "period_id") if k in cells}
    campaign_id = settle(
        codes.get("campaign_id"), lambda c: find_campaign(c, catalog), cells, "campaign_id", found
    )
    code = settle(codes.get("period_id"), _code, cells, "period_id", found)
    if campaign_id is None or code is None:
        return VoteList()
    mark = sheets.get("mark")
    check_mark(mark, Identity(campaign_id, None, code), cells, None, found)
    header, letters = find_columns(table, raw.merged.get(table.name, []), found)
    missing = {column.key for column in VOTE_LIST.columns if column.is_read} - letters.keys()
    rows = (
        []
        if missing
        else [
            _row(table, row, letters, found)
            for row in table_rows(table, header, letters, "proposal_id", COUNTS, found)
        ]
    )
    kept = tuple(row for row in rows if any(row[key] is not None for key in SAID))
    meeting = _meeting(cells, found)
    return VoteList(campaign_id, code, meeting, kept, cells, letters, table.name, _seal(mark))


def _code(text: str) -> Finding:
    try:
        date.fromisoformat(text.removeprefix("vote-")[:10])
    except ValueError:
        return Finding(None, "vote_code_unknown")
    known = report_kind(text) == VOTE
    return Finding(text) if known else Finding(None, "vote_code_unknown")


def _meeting(cells: Mapping[str, Cell], found: ProblemList) -> Row:
    said = {key: cell_code(cells[key], found) for key in HEADER if key in cells}
    counts = ("member_count", "present_count", "written_count")
    read: Row = dict.fromkeys(HEADER)
    for key, text in said.items():
        where = cells[key]["place"] | {"column": key}
        if key in counts:
            read[key] = read_whole(text, where, found)
        elif key == "meeting_date":
            read[key] = read_day(text, where, found)
        else:
            read[key] = text
            if text is not None and not names_document(text):
                found.add("number_of_document", **where)
    return read


def _row(sheet: Sheet, row: int, letters: Mapping[str, str], found: ProblemList) -> Row:
    said = {key: cell_code(sheet.cell(row, letters[key]), found) for key in SAID}
    places = {key: sheet.cell(row, letters[key])["place"] for key in SAID}
    read: Row = {"row": row, "sheet": sheet.name, "cell": places["result"]["cell"]}
    read |= {key: said[key] for key in ("proposal_id", "form", "opinion")}
    beside = letters.get("unit_name")
    read["unit_name"] = sheet.cell(row, beside)["text"] if beside else None
    for key in COUNTS:
        read[key] = read_whole(said[key], places[key] | {"column": key}, found)
    where = places["result"] | {"column": "result"}
    read["result_text"] = said["result"]
    read["result"] = read_code(said["result"], RESULT_WORDS, "unknown_vote_result", where, found)
    return read


def _seal(mark: Sheet | None) -> str | None:
    if mark is None:
        return None
    return str(mark.cell(MARK.field("indicators").row, "B")["text"])
