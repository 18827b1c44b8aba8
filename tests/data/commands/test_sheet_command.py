import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from data.commands.command import main
from data.keeping.calendar import write_calendar
from data.keeping.own_campaigns import start_campaign
from data.profiles.new.first_files import Founder


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "kho"
    write_calendar(made, "clock", opened_on=date(2026, 1, 1))
    start_campaign(made, "thu", Founder("commune", "00004"))
    monkeypatch.chdir(tmp_path)
    return made


def sheet(store: Path, *more: str) -> int:
    return main(["campaign", "sheet", "thu", *more, "--store", str(store)])


def fill(path: Path, cell: str, value: object) -> None:
    book = openpyxl.load_workbook(path)
    book["Đơn vị"][cell].value = value
    book.save(path)


def test_the_workbook_is_written_tried_and_put_in_force(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sheet(store, "--out", "so.xlsx") == 0
    path = store.parent / "so.xlsx"
    assert sheet(store, "so.xlsx", "--dry-run") == 0
    assert "không có gì để ghi" in capsys.readouterr().err
    fill(path, "H6", "Văn phòng 024 000")
    contacts = store / "campaigns" / "units" / "thu-contacts.csv"
    assert sheet(store, "so.xlsx", "--dry-run") == 0
    told = capsys.readouterr()
    assert "Đơn vị: thêm 0, đổi 1, bỏ 0." in told.out
    assert "Văn phòng 024 000" in told.out
    english = [line for line in told.out.splitlines() if line.startswith("To look at: ")]
    assert english
    assert not any("hỉ tiêu" in line for line in english)
    assert "chưa ghi nhận gì" in told.err
    assert not contacts.exists()
    assert sheet(store, "so.xlsx") == 2
    assert "--by" in capsys.readouterr().err
    assert sheet(store, "so.xlsx", "--by", "Phòng CĐS") == 0
    assert "đã ghi bản 1 (Phòng CĐS)" in capsys.readouterr().err
    assert "Văn phòng 024 000" in contacts.read_text(encoding="utf-8")


def test_a_wrong_workbook_is_returned_marked_and_changes_nothing(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sheet(store) == 0
    path = store.parent / "thu.xlsx"
    fill(path, "D6", "Phòng ma")
    before = {p: p.read_bytes() for p in (store / "campaigns").rglob("*") if p.is_file()}
    capsys.readouterr()
    assert sheet(store, "thu.xlsx", "--by", "Phòng CĐS", "--json") == 1
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert [(p["sheet"], p["cell"], p["rule"]) for p in found["problems"]] == [
        ("Đơn vị", "D6", "campaign_choice")
    ]
    assert "marked-thu.xlsx" in told.err
    assert "Đơn vị" in openpyxl.load_workbook(store.parent / "marked-thu.xlsx").sheetnames
    assert {p: p.read_bytes() for p in (store / "campaigns").rglob("*") if p.is_file()} == before


def test_a_campaign_or_a_file_that_is_not_there_is_told(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sheet(store, "khong-co.xlsx", "--dry-run") == 2
    assert main(["campaign", "sheet", "khac", "--store", str(store)]) == 2
    assert "khac: không có phong trào này" in capsys.readouterr().err
