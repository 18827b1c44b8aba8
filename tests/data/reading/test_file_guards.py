import resource
import zipfile

import pytest

from data.reading.file_guards import clean_file_name, file_kind
from schemas.problems import ReportError
from tests.worlds.files import hostile_files as hostile


def rule(path, name=None):
    with pytest.raises(ReportError) as caught:
        file_kind(path, name or path.name)
    return caught.value.problem.rule


def test_a_good_file_is_known_by_its_content(tmp_path):
    assert file_kind(hostile.plain_workbook(tmp_path / "a.xlsx"), "a.xlsx") == "workbook"
    assert file_kind(hostile.parquet(tmp_path / "b", a=[1]), "b") == "parquet"
    assert file_kind(hostile.written(tmp_path / "c.csv", hostile.CSV), "c.csv") == "csv"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"", "a.xlsx", "empty_file"),
        (b" \r\n\t", "a.csv", "empty_file"),
        (b"\xef\xbb\xbf\n", "a.csv", "empty_file"),
        (hostile.HTML, "a.xlsx", "html_file"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><p>", "a.csv", "html_file"),
        ("<html></html>".encode("utf-16"), "a.xls", "html_file"),
        (b'<?xml version="1.0"?><Workbook/>', "a.xls", "html_file"),
        (hostile.CSV, "a.xlsx", "csv_named_xlsx"),
        (b"%PDF-1.7 ...", "a.xlsx", "pdf_file"),
        (b"PAR1 cut off", "a.parquet", "truncated_file"),
        (b"PAR1PAR1", "a.parquet", "truncated_file"),
        (b"\x89PNG\r\n\x00\x00", "a.png", "unknown_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.doc", "unknown_type"),
        (b"PK\x05\x06" + b"\x00" * 18, "a.xlsx", "not_a_workbook"),
    ],
)
def test_a_file_that_is_no_report_is_refused_by_what_it_is(tmp_path, content, name, expected):
    assert rule(hostile.written(tmp_path / "file", content), name) == expected


def test_old_excel_is_refused_under_either_name(tmp_path):
    path = hostile.old_excel(tmp_path / "a.xls")
    assert rule(path) == "old_xls"
    assert rule(path, "a.xlsx") == "xls_named_xlsx"


def test_a_workbook_with_a_password_is_refused(tmp_path):
    assert rule(hostile.with_password(tmp_path / "a.xlsx")) == "password_protected"


def test_a_workbook_whose_zip_parts_are_locked_is_refused(tmp_path):
    path = hostile.raw_workbook(tmp_path / "a.xlsx", "")
    content = bytearray(path.read_bytes())
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    assert rule(hostile.written(path, bytes(content))) == "password_protected"


def test_a_truncated_workbook_is_refused(tmp_path):
    assert rule(hostile.truncated(tmp_path / "a.xlsx")) == "truncated_file"


def test_another_kind_of_zip_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert rule(tmp_path / "a.xlsx") == "not_a_workbook"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(tmp_path):
    path = hostile.raw_workbook(tmp_path / "a.xlsx", "")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/workbook.xml", "<other/>")
    assert rule(path) == "damaged_workbook"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    assert rule(hostile.zip_bomb(tmp_path / "a.xlsx")) == "zip_bomb"


def test_a_zip_of_thousands_of_parts_is_refused(tmp_path):
    assert rule(hostile.many_parts(tmp_path / "a.xlsx")) == "too_many_parts"


def test_a_file_of_200_mb_is_refused_without_being_read(tmp_path):
    path = hostile.sparse(tmp_path / "a.xlsx", 200_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ReportError) as caught:
        file_kind(path, "a.xlsx")
    assert caught.value.problem.rule == "file_too_large"
    assert caught.value.problem.params == {"size": "200", "limit": "25"}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_the_size_limit_is_a_setting(tmp_path, monkeypatch):
    path = hostile.written(tmp_path / "a.csv", hostile.CSV * 100)
    monkeypatch.setenv("THI_DUA_SO_MAX_MB", "0.001")
    assert rule(path) == "file_too_large"


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
