import unicodedata
from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from data.reading.bulk_table import csv_table, parquet_table
from data.reading.read_report import read_report
from schemas.problems import ReportError
from tests.worlds.files import odd_files as odd


def problem(path):
    with pytest.raises(ReportError) as caught:
        parquet_table(path, path.name)
    return caught.value.problem


def bulk(tmp_path, content):
    return csv_table(odd.written(tmp_path / "a.csv", content), "a.csv")[0]


def told(tmp_path, content):
    problems = csv_table(odd.written(tmp_path / "a.csv", content), "a.csv")[1]
    return [(p.rule, p.severity, p.row) for p in problems]


def bulk_problem(tmp_path, content):
    with pytest.raises(ReportError) as caught:
        bulk(tmp_path, content)
    return caught.value.problem


EXPECTED = [(2, "29770", "Vĩnh Long; xã", "1.234,5"), (3, "29771", None, "5")]


@pytest.mark.parametrize("separator", [";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_csv_of_every_spreadsheet_is_read_alike(tmp_path, separator, encoding, ending):
    lines = [
        ["unit_id", "note", "value"],
        ["29770", '"Vĩnh Long; xã"', "1.234,5"],
        ["29771", "", "5"],
    ]
    content = ending.join(separator.join(line) for line in lines) + ending
    assert bulk(tmp_path, content.encode(encoding)).rows() == EXPECTED


def test_csv_with_commas_and_the_big_endian_mark_is_read(tmp_path):
    content = 'unit_id,note,value\n29770,"Vĩnh Long; xã","1.234,5"\n29771,,5\n'
    marked = b"\xfe\xff" + content.encode("utf-16-be")
    assert bulk(tmp_path, marked).rows() == EXPECTED


def test_lines_are_numbered_as_a_spreadsheet_does(tmp_path):
    content = 'sep=;\na;b\n1;"hai\ndòng"\n\n;\n3;4\n'
    assert bulk(tmp_path, content.encode()).rows() == [(3, "1", "hai\ndòng"), (6, "3", "4")]
    assert bulk(tmp_path, b"\n\na;b\n1;2\n").rows() == [(4, "1", "2")]


def test_csv_text_is_composed_trimmed_and_keeps_leading_zeros(tmp_path):
    spelled = unicodedata.normalize("NFD", "xã Vĩnh Long")
    content = f"unit_id;{unicodedata.normalize('NFD', 'Ghi chú')}\n00123; \u00a0{spelled}\u200b\n"
    frame = bulk(tmp_path, content.encode())
    assert frame.columns == ["line", "unit_id", "Ghi chú"]
    assert frame.rows() == [(2, "00123", "xã Vĩnh Long")]


def test_empty_columns_without_a_name_are_left_out(tmp_path):
    assert bulk(tmp_path, b"a;b;;\n1;2;;\n").columns == ["line", "a", "b"]


@pytest.mark.parametrize(
    ("content", "rule", "row"),
    [
        (odd.TCVN3.encode("latin-1"), "not_unicode", None),
        ("a;b\nVĩnh Long;é".encode("cp1258", "replace"), "not_unicode", None),
        (b"\xff\xfea", "not_unicode", None),
        (b'a;b\n1;2\n3;"4\n5;6\n', "damaged_line", 3),
        (b"a;a\n1;2\n", "column_twice", None),
        (b"line;a\n1;2\n", "column_twice", None),
        (b"a;\n1;2\n", "column_without_name", None),
        (b";".join(b"c%d" % n for n in range(201)) + b"\n", "too_many_columns", None),
        (b"a;b\n", "no_rows", None),
        (b"a;b", "no_rows", None),
        (b"a;b\n;\n", "no_rows", None),
        (b"sep=;\n", "empty_file", None),
        (f"a;note\n1;x\n2;{odd.TCVN3}\n".encode(), "legacy_encoding", 3),
    ],
)
def test_a_csv_that_cannot_be_read_says_where(tmp_path, content, rule, row):
    found = bulk_problem(tmp_path, content)
    assert (found.rule, found.row) == (rule, row)


def test_every_line_is_held_against_the_heading(tmp_path):
    content = b'a,b,note\n1,85,5,x\n2,85,"5,1"\n3,7\n4,8\n\n5,"9,5",z,\n'
    assert bulk(tmp_path, content).rows() == [
        (3, "2", "85", "5,1"),
        (4, "3", "7", None),
        (5, "4", "8", None),
    ]
    assert told(tmp_path, content) == [
        ("ragged_line", "error", 2),
        ("ragged_line", "error", 7),
        ("short_line", "warning", 4),
    ]
    assert told(tmp_path, b"a;b\n1;2;3\n") == [("ragged_line", "error", 2)]


def test_the_vietnamese_page_of_windows_is_read_and_said(tmp_path):
    text = "unit_id;note\n29770;Xã Vĩnh Long đã tập huấn ở Tổ số 2\n"
    marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    parts = [unicodedata.normalize("NFD", letter) for letter in text]
    kept = (
        unicodedata.normalize("NFC", "".join(c for c in p if c not in marks))
        + "".join(c for c in p if c in marks)
        for p in parts
    )
    content = "".join(kept).encode("cp1258")
    assert bulk(tmp_path, content).rows() == [(2, "29770", "Xã Vĩnh Long đã tập huấn ở Tổ số 2")]
    assert told(tmp_path, content) == [("read_as_windows", "warning", 1)]


def test_parquet_numbers_lose_nothing_and_codes_stay_text(tmp_path):
    path = odd.parquet(
        tmp_path / "a.parquet",
        unit_id=[29770, 29771, None],
        year=[2026.0, 2027.0, None],
        value=[1.234, 0.1 + 0.2, None],
        short=pl.Series([68.4, 1.5, None], dtype=pl.Float32),
        exact=[Decimal("1.250"), Decimal("2.5"), None],
        day=[date(2026, 3, 31), None, None],
        moment=[datetime(2026, 3, 31, 8), None, None],
        kind=pl.Series(["a", " b\u00a0", ""], dtype=pl.Categorical),
        is_new=[True, False, None],
        nothing=[None, None, None],
        note=["x", "y", "z"],
    )
    frame = parquet_table(path, "a.parquet")
    assert_frame_equal(read_report(path, "a.parquet").sheets[""], frame)
    assert frame.drop("value", "short", "exact").rows() == [
        (2, "29770", "2026", "2026-03-31", "2026-03-31", "a", "true", None, "x"),
        (3, "29771", "2027", None, None, "b", "false", None, "y"),
        (4, None, None, None, None, None, None, None, "z"),
    ]
    assert frame["value"].to_list() == [1.234, 0.1 + 0.2, None]
    assert frame["short"].to_list() == [68.4, 1.5, None]
    assert frame["exact"].to_list() == [1.25, 2.5, None]


def test_a_parquet_value_typed_as_text_is_passed_on_as_text(tmp_path):
    path = odd.parquet(tmp_path / "a.parquet", value=["1.234", "không có"])
    assert parquet_table(path, "a").rows() == [(2, "1.234"), (3, "không có")]


@pytest.mark.parametrize("value", [[[1, 2]], [{"a": 1}], [b"\xff"]])
def test_a_parquet_column_of_nested_or_raw_type_is_refused_by_name(tmp_path, value):
    path = odd.parquet(tmp_path / "a.parquet", unit_id=["x"], value=value)
    found = problem(path)
    assert (found.rule, found.params["column"]) == ("column_type", "value")


def test_parquet_that_is_damaged_empty_or_too_long_is_refused(tmp_path, monkeypatch):
    path = odd.parquet(tmp_path / "a.parquet", a=["x"] * 50)
    empty = odd.parquet(tmp_path / "b.parquet", a=pl.Series([], dtype=pl.String))
    assert problem(empty).rule == "no_rows"
    monkeypatch.setattr("data.reading.bulk_table.MAX_ROWS", 10)
    assert problem(path).rule == "too_many_rows"
    broken = b"PAR1" + b"\x15" * 300 + b"PAR1"
    assert problem(odd.written(path, broken)).rule == "damaged_table"
