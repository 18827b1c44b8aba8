"""The council's vote typed back: what moves, what is refused, and at which cell."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.checking.layouts.vote_layout import VOTE_LIST, snapshot_of, vote_code
from data.commands.command import main
from data.intake.load import inspect_file
from data.intake.notes import inspect_notes, record_steps
from data.keeping.calendar import write_calendar
from data.keeping.snapshots.snapshots import freeze
from data.keeping.store import answer, open_store
from methods.council_vote import quorum_rule, vote_rule, votes_needed
from tests.worlds.files.award_files import CATALOG, PLAN, UNIT, rules_of
from tests.worlds.files.vote_files import (
    COUNCILS,
    HEAD,
    LEFT,
    LISTED,
    MET,
    appraised,
    listed,
    typed_back,
    vote,
    waiting,
)
from translations import translator

TODAY = date(2026, 12, 20)
LIST, INFO = VOTE_LIST.name, "Thông tin"
FIRST, SECOND, THIRD = (f"{UNIT}/2026/0{n}" for n in (1, 2, 3))
LAW = CATALOG.law.votes


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("votes")
    write_calendar(folder / "store", "sample", TODAY, TODAY)
    appraised(folder / "store", folder, "01", "02")
    return folder / "store"


@pytest.fixture
def store(kept: Path, tmp_path: Path) -> Path:
    """A copy for each test: what one writes the next does not see."""
    return Path(shutil.copytree(kept, tmp_path / "store"))


def states(store: Path) -> dict[str, str]:
    sql = "SELECT proposal_id, state FROM award_state"
    asked = {"campaign_id": PLAN, "as_of": TODAY}
    return dict(answer(open_store(store), sql, asked).iter_rows())


def steps(store: Path) -> list[tuple[Any, ...]]:
    sql = "SELECT proposal_id, state, on_date, document, reason, line FROM award_step"
    return answer(open_store(store), f"{sql} WHERE state != 'appraised' ORDER BY line").rows()


def test_the_vote_moves_exactly_the_proposals_it_is_about(store: Path, tmp_path: Path) -> None:
    content = listed(store, [vote(12, 1), vote(4, 8, 1, "không thông qua", opinion="Bổ sung")])
    outcome = typed_back(store, tmp_path, content)
    assert (outcome.state, rules_of(outcome)) == ("accepted", [])
    assert states(store) == {FIRST: "passed", SECOND: "refused"}
    first, second = steps(store)
    assert first[1:4] == ("passed", MET, HEAD["document"])
    assert "12/15" in first[4]
    assert "4/15" in second[4]
    assert second[4].endswith("Bổ sung")
    assert (first[5], second[5]) == (5, 6)
    assert waiting(store) == []


def test_what_is_left_still_waits(store: Path, tmp_path: Path) -> None:
    assert typed_back(store, tmp_path, listed(store, [vote(13), LEFT])).state == "accepted"
    assert states(store) == {FIRST: "passed", SECOND: "appraised"}


def test_one_wrong_cell_and_nothing_moves(store: Path, tmp_path: Path) -> None:
    outcome = typed_back(store, tmp_path, listed(store, [vote(13), vote(3, 10)]))
    assert (outcome.state, rules_of(outcome)) == ("rejected", ["result_follows_votes"])
    assert states(store) == {FIRST: "appraised", SECOND: "appraised"}


@pytest.mark.parametrize(
    ("row", "rule", "cell"),
    [
        (vote(12, 2), "votes_within_present", "H5"),
        (vote(7, 6), "result_follows_votes", "K5"),
        (vote(8, 5, 0, "không thông qua"), "result_follows_votes", "K5"),
        (vote(12, None), "votes_given", "I5"),
        (vote(None, None, None), "votes_given", "H5"),
        (vote(13, 0, 0, None), "vote_result_given", "K5"),
        (vote(13, 0, 0, "nhất trí"), "unknown_vote_result", "K5"),
        (vote(-1, 3, 0, "không thông qua"), "votes_not_negative", "H5"),
        (vote(2, 0, 0, "để lại"), "left_without_votes", "K5"),
        (vote(13, opinion="x" * 2001), "opinion_within_limit", "L5"),
    ],
)
def test_a_wrong_vote_is_refused_at_its_cell(
    store: Path, tmp_path: Path, row: dict[str, Any], rule: str, cell: str
) -> None:
    outcome = typed_back(store, tmp_path, listed(store, [row, LEFT]))
    assert outcome.state == "rejected"
    problem = next(p for p in outcome.problems if p.rule == rule)
    assert (problem.sheet, problem.cell) == (LIST, cell)
    for language in ("vi", "en"):
        for part in ("what", "do"):
            assert "–" not in translator(language).rule(rule, part, problem.params)


@pytest.mark.parametrize(
    ("head", "rule", "cell"),
    [
        ({"member_count": None}, "council_size_given", "B8"),
        ({"present_count": None}, "present_given", "B9"),
        ({"present_count": 16}, "present_within_council", "B9"),
        ({"written_count": 3}, "present_within_council", "B9"),
        ({"written_count": -1}, "written_not_negative", "B10"),
        ({"meeting_date": None}, "meeting_day_given", "B11"),
        ({"meeting_date": date(2027, 1, 5)}, "meeting_by_today", "B11"),
        ({"meeting_date": date(2026, 10, 11)}, "meeting_after_list", "B11"),
        ({"document": None}, "minutes_number_given", "B12"),
    ],
)
def test_a_wrong_head_is_refused_at_its_cell(
    store: Path, tmp_path: Path, head: dict[str, Any], rule: str, cell: str
) -> None:
    outcome = typed_back(store, tmp_path, listed(store, [vote(13), LEFT], **head))
    assert outcome.state == "rejected"
    problem = next(p for p in outcome.problems if p.rule == rule)
    assert (problem.sheet, problem.cell) == (INFO, cell)


def test_words_in_a_cell_of_numbers_are_refused_there(store: Path, tmp_path: Path) -> None:
    def words(book: Any) -> None:
        book[LIST]["H5"] = "mười ba"
        book[INFO]["B8"] = "khoảng 15"

    outcome = typed_back(store, tmp_path, listed(store, [vote(13), LEFT]), words)
    assert {"B8", "H5"} <= {p.cell for p in outcome.problems}
    assert outcome.state == "rejected"


def test_absent_members_asked_in_writing_vote_too(store: Path, tmp_path: Path) -> None:
    content = listed(store, [vote(14, 1), LEFT], written_count=2)
    assert rules_of(typed_back(store, tmp_path, content)) == []


def test_missing_ballots_and_a_thin_meeting_are_doubts(store: Path, tmp_path: Path) -> None:
    content = listed(store, [vote(8), LEFT], present_count=9)
    outcome = typed_back(store, tmp_path, content)
    assert outcome.state == "accepted"
    assert sorted(rules_of(outcome)) == ["vote_without_quorum", "votes_fewer_than_present"]


def renamed(book: Any) -> None:
    book[LIST]["C5"] = "Huân chương Lao động"


def unknown(book: Any) -> None:
    book[LIST]["B5"] = f"{UNIT}/2026/99"


def twice(book: Any) -> None:
    book[LIST]["B6"] = FIRST


def shortened(book: Any) -> None:
    book[LIST].delete_rows(6)


def unmarked(book: Any) -> None:
    del book["_mau"]


def recoded(book: Any) -> None:
    book[INFO]["B6"] = "vote-2026-09-01"


def miscoded(book: Any) -> None:
    book[INFO]["B6"] = "danh sách 1"


def other_campaign(book: Any) -> None:
    book[INFO]["B5"] = "vinh-long"


def lost_column(book: Any) -> None:
    book[LIST]["H4"] = "Tán thành"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (renamed, "vote_form_differs"),
        (unknown, "unknown_proposal"),
        (twice, "vote_twice"),
        (shortened, "vote_list_differs"),
        (unmarked, "vote_list_differs"),
        (recoded, "mark_period_id"),
        (miscoded, "vote_code_unknown"),
        (other_campaign, "mark_campaign_id"),
        (lost_column, "renamed_column"),
    ],
)
def test_a_list_that_is_not_the_one_made_is_refused(
    store: Path, tmp_path: Path, change: Callable[[Any], None], rule: str
) -> None:
    outcome = typed_back(store, tmp_path, listed(store, [vote(13), vote(13)]), change)
    assert outcome.state == "rejected"
    assert rule in rules_of(outcome)
    assert states(store) == {FIRST: "appraised", SECOND: "appraised"}


@pytest.mark.parametrize(
    ("step", "rule"),
    [
        ({"state": "passed"}, "vote_already_taken"),
        ({"state": "refused", "reason": "Trùng"}, "vote_closed"),
        ({"state": "returned", "reason": "Thiếu"}, "vote_closed"),
    ],
)
def test_a_proposal_that_no_longer_waits_is_refused(
    store: Path, tmp_path: Path, step: dict[str, Any], rule: str
) -> None:
    content = listed(store, [vote(13), vote(13)])
    row = {"campaign_id": PLAN, "proposal_id": FIRST, "at_date": "13/10/2026"} | step
    assert record_steps(store, [row], "x", datetime(2026, 10, 13), COUNCILS).state == "accepted"
    outcome = typed_back(store, tmp_path, content)
    assert (outcome.state, rules_of(outcome)[0]) == ("rejected", rule)
    assert states(store)[SECOND] == "appraised"


def test_a_meeting_before_the_last_step_is_refused(store: Path, tmp_path: Path) -> None:
    content = listed(store, [vote(13), LEFT])
    row = {"campaign_id": PLAN, "proposal_id": FIRST, "state": "appraised", "route_step": 3}
    row |= {"at_date": "20/10/2026"}
    assert record_steps(store, [row], "x", datetime(2026, 10, 20), COUNCILS).state == "accepted"
    outcome = typed_back(store, tmp_path, content)
    assert (outcome.state, rules_of(outcome)) == ("rejected", ["step_before_last"])
    assert outcome.problems[0].cell == "K5"


def test_one_more_than_the_number_is_refused_and_nothing_moves(tmp_path: Path) -> None:
    store = tmp_path / "store"
    write_calendar(store, "sample", TODAY, TODAY)
    appraised(store, tmp_path, "01", "02", "03")
    outcome = typed_back(store, tmp_path, listed(store, [vote(13)] * 3))
    assert (outcome.state, rules_of(outcome)) == ("rejected", ["vote_not_eligible"])
    assert (outcome.problems[0].sheet, outcome.problems[0].cell) == (LIST, "K7")
    assert set(states(store).values()) == {"appraised"}
    outcome = typed_back(store, tmp_path, listed(store, [vote(13), vote(13), LEFT]))
    assert outcome.state == "accepted"
    assert states(store) == {FIRST: "passed", SECOND: "passed", THIRD: "appraised"}


def test_a_list_of_a_snapshot_the_store_does_not_keep_is_refused(
    store: Path, tmp_path: Path
) -> None:
    strange = listed(store, [vote(13), LEFT], "CL-2026-10-12-07")
    outcome = typed_back(store, tmp_path, strange)
    assert (outcome.state, rules_of(outcome)) == ("rejected", ["vote_other_snapshot"])
    kept = freeze(store, PLAN, "Phiên xét", LISTED, "Thư ký", "Họp Hội đồng")
    content = listed(store, [vote(13), LEFT], kept.snapshot_id)
    assert typed_back(store, tmp_path, content).state == "accepted"


def test_a_list_with_everything_left_moves_nothing(store: Path, tmp_path: Path) -> None:
    outcome = typed_back(store, tmp_path, listed(store, [LEFT, LEFT]))
    assert (outcome.state, rules_of(outcome)) == ("rejected", ["vote_moves_nothing"])


def test_a_route_without_a_council_takes_no_vote(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(listed(store, [vote(13), LEFT]))
    without = replace(CATALOG, law=replace(CATALOG.law, route=()))
    outcome = inspect_notes(store, path, catalog=without)
    assert (outcome.state, rules_of(outcome)) == ("rejected", ["vote_no_council"])


def test_a_form_whose_route_has_no_council_takes_no_vote(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(listed(store, [vote(13), LEFT]))
    outcome = inspect_notes(store, path, catalog=CATALOG)
    assert (outcome.state, {*rules_of(outcome)}) == ("rejected", {"vote_not_for_council"})
    assert outcome.problems[0].params == {"decider": "Chủ tịch UBND tỉnh"}


def test_a_unit_cannot_hand_in_a_vote(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(listed(store, [vote(13), LEFT]))
    assert rules_of(inspect_file(store, path, catalog=COUNCILS)) == ["staff_notes_here"]


def test_the_same_file_again_changes_nothing(store: Path, tmp_path: Path) -> None:
    content = listed(store, [vote(13), LEFT])
    typed_back(store, tmp_path, content)
    assert typed_back(store, tmp_path, content).state == "unchanged"
    assert len(steps(store)) == 1


def test_the_shell_says_what_would_move_and_then_moves_it(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(listed(store, [vote(13), LEFT]))
    for module in ("data.intake.load", "data.keeping.publishing.publish"):
        monkeypatch.setattr(f"{module}.store_catalog", lambda _: COUNCILS)
    said = ["note", str(path), "--store", str(store), "--received-at", "2026-10-16T09:00"]
    assert main([*said, "--dry-run"]) == 0
    assert FIRST in capsys.readouterr().out
    assert states(store)[FIRST] == "appraised"
    assert main(said) == 0
    assert states(store)[FIRST] == "passed"


def test_an_empty_list_has_cells_to_fill_and_a_hidden_mark(store: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(listed(store, [])))
    assert book.sheetnames == ["Hướng dẫn", INFO, LIST, "_mau"]
    sheet = book[LIST]
    assert [c.value for c in sheet[4]] == [column.header for column in VOTE_LIST.columns]
    assert [sheet["B5"].value, sheet["B6"].value, sheet["H5"].value] == [FIRST, SECOND, None]
    assert book["_mau"].sheet_state == "veryHidden"
    assert listed(store, []) == listed(store, [])


@pytest.mark.parametrize(
    ("form", "members", "needed"),
    [
        ("province-merit", 15, 8),
        ("province-merit", 14, 8),
        ("government-flag", 15, 12),
        ("government-flag", 11, 9),
        ("national-fighter", 10, 9),
    ],
)
def test_how_many_must_agree(form: str, members: int, needed: int) -> None:
    rule = vote_rule(form, MET, LAW)
    assert rule is not None
    assert votes_needed(rule, members) == needed


def test_a_rule_of_votes_has_days_and_two_thirds_of_fifteen_are_ten() -> None:
    early = vote_rule("government-flag", date(2025, 6, 30), LAW)
    assert early is not None
    assert early.id == "council-majority"
    quorum = quorum_rule(MET, LAW)
    assert quorum is not None
    assert [votes_needed(quorum, n) for n in (15, 14, 3)] == [10, 10, 2]
    assert vote_rule("x", MET, [replace(early, forms=("y",))]) is None


def test_the_code_of_a_list_names_its_day_and_snapshot() -> None:
    assert snapshot_of(vote_code(LISTED, None)) is None
    assert snapshot_of(vote_code(LISTED, "CL-2026-10-12-01")) == "CL-2026-10-12-01"
