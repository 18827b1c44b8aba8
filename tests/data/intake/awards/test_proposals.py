from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from answers.criteria.dossier import checked_sentence, checklist
from data.intake.load import ingest, inspect_file
from data.keeping.calendar import write_calendar
from data.keeping.store import answer, open_store
from data.workbooks.awards.template import award_template
from queries.criteria.questions import proposal_criteria
from schemas.selection import Selection, Viewer
from tests.worlds.files.award_door import FIRST, filled_lines, states
from tests.worlds.files.award_files import (
    CATALOG,
    OTHER,
    PLAN,
    UNIT,
    handed_in,
    proposal,
    rules_of,
    written,
)
from translations import translator


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


def workbook(folder: Path, content: bytes) -> Path:
    path = folder / "bang-de-nghi.xlsx"
    path.write_bytes(content)
    return path


def test_a_filled_workbook_is_accepted_cell_by_cell(store: Path, tmp_path: Path) -> None:
    content = award_template(
        CATALOG, PLAN, UNIT, "award-2026", translator("vi"), filled_lines(), 120
    )
    path = workbook(tmp_path, content)
    outcome = ingest(store, [path], "x", datetime(2026, 10, 2), catalog=CATALOG)[0]
    assert (outcome.state, rules_of(outcome)) == ("accepted", [])
    row = answer(open_store(store), "SELECT recipient_class, is_woman, sheet, cell FROM proposal")
    assert row.rows() == [("direct_worker", True, "Đề nghị khen thưởng", "A5")]
    told = answer(open_store(store), "SELECT person_count, sheet, cell FROM eligible").rows()
    assert told == [(120, "Thông tin", "B10")]


def test_a_wrong_cell_of_a_workbook_is_named(store: Path, tmp_path: Path) -> None:
    made = filled_lines(form_id="Huân chương Sao vàng")
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
