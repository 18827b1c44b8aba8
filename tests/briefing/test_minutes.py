"""The minutes pack: every paper of a meeting, what it says and what it leaves open."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.text.run import Run

from answers.answers import StoreAnswers
from briefing.command import main
from briefing.deck.awards.closing import award_decisions
from briefing.deck.awards.votes import award_votes
from briefing.deck.decisions import decisions_of
from briefing.deck.room import Room
from briefing.minutes.free_places import FreePlaces
from briefing.minutes.pack import minutes_pack
from briefing.minutes.session import Session
from data.intake.load import ingest
from data.intake.notes import ingest_notes, record_steps
from data.keeping.calendar import write_calendar
from data.keeping.snapshots.removal import snapshot_uses
from data.keeping.snapshots.snapshots import freeze
from data.keeping.store import open_store
from methods.award_gate import quota_places
from schemas.plan.awards import AwardRule
from schemas.selection import Selection, Viewer
from tests.worlds.files.award_files import CATALOG, OTHER, PLAN, UNIT, handed_in, written
from tests.worlds.files.award_files import proposal as proposed
from tests.worlds.files.vote_files import COUNCILS, HEAD, LISTED, appraised
from tests.worlds.frames.award_cases import BASE
from tests.worlds.oracles.own_figures import Own
from translations import translator
from translations.phrases import counted

TODAY = date(2026, 12, 20)
VI = translator("vi")
LIST, SHEET = "2-danh-sach-bieu-quyet.xlsx", "Danh sách biểu quyết"
BALLOT = "3-01-phieu-bieu-quyet-bang-khen-cua-chu-tich-ubnd-tinh.docx"
AGENDA, ANNEX = "1-chuong-trinh.docx", "4-phu-luc-dieu-kien.docx"
SUBMISSION, MINUTES = "5-to-trinh-du-thao.docx", "6-bien-ban-du-thao.docx"
STAFF, LEADER = Viewer(), Viewer("minh họa", role="leader")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("minutes")
    write_calendar(folder / "store", "sample", TODAY, TODAY)
    appraised(folder / "store", folder, "01", "02", "03")
    return folder / "store"


def room(store: Path, as_of: date = LISTED, viewer: Viewer = STAFF) -> Room:
    return Room(StoreAnswers(open_store(store), viewer, store), Selection(PLAN, as_of), VI)


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(store: Path, *given: Any) -> dict[str, bytes]:
    return files(minutes_pack(room(store, *given), COUNCILS.law.votes))


def lines(content: bytes) -> str:
    """Text and tables as they follow each other in the file."""
    body = Document(io.BytesIO(content)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def test_a_pack_holds_every_paper_and_is_the_same_file_again(store: Path) -> None:
    made = minutes_pack(room(store), COUNCILS.law.votes)
    assert [*files(made)] == [AGENDA, LIST, BALLOT, ANNEX, SUBMISSION, MINUTES]
    assert made == minutes_pack(room(store), COUNCILS.law.votes)


def test_papers_are_in_vietnamese_whatever_the_reader_speaks(store: Path) -> None:
    english = Room(room(store).answers, Selection(PLAN, LISTED), translator("en"))
    assert minutes_pack(english) == minutes_pack(room(store))


def test_the_list_names_what_waits_with_its_answer_and_what_is_free(store: Path) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(packed(store)[LIST]))[SHEET]
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=5, max_row=7)]
    assert [row[1] for row in rows] == [f"{UNIT}/2026/0{n}" for n in (1, 2, 3)]
    assert [row[4] for row in rows] == [f"Tập thể minh họa 0{n}" for n in (1, 2, 3)]
    assert [row[5] for row in rows] == ["đủ", "đủ", "thiếu"]
    assert [row[6] for row in rows] == [2, 2, 2]
    assert {value for row in rows for value in row[7:]} == {None}


def test_a_ballot_says_how_many_may_pass_and_has_two_boxes_for_each(store: Path) -> None:
    said = lines(packed(store)[BALLOT])
    assert said.count("☐") == 6
    assert VI("minutes.ballot.free_of", free="2", asking="3") in said
    assert next(r.label_vi for r in COUNCILS.law.votes if r.id == "council-majority") in said


def test_without_the_law_the_majority_stays_open(store: Path) -> None:
    said = lines(files(minutes_pack(room(store)))[BALLOT])
    assert VI("minutes.majority_unknown") in said


def test_the_annex_answers_clause_by_clause_with_documents_and_words(store: Path) -> None:
    said, session = lines(packed(store)[ANNEX]), Session(room(store))
    for row in session.waiting:
        assert row["proposal_id"] in said
        for answer in session.answers[row["proposal_id"]]:
            assert answer["label_vi"] in said
            assert session.source(answer) in said
            assert (answer["printed_vi"] or VI("minutes.eligibility.unread")) in said
    assert "thiếu" in said


@pytest.mark.parametrize("name", [AGENDA, BALLOT, ANNEX, SUBMISSION, MINUTES])
def test_invented_data_says_so_and_what_is_not_known_is_marked(store: Path, name: str) -> None:
    document = Document(io.BytesIO(packed(store)[name]))
    assert document.sections[0].first_page_header.paragraphs[0].text == f"[{VI('app.sample')}]"
    runs = [Run(r, document) for r in document.element.body.iter(qn("w:r"))]
    marked = [r for r in runs if r.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert marked
    assert all(run.text.startswith("[") for run in marked)


def test_the_counts_of_the_papers_are_those_of_the_base_tables(store: Path) -> None:
    own, made = Own(open_store(store), PLAN, LISTED), packed(store)
    counts, steps = own.awards(), own.rows("award_step").sort("on_date", "step_id")
    last = steps.group_by("proposal_id").agg(pl.col("state").last())
    waiting = sorted(last.filter(state="appraised")["proposal_id"])
    sheet = openpyxl.load_workbook(io.BytesIO(made[LIST]))[SHEET]
    column = [row[0] for row in sheet.iter_rows(min_row=5, min_col=2, max_col=2, values_only=True)]
    assert sorted(filter(None, column)) == waiting
    assert counts["appraised"] - counts["passed"] == len(waiting)
    asked = f"đã tiếp nhận {counts['proposed']} đề nghị khen thưởng"
    assert f"{asked}; trả lại 0, không xét 0, đã có quyết định 0." in lines(made[SUBMISSION])
    assert f"biểu quyết: {len(waiting)} đề nghị." in lines(made[SUBMISSION])
    assert lines(made[BALLOT]).count("☐") == 2 * len(waiting)
    quarter = pl.date(2026, 6, 30)
    there = own.rows("unit").filter(
        pl.col("valid_from") <= quarter,
        pl.col("valid_to").is_null() | (pl.col("valid_to") >= quarter),
    )
    sent = own.rows("submission").filter(period_id="2026-Q2", state="accepted")
    silent = there.join(sent, on="unit_id", how="anti").height
    assert f"Đôn đốc {silent} đơn vị chưa có báo cáo được nhận" in lines(made[AGENDA])


def test_the_minutes_leave_the_meeting_open(store: Path) -> None:
    said = lines(packed(store)[MINUTES])
    for key in ("members", "present", "chair", "counters", "conclusion"):
        assert VI(f"minutes.record.{key}") in said
    assert said.count(VI("minutes.record.count_unknown")) >= 9


def test_the_wide_version_prints_units_and_classes_and_no_recipient(store: Path) -> None:
    staff, wide = packed(store), packed(store, LISTED, LEADER)
    sheet = openpyxl.load_workbook(io.BytesIO(wide[LIST]))[SHEET]
    assert [sheet.cell(row, 5).value for row in (5, 6, 7)] == [VI("awards.class.collective")] * 3
    for name in (BALLOT, ANNEX, SUBMISSION, MINUTES):
        assert "Tập thể minh họa" in lines(staff[name])
        assert "Tập thể minh họa" not in lines(wide[name])


def test_a_wide_list_is_typed_back_as_well(store: Path) -> None:
    staff, wide = (
        openpyxl.load_workbook(io.BytesIO(packed(store, LISTED, who)[LIST]))
        for who in (STAFF, LEADER)
    )
    assert staff["_mau"]["B5"].value == wide["_mau"]["B5"].value


def filled(content: bytes, path: Path, *votes: tuple[Any, ...]) -> Path:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row, value in zip(range(8, 13), HEAD.values(), strict=True):
        book["Thông tin"].cell(row, 2).value = value
    for row, vote in enumerate(votes, start=5):
        for column, value in enumerate(vote, start=8):
            book[SHEET].cell(row, column).value = value
    book.save(path)
    return path


def test_the_pack_s_own_list_filled_in_moves_the_proposals_on(tmp_path: Path) -> None:
    store = tmp_path / "store"
    write_calendar(store, "sample", TODAY, TODAY)
    appraised(store, tmp_path, "01", "02", "03")
    votes = ((13, 0, 0, "thông qua"), (9, 3, 1, "thông qua"), (2, 11, 0, "không thông qua"))
    path = filled(packed(store)[LIST], tmp_path / "da-bo-phieu.xlsx", *votes)
    outcome = ingest_notes(store, [path], "Thư ký", datetime(2026, 10, 16), COUNCILS)[0]
    assert (outcome.state, outcome.problems) == ("accepted", ())
    after = packed(store, date(2026, 10, 20))
    assert [*after] == [AGENDA, ANNEX, SUBMISSION, MINUTES]
    assert VI("minutes.agenda.nothing") in lines(after[AGENDA])
    submitted = lines(after[SUBMISSION])
    assert HEAD["document"] in submitted
    assert "9/15" in submitted
    assert "2/15" not in submitted
    held = lines(after[MINUTES])
    assert VI("minutes.record.members_held", count="15") in held
    for number, (*counts, result) in enumerate(votes, start=1):
        row = "\n".join(map(str, [*counts, result.capitalize()]))
        assert row in held[held.index(f"Tập thể minh họa 0{number}") :]
    assert VI("minutes.record.result_unknown") not in held


def test_a_pack_before_the_first_proposal_says_so_and_has_no_ballot(store: Path) -> None:
    made = packed(store, date(2026, 9, 1))
    assert [*made] == [AGENDA, ANNEX, SUBMISSION, MINUTES]
    assert VI("minutes.agenda.nothing") in lines(made[AGENDA])
    assert VI("minutes.eligibility.nothing") in lines(made[ANNEX])
    assert VI("minutes.submission.nothing") in lines(made[SUBMISSION])
    assert VI("minutes.record.no_votes") in lines(made[MINUTES])


def test_what_a_route_leads_past_the_council_is_submitted_and_not_voted_on(tmp_path: Path) -> None:
    store = tmp_path / "store"
    write_calendar(store, "sample", TODAY, TODAY)
    handed_in(store, tmp_path, proposed("01"))
    steps = [
        {"campaign_id": PLAN, "proposal_id": f"{UNIT}/2026/01", "state": "appraised"}
        | {"route_step": n, "at_date": f"0{4 + n}/10/2026"}
        for n in (2, 3)
    ]
    assert record_steps(store, steps, "x", datetime(2026, 10, 9), CATALOG).state == "accepted"
    made = packed(store)
    assert [*made] == [AGENDA, ANNEX, SUBMISSION, MINUTES]
    assert VI("minutes.agenda.nothing") in lines(made[AGENDA])
    assert counted(VI, "deck.ask.direct", 1) in lines(made[AGENDA])
    assert VI("minutes.submission.annex_direct", count="1") in lines(made[SUBMISSION])
    assert VI("minutes.no_vote") in lines(made[SUBMISSION])
    assert "Chủ tịch UBND tỉnh" in lines(made[SUBMISSION])
    assert VI("deck.vote.ballot") not in lines(made[AGENDA])


def test_a_place_is_free_until_it_is_passed() -> None:
    rule = AwardRule("q", "quota", "Số lượng", "Number", "x", subjects=("collective",), limit=2)
    waiting, passed, other = (
        BASE | {"proposal_id": f"p{n}"} | more
        for n, more in enumerate(
            ({"state": "appraised"}, {"state": "passed"}, {"state": "decided", "unit_id": "v"})
        )
    )
    places = FreePlaces([waiting, passed, other], [rule], LISTED)
    assert places.free(waiting) == 2 - 1
    # more were passed than the number allows: none is left, never fewer than none
    assert FreePlaces([waiting, passed], [replace(rule, limit=0)], LISTED).free(waiting) == 0
    assert places.asking(waiting, [waiting, other]) == 1
    assert quota_places(rule, [waiting, passed])["p0"].number == 2
    assert FreePlaces([waiting], [replace(rule, limit=None)], LISTED).free(waiting) is None
    assert FreePlaces([waiting], [], LISTED).asking(waiting, [waiting]) == 0


def test_the_shell_writes_the_pack_of_a_day_or_of_a_snapshot(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "goi.zip"
    given = (PLAN, "-o", str(path), "--store", str(store))
    assert main(["minutes", *given, "--as-of", str(LISTED)]) == 0
    assert path.read_bytes() == minutes_pack(room(store), COUNCILS.law.votes)
    kept = freeze(store, PLAN, "Phiên xét", LISTED, "Thư ký", "Họp Hội đồng")
    assert main(["minutes", *given, "--snapshot", kept.snapshot_id]) == 0
    book = openpyxl.load_workbook(io.BytesIO(files(path.read_bytes())[LIST]))
    assert book["Thông tin"]["B6"].value == f"vote-{LISTED}-{kept.snapshot_id}"
    assert kept.label in lines(files(path.read_bytes())[SUBMISSION])
    assert snapshot_uses(store, kept.snapshot_id)


HIGH, LOW = "Bằng khen của Thủ tướng Chính phủ", "Bằng khen của Chủ tịch UBND tỉnh"
GIVEN = ((UNIT, "01", LOW), (UNIT, "02", HIGH), (OTHER, "03", HIGH), (OTHER, "04", LOW))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two units, two forms, all before the council, handed in out of order."""
    folder = tmp_path_factory.mktemp("mixed")
    store = folder / "store"
    write_calendar(store, "sample", TODAY, TODAY)
    path = written(folder, [proposed(c, ma_don_vi=u, hinh_thuc=form) for u, c, form in GIVEN])
    assert ingest(store, [path], "x", datetime(2026, 10, 2, 8), catalog=COUNCILS)[0].checked
    steps = [
        {"campaign_id": PLAN, "proposal_id": f"{unit}/2026/{code}", "state": "appraised"}
        | {"route_step": step, "at_date": f"{4 + step:02}/10/2026"}
        for unit, code, _ in GIVEN
        for step in (2, 3)
    ]
    assert record_steps(store, steps, "x", datetime(2026, 10, 9), COUNCILS).state == "accepted"
    return store


def awarding(store: Path) -> Room:
    """The room of a session on awards."""
    whole = room(store)
    return Room(whole.answers, whole.chosen, VI, story="awards")


def test_every_paper_takes_the_items_in_one_order(mixed: Path) -> None:
    """By form from the highest, then unit by name, then code, as the base tables have them."""
    units = Own(open_store(mixed), PLAN, LISTED).rows("unit")
    names = dict(units.select("unit_id", "short_name").iter_rows())
    order = sorted(GIVEN, key=lambda g: (g[2] != HIGH, names[g[0]], g[1]))
    assert order != list(GIVEN)
    made = files(minutes_pack(awarding(mixed), COUNCILS.law.votes))
    assert listed_ids(made[LIST]) == [f"{unit}/2026/{code}" for unit, code, _ in order]
    ballots = [name for name in made if "phieu-bieu-quyet" in name]
    assert [c for name in ballots for c in codes(made[name])] == [code for _, code, _ in order]
    for name in (ANNEX, SUBMISSION, MINUTES):
        assert codes(made[name]) == [code for _, code, _ in order], name


def test_slides_and_agenda_take_the_forms_in_the_order_of_the_ballots(mixed: Path) -> None:
    held = awarding(mixed)
    asks = [counted(VI, "deck.ask.form", 2, form=form) for form in (HIGH, LOW)]
    assert [d.ask for d in decisions_of(held) if d.key.startswith("form:")] == asks
    agenda = lines(files(minutes_pack(held, COUNCILS.law.votes))[AGENDA])
    for said in (repr(award_decisions(held)), agenda):
        assert said.index(asks[0]) < said.index(asks[1])
    for said in (repr(award_votes(held)), agenda[agenda.index(asks[1]) + len(asks[1]) :]):
        assert said.index(HIGH) < said.index(LOW)


def codes(content: bytes) -> list[str]:
    """Codes of the recipients a paper names, each once, as they come."""
    return list(dict.fromkeys(re.findall(r"Tập thể minh họa (\d\d)", lines(content))))


def listed_ids(content: bytes) -> list[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(content))[SHEET]
    column = sheet.iter_rows(min_row=5, min_col=2, max_col=2, values_only=True)
    return [str(row[0]) for row in column if row[0]]
