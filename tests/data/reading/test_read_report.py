import hashlib
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from data.reading import parse_worker
from data.reading import read_report as reader
from data.reading.read_report import read_report, read_reports
from schemas.problems import Problem, ReportError
from tests.worlds.files import hostile_files as hostile
from translations import translator

ROOT = Path(__file__).parents[3]
VALUE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def problem(path, name=None):
    with pytest.raises(ReportError) as caught:
        read_report(path, name or path.name)
    return caught.value.problem


def test_every_sheet_comes_through_with_its_cells_where_excel_shows_them(tmp_path):
    def fill(book):
        first = book.add_worksheet("Kết quả")
        first.write(4, 3, "x")
        first.merge_range("A1:C1", "BÁO CÁO")
        hidden = book.add_worksheet("Mã")
        hidden.hide()
        hidden.write(0, 27, 5)
        book.add_chartsheet("Biểu đồ").set_chart(chart(book))
        book.add_worksheet("Trống")

    def chart(book):
        bars = book.add_chart({"type": "bar"})
        bars.add_series({"values": "=Mã!$AB$1:$AB$1"})
        return bars

    path = hostile.workbook(tmp_path / "a.xlsx", fill)
    raw = read_report(path, "../../Báo cáo.xlsx")
    assert (raw.file_name, raw.form) == ("Báo cáo.xlsx", "workbook")
    assert raw.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert list(raw.sheets) == ["Kết quả", "Mã", "Trống"]
    assert raw.merged == {"Kết quả": ["A1:C1"]}
    nothing = (None,) * 4
    assert raw.sheets["Kết quả"].rows() == [
        (1, "A", "BÁO CÁO", False, "text", *nothing),
        (5, "D", "x", False, "text", *nothing),
    ]
    assert raw.sheets["Mã"].rows() == [(1, "AB", "5", False, "number", "5", None, None, None)]
    assert [raw.hidden[name].is_whole for name in raw.sheets] == [False, True, False]
    assert raw.sheets["Trống"].schema == raw.sheets["Mã"].schema


def test_decomposed_text_is_composed_in_cells_and_sheet_names(tmp_path):
    spelled = unicodedata.normalize("NFD", "Kết quả của xã")

    def fill(book):
        book.add_worksheet(unicodedata.normalize("NFD", "Kết quả")).write(0, 0, spelled)

    raw = read_report(hostile.workbook(tmp_path / "a.xlsx", fill), "a.xlsx")
    assert raw.sheets["Kết quả"]["text"].to_list() == ["Kết quả của xã"]


@pytest.mark.parametrize("text", [hostile.TCVN3, hostile.VNI])
def test_text_typed_in_an_old_font_is_refused_at_its_cell(tmp_path, text):
    path = hostile.plain_workbook(tmp_path / "a.xlsx", "Xã Vĩnh Long", text)
    found = problem(path)
    assert (found.rule, found.sheet, found.cell) == ("legacy_encoding", "Kết quả", "A2")
    assert found.value == text


def test_a_cell_at_the_far_corner_is_named_and_kills_nothing(tmp_path):
    found = problem(hostile.far_cell(tmp_path / "a.xlsx"))
    assert (found.rule, found.cell, found.row) == ("far_cell", "XFD1048576", 1048576)


def test_a_workbook_that_defines_entities_to_grow_is_refused(tmp_path):
    assert problem(hostile.entity_bomb(tmp_path / "a.xlsx")).rule == "damaged_workbook"


def test_a_part_with_a_wrong_checksum_is_refused(tmp_path):
    path = hostile.raw_workbook(tmp_path / "a.xlsx", VALUE)
    content = bytearray(path.read_bytes())
    where = content.find(b"PK\x01\x02")
    for _ in range(5):
        content[where + 16] ^= 0xFF
        where = content.find(b"PK\x01\x02", where + 4)
    assert problem(hostile.written(path, bytes(content))).rule == "damaged_workbook"


def test_many_files_come_back_in_order_each_with_its_own_problem(tmp_path):
    paths = [
        hostile.plain_workbook(tmp_path / "1.xlsx", "một"),
        hostile.written(tmp_path / "2.xlsx", hostile.HTML),
        hostile.written(tmp_path / "3.csv", hostile.CSV),
        hostile.far_cell(tmp_path / "4.xlsx"),
        hostile.plain_workbook(tmp_path / "5.xlsx", "năm"),
    ]
    found = read_reports(paths, [path.name for path in paths])
    told = [one.rule if isinstance(one, Problem) else one.form for one in found]
    assert told == ["workbook", "html_file", "bulk", "far_cell", "workbook"]
    assert [one.file_name for one in found] == [path.name for path in paths]
    assert found[4].sheets["Kết quả"]["text"].to_list() == ["năm"]


def test_no_files_are_no_reports():
    assert read_reports([], []) == []


def test_a_reader_out_of_memory_ends_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "WORKBOOK_MEMORY", 80_000_000)
    rows = f'<row><c t="inlineStr"><is><t>{"a " * 20_000_000}</t></is></c></row>'
    monkeypatch.setattr("data.reading.file_guards.MAX_RATIO", 10_000)
    paths = [
        hostile.plain_workbook(tmp_path / "1.xlsx", "một"),
        hostile.raw_workbook(tmp_path / "2.xlsx", rows),
        hostile.plain_workbook(tmp_path / "3.xlsx", "ba"),
    ]
    first, second, third = read_reports(paths, ["1", "2", "3"])
    assert second.rule == "parser_limit"
    assert (first.form, third.form) == ("workbook", "workbook")


def test_a_reader_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "WORKBOOK_SECONDS", -0.99)
    assert problem(hostile.plain_workbook(tmp_path / "a.xlsx")).rule == "parser_limit"


@pytest.mark.parametrize(
    ("ending", "rule"),
    [
        ("import os; os.abort()", "parser_limit"),
        ("raise SystemExit(1)", "parser_failed"),
        ("""print('{"half', end='')""", "parser_failed"),
        ("raise MemoryError", "parser_limit"),
    ],
)
def test_a_reader_that_dies_is_a_problem_of_the_file_only(tmp_path, monkeypatch, ending, rule):
    monkeypatch.setattr(reader, "START", ending)
    assert problem(hostile.plain_workbook(tmp_path / "a.xlsx")).rule == rule


def test_when_a_shared_reader_dies_the_rest_are_read_one_by_one(tmp_path, monkeypatch):
    only_one = (
        "import sys, io, json, os; task = json.load(sys.stdin);"
        "len(task['files']) > 1 and os.abort();"
        "sys.stdin = io.StringIO(json.dumps(task)); sys.path.append(sys.argv[1]);"
        "from data.reading.parse_worker import main; main()"
    )
    monkeypatch.setattr(reader, "START", only_one)
    paths = [hostile.plain_workbook(tmp_path / f"{n}.xlsx", str(n)) for n in range(3)]
    assert [one.form for one in read_reports(paths, ["a", "b", "c"])] == ["workbook"] * 3


def test_the_reader_finds_its_code_from_any_folder(tmp_path, monkeypatch):
    path = hostile.plain_workbook(tmp_path / "a.xlsx", "x")
    (tmp_path / "zipfile.py").write_text("raise SystemExit('shadowed')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert read_report(Path("a.xlsx"), path.name).form == "workbook"


def test_a_reader_that_knows_it_is_out_of_memory_says_so(monkeypatch):
    def greedy(path, file_name):
        raise MemoryError

    monkeypatch.setattr(parse_worker, "_workbook", greedy)
    told = parse_worker.answer("x", "a.xlsx", "workbook", "")
    assert told["problem"]["rule"] == "parser_limit"


def test_a_workbook_without_a_single_value_is_refused(tmp_path):
    assert problem(hostile.raw_workbook(tmp_path / "a.xlsx", "")).rule == "no_rows"
    told = parse_worker.answer(str(tmp_path / "a.xlsx"), "a.xlsx", "workbook", "")
    assert told["problem"]["rule"] == "no_rows"


def test_the_worker_answers_in_one_line_a_file(tmp_path, capsys, monkeypatch):
    import io
    import json

    paths = [
        hostile.plain_workbook(tmp_path / "1.xlsx", "a"),
        hostile.written(tmp_path / "2", b"a\n"),
    ]
    files = [
        {"path": str(paths[0]), "file_name": "1", "kind": "workbook", "table": ""},
        {"path": str(paths[1]), "file_name": "2", "kind": "csv", "table": ""},
        {
            "path": str(hostile.parquet(tmp_path / "3", a=[1])),
            "file_name": "3",
            "kind": "parquet",
            "table": str(tmp_path / "t"),
        },
    ]
    task = {"memory": 0, "seconds": 0, "files": files}
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(task)))
    monkeypatch.setattr(parse_worker, "limit_process", lambda memory, seconds: None)
    parse_worker.main()
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [list(one) for one in told] == [["sheets"], ["problem"], ["table", "told"]]
    assert told[1]["problem"]["rule"] == "no_rows"


def test_every_rule_of_a_file_has_words_in_both_languages():
    modules = (
        "file_guards",
        "workbook_cells",
        "bulk_table",
        "csv_text",
        "parse_worker",
        "read_report",
        "number_text",
        "date_text",
    )
    code = "".join((ROOT / "data/reading" / f"{name}.py").read_text("utf-8") for name in modules)
    named = (
        r'(?:refuse\(\s*\w+,|roblem\(\s*(?:self\._)?file_name,|_error\(|rule=|Error\()\s*"(\w+)"'
    )
    used = set(re.findall(named, code)) | {
        *("csv_named_xlsx", "not_unicode", "unknown_type", "old_xls", "xls_named_xlsx"),
        *("parser_failed", "parser_limit"),
    }
    vi, en = translator("vi").words, translator("en").words
    for rule in used:
        for key in (f"rules.{rule}.what", f"rules.{rule}.do"):
            assert set(re.findall(r"{\w+}", vi[key])) == set(re.findall(r"{\w+}", en[key])), key
    told = {key.split(".")[1] for key in words_of_files()}
    assert told == used


def words_of_files():
    import tomllib

    both = [
        tomllib.loads((ROOT / "translations" / language / "rules_file.toml").read_text("utf-8"))
        for language in ("vi", "en")
    ]
    assert both[0]["rules"].keys() == both[1]["rules"].keys()
    return [f"rules.{rule}" for rule in both[0]["rules"]]


def test_the_words_can_be_filled_from_the_problem(tmp_path):
    found = problem(hostile.sparse(tmp_path / "a.xlsx", 26_000_000))
    told = translator("vi")(f"rules.{found.rule}.what", **found.params)
    assert told == "Tệp nặng 26 MB; mức nhận là 25 MB."
