"""One fault in every input cell of every kind of sheet: said at that cell, and coloured there."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.reading.read_report import RawReport, read_report
from data.workbooks.marked_copy import marked_copy
from data.workbooks.template_style import ERROR, WARNING
from schemas.problems import Problem
from tests.worlds.files.planted_faults import KINDS, Kind, planted, raw_of, votes_in
from translations import translator

NAMES = [*KINDS, "votes"]
COLOURS = {f"FF{colour[1:]}" for colour in (ERROR, WARNING)}
Cells = dict[tuple[str, str], str | None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kinds")


def kind_of(name: str, folder: Path) -> tuple[Kind, RawReport]:
    if name in KINDS:
        return KINDS[name](), raw_of(name, folder)
    kind = votes_in(folder)
    path = folder / "votes.xlsx"
    path.write_bytes(kind.content)
    return kind, read_report(path, path.name)


def has_code(raw: RawReport, sheet: str, row: int) -> bool:
    held = raw.sheets[sheet].filter(row=row)["column"].to_list()
    return "A" in held or sheet == "Danh sách biểu quyết"


def column_cells(kind: Kind, raw: RawReport, sheet: str, letter: str) -> Cells:
    """A fault in every row of a column; a unit's own cell in its own row of cross marks too."""
    text = kind.faults[sheet, letter]
    rows = [row for row in kind.rows[sheet] if has_code(raw, sheet, row)]
    return {(sheet, f"{letter}{row}"): text for row in rows}


def said_at(problems: tuple[Problem, ...]) -> set[tuple[str | None, str | None]]:
    return {(p.sheet, p.cell) for p in problems if p.severity == "error"}


def one_each(problems: tuple[Problem, ...]) -> bool:
    errors = [(p.sheet, p.cell) for p in problems if p.severity == "error"]
    return len(errors) == len(set(errors))


def everything(kind: Kind, raw: RawReport) -> list[Cells]:
    columns = [column_cells(kind, raw, *at) for at in kind.faults]
    return [*columns, *({at: text} for at, text in kind.fields.items())]


@pytest.mark.parametrize("name", NAMES)
def test_a_well_filled_workbook_has_nothing_wrong(name: str, folder: Path) -> None:
    kind, raw = kind_of(name, folder)
    assert said_at(kind.judge(raw).problems) == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_is_said_at_its_own_cell_and_once(name: str, folder: Path) -> None:
    kind, raw = kind_of(name, folder)
    for cells in everything(kind, raw):
        problems = kind.judge(planted(raw, cells)).problems
        assert said_at(problems) == set(cells), (name, next(iter(cells)))
        assert one_each(problems), (name, next(iter(cells)))
        check_words(problems)


def check_words(problems: tuple[Problem, ...]) -> None:
    for t in (translator("vi"), translator("en")):
        for problem in problems:
            for text in (
                t.rule(problem.rule, "what", problem.params),
                t.rule(problem.rule, "do", problem.params),
            ):
                assert "{" not in text, text


def mixed(kind: Kind, raw: RawReport) -> Cells:
    """One fault a row, the columns in turn, so that all of them stand in one file."""
    cells: Cells = {}
    for sheet in kind.rows:
        letters = [letter for name, letter in kind.faults if name == sheet]
        rows = [row for row in kind.rows[sheet] if has_code(raw, sheet, row)]
        for place, row in enumerate(rows):
            letter = letters[place % len(letters)]
            cells[sheet, f"{letter}{row}"] = kind.faults[sheet, letter]
    return cells


def coloured(copy: bytes, sheets: Mapping[str, object]) -> set[tuple[str, str]]:
    book = load_workbook(BytesIO(copy))
    return {
        (sheet, cell.coordinate)
        for sheet in sheets
        for row in book[sheet].iter_rows()
        for cell in row
        if cell.fill.fill_type and cell.fill.start_color.rgb in COLOURS
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_returned_copy_colours_exactly_the_cells_with_a_problem(
    name: str, folder: Path
) -> None:
    kind, raw = kind_of(name, folder)
    cells = mixed(kind, raw)
    book = load_workbook(BytesIO(kind.content))
    for (sheet, cell), text in cells.items():
        book[sheet][cell] = text
    out = BytesIO()
    book.save(out)
    path = folder / f"{name}-mixed.xlsx"
    path.write_bytes(out.getvalue())
    problems = kind.judge(read_report(path, path.name)).problems
    assert said_at(problems) == set(cells)
    copy = marked_copy(out.getvalue(), path.name, problems, translator("vi"))
    shown = {(str(p.sheet), str(p.cell)) for p in problems if p.cell}
    assert coloured(copy, kind.rows) == {at for at in shown if at[0] in kind.rows}


def test_how_many_cells_of_how_many_kinds_were_tried(folder: Path) -> None:
    tried = {name: sum(map(len, everything(*kind_of(name, folder)))) for name in NAMES}
    assert len(tried) == 9
    assert sum(tried.values()) >= 2_000, tried


SELF, AWARD, LIST = "Tự chấm điểm", "Đề nghị khen thưởng", "Danh sách biểu quyết"
RESULTS, PLAN = "Kết quả", "Kế hoạch"
RULED = [
    ("figures", RESULTS, {"E6": "101"}, "E6", "at_most_maximum"),
    ("figures", RESULTS, {"E8": "999"}, "E8", "part_within_whole"),
    ("figures", PLAN, {"B4": None}, "B4", "plan_half_filled"),
    ("figures", PLAN, {"B5": None}, "B5", "plan_half_filled"),
    ("figures", PLAN, {"B5": "31/12/2029"}, "B5", "date_not_future"),
    ("self", SELF, {"F5": "5"}, "F5", "progress_not_typed"),
    ("self", SELF, {"G6": "5"}, "G6", "progress_not_typed"),
    ("self", SELF, {"H7": "x"}, "H7", "progress_not_typed"),
    ("self", SELF, {"F14": "99"}, "F14", "points_at_most_maximum"),
    ("self", SELF, {"F14": "0,3"}, "F14", "points_on_step"),
    ("self", SELF, {"G14": "5"}, "G14", "against_not_asked"),
    ("self", SELF, {"G8": "0"}, "G8", "target_above_zero"),
    ("self", SELF, {"G8": None}, "G8", "target_given"),
    ("self", SELF, {"I8": None}, "I8", "evidence_given"),
    ("self", SELF, {"G16": "-1"}, "G16", "penalty_not_negative"),
    ("self", SELF, {"H14": "x", "F14": None}, "H14", "may_be_not_applicable"),
    ("self", SELF, {"F12": "có"}, "F12", "passed_or_failed"),
    ("award", AWARD, {"N5": "-1"}, "N5", "count_not_negative"),
    ("award", AWARD, {"Q5": "-1"}, "Q5", "count_not_negative"),
    ("award", AWARD, {"O5": None}, "O5", "earlier_award_has_day"),
    ("award", AWARD, {"P5": None}, "P5", "earlier_award_has_day"),
    ("award", AWARD, {"P5": "05/11/2026"}, "P5", "earlier_award_before"),
    ("award", AWARD, {"C5": None}, "C5", "recipient_name_given"),
    ("award", AWARD, {"K5": "01/02/2024"}, "K5", "proposed_in_year"),
    ("votes", LIST, {"I5": None}, "I5", "votes_given"),
    ("votes", LIST, {"J5": "-1"}, "J5", "votes_not_negative"),
    ("votes", LIST, {"K5": "không thông qua"}, "K5", "result_follows_votes"),
]


@pytest.mark.parametrize(("name", "sheet", "cells", "at", "rule"), RULED)
def test_a_rule_about_values_names_its_own_cell(
    name: str, sheet: str, cells: dict[str, str | None], at: str, rule: str, folder: Path
) -> None:
    kind, raw = kind_of(name, folder)
    changed = planted(raw, {(sheet, cell): text for cell, text in cells.items()})
    problems = kind.judge(changed).problems
    assert rule in {p.rule for p in problems if (p.sheet, p.cell) == (sheet, at)}
    assert said_at(problems) <= {(sheet, at)}
    check_words(problems)


def test_a_part_above_its_whole_names_both_cells(folder: Path) -> None:
    kind, raw = kind_of("figures", folder)
    problem = kind.judge(planted(raw, {(RESULTS, "E8"): "999"})).problems[0]
    vi, en = translator("vi"), translator("en")
    assert "240 (ô E7)" in vi.rule(problem.rule, "what", problem.params)
    assert "cell E7" in en.rule(problem.rule, "do", problem.params)
    received = problem.params | {"whole_cell": ""}
    assert "số đã nhận trước đây" in vi.rule(problem.rule, "do", received)


def test_a_place_of_a_flat_file_is_a_line(folder: Path) -> None:
    assert translator("vi").rule("vote_twice", "what", {"first": "2"}).endswith("ở dòng 2.")
    assert translator("en").rule("vote_twice", "what", {"first": "A6"}).endswith("at cell A6.")


FLAT = {
    "campaign_id": "khong-co",
    "unit_id": "99999",
    "period_id": "2026-Q9",
    "indicator_id": "ND9",
    "value": "nhiều",
    "note": "x" * 2_001,
}


def test_a_fault_of_a_flat_file_is_said_at_its_column_and_coloured_there(folder: Path) -> None:
    good = ["thu-nghiem", "04101", "2026-Q3", "ND1.01", "12", "đúng sổ"]
    lines = [";".join(FLAT), ";".join(good)]
    for place, text in enumerate(FLAT.values()):
        if place > 0:
            unit = [*good[:3], f"ND1.0{1 + place % 3}", *good[4:]]
            unit[place] = text
            lines.append(";".join(unit))
    path = folder / "nhieu.csv"
    content = "\n".join(lines).encode()
    path.write_bytes(content)
    problems = KINDS["figures"]().judge(read_report(path, path.name)).problems
    said = {(p.cell, p.column) for p in problems if p.severity == "error"}
    columns = list(FLAT)
    assert said == {(str(n + 2), columns[n]) for n in range(1, 6)}
    book = load_workbook(BytesIO(marked_copy(content, path.name, problems, translator("vi"))))
    shown = {
        (str(row[0].value), str(cell.column_letter))
        for row in book["Dòng cần sửa"].iter_rows(min_row=2)
        for cell in row[1:]
        if cell.fill.fill_type and cell.fill.start_color.rgb in COLOURS
    }
    assert shown == {(str(n + 2), "BCDEFG"[n]) for n in range(1, 6)}
