"""Yearly, interim and final reports: words by section, at the same door as figures."""

from datetime import date

import pytest
from openpyxl import load_workbook

from data.intake.load import ingest, inspect_file, preview
from data.keeping.publishing.publish import publish
from data.keeping.store import open_store, version
from data.keeping.verify import verify
from data.workbooks.marked_copy import marked_copy
from schemas.sheets.report_words import SECTION_LIMIT
from tests.worlds.files.report_factories import errors, places, problem, put
from tests.worlds.files.report_factories import filled as figures
from tests.worlds.files.report_factories import template as figure_template
from tests.worlds.files.word_factories import (
    CAMPAIGN,
    CATALOG,
    PLAN_HEADER,
    SHEET,
    UNIT,
    WHOLE,
    WORD_HEADER,
    YEARLY,
    at,
    lines_checked,
    saved,
    sheet_of,
    word_line,
    word_store,
    words_checked,
    words_template,
)
from tests.worlds.store_factories import answers
from translations import translator

INFO = "Thông tin"
KNOWN = "SELECT unit_id, kind, remark FROM remark WHERE year(known_until) = 9999 ORDER BY ALL"


def rules(report):
    return [rule for _, _, rule in places(report)]


def test_the_template_asks_for_sections_and_for_no_figure():
    sheet = sheet_of(words_template({}), SHEET)
    assert [[cell.value for cell in row[:4]] for row in sheet["A4:D7"]] == [
        ["Mã", "Mục", "Bắt buộc", "Nội dung"],
        ["direction", "Chỉ đạo", "x", None],
        ["results", "Kết quả nổi bật", "x", None],
        ["asks", "Đề xuất", None, None],
    ]
    assert sheet["D5"].alignment.wrap_text
    assert sheet["D5"].protection.locked is False
    assert sheet.parent.sheetnames == ["Hướng dẫn", INFO, SHEET, "_mau"]
    assert sheet.parent["_mau"].sheet_state == "veryHidden"


def test_the_guide_says_the_deadline_in_both_languages_or_that_there_is_none():
    lines = [cell.value for cell in sheet_of(words_template(), "Hướng dẫn")["A"]]
    assert "Hạn nộp: 14/11/2026 23:59." in lines
    assert "Deadline: 14/11/2026 23:59." in lines


@pytest.mark.parametrize(
    ("code", "words"),
    [(YEARLY, "báo cáo năm 2026"), ("interim", "báo cáo sơ kết"), ("final", "báo cáo tổng kết")],
)
def test_each_report_in_words_bears_its_name(code, words):
    assert words in sheet_of(words_template(period=code), INFO)["A2"].value


def test_a_filled_template_passes_and_keeps_every_section_with_its_cell(tmp_path):
    report = words_checked(words_template(), tmp_path)
    assert report.problems == ()
    assert (report.campaign_id, report.unit_id, report.period_id) == (CAMPAIGN, UNIT, YEARLY)
    assert report.rows("remark").select("kind", "remark", "sheet", "cell").rows() == [
        (section, text, SHEET, f"D{row}") for row, (section, text) in enumerate(WHOLE.items(), 5)
    ]
    assert report.rows("result").is_empty()


def test_a_mandatory_section_left_blank_is_a_warning_and_an_optional_one_is_none(tmp_path):
    report = words_checked(words_template({"results": "Đạt 101 việc."}), tmp_path)
    assert report.is_acceptable
    assert places(report) == [(SHEET, "D5", "section_blank")]
    assert problem(report, "section_blank").params["section_id"] == "«Chỉ đạo»"
    assert report.rows("remark")["kind"].to_list() == ["results"]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"D5": "x" * (SECTION_LIMIT + 1)}, (SHEET, "D5", "section_within_limit")),
        ({"A5": "chi-dao"}, (SHEET, "A5", "unknown_section")),
        ({"A6": "direction"}, (SHEET, "D6", "duplicate_section")),
        ({"A8": None, "D8": "thừa"}, (SHEET, "D8", "words_without_code")),
        ({"D4": "Nội dung khác"}, (SHEET, "D4", "renamed_column")),
        ({"D5": None, "D6": None, "D7": None}, (SHEET, "D5", "report_without_words")),
        ({"A6": None, "B6": None, "D6": None}, (SHEET, "A4", "missing_section")),
    ],
)
def test_one_mistake_on_the_sheet_of_sections_is_refused_at_its_cell(tmp_path, cells, found):
    report = words_checked(put(words_template(), SHEET, **cells), tmp_path)
    assert found in errors(report)
    assert report.rows("remark").is_empty()


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"B7": "99999"}, "unknown_unit_near"),
        ({"B7": "04102"}, "label_of_another"),
        ({"B8": "yearly-2031"}, "unknown_report"),
        ({"B8": "2026-Q3"}, "wants_figures"),
        ({"B8": "plan-1"}, "wants_plan"),
        ({"B8": "interim"}, "period_in_future"),
        ({"B5": "khac"}, "unknown_campaign"),
    ],
)
def test_one_mistake_of_identity_is_refused_at_its_cell(tmp_path, cells, found):
    report = words_checked(put(words_template(), INFO, **cells), tmp_path)
    cell = next(iter(cells))
    assert (INFO, cell, found) in errors(report)


@pytest.mark.parametrize(
    ("code", "opens"),
    [
        (YEARLY, date(2026, 1, 1)),
        ("interim", date(2027, 1, 1)),
        ("final", date(2030, 1, 1)),
    ],
)
def test_a_report_in_words_opens_on_the_first_day_of_its_year(tmp_path, code, opens):
    content = words_template(period=code)
    assert words_checked(content, tmp_path, opens).is_acceptable
    before = words_checked(content, tmp_path, date(opens.year - 1, 12, 31))
    assert rules(before) == ["period_in_future"]


def test_a_unit_that_ceased_before_the_due_day_owes_no_report_of_that_year(tmp_path):
    for year in (2026, 2027):
        ceased = word_line(unit="04105", period=f"yearly-{year}")
        report = lines_checked(tmp_path, WORD_HEADER, ceased, today=date(year, 10, 1))
        assert "unit_ceased" in rules(report)
        there = word_line(unit="04101", period=f"yearly-{year}")
        assert lines_checked(tmp_path, WORD_HEADER, there, today=date(year, 10, 1)).is_acceptable


def test_figures_are_never_taken_in_a_report_in_words(tmp_path):
    header = "campaign_id,unit_id,period_id,indicator_id,value"
    report = lines_checked(tmp_path, header, f"{CAMPAIGN},{UNIT},{YEARLY},ND1.01,5")
    assert rules(report) == ["wants_words"]
    workbook = put(figure_template(figures()), INFO, B8=YEARLY)
    assert (INFO, "B8", "wants_words") in errors(words_checked(workbook, tmp_path))


def test_without_its_mark_a_workbook_is_known_by_the_report_it_names(tmp_path):
    path = saved(tmp_path, "a.xlsx", words_template())
    book = load_workbook(path)
    del book["_mau"]
    book.save(path)
    report = words_checked(path.read_bytes(), tmp_path)
    assert rules(report) == ["mark_missing"]
    assert report.rows("remark").height == 3


def test_a_renamed_sheet_is_named_and_a_strange_one_left_out(tmp_path):
    path = saved(tmp_path, "a.xlsx", words_template())
    book = load_workbook(path)
    book[SHEET].title = "Bao cao"
    book.save(path)
    report = words_checked(path.read_bytes(), tmp_path)
    assert ("Bao cao", None, "renamed_sheet") in errors(report)


def test_a_returned_workbook_marks_the_section_and_passes_once_mended(tmp_path):
    bad = put(words_template(), SHEET, D5="x" * (SECTION_LIMIT + 1))
    report = words_checked(bad, tmp_path)
    marked = marked_copy(bad, "a.xlsx", report.problems, translator("vi"))
    assert sheet_of(marked, SHEET)["D5"].comment is not None
    mended = words_checked(put(marked, SHEET, D5="Đã ban hành."), tmp_path)
    assert mended.is_acceptable
    assert mended.rows("remark")["remark"][0] == "Đã ban hành."


def test_a_bulk_file_holds_the_sections_of_many_units(tmp_path):
    report = lines_checked(
        tmp_path,
        WORD_HEADER,
        word_line("direction", "Đã họp, đã giao việc."),
        word_line("results"),
        word_line("direction", unit="04102"),
    )
    assert report.is_acceptable
    assert places(report) == [(None, "4", "section_blank")]
    assert problem(report, "section_blank").params["unit_id"] == "04102"
    assert report.rows("remark").select("unit_id", "kind", "remark", "cell").rows() == [
        (UNIT, "direction", "Đã họp, đã giao việc.", "2"),
        (UNIT, "results", "Đã làm.", "3"),
        ("04102", "direction", "Đã làm.", "4"),
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (word_line("khac"), "unknown_section"),
        (word_line(unit="99999"), "unknown_unit"),
        (word_line(unit="04104"), "unit_not_yet"),
        (word_line(period="yearly-2027"), "period_in_future"),
        (word_line(period="2026-Q3"), "wants_figures"),
        (word_line(period="yearly-1999"), "unknown_report"),
        (word_line(campaign="khac"), "unknown_campaign"),
        (word_line(text="x" * (SECTION_LIMIT + 1)), "section_within_limit"),
        (word_line(text=""), "report_without_words"),
        (word_line(section=""), "blank_code"),
    ],
)
def test_a_line_of_words_that_does_not_hold_is_refused_by_its_number(tmp_path, line, rule):
    report = lines_checked(tmp_path, WORD_HEADER, line)
    assert (None, "2", rule) in errors(report)
    assert report.rows("remark").is_empty()


def test_the_same_section_twice_names_both_lines(tmp_path):
    report = lines_checked(tmp_path, WORD_HEADER, word_line(), word_line(text="Lại."))
    assert (None, "3", "duplicate_section") in errors(report)
    assert problem(report, "duplicate_section").params["first"] == "2"


def test_a_lost_column_of_words_is_named(tmp_path):
    report = lines_checked(tmp_path, WORD_HEADER.replace("text", "chu"), word_line())
    assert problem(report, "missing_column").params == {"expected": "Nội dung (text)"}


def test_staff_notes_do_not_come_in_at_the_door_of_units(tmp_path):
    report = lines_checked(tmp_path, "kind,campaign_id,unit_id,text", f"exemption,{CAMPAIGN},x,y")
    assert rules(report) == ["staff_notes_here"]


def test_template_filled_handed_in_and_kept(tmp_path):
    store = word_store(tmp_path)
    path = saved(tmp_path, "a.xlsx", words_template())
    tried = inspect_file(store, path, catalog=CATALOG)
    with preview(store, tried, CATALOG) as con:
        assert answers(con, "SELECT count(*) FROM remark") == [(3,)]
    (outcome,) = ingest(store, [path], "văn thư", at(9), catalog=CATALOG)
    assert outcome.reports == ((UNIT, YEARLY, 1),)
    con = open_store(store)
    assert answers(con, KNOWN) == sorted((UNIT, k, text) for k, text in WHOLE.items())
    said = "SELECT period_id, version, state, result_count, problem_count FROM submission"
    assert answers(con, said) == [(YEARLY, 1, "accepted", 0, 0)]


def test_a_later_report_replaces_the_whole_earlier_one_in_either_form(tmp_path):
    store = word_store(tmp_path)
    book = saved(tmp_path, "a.xlsx", words_template())
    lines = "\n".join([WORD_HEADER, word_line(), word_line(unit="04102"), ""])
    files = [book, saved(tmp_path, "b.csv", lines)]
    ingest(store, files, "văn thư", [at(8), at(9)], catalog=CATALOG)
    con = open_store(store)
    assert answers(con, KNOWN) == [
        (UNIT, "direction", "Đã làm."),
        ("04102", "direction", "Đã làm."),
    ]
    first = "SELECT DISTINCT known_from, known_until FROM remark WHERE cell LIKE 'D%'"
    assert answers(con, first) == [(at(8), at(9))]
    versions = "SELECT unit_id, version FROM submission ORDER BY received_at, unit_id"
    assert answers(con, versions) == [(UNIT, 1), (UNIT, 2), ("04102", 1)]


def test_values_in_bulk_do_not_replace_the_remarks_of_a_workbook(tmp_path):
    store = word_store(tmp_path)
    filled = figures(remarks=(("difficulty", "thiếu máy"),))
    book = saved(tmp_path, "a.xlsx", figure_template(filled))
    line = f"{CAMPAIGN},{UNIT},2026-Q3,ND1.01,70"
    header = "campaign_id,unit_id,period_id,indicator_id,value"
    values = saved(tmp_path, "b.csv", f"{header}\n{line}\n")
    outcomes = ingest(store, [book, values], "văn thư", [at(8), at(9)], catalog=CATALOG)
    assert [o.state for o in outcomes] == ["accepted", "accepted"]
    assert answers(open_store(store), KNOWN) == [(UNIT, "difficulty", "thiếu máy")]


def test_plans_of_many_units_are_kept_and_are_no_reports(tmp_path):
    store = word_store(tmp_path)
    lines = [
        PLAN_HEADER,
        f"{CAMPAIGN},{UNIT},plan-1,12/KH-UBND,31/03/2026",
        f"{CAMPAIGN},04102,plan-1,7/KH-UBND,2026-04-02",
    ]
    path = saved(tmp_path, "ke-hoach.csv", "\n".join([*lines, ""]))
    (outcome,) = ingest(store, [path], "văn thư", at(9), catalog=CATALOG)
    assert (outcome.state, outcome.problems) == ("accepted", ())
    con = open_store(store)
    sql = "SELECT unit_id, period_id, plan_number, plan_date FROM plan ORDER BY ALL"
    assert answers(con, sql) == [
        (UNIT, "plan-1", "12/KH-UBND", date(2026, 3, 31)),
        ("04102", "plan-1", "7/KH-UBND", date(2026, 4, 2)),
    ]
    assert answers(con, "SELECT count(*) FROM submission") == [(0,)]
    again = saved(tmp_path, "lai.csv", "\n".join([lines[0], lines[1].replace("31/03", "30/03")]))
    ingest(store, [again], "văn thư", at(10), catalog=CATALOG)
    now = "SELECT plan_date FROM plan WHERE unit_id = '04101' AND year(known_until) = 9999"
    assert answers(open_store(store), now) == [(date(2026, 3, 30),)]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (f"{CAMPAIGN},{UNIT},plan-1,12/KH,2027-01-05", "date_not_future"),
        (f"{CAMPAIGN},{UNIT},plan-1,12/KH,31/02/2026", "impossible_date"),
        (f"{CAMPAIGN},{UNIT},2026-Q3,12/KH,2026-03-05", "wants_figures"),
        (f"{CAMPAIGN},{UNIT},{YEARLY},12/KH,2026-03-05", "wants_words"),
        (f"{CAMPAIGN},{UNIT},plan-9,12/KH,2026-03-05", "unknown_report"),
        (f"{CAMPAIGN},99999,plan-1,12/KH,2026-03-05", "unknown_unit"),
        (f"{CAMPAIGN},{UNIT},,12/KH,2026-03-05", "blank_code"),
        (f"{CAMPAIGN},{UNIT},plan-1,{'9' * 2001},2026-03-05", "plan_number_within_limit"),
    ],
)
def test_a_plan_that_does_not_hold_is_refused_by_its_line(tmp_path, line, rule):
    report = lines_checked(tmp_path, PLAN_HEADER, line)
    assert (None, "2", rule) in errors(report)


def test_the_same_plan_twice_and_a_file_of_no_plan_are_refused(tmp_path):
    line = f"{CAMPAIGN},{UNIT},plan-1,12/KH,2026-03-05"
    assert rules(lines_checked(tmp_path, PLAN_HEADER, line, line)) == ["duplicate_plan"]
    empty = f"{CAMPAIGN},{UNIT},plan-1,,"
    assert rules(lines_checked(tmp_path, PLAN_HEADER, empty)) == ["nothing_reported"]


def test_words_and_plans_built_again_are_the_same_bits(tmp_path):
    store = word_store(tmp_path)
    plan = f"{PLAN_HEADER}\n{CAMPAIGN},{UNIT},plan-1,12/KH-UBND,31/03/2026\n"
    for name, content, day in (
        ("a.xlsx", words_template(), 7),
        ("b.csv", f"{WORD_HEADER}\n{word_line()}\n", 8),
        ("c.csv", plan, 9),
    ):
        ingest(store, [saved(tmp_path, name, content)], "văn thư", at(day), catalog=CATALOG)
    before = version(store).partition("-")[2]
    assert publish(store, CATALOG).partition("-")[2] == before
    assert verify(store).is_sound
