"""Score, award and note files: what is seen in a cell is what counts, or the door asks."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from data.commands.command_note import with_campaign
from data.intake.load import Outcome, inspect_file
from data.intake.notes import inspect_notes
from data.keeping.calendar import write_calendar
from data.keeping.publishing.previous import known_scores
from data.workbooks.awards.template import award_template
from data.workbooks.scores.template import score_template
from tests.data.intake import test_score_door as scores
from tests.worlds.files.award_door import filled_lines
from tests.worlds.files.award_files import CATALOG, PLAN, UNIT
from tests.worlds.files.report_factories import checked, edited, errors, filled, put, template
from translations import translator

MARKS, PROPOSALS = "Tự chấm điểm", "Đề nghị khen thưởng"
NAME, LOST = "Tên tiêu chí", "words_without_mark"
Edit = Callable[[Workbook], object]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("marks") / "store"
    write_calendar(folder, "sample", scores.TODAY, scores.TODAY)
    return folder


@pytest.fixture(scope="module")
def self_score(store: Path) -> bytes:
    return scores.workbook(store, f"self-{scores.YEAR}", scores.filled()).read_bytes()


def inspected(store: Path, content: bytes, edit: Edit) -> Outcome:
    path = store.parent / "book.xlsx"
    path.write_bytes(edited(content, edit))
    return inspect_file(store, path, catalog=scores.CATALOG)


def row_of(content: bytes, code: str) -> int:
    sheet = load_workbook(BytesIO(content))[MARKS]
    return next(row for row in range(5, 60) if sheet[f"A{row}"].value == code)


def typed(store: Path, content: bytes, code: str, **cells: Any) -> Outcome:
    """The self-score with cells of one criterion typed over; a pair is a value and its format."""
    row = row_of(content, code)

    def edit(book: Workbook) -> None:
        for letter, said in cells.items():
            value, number_format = said if isinstance(said, tuple) else (said, "General")
            book[MARKS][f"{letter}{row}"] = value
            book[MARKS][f"{letter}{row}"].number_format = number_format

    return inspected(store, content, edit)


def asked(outcome: Outcome) -> list[tuple[str | None, str]]:
    return [(p.cell, p.rule) for p in outcome.problems if p.severity == "error"]


def amount(outcome: Outcome, code: str) -> float:
    assert outcome.checked is not None
    assert outcome.state == "accepted", outcome.problems
    return outcome.checked.rows("score").filter(criterion_id=code)["amount"].item()  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("code", "cells", "kept"),
    [
        ("tasks", {"F": (0.95, "0%")}, 95.0),
        ("tasks", {"F": "95%"}, 95.0),
        ("tasks", {"F": (190 / 200, "0.0%"), "G": (1, "0%")}, 95.0),
        ("tasks", {"F": 99.99999999999999}, 100.0),
        ("innovation", {"F": 2.0000000000000004}, 2.0),
        ("models", {"F": 6.999999999999999}, 7.0),
    ],
)
def test_a_mark_is_kept_as_it_is_seen(
    store: Path, self_score: bytes, code: str, cells: dict[str, Any], kept: float
) -> None:
    assert amount(typed(store, self_score, code, **cells), code) == kept


@pytest.mark.parametrize(
    ("code", "cells", "rule"),
    [
        ("border", {"F": "x"}, "passed_or_failed"),
        ("border", {"F": "có"}, "passed_or_failed"),
        ("models", {"F": (0.95, "0%")}, "percent_in_score"),
        ("innovation", {"F": (0.02, "0%")}, "percent_in_score"),
        ("tasks", {"F": (0.95, "0%"), "G": 3144}, "percent_in_score"),
        ("tasks", {"F": 9500, "G": 100}, "far_above_share"),
        ("budget", {"F": (2.5, '0.0" tỷ"')}, "number_format"),
        ("innovation", {"F": (2.6, "0")}, "count_is_whole"),
        ("innovation", {"F": 1234567890123456}, "number_too_large"),
    ],
)
def test_a_mark_that_may_mean_two_things_is_asked_about_at_its_cell(
    store: Path, self_score: bytes, code: str, cells: dict[str, Any], rule: str
) -> None:
    outcome = typed(store, self_score, code, **cells)
    assert asked(outcome) == [(f"F{row_of(self_score, code)}", rule)]
    for t in (translator("vi"), translator("en")):
        for p in outcome.problems:
            said = t(f"rules.{p.rule}.what", **p.params) + t(f"rules.{p.rule}.do", **p.params)
            assert "{" not in said


def test_swapped_criteria_and_points_in_the_wrong_column_are_asked_about(
    store: Path, self_score: bytes
) -> None:
    first, second = row_of(self_score, "models"), row_of(self_score, "reporting")

    def swap(book: Workbook) -> None:
        sheet = book[MARKS]
        sheet[f"A{first}"], sheet[f"A{second}"] = "reporting", "models"

    outcome = inspected(store, self_score, swap)
    assert asked(outcome)[:2] == [
        (f"A{first}", "label_of_another"),
        (f"A{second}", "label_of_another"),
    ]
    aside = typed(store, self_score, "models", E=5, F=None)
    assert asked(aside) == [(f"E{first}", "figure_aside")]


def test_swapped_marker_columns_move_no_marks(store: Path) -> None:
    campaign, cluster, year, _ = scores.CROSSED
    content = score_template(
        scores.CATALOG,
        campaign,
        cluster,
        f"cross-{year}",
        known_scores(store),
        scores.T,
        today=scores.TODAY,
    )

    def swap(book: Workbook) -> None:
        sheet = book["Chấm chéo"]
        sheet["F3"].value, sheet["G3"].value = sheet["G3"].value, sheet["F3"].value

    found = asked(inspected(store, content, swap))
    assert found[:2] == [("F3", "label_of_another"), ("G3", "label_of_another")]


def proposed(store: Path, edit: Edit) -> Outcome:
    content = award_template(CATALOG, PLAN, UNIT, "award-2026", scores.T, filled_lines(), 120)
    return inspected(store, content, edit)


def test_a_proposal_for_another_unit_or_without_a_number_is_asked_about(store: Path) -> None:
    other = CATALOG.unit(PLAN, "30292")
    assert other is not None

    def code(book: Workbook) -> None:
        book[PROPOSALS]["D5"], book[PROPOSALS]["L5"] = "30292", "chưa có"

    assert asked(proposed(store, code)) == [
        ("L5", "number_of_document"),
        ("D5", "recipient_of_another"),
    ]

    def name(book: Workbook) -> None:
        book[PROPOSALS]["C5"] = other["unit_name"]

    outcome = proposed(store, name)
    assert asked(outcome) == [("C5", "recipient_of_another")]
    assert other["unit_name"] in outcome.problems[0].params["other"]

    def meant(book: Workbook) -> None:
        book[PROPOSALS]["D5"], book[PROPOSALS]["F5"] = "30292", "30292"

    assert asked(proposed(store, meant)) == []


def test_counts_of_an_award_sheet_are_whole_whatever_their_format_shows(store: Path) -> None:
    def shown(value: float, number_format: str) -> Edit:
        def edit(book: Workbook) -> None:
            book[PROPOSALS]["N5"] = value
            book[PROPOSALS]["N5"].number_format = number_format

        return edit

    assert asked(proposed(store, shown(2.6, "0"))) == [("N5", "not_whole")]
    assert asked(proposed(store, shown(0.02, "0%"))) == [("N5", "not_whole")]
    assert asked(proposed(store, shown(2, "00"))) == []


def test_a_plan_not_issued_has_no_number(tmp_path: Path) -> None:
    content = put(template(filled()), "Kế hoạch", B4="chưa có")
    assert errors(checked(content, tmp_path)) == [("Kế hoạch", "B4", "number_of_document")]


def test_another_units_name_beside_the_code_is_asked_about(tmp_path: Path) -> None:
    content = put(template(filled()), "Thông tin", B6="Xã Đã Nhập")
    assert errors(checked(content, tmp_path)) == [("Thông tin", "B7", "label_of_another")]


@pytest.mark.parametrize(
    ("separator", "encoding"), [(";", "utf-16"), ("\t", "utf-16-le"), ("|", "utf-8-sig")]
)
def test_a_file_of_notes_is_read_as_every_csv(
    store: Path, tmp_path: Path, encoding: str, separator: str
) -> None:
    lines = [
        ["loai", "ngay", "noi_dung", "can_cu"],
        [],
        ["annotation", "01/10/2026", "Bão số 5; lùi hạn", "1/CV (minh họa)"],
    ]
    lines = [[f'"{cell}"' if ";" in cell else cell for cell in line] for line in lines]
    path = tmp_path / "ghi-chep.csv"
    path.write_bytes("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    (tmp_path / "x").mkdir()
    copy = with_campaign(path, scores.SMALL, tmp_path / "x")
    outcome = inspect_notes(store, copy, catalog=scores.CATALOG)
    assert outcome.checked is not None
    assert (outcome.state, outcome.problems) == ("accepted", ())
    assert outcome.checked.rows("note")["text"].to_list() == ["Bão số 5; lùi hạn"]


def test_words_beside_a_blank_mark_are_said_at_their_own_cell(
    store: Path, self_score: bytes
) -> None:
    cells = {"F": None, "G": None, "H": None, "I": "QĐ 12 (minh họa)"}
    outcome = typed(store, self_score, "models", **cells)
    assert outcome.state == "accepted", outcome.problems
    row = row_of(self_score, "models")
    assert [(p.cell, p.severity) for p in outcome.problems if p.rule == LOST] == [
        (f"I{row}", "warning")
    ]
    silent = typed(store, self_score, "models", **(cells | {"I": None}))
    assert LOST not in {p.rule for p in silent.problems}


def flat(store: Path, names: dict[str, str], **changes: Any) -> Outcome:
    """A flat self-score with a column of names of criteria beside their codes."""
    rows = [r | {NAME: names.get(r["criterion_id"])} for r in scores.sheet("self", **changes)]
    path = scores.written(store.parent, rows, "flat", [*scores.COLUMNS, NAME])
    return inspect_file(store, path, catalog=scores.CATALOG)


def test_names_of_criteria_beside_their_codes_are_compared_in_a_flat_file(store: Path) -> None:
    names = {c.id: c.short_vi for c in scores.TYPED.values()}
    assert asked(flat(store, names)) == []
    first, second = list(names)[:2]
    swapped = names | {first: names[second], second: names[first]}
    outcome = flat(store, swapped)
    assert asked(outcome) == [("2", "label_of_another"), ("3", "label_of_another")]
    assert names[second] in outcome.problems[0].params["label"]


def test_words_beside_a_blank_mark_of_a_flat_file_are_said_at_their_line(store: Path) -> None:
    outcome = flat(store, {}, amount=None, against=None)
    line = str(2 + list(scores.TYPED).index(scores.BASE.id))
    found = [(p.cell, p.column) for p in outcome.problems if p.rule == LOST]
    assert found == [(line, "evidence")]
