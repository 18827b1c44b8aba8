"""Proposals, steps and counts at the door: what is kept, what is refused and why."""

import threading
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from answers.criteria.dossier import checked_sentence, checklist
from data.awards.award_book import AwardBook
from data.awards.place_gate import Gate, through_gate
from data.checking.problem_rows import ProblemList
from data.commands.command_note import with_campaign
from data.intake.load import ingest, inspect_file
from data.intake.notes import ingest_notes
from data.keeping.calendar import write_calendar
from data.keeping.ledger.lock import writer_lock
from data.keeping.publishing.previous import Previous
from data.keeping.store import answer, open_store
from data.profiles.award_tables import award_rules
from data.profiles.awards.routes import award_routes
from data.workbooks.awards.template import award_template
from queries.awards import questions as q
from queries.criteria.questions import proposal_criteria
from schemas.selection import Selection, Viewer
from tests.worlds.files.award_files import (
    CATALOG,
    OTHER,
    PLAN,
    UNIT,
    handed_in,
    proposal,
    rules_of,
    stepped,
    written,
)
from translations import translator

TODAY = date(2026, 12, 20)
NEWS = Path(__file__).parents[4] / "shared" / "published" / "award_counts_from_news.csv"
FIRST = f"{UNIT}/2026/01"
ROUTE = ("appraised-1", "appraised", "decided")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    write_calendar(tmp_path / "store", "sample", TODAY, TODAY)
    return tmp_path / "store"


def states(store: Path, as_of: date = TODAY) -> dict[str, str]:
    sql = "SELECT proposal_id, state FROM award_state"
    asked = {"campaign_id": PLAN, "as_of": as_of}
    return dict(answer(open_store(store), sql, asked).iter_rows())


def test_proposals_come_in_with_the_people_eligible(store: Path, tmp_path: Path) -> None:
    outcome = handed_in(store, tmp_path, proposal("01", so_nguoi_dien_xet=120), proposal("02"))
    assert (outcome.state, rules_of(outcome)) == ("accepted", [])
    assert outcome.reports == ((UNIT, "award-2026", 1),)
    assert states(store) == {FIRST: "proposed", f"{UNIT}/2026/02": "proposed"}
    eligible = answer(open_store(store), "SELECT unit_id, person_count, cell FROM eligible")
    assert eligible.rows() == [(UNIT, 120, "2")]


def test_a_unit_without_proposals_can_still_say_how_many_are_eligible(
    store: Path, tmp_path: Path
) -> None:
    row = {"ma_phong_trao": PLAN, "nam": 2026, "ma_don_vi": OTHER, "ma_de_nghi": ""}
    assert handed_in(store, tmp_path, row | {"so_nguoi_dien_xet": 80}).state == "accepted"
    assert states(store) == {}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"loai_doi_tuong": "Tập đoàn"}, "unknown_recipient"),
        ({"loai_doi_tuong": ""}, "recipient_class_given"),
        ({"ten_doi_tuong": ""}, "recipient_name_given"),
        ({"hinh_thuc": "Huy chương"}, "unknown_award_form"),
        ({"hinh_thuc": ""}, "form_given"),
        ({"dip": "hàng quý"}, "unknown_occasion"),
        ({"dip": ""}, "occasion_given"),
        ({"ngay_de_nghi": "31/02/2026"}, "impossible_date"),
        ({"ngay_de_nghi": ""}, "proposed_on_given"),
        ({"ngay_de_nghi": "01/12/2026"}, "proposed_by_today"),
        ({"ngay_de_nghi": "01/10/2024"}, "proposed_in_year"),
        ({"ma_noi_dung": "nd99"}, "unknown_content"),
        ({"ma_xa": "99999"}, "unknown_commune"),
        ({"so_bo": "1,5"}, "not_whole"),
        ({"so_bo": "-1"}, "count_not_negative"),
        ({"nu": "x"}, "woman_is_person"),
        ({"nu": "đúng"}, "x_or_blank"),
        ({"thanh_phan_ho_so": "ảnh"}, "unknown_paper"),
        ({"da_xac_nhan": "unity"}, "unknown_condition"),
        ({"thanh_tich_theo_tieu_chi": "đã làm tốt"}, "claim_unreadable"),
        ({"thanh_tich_theo_tieu_chi": "CN1: sáng kiến"}, "claim_of_no_criterion"),
        ({"thanh_tich_theo_tieu_chi": "CQ1: một; CQ1: hai"}, "claim_twice"),
        ({"loai_doi_tuong": "kiều bào"}, "unknown_recipient"),
        ({"hinh_thuc_truoc": "pm-merit"}, "earlier_award_has_day"),
        ({"hinh_thuc_truoc": "pm-merit", "ngay_khen_truoc": "02/10/2026"}, "earlier_award_before"),
        ({"ten_doi_tuong": "x" * 2001}, "award_text_within_limit"),
        ({"so_nguoi_dien_xet": 0}, "eligible_not_positive"),
        ({"ma_de_nghi": ""}, "proposal_code_blank"),
        ({"ma_don_vi": "00000"}, "unknown_unit"),
        ({"nam": 2040}, "unknown_report"),
    ],
)
def test_a_bad_row_is_refused_with_its_rule_at_its_line(
    store: Path, tmp_path: Path, change: dict[str, Any], rule: str
) -> None:
    write_calendar(store, "sample", date(2026, 10, 2), date(2026, 10, 2))
    path = written(tmp_path, [proposal("01", **change), proposal("02")])
    outcome = inspect_file(store, path, catalog=CATALOG)
    assert outcome.state == "rejected"
    assert rule in rules_of(outcome)
    where = next(problem for problem in outcome.problems if problem.rule == rule)
    assert where.cell == "2" or rule == "unknown_report"


def test_a_dossier_says_its_criteria_and_the_checklist_names_the_silent_ones(
    store: Path, tmp_path: Path
) -> None:
    """Persons are weighed by their class, also a foreigner; a collective as its unit."""
    said = "thanh_tich_theo_tieu_chi"
    outcome = handed_in(
        store,
        tmp_path,
        proposal("01", **{said: "CQ2: ban hành quy chế; cq5: mời doanh nghiệp; hai lần"}),
        proposal("02", loai_doi_tuong="người nước ngoài", **{said: "CN2: tặng phần mềm"}),
    )
    assert outcome.state == "accepted", rules_of(outcome)
    chosen = Selection(PLAN, date(2026, 10, 31), phase="phase-1", year=2026)
    rows = proposal_criteria(open_store(store), Viewer(), chosen)
    words = rows.unique(["proposal_id", "criterion_id"], maintain_order=True)
    claims = words.drop_nulls("claim").select("criterion_id", "claim").rows()
    assert sorted(claims) == [
        ("CN2", "tặng phần mềm"),
        ("CQ2", "ban hành quy chế"),
        ("CQ5", "mời doanh nghiệp; hai lần"),
    ]
    told = checklist(rows, translator("vi"))
    person = told.filter(pl.col("proposal_id").str.ends_with("/02"))
    assert person["criterion_id"].to_list() == ["CN2"]
    group = told.filter(pl.col("proposal_id").str.ends_with("/01"))
    assert group["criterion_id"].to_list() == [f"CQ{n}" for n in range(1, 7)]
    assert checked_sentence(group, translator("vi")).startswith("2/6 ")
    wide = proposal_criteria(open_store(store), Viewer(role="leader"), chosen)
    assert wide["claim"].null_count() == wide.height


def test_a_code_twice_is_refused_and_a_recipient_twice_is_doubted(
    store: Path, tmp_path: Path
) -> None:
    twice = handed_in(store, tmp_path, proposal("01"), proposal("01"))
    assert (twice.state, rules_of(twice)) == ("rejected", ["duplicate_proposal"])
    same = {"ten_doi_tuong": "Tập thể minh họa"}
    doubted = handed_in(store, tmp_path, proposal("01", **same), proposal("02", **same))
    assert (doubted.state, rules_of(doubted)) == ("accepted", ["same_recipient"])


def test_two_numbers_of_people_eligible_are_refused(store: Path, tmp_path: Path) -> None:
    rows = [proposal(f"0{n}", so_nguoi_dien_xet=100 + n) for n in (1, 2)]
    assert rules_of(handed_in(store, tmp_path, *rows)) == ["eligible_differs"]


def test_what_is_not_named_is_doubted(store: Path, tmp_path: Path) -> None:
    outcome = handed_in(store, tmp_path, proposal("01", ma_thanh_tich="", ma_noi_dung=""))
    assert outcome.state == "accepted"
    assert rules_of(outcome) == ["achievement_not_named", "award_content_not_named"]


def filled(**changes: Any) -> list[dict[str, Any]]:
    row = {
        "proposal_code": "01",
        "recipient_class": "Người trực tiếp",
        "is_woman": "x",
        "recipient_name": "Cá nhân minh họa 1",
        "form_id": "Bằng khen của Chủ tịch UBND tỉnh",
        "occasion": "hằng năm",
        "content_id": "government",
        "achievement_id": "TT-1",
        "proposed_on": date(2026, 10, 1),
        "papers": "tờ trình; biên bản; báo cáo thành tích",
        "sets": 1,
    }
    return [row | changes]


def workbook(folder: Path, content: bytes) -> Path:
    path = folder / "bang-de-nghi.xlsx"
    path.write_bytes(content)
    return path


def test_a_filled_workbook_is_accepted_cell_by_cell(store: Path, tmp_path: Path) -> None:
    content = award_template(CATALOG, PLAN, UNIT, "award-2026", translator("vi"), filled(), 120)
    path = workbook(tmp_path, content)
    outcome = ingest(store, [path], "x", datetime(2026, 10, 2), catalog=CATALOG)[0]
    assert (outcome.state, rules_of(outcome)) == ("accepted", [])
    row = answer(open_store(store), "SELECT recipient_class, is_woman, sheet, cell FROM proposal")
    assert row.rows() == [("direct_worker", True, "Đề nghị khen thưởng", "A5")]
    told = answer(open_store(store), "SELECT person_count, sheet, cell FROM eligible").rows()
    assert told == [(120, "Thông tin", "B10")]


def test_a_wrong_cell_of_a_workbook_is_named(store: Path, tmp_path: Path) -> None:
    made = filled(form_id="Huân chương Sao vàng")
    content = award_template(CATALOG, PLAN, UNIT, "award-2026", translator("en"), made)
    outcome = inspect_file(store, workbook(tmp_path, content), catalog=CATALOG)
    problem = next(p for p in outcome.problems if p.rule == "unknown_award_form")
    assert (problem.sheet, problem.cell) == ("Đề nghị khen thưởng", "G5")


def test_the_empty_template_says_nothing_and_opens_without_names(
    store: Path, tmp_path: Path
) -> None:
    content = award_template(CATALOG, PLAN, UNIT, "award-2026", translator("vi"))
    outcome = inspect_file(store, workbook(tmp_path, content), catalog=CATALOG)
    assert rules_of(outcome) == ["nothing_reported"]
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames == ["Hướng dẫn", "Thông tin", "Đề nghị khen thưởng", "_danh_muc", "_mau"]


def test_a_proposal_goes_its_route_and_the_past_is_seen_as_it_was(
    store: Path, tmp_path: Path
) -> None:
    handed_in(store, tmp_path, proposal("01"))
    assert stepped(store, FIRST, *ROUTE, "issued").state == "accepted"
    assert states(store) == {FIRST: "issued"}
    kept = answer(open_store(store), "SELECT state, verdict FROM award_step ORDER BY on_date")
    assert kept.rows() == [
        ("appraised", None),
        ("appraised", None),
        ("decided", "met"),
        ("issued", None),
    ]
    assert states(store, date(2026, 10, 1)) == {}
    assert states(store, date(2026, 10, 3)) == {FIRST: "proposed"}


@pytest.mark.parametrize(
    ("before", "step", "more", "rule"),
    [
        ((), "decided", {}, "step_out_of_order"),
        (("appraised-1",), "decided", {}, "step_out_of_order"),
        ((), "issued", {}, "step_needs_decision"),
        ((), "passed", {}, "route_step_unknown"),
        ((), "gửi", {}, "unknown_step"),
        ((), "refused", {}, "ending_has_reason"),
        (("appraised-1", "appraised"), "decided", {"document": ""}, "decision_has_document"),
        (
            ("appraised-1", "appraised"),
            "decided",
            {"override_role": "Chủ tịch"},
            "override_is_whole",
        ),
        (ROUTE, "returned", {"reason": "x"}, "step_after_decision"),
    ],
)
def test_a_step_that_does_not_fit_is_refused(
    store: Path, tmp_path: Path, before: tuple[str, ...], step: str, more: dict[str, Any], rule: str
) -> None:
    handed_in(store, tmp_path, proposal("01"))
    if before:
        assert stepped(store, FIRST, *before).state == "accepted"
    outcome = stepped(store, FIRST, step, day=date(2026, 10, 20), **more)
    assert (outcome.state, rules_of(outcome)) == ("rejected", [rule])


def test_a_refused_proposal_takes_no_more_steps_and_an_earlier_day_is_no_step(
    store: Path, tmp_path: Path
) -> None:
    handed_in(store, tmp_path, proposal("01"), proposal("02"))
    assert stepped(store, FIRST, "refused", reason="Trùng hồ sơ").state == "accepted"
    assert rules_of(stepped(store, FIRST, *ROUTE[:1], day=date(2026, 10, 20))) == [
        "proposal_closed"
    ]
    late = stepped(store, f"{UNIT}/2026/02", *ROUTE[:1], day=date(2026, 9, 1))
    assert rules_of(late) == ["step_before_last"]
    nobody = stepped(store, f"{UNIT}/2026/99", *ROUTE[:1])
    assert rules_of(nobody) == ["unknown_proposal"]


def test_a_revoked_award_is_no_longer_decided(store: Path, tmp_path: Path) -> None:
    handed_in(store, tmp_path, proposal("01"))
    stepped(store, FIRST, *ROUTE)
    revoked = stepped(store, FIRST, "revoked", reason="Khai sai", day=date(2026, 11, 1))
    assert revoked.state == "accepted"
    assert states(store) == {FIRST: "revoked"}
    asked = {"campaign_id": PLAN, "as_of": date(2026, 12, 1)}
    assert answer(open_store(store), "SELECT decided_on FROM award_state", asked).item() is None


def test_the_third_place_is_refused_unless_somebody_answers_for_it(
    store: Path, tmp_path: Path
) -> None:
    handed_in(store, tmp_path, *(proposal(f"0{n}") for n in (1, 2, 3)))
    for n in (1, 2):
        assert stepped(store, f"{UNIT}/2026/0{n}", *ROUTE).state == "accepted"
    third = f"{UNIT}/2026/03"
    outcome = stepped(store, third, *ROUTE)
    assert (outcome.state, rules_of(outcome)) == ("rejected", ["award_not_eligible"])
    said = {
        "override_role": "Chủ tịch UBND tỉnh",
        "override_document": "9/TB",
        "reason": "Đặc cách",
    }
    assert stepped(store, third, *ROUTE, **said).state == "accepted"
    sql = "SELECT verdict, failed_rules, override_role FROM award_step WHERE state = 'decided'"
    rows = answer(open_store(store), f"{sql} ORDER BY proposal_id").rows()
    assert rows[0] == ("met", None, None)
    assert rows[2] == ("failed", "cap-collective", "Chủ tịch UBND tỉnh")


def test_a_decision_without_basis_is_recorded_with_a_warning(store: Path, tmp_path: Path) -> None:
    handed_in(store, tmp_path, proposal("01", ma_thanh_tich=""))
    outcome = stepped(store, FIRST, *ROUTE)
    assert (outcome.state, rules_of(outcome)) == ("accepted", ["award_without_basis"])


def test_a_new_sheet_keeps_what_has_come_a_step(store: Path, tmp_path: Path) -> None:
    handed_in(store, tmp_path, proposal("01"), proposal("02"))
    stepped(store, FIRST, *ROUTE[:1])
    at = datetime(2026, 11, 2, 8)
    dropped = handed_in(store, tmp_path, proposal("02"), at=at)
    assert rules_of(dropped) == ["proposal_dropped"]
    other = proposal("01", ten_doi_tuong="Tập thể khác")
    assert rules_of(handed_in(store, tmp_path, other, at=at)) == ["proposal_changed"]
    assert handed_in(store, tmp_path, proposal("01", so_bo=2), at=at).state == "accepted"
    assert states(store) == {FIRST: "proposed"}


def test_a_unit_cannot_hand_in_steps_and_staff_cannot_hand_in_proposals(
    store: Path, tmp_path: Path
) -> None:
    row = {"campaign_id": PLAN, "proposal_id": FIRST, "state": "decided", "at_date": "01/10/2026"}
    path = written(tmp_path, [row], "buoc")
    assert rules_of(inspect_file(store, path, catalog=CATALOG)) == ["staff_notes_here"]
    path = written(tmp_path, [proposal("01")], "de-nghi")
    said = ingest_notes(store, [path], "x", datetime(2026, 10, 2), CATALOG)
    assert rules_of(said[0]) == ["not_staff_notes"]


COUNTS = [
    {
        "dia_phuong": "Nơi A",
        "nam_thanh_tich": 2018,
        "dot": "cum_khoi",
        "trang_thai": stage,
        "hinh_thuc": form,
        "cap": "tinh",
        "doi_tuong": "tap_the",
        "so_luong": count,
        "ma_phong_trao": PLAN,
        "ghi_chu": None,
    }
    for stage, form, count in (
        ("de_nghi", "Cờ thi đua", 69),
        ("hoi_dong_thong_qua", "Cờ thi đua", 48),
        ("da_tang", "Chiến sĩ thi đua + Tập thể (gộp)", 493),
    )
]


def test_counts_of_others_are_kept_as_told_with_merged_forms_marked(
    store: Path, tmp_path: Path
) -> None:
    path = written(tmp_path, COUNTS, "cong-bo")
    outcome = ingest_notes(store, [path], "x", datetime(2026, 10, 2), CATALOG)[0]
    assert (outcome.state, rules_of(outcome)) == ("accepted", [])
    kept = answer(open_store(store), "SELECT stage, award_count, is_merged FROM award_count")
    assert kept.rows() == [
        ("de_nghi", 69, False),
        ("hoi_dong_thong_qua", 48, False),
        ("da_tang", 493, True),
    ]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"so_luong": "-1"}, "published_count_known"),
        ({"nam_thanh_tich": "18"}, "published_year_known"),
    ],
)
def test_an_impossible_count_is_refused(
    store: Path, tmp_path: Path, change: dict[str, str], rule: str
) -> None:
    path = written(tmp_path, [COUNTS[0] | change], "cong-bo")
    outcome = ingest_notes(store, [path], "x", datetime(2026, 10, 2), CATALOG)[0]
    assert (outcome.state, rules_of(outcome)) == ("rejected", [rule])


def test_the_state_at_the_door_is_the_state_of_the_page(store: Path, tmp_path: Path) -> None:
    handed_in(store, tmp_path, *(proposal(f"0{n}") for n in (1, 2)), proposal("03", dip="sơ kết"))
    stepped(store, FIRST, *ROUTE)
    stepped(store, f"{UNIT}/2026/02", "appraised-1")
    stepped(store, f"{UNIT}/2026/03", "returned", reason="Thiếu biên bản")
    book = Previous(store).awards(CATALOG)
    routes = award_routes(CATALOG.profile(PLAN), CATALOG.law)
    at_door = {key[1]: standing.state(routes) for key, standing in book.standings.items()}
    assert at_door == states(store)


def last_place_winners(folder: Path, threads: int, rounds: int) -> list[int]:
    """How many of so many threads got the one last place, round after round, at the real lock."""
    profile = CATALOG.profile(PLAN)
    every = award_rules(profile, CATALOG.law)
    caps = [rule for rule in every if rule.id == "cap-collective"]
    gate = Gate(PLAN, award_routes(profile, CATALOG.law), caps)
    rows = [row_of(n) for n in range(threads + 1)]
    full = AwardBook().with_sheets(pl.DataFrame(rows), {(PLAN, UNIT): "commune"})
    taken = full.with_steps([step_of(0)])
    wins = []
    for _ in range(rounds):
        book, won = [taken], []

        def attempt(n: int, book: list[AwardBook] = book, won: list[int] = won) -> None:
            with writer_lock(folder, wait=60):
                found, step = ProblemList("x"), step_of(n)
                step |= through_gate(step, book[0], gate, {}, found)
                if not found.has_errors:
                    book[0] = book[0].with_steps([step])
                    won.append(n)

        running = [threading.Thread(target=attempt, args=(n,)) for n in range(1, threads + 1)]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
        wins.append(len(won))
    return wins


def row_of(n: int) -> dict[str, Any]:
    return {
        "campaign_id": PLAN,
        "unit_id": UNIT,
        "period_id": "award-2026",
        "year": 2026,
        "proposal_id": f"{UNIT}/2026/{n:03}",
        "recipient_class": "collective",
        "form_id": "province-merit",
        "occasion": "annual",
        "proposed_on": date(2026, 10, 1),
        "achievement_id": f"t{n}",
    }


def step_of(n: int) -> dict[str, Any]:
    return {
        "campaign_id": PLAN,
        "proposal_id": f"{UNIT}/2026/{n:03}",
        "state": "decided",
        "on_date": date(2026, 10, 9),
        "route_step": 4,
        "override_role": None,
    }


def test_two_at_once_never_both_take_the_last_place(tmp_path: Path) -> None:
    assert last_place_winners(tmp_path, threads=20, rounds=5) == [1] * 5


def test_the_real_door_lets_one_of_many_through(store: Path, tmp_path: Path) -> None:
    handed_in(store, tmp_path, *(proposal(f"0{n}") for n in range(1, 5)))
    stepped(store, FIRST, *ROUTE)
    for n in (2, 3, 4):
        stepped(store, f"{UNIT}/2026/0{n}", *ROUTE[:2])
    states_found: list[str] = []

    def decide(n: int) -> None:
        found = stepped(store, f"{UNIT}/2026/0{n}", "decided", day=date(2026, 10, 20))
        states_found.append(found.state)

    running = [threading.Thread(target=decide, args=(n,)) for n in (2, 3, 4)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    assert sorted(states_found) == ["accepted", "rejected", "rejected"]


def test_a_file_of_counts_without_a_campaign_is_given_one(tmp_path: Path) -> None:
    rows = [{key: value for key, value in COUNTS[0].items() if key != "ma_phong_trao"}]
    path = written(tmp_path, rows, "cong-bo")
    (tmp_path / "x").mkdir()
    copy = with_campaign(path, PLAN, tmp_path / "x")
    assert copy.read_text(encoding="utf-8").splitlines()[1].startswith(f"{PLAN},")
    assert with_campaign(path, None, tmp_path) == path
    whole = written(tmp_path, COUNTS, "du")
    assert with_campaign(whole, PLAN, tmp_path) == whole


@pytest.mark.skipif(not NEWS.exists(), reason="the published counts are not beside the project")
def test_the_published_counts_load_with_stages_apart(store: Path, tmp_path: Path) -> None:
    path = with_campaign(NEWS, PLAN, tmp_path)
    outcome = ingest_notes(store, [path], "x", datetime(2026, 10, 2), CATALOG)[0]
    assert (outcome.state, rules_of(outcome)) == ("accepted", [])
    told = q.award_told(open_store(store), Viewer(), Selection(PLAN, TODAY))
    assert told.height == 47
    flags = told.filter(
        pl.col("locality").str.starts_with("B"),
        pl.col("form_words").str.contains("xuất sắc"),
        year=2018,
    )
    assert dict(flags.select("stage_told", "award_count").iter_rows()) == {
        "de_nghi": 69,
        "hoi_dong_thong_qua": 48,
    }
    merged = told.filter("is_merged")
    assert merged["award_count"].to_list() == [356, 493]
