import zipfile

import pytest

from data.reading import file_guards
from data.reading.file_guards import clean_file_name, file_kind
from schemas.problems import ReportError
from tests.worlds.files import odd_files as odd


def rule(path, name=None):
    with pytest.raises(ReportError) as caught:
        file_kind(path, name or path.name)
    return caught.value.problem.rule


def test_a_good_file_is_known_by_its_content(tmp_path):
    assert file_kind(odd.plain_workbook(tmp_path / "a.xlsx"), "a.xlsx") == "workbook"
    assert file_kind(odd.parquet(tmp_path / "b", a=[1]), "b") == "parquet"
    assert file_kind(odd.written(tmp_path / "c.csv", odd.CSV), "c.csv") == "csv"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"", "a.xlsx", "empty_file"),
        (b" \r\n\t", "a.csv", "empty_file"),
        (b"\xef\xbb\xbf\n", "a.csv", "empty_file"),
        (odd.HTML, "a.xlsx", "html_file"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><p>", "a.csv", "html_file"),
        ("<html></html>".encode("utf-16"), "a.xls", "html_file"),
        (b'<?xml version="1.0"?><Workbook/>', "a.xls", "html_file"),
        (odd.CSV, "a.xlsx", "csv_named_xlsx"),
        (b"%PDF-1.7 ...", "a.xlsx", "pdf_file"),
        (b"PAR1 cut off", "a.parquet", "truncated_file"),
        (b"PAR1PAR1", "a.parquet", "truncated_file"),
        (b"\x89PNG\r\n\x00\x00", "a.png", "unknown_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.doc", "unknown_type"),
        (b"PK\x05\x06" + b"\x00" * 18, "a.xlsx", "not_a_workbook"),
    ],
)
def test_a_file_that_is_no_report_is_refused_by_what_it_is(tmp_path, content, name, expected):
    assert rule(odd.written(tmp_path / "file", content), name) == expected


def test_old_excel_is_refused_under_either_name(tmp_path):
    path = odd.old_excel(tmp_path / "a.xls")
    assert rule(path) == "old_xls"
    assert rule(path, "a.xlsx") == "xls_named_xlsx"


def test_a_workbook_with_a_password_is_refused(tmp_path):
    assert rule(odd.with_password(tmp_path / "a.xlsx")) == "password_protected"


def test_a_workbook_whose_zip_parts_are_locked_is_refused(tmp_path):
    path = odd.raw_workbook(tmp_path / "a.xlsx", "")
    content = bytearray(path.read_bytes())
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    assert rule(odd.written(path, bytes(content))) == "password_protected"


def test_a_truncated_workbook_is_refused(tmp_path):
    assert rule(odd.truncated(tmp_path / "a.xlsx")) == "truncated_file"


def test_another_kind_of_zip_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert rule(tmp_path / "a.xlsx") == "not_a_workbook"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(tmp_path):
    path = odd.raw_workbook(tmp_path / "a.xlsx", "")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/workbook.xml", "<other/>")
    assert rule(path) == "damaged_workbook"


@pytest.mark.parametrize(
    ("setting", "lowered", "expected"),
    [
        ("MB", 0.001, "file_too_large"),
        ("INFLATED_MB", 0.001, "zip_bomb"),
        ("PARTS", 5, "too_many_parts"),
    ],
)
def test_each_limit_of_a_file_is_a_setting(tmp_path, monkeypatch, setting, lowered, expected):
    path = odd.plain_workbook(tmp_path / "a.xlsx", "a")
    assert file_kind(path, "a.xlsx") == "workbook"
    monkeypatch.setenv(f"THI_DUA_SO_MAX_{setting}", str(lowered))
    assert rule(path) == expected


def test_a_file_that_shrinks_too_well_is_refused_unless_it_is_small(tmp_path, monkeypatch):
    path = odd.plain_workbook(tmp_path / "a.xlsx", "a")
    monkeypatch.setenv("THI_DUA_SO_MAX_RATIO", "1")
    assert file_kind(path, "a.xlsx") == "workbook"
    monkeypatch.setattr(file_guards, "RATIO_MATTERS_FROM", 0)
    assert rule(path) == "zip_bomb"


def test_slides_and_documents_pass_the_same_guards(tmp_path, monkeypatch):
    content = odd.plain_workbook(tmp_path / "a.pptx", "a").read_bytes()
    file_guards.guard_office_file(content, "a.pptx")
    for setting, expected in (
        ("XML_MB", "zip_bomb"),
        ("PARTS", "too_many_parts"),
        ("MB", "file_too_large"),
    ):
        with monkeypatch.context() as lowered:
            lowered.setenv(f"THI_DUA_SO_MAX_{setting}", "0.0001")
            with pytest.raises(ReportError) as caught:
                file_guards.guard_office_file(content, "a.pptx")
        assert caught.value.problem.rule == expected


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("../../x.xlsx", "x.xlsx"),
        ("C:\\Báo cáo\\quý 3.xlsx", "quý 3.xlsx"),
        ("a\x00b\n\u202ecsv.xlsx", "abcsv.xlsx"),
        ("Ba\u0301o ca\u0301o.xlsx", "Báo cáo.xlsx"),
        ("<script>alert(1)</script>.xlsx", "script>.xlsx"),
        ("..", "report"),
        ("", "report"),
        ("x" * 400 + ".xlsx", "x" * 115 + ".xlsx"),
    ],
)
def test_only_the_plain_base_of_a_file_name_is_kept(given, kept):
    assert clean_file_name(given) == kept
