"""A campaign's workbook put into a store: versions, rubrics, and what is refused."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from data.keeping.calendar import write_calendar
from data.keeping.campaign_versions import campaign_versions, finish_versions
from data.keeping.own_campaigns import start_campaign
from data.keeping.put_campaign import put_campaign
from data.profiles.book.standing import Standing
from data.profiles.catalog import store_catalog
from data.profiles.new.first_files import Founder
from data.workbooks.campaign.book import campaign_workbook
from data.workbooks.campaign.plan import plan_of_workbook
from schemas.problems import StoreError
from tests.worlds.files.campaign_books import (
    FIRST,
    TODAY,
    Change,
    changed,
    letter,
    put,
)


@pytest.fixture(scope="module")
def first_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("dau") / "kho"
    write_calendar(made, "clock", opened_on=date(2026, 1, 1))
    start_campaign(made, "thu", Founder("commune", "00004"))
    return made


@pytest.fixture
def store(first_store: Path, tmp_path: Path) -> Path:
    made = tmp_path / "kho"
    shutil.copytree(first_store, made)
    return made


def now_of(store: Path) -> Standing:
    return Standing(store / "campaigns", store_catalog(store), "thu")


def texts(store: Path) -> dict[str, str]:
    folder = store / "campaigns"
    files = [p for p in folder.rglob("*") if p.is_file() and "kept" not in p.parts]
    return {str(p.relative_to(folder)): p.read_text(encoding="utf-8") for p in files}


def test_a_plan_is_put_whole_with_who_and_when_and_the_files_before_are_kept(store: Path) -> None:
    before = texts(store)
    content = changed(
        campaign_workbook(now_of(store), TODAY),
        put("Đơn vị", FIRST, "contact", "Văn phòng 024 000"),
        put("Cụm", FIRST, "cluster_name_vi", "Khối cơ quan"),
        put("Mục tiêu", FIRST, "value", 7),
        put("Mục tiêu", FIRST, "source", "KH 1"),
    )
    plan = plan_of_workbook(content, "so-tinh.xlsx", now_of(store))
    assert plan.is_sound, plan.problems
    version = put_campaign(store, plan, "Phòng Chuyển đổi số")
    assert (version.number, version.by) == (1, "Phòng Chuyển đổi số")
    assert campaign_versions(store, "thu") == [version]
    after = texts(store)
    assert {k for k in after if before.get(k) != after[k]} == set(version.files)
    kept = store / "campaigns" / "kept" / "thu" / "v1" / "before"
    assert all(
        (kept / name).read_text(encoding="utf-8") == before[name]
        for name in version.files
        if name in before
    )
    catalog = store_catalog(store)
    assert catalog.memberships["cluster_id"].to_list()[:1] == ["khoi-co-quan"]
    with pytest.raises(StoreError, match="vừa có người sửa"):
        put_campaign(store, plan, "Người khác")
    assert texts(store) == after
    with pytest.raises(StoreError, match="còn lỗi"):
        put_campaign(store, replace(plan, catalog=None), "Ai đó")


def test_a_version_stopped_half_way_is_finished_by_the_next_writer(store: Path) -> None:
    content = changed(
        campaign_workbook(now_of(store), TODAY), put("Đơn vị", FIRST, "contact", "Văn phòng")
    )
    put_campaign(store, plan_of_workbook(content, "a.xlsx", now_of(store)), "Phòng")
    folder = store / "campaigns"
    after = texts(store)
    (folder / "kept" / "thu" / "v1" / "done").unlink()
    (folder / "units" / "thu-contacts.csv").unlink()
    assert finish_versions(folder)
    assert texts(store) == after
    assert not finish_versions(folder)


LINES = [
    (
        "chung",
        "Thang (rubric)",
        None,
        "Thang điểm chung",
        {
            "points": 100,
            "step": 1,
            "decimals": 0,
            "not_applicable": "drop",
            "unit_types": "office",
            "year_from": 2026,
            "year_to": 2030,
            "source": "HD 1",
        },
    ),
    (None, "Mục", None, "Kết quả", {"points": 100}),
    (None, "Tiêu chí", None, "Hoàn thành kế hoạch", {"points": 100, "kind": "Chấm trực tiếp"}),
    (None, "Xếp loại", "tot", "Tốt", {"points": 80}),
]


def rubric_sheet(*lines: tuple[str | None, str, str | None, str, dict[str, object]]) -> Change:
    def change(book: Workbook) -> None:
        sheet = book["Thang điểm"]
        for row, (rubric, line, code, label, more) in enumerate(lines, start=FIRST):
            said = {"rubric": rubric, "line": line, "id": code, "label_vi": label, **more}
            for key, value in said.items():
                sheet[f"{letter(sheet, key)}{row}"].value = value

    return change


def test_a_rubric_is_made_of_its_lines_and_changed_by_its_next_version(store: Path) -> None:
    content = changed(campaign_workbook(now_of(store), TODAY), rubric_sheet(*LINES))
    plan = plan_of_workbook(content, "thang.xlsx", now_of(store))
    assert plan.is_sound, plan.problems
    put_campaign(store, plan, "Phòng Nội vụ")
    made = next(r for r in store_catalog(store).rubrics if r.campaign == "thu")
    assert (made.id, made.version, made.published_by, made.reason) == (
        "chung",
        1,
        "Phòng Nội vụ",
        "thang.xlsx",
    )
    assert [(c.id, c.section, c.source) for c in made.criteria] == [
        ("hoan-thanh-ke-hoach", "ket-qua", "HD 1")
    ]
    again = plan_of_workbook(campaign_workbook(now_of(store), TODAY), "a.xlsx", now_of(store))
    assert (again.is_empty, again.changes) == (True, ())
    content = campaign_workbook(now_of(store), TODAY)
    content = changed(content, put("Thang điểm", FIRST + 3, "points", 85))
    put_campaign(store, plan_of_workbook(content, "sua.xlsx", now_of(store)), "Phòng Nội vụ")
    grades = {r.version: r.grades[0].min_points for r in store_catalog(store).rubrics}
    assert grades == {1: 80, 2: 85}
    assert campaign_versions(store, "thu")[1].files == ("rubrics/thu-chung-v2.toml",)


def test_faults_of_a_rubric_are_told_at_their_lines(store: Path) -> None:
    wrong = [list(line) for line in LINES]
    wrong[1][4] = {"points": 90}
    book = campaign_workbook(now_of(store), TODAY)
    content = changed(book, rubric_sheet(*(tuple(line) for line in wrong)))  # type: ignore[misc]
    plan = plan_of_workbook(content, "thang.xlsx", now_of(store))
    assert not plan.is_sound
    assert [(p.sheet, p.cell, p.rule) for p in plan.problems] == [
        ("Thang điểm", f"A{FIRST}", "campaign_refused")
    ]
    content = changed(book, rubric_sheet(*LINES[1:]))
    plan = plan_of_workbook(content, "thang.xlsx", now_of(store))
    assert ("Thang điểm", f"A{FIRST}") in {(p.sheet, p.cell) for p in plan.problems}


def test_no_workbook_is_put_over_a_file_that_cannot_be_read(store: Path) -> None:
    content = campaign_workbook(now_of(store), TODAY)
    path = store / "campaigns" / "units" / "thu.csv"
    path.write_text(path.read_text(encoding="utf-8") + 'x,"y\n', encoding="utf-8")
    plan = plan_of_workbook(content, "a.xlsx", now_of(store))
    assert {p.rule for p in plan.problems} == {"campaign_unreadable"}
    assert not plan.is_sound
