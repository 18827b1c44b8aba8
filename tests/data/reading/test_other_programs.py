"""The template filled in and saved by other programs says the same."""

import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.worlds.files.foreign_saves import SAVES, Parts, resaved
from tests.worlds.files.report_factories import GOOD, checked, filled, places, template

FILLED = filled(
    values={code: (value, "Theo sổ & hồ sơ <1>") for code, value in GOOD.items()},
    plan_number="12/KH-UBND",
    remarks=(("difficulty", "Thiếu  máy"), ("proposal", "Thêm lớp")),
)


def same(content: bytes, folder: Path, rules: list[str] | None = None) -> None:
    before = checked(template(FILLED), folder)
    report = checked(content, folder)
    assert [rule for *_, rule in places(report)] == [
        *(rule for *_, rule in places(before)),
        *(rules or []),
    ]
    columns = ("indicator_id", "value", "note", "cell")
    assert report.rows("result").select(columns).equals(before.rows("result").select(columns))
    assert report.rows("remark").equals(before.rows("remark"))


@pytest.mark.parametrize("save", SAVES)
def test_a_save_of_another_program_says_the_same(save: str, tmp_path: Path) -> None:
    same(resaved(template(FILLED), SAVES[save]), tmp_path)


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(template(filled(plan_number="12/KH"))))
    book.epoch = CALENDAR_MAC_1904
    book["Kế hoạch"]["B5"] = date(2026, 2, 3)
    out = BytesIO()
    book.save(out)
    report = checked(out.getvalue(), tmp_path)
    assert report.problems == ()
    assert report.rows("plan")["plan_date"].to_list() == [date(2026, 2, 3)]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_save_of_libreoffice_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "bao-cao.xlsx"
    path.write_bytes(template(FILLED))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    same((tmp_path / "bao-cao.xlsx").read_bytes(), tmp_path)


def test_a_broken_edit_is_seen(tmp_path: Path) -> None:
    def lose(parts: Parts) -> None:
        parts["xl/worksheets/sheet3.xml"] = b"<worksheet/>"

    with pytest.raises(AssertionError):
        same(resaved(template(FILLED), lose), tmp_path)
