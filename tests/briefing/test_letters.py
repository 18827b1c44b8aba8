import io
import time
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import polars as pl
import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from answers.reporting.call_list import call_list, call_message, shown_columns
from answers.reporting.letters import Letter, Occasion, letter_kind, letters, mail_text
from answers.reporting.obligation_figures import (
    obligation_figures,
    plan_coverage,
    sum_text,
    with_counts,
    with_owed,
)
from answers.tasks.words import late_by_unit
from briefing.letters.document import letter_document
from briefing.letters.files import LIST, file_stem, letter_archive
from tests.worlds.frames.obligation_frames import group as group_row
from tests.worlds.frames.obligation_frames import groups, obligation, plan_row, plans, states, unit
from translations import translator

EDITION = "Thi đua số 9.8.7, bản số liệu 5-abc"
VI, EN = translator("vi"), translator("en")
CAMPAIGN = {"name_vi": "Phong trào thi đua mẫu", "name_en": "A campaign"}
NAMES = {"xã-a": "Ủy ban nhân dân xã A"}
PAST = {"is_open": False, "days_left": -1}


def occasion(is_sample: bool = True, **changed: Any) -> Occasion:
    day = date(2026, 11, 15) if changed else date(2026, 10, 31)
    return Occasion(obligation(**changed), CAMPAIGN, day, NAMES, is_sample, EDITION)


def one(row: dict[str, Any], **changed: Any) -> Letter:
    return letters([row], occasion(**changed))[0]


def said(letter: Letter) -> str:
    document = Document(io.BytesIO(letter_document(letter)))
    cells = [c for table in document.tables for row in table.rows for c in row.cells]
    header = document.sections[0].first_page_header
    parts = [*header.paragraphs, *document.paragraphs, *(p for c in cells for p in c.paragraphs)]
    return "\n".join(p.text for p in parts)


def test_a_letter_names_the_late_tasks_of_its_own_unit() -> None:
    late = pl.DataFrame(
        [
            {
                "unit_id": owner,
                "clause": "V.1",
                "round": "2025",
                "label_vi": "Kiểm tra",
                "label_en": "Inspect",
                "due_on": date(2025, 12, 31),
                "due_kind": "every-year",
            }
            for owner in ("xã-a", "xã-b")
        ]
    )
    row = unit(state="overdue") | {"unit_id": "xã-a"}
    told = replace(occasion(), late_tasks=late_by_unit(late, VI))
    (letter,) = letters([row], told)
    assert "V.1 Kiểm tra (2025) (31/12/2025)." in "\n".join(letter.paragraphs)
    (other,) = letters([row | {"unit_id": "xã-c"}], told)
    assert "Nhiệm vụ của kế hoạch" not in "\n".join(other.paragraphs)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (unit(state="waiting"), "reminder"),
        (unit(state="overdue"), "overdue"),
        (unit(state="rejected"), "returned"),
        (unit(state="on_time", is_complete=False), "incomplete"),
        (unit(state="late", is_complete=False), "incomplete"),
        (unit(state="on_time"), None),
        (unit(state="late"), None),
        (unit(state="undated"), None),
        (unit(state="exempt"), None),
    ],
)
def test_a_unit_gets_a_letter_only_while_it_has_something_to_do(
    row: dict[str, Any], kind: str | None
) -> None:
    assert letter_kind(row) == kind
    assert len(letters([row], occasion())) == (kind is not None)


@pytest.mark.parametrize(
    ("row", "changed", "words"),
    [
        (
            unit(),
            {},
            [
                "V/v đôn đốc nộp báo cáo năm 2026",
                "chậm nhất 14/11/2026 23:59",
                "về Sở Nội vụ",
                "còn 14 ngày",
                "trước khi hết hạn nêu trên",
            ],
        ),
        (
            unit(state="overdue", days_late=1),
            PAST,
            ["đã quá hạn", "quá hạn 1 ngày", "ngay khi nhận được văn bản này", "lý do chậm"],
        ),
        (unit(state="rejected"), {}, ["bị trả lại với 3 lỗi", "sửa từng ô", "nộp lại"]),
        (
            unit(state="on_time", is_complete=False, filled_count=3),
            {},
            ["nhận ngày 03/11/2026", "3/4 ô và mục bắt buộc, còn thiếu 1", "V/v bổ sung"],
        ),
        (
            unit(previous_state="late", previous_received_at=datetime(2025, 11, 20)),
            {},
            ["Năm trước, báo cáo cùng loại của đơn vị được nhận ngày 20/11/2025, sau hạn."],
        ),
        (unit(previous_state="overdue"), {}, ["Năm trước chưa nhận được"]),
        (
            unit(reminder_count=2, last_reminder_at=datetime(2026, 11, 5, 8)),
            {},
            ["đã được nhắc 2 lần, gần nhất ngày 05/11/2026"],
        ),
        (
            unit(),
            {"due_at": None, "days_left": None, "recipient_vi": None},
            ["[nơi nhận báo cáo]", "hạn nộp – sẽ được thông báo"],
        ),
    ],
)
def test_the_file_of_a_letter_says_what_its_unit_must_do(
    row: dict[str, Any], changed: dict[str, Any], words: list[str]
) -> None:
    text = said(one(row, **changed))
    assert [word for word in words if word not in text] == []
    assert "Kính gửi: Ủy ban nhân dân xã A" in text
    assert "Thực hiện Phong trào thi đua mẫu" in text
    assert "{" not in text


def test_a_letter_has_the_layout_of_the_decree_with_gaps_marked() -> None:
    document = Document(io.BytesIO(letter_document(one(unit()))))
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert 30 <= round(page.left_margin.mm) <= 35
    assert 15 <= round(page.right_margin.mm) <= 20
    assert document.styles["Normal"].font.name == "Times New Roman"
    cells = [c for row in document.tables[0].rows for c in row.cells]
    assert cells[1].paragraphs[0].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert cells[1].paragraphs[1].text == "Độc lập - Tự do - Hạnh phúc"
    assert cells[2].paragraphs[1].text == "V/v đôn đốc nộp báo cáo năm 2026"
    runs = [r for cell in cells for p in cell.paragraphs for r in p.runs]
    gaps = [r for r in runs if r.text.startswith("[")]
    assert {"[TÊN CƠ QUAN BAN HÀNH]", "[số]", "[năm]"} <= {r.text for r in gaps}
    assert all(r.font.highlight_color == WD_COLOR_INDEX.YELLOW for r in gaps)
    assert all(r.font.highlight_color is None for r in runs if r not in gaps)
    body = [p for p in document.paragraphs if p.text.startswith("Đề nghị")]
    assert body[0].runs[0].font.size is None
    assert document.styles["Normal"].font.size.pt == 14


def test_only_letters_of_invented_data_say_so() -> None:
    assert "DỮ LIỆU MINH HỌA" in said(one(unit()))
    assert "DỮ LIỆU MINH HỌA" in mail_text(one(unit()))
    real = letters([unit()], occasion(is_sample=False))[0]
    assert "MINH HỌA" not in said(real) + mail_text(real)


def test_an_email_has_a_subject_and_the_paragraphs_of_the_letter() -> None:
    letter = one(unit(state="overdue"), **PAST)
    text = mail_text(letter)
    assert text.startswith(f"Tiêu đề: {letter.subject}\r\n")
    assert all(paragraph in text for paragraph in letter.paragraphs)


def test_one_click_gives_the_list_and_two_files_for_each_unit() -> None:
    rows = states(unit("Xã Đông Hồ"), unit("Xã B", "rejected"), unit("Xã C", "on_time"))
    called = call_list(rows, "all", "", EN)
    written = letters(called.to_dicts(), occasion())
    packed = zipfile.ZipFile(io.BytesIO(letter_archive(written, called, "Thư", ["nguồn"], EN)))
    assert packed.namelist() == [
        LIST,
        "001-xa-b.docx",
        "001-xa-b.txt",
        "002-xa-dong-ho.docx",
        "002-xa-dong-ho.txt",
    ]
    assert packed.read("002-xa-dong-ho.txt").decode("utf-8-sig").startswith("Tiêu đề: V/v")
    sheet = openpyxl.load_workbook(io.BytesIO(packed.read(LIST))).active
    listed = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Xã Đông Hồ" in listed
    assert "✕ Returned" in listed


def test_letters_for_two_hundred_units_take_seconds() -> None:
    rows = states(*(unit(f"Xã {n}") for n in range(200)))
    called = call_list(rows, "call", "", VI)
    began = time.process_time()
    packed = letter_archive(letters(called.to_dicts(), occasion()), called, "Thư", [], VI)
    assert time.process_time() - began < 5
    assert len(zipfile.ZipFile(io.BytesIO(packed)).namelist()) == 401


def test_a_letter_is_the_same_whatever_was_written_before() -> None:
    first = letter_document(one(unit()))
    letter_document(one(unit("Xã B", "rejected")))
    assert said(one(unit())) == said(one(unit()))
    assert "Xã B" not in said(one(unit()))
    assert first == letter_document(one(unit()))


def test_a_file_name_is_plain_whatever_the_unit_is_called() -> None:
    assert file_stem("Đặc khu Phú/Quốc..\\ (Mới)") == "dac-khu-phu-quoc-moi"
    assert file_stem("…") == "don-vi"


LIST_ROWS = states(
    unit("Xã A", "waiting"),
    unit("Xã B", "overdue", days_late=3),
    unit("Xã C", "rejected"),
    unit("Xã Đ", "overdue", days_late=9),
    unit("Xã E", "on_time", is_complete=False),
    unit("Xã G", "late", days_late=2),
    unit("Xã H", "on_time"),
    unit("Xã I", "exempt"),
    unit("Sở K", "waiting", cluster_id=None, cluster_name_vi=None, cluster_name_en=None),
)


def names(which: str, asked: str = "") -> list[str]:
    return call_list(LIST_ROWS, which, asked, VI)["short_name"].to_list()


def test_those_to_call_come_first_and_nobody_is_in_two_lists() -> None:
    assert names("call") == ["Xã C", "Xã Đ", "Xã B", "Xã A", "Sở K", "Xã E"]
    assert names("received") == ["Xã E", "Xã G", "Xã H"]
    assert names("exempt") == ["Xã I"]
    assert sorted(names("all")) == sorted(LIST_ROWS["short_name"])


def test_a_column_nobody_has_anything_in_is_left_out() -> None:
    waiting = call_list(states(unit(contact=None)), "call", "", VI)
    assert {"contact", "reason", "days_late", "problem_count"}.isdisjoint(shown_columns(waiting))
    late = call_list(states(unit(state="overdue", days_late=2)), "call", "", VI)
    assert {"contact", "days_late"} < {*shown_columns(late)}


def test_a_search_needs_no_accents_and_finds_clusters_too() -> None:
    assert names("call", "xa d") == ["Xã Đ"]
    assert names("call", "CỤM 1") == ["Xã C", "Xã Đ", "Xã B", "Xã A", "Xã E"]
    assert names("call", "nowhere") == []


def test_the_list_says_how_many_to_call_and_why() -> None:
    assert call_message(LIST_ROWS, VI) == (
        "Cần gọi 6 đơn vị: 1 bị trả lại, 2 quá hạn, 2 chưa nộp, 1 chưa đủ nội dung"
    )
    assert call_message(states(unit(state="on_time")), EN) == "No unit left to call"


def figure(name: str, **changed: Any) -> Any:
    return next(f for f in obligation_figures(obligation(**changed), VI) if f.name == name)


def test_the_six_figures_add_up_to_the_units_that_owe() -> None:
    values = {f.name: f.value for f in obligation_figures(obligation(), VI)}
    assert values == {
        "time": "14 ngày",
        "owed": "200",
        "accepted": "160",
        "complete": "155",
        "returned": "5",
        "lacking": "35",
    }
    assert 160 + 5 + 35 == 200
    assert sum_text(obligation(), VI) == (
        "206 đơn vị = 6 được miễn + 150 đúng hạn + 10 trễ + 0 không định hạn + 5 bị trả lại"
        " + 0 chưa nộp, còn hạn + 35 quá hạn"
    )


def test_on_time_is_a_share_of_all_who_owe_overdue_and_returned_too() -> None:
    assert "đúng hạn 75,0%" in figure("accepted").chip
    assert "▼ 10 trễ" in figure("accepted").chip
    few = {"expected_count": 9, "exempt_count": 0, "on_time_count": 7, "late_count": 0}
    assert figure("accepted", **few).chip == ":blue-badge[đúng hạn 7/9]"


@pytest.mark.parametrize(
    ("days", "label", "value", "colour"),
    [
        (14, "Còn lại đến hạn", "14 ngày", "orange"),
        (31, "Còn lại đến hạn", "31 ngày", "gray"),
        (0, "Còn lại đến hạn", "hôm nay", "orange"),
        (-3, "Quá hạn", "3 ngày", "red"),
        (None, "Còn lại đến hạn", "–", "gray"),
    ],
)
def test_the_deadline_is_told_in_days(
    days: int | None, label: str, value: str, colour: str
) -> None:
    told = figure("time", days_left=days)
    assert (told.label, told.value) == (label, value)
    assert told.chip.startswith(f":{colour}-badge")


def test_coverage_counts_accepted_of_owed() -> None:
    owed = with_owed(groups(group_row("Cụm 1", 7, 8, exempt=2)))
    assert owed.select("unit_count", "expected_count").row(0) == (7, 8)
    beside = with_counts(states(unit()), obligation())
    columns = ["unit_count", "expected_count", "all_count", "on_time_count"]
    assert beside.select(columns).row(0) == (160, 200, 206, 150)
    rows = plans(plan_row("2025-Q3", on_time=20), plan_row(None, missing=25, exempt=5))
    covered = plan_coverage(rows)
    assert isinstance(covered, pl.DataFrame)
    assert covered.select("unit_count", "expected_count").row(0) == (20, 45)
