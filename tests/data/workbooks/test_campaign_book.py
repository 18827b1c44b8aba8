import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.keeping.calendar import write_calendar
from data.keeping.campaign_versions import campaign_versions, finish_versions
from data.keeping.own_campaigns import start_campaign
from data.keeping.put_campaign import put_campaign
from data.profiles.book.layout import HEADER_ROW, SHEETS
from data.profiles.book.plan import CampaignPlan
from data.profiles.book.standing import Standing
from data.profiles.catalog import CAMPAIGNS, load_catalog, store_catalog
from data.profiles.new.first_files import Founder
from data.workbooks.campaign.book import campaign_workbook
from data.workbooks.campaign.marked import marked_campaign
from data.workbooks.campaign.plan import plan_of_workbook
from schemas.problems import StoreError
from translations import translator

TODAY = date(2026, 11, 30)
FIVE = ("vinh-long", "quang-tri-vinh-linh", "nghe-an", "an-giang", "lam-dong")
SMALL = "quang-tri-vinh-linh"
Change = Callable[[Workbook], None]
FIRST = HEADER_ROW + 2


def standing(name: str) -> Standing:
    return Standing(CAMPAIGNS, load_catalog(), name)


@pytest.fixture(scope="module")
def small() -> tuple[Standing, bytes]:
    now = standing(SMALL)
    return now, campaign_workbook(now, TODAY)


def letter(sheet: Worksheet, key: str) -> str:
    """The letter of a column by its key."""
    of = next(one for one in SHEETS if one.name == sheet.title)
    names = [column.key for column in of.columns]
    return openpyxl.utils.get_column_letter(names.index(key) + 1)


def put(sheet: str, row: int, key: str, value: object) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][f"{letter(book[sheet], key)}{row}"].value = value

    return change


def changed(content: bytes, *changes: Change) -> bytes:
    book = openpyxl.load_workbook(BytesIO(content))
    for change in changes:
        change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def planned(small: tuple[Standing, bytes], *changes: Change) -> CampaignPlan:
    now, content = small
    return plan_of_workbook(changed(content, *changes), "so-tinh.xlsx", now)


@pytest.mark.parametrize("name", FIVE)
def test_a_workbook_read_back_unchanged_changes_nothing(name: str) -> None:
    now = standing(name)
    plan = plan_of_workbook(campaign_workbook(now, TODAY), "so-tinh.xlsx", now)
    assert plan.is_sound
    assert plan.is_empty
    assert (plan.problems, plan.changes, plan.files) == ((), (), {})


WRONG = [
    ("Đơn vị", FIRST, "unit_type", "Phòng ma", "campaign_choice"),
    ("Đơn vị", FIRST, "valid_from", "2025", "not_a_date"),
    ("Đơn vị", FIRST, "successor_id", "Phòng Kinh tếp", "campaign_no_unit"),
    ("Đơn vị", FIRST, "on_date", "01/07/2027", "campaign_blank"),
    ("Cụm", FIRST, "year_from", "đầu năm", "campaign_span"),
    ("Cụm", FIRST, "unit_id", "phong-ma", "campaign_unknown_unit"),
    ("Chỉ tiêu", FIRST, "content", "Nội dung 9", "campaign_choice"),
    ("Chỉ tiêu", FIRST, "decimals", 1.5, "campaign_whole"),
    ("Chỉ tiêu", FIRST, "is_mandatory", "chắc là có", "campaign_flag"),
    ("Chỉ tiêu", FIRST, "maximum", "1.234", "ambiguous_number"),
    ("Chỉ tiêu", FIRST, "target.source", None, "campaign_blank"),
    ("Mục tiêu", FIRST, "value", "khoảng 5", "not_a_number"),
    ("Mục tiêu", FIRST + 1, "start", 5, "campaign_blank"),
    ("Thông tin", FIRST, "value", None, "campaign_blank"),
    ("Thông tin", FIRST + 7, "value", "giữa năm", "not_a_date"),
    ("Nội dung", FIRST, "national", "ND9", "campaign_choice"),
    ("Văn bản", FIRST, "title", None, "campaign_blank"),
    ("Hình thức khen", FIRST, "level", "Toàn cầu", "campaign_choice"),
    ("Nhiệm vụ", FIRST, "kind", "Tham quan", "campaign_choice"),
    ("Nhiệm vụ", FIRST, "leads", None, "campaign_blank"),
    ("Phân công Hội đồng", FIRST, "area_vi", None, "campaign_blank"),
    ("Khen thưởng", FIRST, "limit", "vài", "not_a_number"),
]


def test_every_wrong_cell_is_told_with_its_sheet_cell_and_what_to_do(
    small: tuple[Standing, bytes],
) -> None:
    plan = planned(small, *(put(*wrong[:4]) for wrong in WRONG))
    assert not plan.is_sound
    found = {(p.sheet, p.cell, p.rule) for p in plan.problems}
    book = openpyxl.load_workbook(BytesIO(small[1]))
    for sheet, row, key, _, rule in WRONG:
        # a blank beside a value that was filled is told where it is blank
        beside = {"start": "value", "on_date": "kind"}.get(key, key)
        assert (sheet, f"{letter(book[sheet], beside)}{row}", rule) in found, (sheet, key)
    for problem in plan.problems:
        for t in (translator("vi"), translator("en")):
            said = [t.rule(problem.rule, part, problem.params) for part in ("what", "do")]
            assert all(said), problem.rule
            assert not any("{" in text for text in said), problem.rule


def test_a_returned_workbook_has_its_cells_marked_and_near_names_to_choose_from(
    small: tuple[Standing, bytes],
) -> None:
    content = changed(small[1], put("Đơn vị", FIRST, "successor_id", "Phòng Kinh tếp"))
    plan = plan_of_workbook(content, "so-tinh.xlsx", small[0])
    marked = marked_campaign(content, "so-tinh.xlsx", plan.problems, small[0], translator("vi"))
    book = openpyxl.load_workbook(BytesIO(marked))
    sheet = book["Đơn vị"]
    cell = f"{letter(sheet, 'successor_id')}{FIRST}"
    assert "Không có đơn vị «Phòng Kinh tếp»" in sheet[cell].comment.text
    offered = [v for v in sheet.data_validations.dataValidation if v.sqref.__str__() == cell]
    place = offered[-1].formula1.replace("$", "").replace("'", "").partition("!")[2]
    names = [c.value for row in book["Danh mục"][place] for c in row]
    assert "Phòng Kinh tế (phong-kinh-te)" in names
    again = changed(marked, put("Đơn vị", FIRST, "successor_id", None))
    assert plan_of_workbook(again, "so-tinh.xlsx", small[0]).is_empty


def test_a_refusal_of_the_files_readers_is_led_back_to_its_cell(
    small: tuple[Standing, bytes],
) -> None:
    plan = planned(
        small,
        put("Cụm", FIRST, "year_to", 2024),
        put("Chỉ tiêu", FIRST, "weighted_by", "khong-co"),
    )
    assert {(p.sheet, p.rule) for p in plan.problems} == {("Chỉ tiêu", "campaign_refused")}
    assert {p.cell for p in plan.problems} <= {f"A{FIRST}", f"L{FIRST}"}
    plan = planned(small, put("Cụm", FIRST, "year_to", 2024))
    assert [(p.sheet, p.cell) for p in plan.problems] == [("Cụm", f"D{FIRST}")]


def test_a_plan_says_what_is_added_changed_and_gone_and_hands_the_new_campaign(
    small: tuple[Standing, bytes],
) -> None:
    def units(book: Workbook) -> None:
        sheet = book["Đơn vị"]
        last = max(r for r in range(FIRST, sheet.max_row + 1) if sheet.cell(r, 2).value)
        sheet.cell(last + 1, 2).value = "Hợp tác xã Số"
        sheet.cell(last + 1, 4).value = sheet.cell(last, 4).value

    plan = planned(
        small,
        units,
        put("Chỉ tiêu", FIRST, "label_vi", "Tên mới"),
        put("Mục tiêu", FIRST, "value", "12,5"),
        put("Mục tiêu", FIRST, "source", "KH 5"),
        put("Văn bản", FIRST, "number", "99/QĐ-UBND"),
    )
    assert plan.is_sound, plan.problems
    counts = {s.name: (s.count("added"), s.count("changed"), s.count("gone")) for s in plan.changes}
    assert counts == {
        "Đơn vị": (1, 0, 0),
        "Chỉ tiêu": (0, 1, 0),
        "Mục tiêu": (1, 0, 0),
        "Văn bản": (0, 1, 0),
    }
    label = next(s for s in plan.changes if s.name == "Chỉ tiêu").rows[0].fields[0]
    assert (label.column, label.new) == ("label_vi", "Tên mới")
    assert plan.catalog is not None
    assert plan.catalog.unit(SMALL, "hop-tac-xa-so") is not None
    assert [t.target.value for t in plan.catalog.unit_targets[SMALL]] == [12.5]
    old = (CAMPAIGNS / f"{SMALL}.toml").read_text(encoding="utf-8").splitlines()
    new = str(plan.files[f"{SMALL}.toml"]).splitlines()
    assert len([line for line in new if line not in old]) == 2, "only the two keys changed"
    assert [line for line in old if line.startswith("#")] == [x for x in new if x.startswith("#")]


def test_a_workbook_of_another_campaign_or_of_older_files_is_known(
    small: tuple[Standing, bytes],
) -> None:
    plan = plan_of_workbook(small[1], "a.xlsx", standing("an-giang"))
    assert [p.rule for p in plan.problems] == ["campaign_other"]

    def older(book: Workbook) -> None:
        book["Hướng dẫn"]["C3"].value = "0123456789ab"

    plan = planned(small, older)
    assert [(p.rule, p.severity) for p in plan.problems] == [("campaign_stale", "warning")]
    assert plan.is_sound


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


def test_what_a_campaign_says_once_is_changed_key_by_key(small: tuple[Standing, bytes]) -> None:
    def content(book: Workbook) -> None:
        sheet = book["Nội dung"]
        last = max(r for r in range(FIRST, sheet.max_row + 1) if sheet.cell(r, 3).value)
        sheet.cell(last + 1, 3).value = "Thể chế số"
        sheet.cell(last + 1, 7).value = "KH 5"

    plan = planned(
        small,
        content,
        put("Chỉ tiêu", FIRST, "content", "Thể chế số"),
        put("Thông tin", FIRST + 2, "value", "Xã Vĩnh Linh (mới)"),
        put("Thông tin", FIRST + 10, "value", "01/12/2027"),
    )
    assert plan.is_sound, plan.problems
    assert plan.catalog is not None
    made = plan.catalog.profile(SMALL)
    assert made.campaign.short_vi == "Xã Vĩnh Linh (mới)"
    assert made.phases.interim_review_on == date(2027, 12, 1)
    assert made.contents[-1].id == made.indicators[0].content == "the-che-so"
    old = (CAMPAIGNS / f"{SMALL}.toml").read_text(encoding="utf-8").splitlines()
    new = str(plan.files[f"{SMALL}.toml"]).splitlines()
    assert [line for line in old if line not in new] == [
        'short_vi = "Xã Vĩnh Linh"',
        "interim_review_on = 2027-12-15",
    ]
    wrong = planned(small, put("Thông tin", FIRST + 8, "value", "15/12/2027"))
    assert [(p.sheet, p.cell) for p in wrong.problems] == [("Thông tin", f"C{FIRST + 8}")]


def info_row(content: bytes, key: str) -> int:
    """The row of a key on the sheet «Thông tin»."""
    sheet = openpyxl.load_workbook(BytesIO(content))["Thông tin"]
    return next(row[0].row for row in sheet.iter_rows() if key in {cell.value for cell in row})


def test_who_owes_a_report_is_changed_by_names_of_units(small: tuple[Standing, bytes]) -> None:
    row = info_row(small[1], "reporting.yearly.unit_ids")
    plan = planned(small, put("Thông tin", row, "value", "phòng vh-xh; Phòng Kinh tế"))
    assert (plan.problems, plan.is_sound) == ((), True)
    assert plan.catalog is not None
    yearly = plan.catalog.profile(SMALL).reporting.yearly
    assert yearly is not None
    assert yearly.unit_ids == ("phong-vhxh", "phong-kinh-te")


def test_a_unit_that_is_not_there_owes_nothing_and_its_cell_says_so(
    small: tuple[Standing, bytes],
) -> None:
    row = info_row(small[1], "reporting.yearly.unit_ids")
    plan = planned(small, put("Thông tin", row, "value", "Phòng Lưu trữ Quốc gia"))
    assert not plan.is_sound
    (problem,) = plan.problems
    assert (problem.sheet, problem.row) == ("Thông tin", row)


def test_a_type_that_is_not_there_owes_nothing_and_its_cell_says_so(
    small: tuple[Standing, bytes],
) -> None:
    row = info_row(small[1], "reporting.final.unit_types")
    plan = planned(small, put("Thông tin", row, "value", "Ban quản lý"))
    assert not plan.is_sound
    assert {(p.sheet, p.row) for p in plan.problems} == {("Thông tin", row)}


def test_the_sheet_of_plans_says_which_types_owe_one() -> None:
    now = standing("vinh-long")
    content = campaign_workbook(now, TODAY)
    change = put("Kế hoạch phải nộp", FIRST, "unit_types", "Sở, ban, ngành; Phường; Xã")
    plan = plan_of_workbook(changed(content, change), "so-tinh.xlsx", now)
    assert (plan.problems, plan.is_sound) == ((), True)
    assert plan.catalog is not None
    first, second = plan.catalog.profile("vinh-long").reporting.plans
    assert first.unit_types == ("department", "ward", "commune")
    assert second == now.profile.reporting.plans[1]


def test_tasks_and_areas_are_edited_like_targets(small: tuple[Standing, bytes]) -> None:
    now, _ = small
    last = FIRST + len(now.rows["tasks"])
    new = {"clause": "IV.2.b", "kind": "Kiểm tra, giám sát", "due": "2027-Q2"}
    new |= {"leads": "office; phong-vhxh", "label_vi": "Kiểm tra thêm"}
    plan = planned(
        small,
        *(put("Nhiệm vụ", last, key, value) for key, value in new.items()),
        put("Nhiệm vụ", FIRST, "due", "every-year"),
        put("Phân công Hội đồng", FIRST, "document", "12/QĐ-HĐ"),
    )
    assert (plan.problems, plan.is_sound) == ((), True)
    kinds = ("added", "changed", "gone")
    counts = {c.sheet: tuple(c.count(kind) for kind in kinds) for c in plan.changes}
    assert counts == {"tasks": (1, 1, 0), "areas": (0, 1, 0)}
    assert sorted(plan.files) == [f"areas/{SMALL}.csv", f"tasks/{SMALL}.csv"]
    assert plan.catalog is not None
    profile = plan.catalog.profile(SMALL)
    added = profile.tasks[-1]
    assert (added.id, added.leads) == ("kiem-tra-them", ("office", "phong-vhxh"))
    assert (added.label_en, added.due_kind) == ("Kiểm tra thêm", "quarter")
    assert profile.tasks[0].is_yearly
    assert profile.areas[0].document == "12/QĐ-HĐ"


@pytest.mark.parametrize(
    ("sheet", "key", "value", "words"),
    [
        ("Nhiệm vụ", "clause", "mục bốn", "is no clause"),
        ("Nhiệm vụ", "due", "2027-13-01", "every-year"),
        ("Nhiệm vụ", "leads", "so-ma", "no such"),
        ("Phân công Hội đồng", "parties", "cum-99", "no such"),
        ("Phân công Hội đồng", "position_vi", "Ông Nguyễn Văn A", "no name"),
    ],
)
def test_what_a_file_of_tasks_or_areas_refuses_is_told_at_its_cell(
    small: tuple[Standing, bytes], sheet: str, key: str, value: str, words: str
) -> None:
    plan = planned(small, put(sheet, FIRST, key, value))
    (problem,) = plan.problems
    at = openpyxl.load_workbook(BytesIO(small[1]))[sheet]
    assert (problem.sheet, problem.cell) == (sheet, f"{letter(at, key)}{FIRST}")
    assert words in problem.params["words"]
