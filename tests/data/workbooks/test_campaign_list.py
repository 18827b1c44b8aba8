import unicodedata
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from data.profiles.book.layout import HEADER_ROW, TARGETS
from data.profiles.book.plan import CampaignPlan
from data.profiles.book.standing import Standing
from data.profiles.catalog import CAMPAIGNS, load_catalog
from data.profiles.new.first_files import Founder, write_first_files
from data.workbooks.campaign.book import campaign_workbook
from data.workbooks.campaign.marked import marked_campaign
from data.workbooks.campaign.plan import plan_of_workbook
from translations import translator

HUNG_YEN = "33"
FIRST = HEADER_ROW + 2
VALUE, SOURCE = ([c.key for c in TARGETS.columns].index(key) for key in ("value", "source"))


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    folder: Path = tmp_path_factory.mktemp("ho-so")
    write_first_files(folder, "thu", Founder("province", HUNG_YEN), date(2026, 11, 30))
    return Standing(folder, load_catalog(folder), "thu")


def sheet_of(rows: Iterable[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Danh sách"
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def planned(now: Standing, *rows: list[object]) -> CampaignPlan:
    return plan_of_workbook(sheet_of(rows), "danh-sach.xlsx", now)


def unmarked(name: str) -> str:
    letters = unicodedata.normalize("NFD", name).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in letters if not unicodedata.combining(c))


def test_a_list_of_names_however_written_is_matched_to_the_official_codes(now: Standing) -> None:
    units = now.units.filter(now.units["unit_type"] != "department")
    spellings = [
        lambda name: name,
        lambda name: unicodedata.normalize("NFD", name),
        str.upper,
        unmarked,
        lambda name: f"UBND {name[0].lower()}{name[1:]}",
    ]
    rows: list[list[object]] = [["DANH SÁCH"], [], ["STT", "TÊN ĐƠN VỊ", "Điện thoại"]]
    for n, name in enumerate(units["unit_name"]):
        rows.append([n + 1, spellings[n % len(spellings)](name), f"0221 {n:06d}"])
    plan = planned(now, *rows)
    assert plan.problems == ()
    assert [(s.sheet, s.count("added"), s.count("gone")) for s in plan.changes] == [("units", 0, 0)]
    assert set(plan.files) == {"units/thu-contacts.csv"}
    said = dict(zip(units["unit_id"], (f"0221 {n:06d}" for n in range(len(units))), strict=True))
    assert plan.catalog is not None
    made = plan.catalog.units_of("thu").drop_nulls("contact")
    assert dict(made.select("unit_id", "contact").iter_rows()) == said


def test_what_is_not_one_unit_for_sure_is_a_question_with_those_it_may_be(now: Standing) -> None:
    plan = planned(
        now,
        ["TT", "Đơn vị", "Loại"],
        [None, "Các phường"],
        [1, "Phường Phố Hiếnn"],
        [2, "Phường Lam Sơn"],
        [3, "Hội Luật gia tỉnh"],
        [4, "Sở Nội vụ"],
        [5, "so noi vu"],
        [6, "Phường Không Đâu Cả Xyz"],
    )
    assert not plan.is_sound
    assert plan.files == {}
    found = {p.cell: (p.severity, p.rule, p.params.get("choices", "")) for p in plan.problems}
    assert found["B2"][:2] == ("warning", "campaign_heading")
    assert found["B3"][:2] == ("error", "campaign_new_or_near")
    assert found["B3"][2].split("\n")[0] == "Phường Phố Hiến (11953)"
    assert found["B4"] == ("error", "campaign_old_name", "Phường Sơn Nam (11983)")
    assert found["C5"][:2] == ("error", "campaign_new_type")
    assert found["B7"][:2] == ("error", "campaign_twice")
    assert found["B8"][1] in ("campaign_unknown_unit", "campaign_new_or_near")
    assert {p.sheet for p in plan.problems} == {"Danh sách"}


def test_a_marked_list_offers_near_names_and_is_taken_once_one_is_chosen(now: Standing) -> None:
    content = sheet_of([["Tên đơn vị"], ["Phường Phố Hiếnn"]])
    plan = plan_of_workbook(content, "danh-sach.xlsx", now)
    marked = marked_campaign(content, "danh-sach.xlsx", plan.problems, now, translator("vi"))
    book = openpyxl.load_workbook(BytesIO(marked))
    sheet = book["Danh sách"]
    assert [str(v.sqref) for v in sheet.data_validations.dataValidation] == ["A2"]
    sheet["A2"].value = "Phường Phố Hiến (11953)"
    out = BytesIO()
    book.save(out)
    again = plan_of_workbook(out.getvalue(), "danh-sach.xlsx", now)
    assert again.problems == ()
    assert again.is_empty


def test_new_units_of_a_list_get_codes_of_their_names(now: Standing) -> None:
    plan = planned(
        now,
        ["STT", "Tên đơn vị", "Loại đơn vị", "Tên ngắn"],
        [1, "Hội Cựu chiến binh tỉnh", "Sở, ban, ngành", "Hội CCB"],
    )
    assert plan.is_sound, plan.problems
    assert plan.catalog is not None
    made = plan.catalog.unit("thu", "hoi-cuu-chien-binh-tinh")
    assert made is not None
    assert (made["short_name"], made["unit_type"]) == ("Hội CCB", "department")


def test_a_file_without_names_is_told(now: Standing) -> None:
    assert [p.rule for p in planned(now, ["a", "b"], [1, 2]).problems] == ["campaign_nothing"]


def test_every_unit_of_a_province_gets_its_targets_from_the_workbook(now: Standing) -> None:
    book = openpyxl.load_workbook(BytesIO(campaign_workbook(now, date(2026, 11, 30))))
    sheet = book["Mục tiêu"]
    count = 0
    for row in sheet.iter_rows(min_row=FIRST):
        if row[0].value:
            count += 1
            row[VALUE].value, row[SOURCE].value = count / 4, "QĐ 15"
    out = BytesIO()
    book.save(out)
    plan = plan_of_workbook(out.getvalue(), "muc-tieu.xlsx", now)
    assert plan.is_sound, plan.problems[:3]
    assert now.units.height == 122
    profile = now.profile
    asked = [
        i
        for i in profile.indicators
        for _ in now.units.filter(now.units["unit_type"].is_in(i.unit_types)).iter_rows()
    ]
    assert count == 2 * len(asked)
    assert [(s.sheet, s.count("added")) for s in plan.changes] == [("targets", count)]
    assert plan.catalog is not None
    made = plan.catalog.unit_targets["thu"]
    assert [one.target.value for one in made] == [n / 4 for n in range(1, count + 1)]
    assert set(plan.files) == {"targets/thu.csv"}


def test_a_list_puts_units_into_the_clusters_it_names(now: Standing) -> None:
    plan = planned(
        now,
        ["Tên đơn vị", "Cụm thi đua"],
        ["Sở Nội vụ", "Khối tham mưu"],
        ["Sở Tài chính", "Khối tham mưu"],
        ["Phường Phố Hiến", "Cụm 1"],
    )
    assert plan.is_sound, plan.problems
    assert plan.catalog is not None
    made = plan.catalog.memberships.filter(year=2026).sort("unit_id")
    assert made.select("unit_id", "cluster_id", "cluster_name_vi").rows() == [
        ("11953", "cum-1", "Cụm 1"),
        ("so-noi-vu", "khoi-tham-muu", "Khối tham mưu"),
        ("so-tai-chinh", "khoi-tham-muu", "Khối tham mưu"),
    ]


def test_a_list_moves_no_unit_from_one_cluster_to_another() -> None:
    now = Standing(CAMPAIGNS, load_catalog(), "quang-tri-vinh-linh")
    content = sheet_of([["Đơn vị", "Khối"], ["Phòng Kinh tế", "Khối cơ quan, đơn vị"]])
    assert plan_of_workbook(content, "a.xlsx", now).is_empty
    content = sheet_of([["Đơn vị", "Khối"], ["Phòng Kinh tế", "Khối khác"]])
    plan = plan_of_workbook(content, "a.xlsx", now)
    assert [(p.cell, p.rule) for p in plan.problems] == [("B2", "campaign_other_cluster")]
