import hashlib
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from data.reading import child_answers, parse_worker
from data.reading import read_report as reader
from data.reading.read_report import read_report, read_reports
from schemas.problems import Problem, ReportError
from tests.worlds.files import odd_files as odd
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

    path = odd.workbook(tmp_path / "a.xlsx", fill)
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

    raw = read_report(odd.workbook(tmp_path / "a.xlsx", fill), "a.xlsx")
    assert raw.sheets["Kết quả"]["text"].to_list() == ["Kết quả của xã"]


@pytest.mark.parametrize("text", [odd.TCVN3, odd.VNI])
def test_text_typed_in_an_old_font_is_refused_at_its_cell(tmp_path, text):
    path = odd.plain_workbook(tmp_path / "a.xlsx", "Xã Vĩnh Long", text)
    found = problem(path)
    assert (found.rule, found.sheet, found.cell) == ("legacy_encoding", "Kết quả", "A2")
    assert found.value == text


def test_a_cell_at_the_far_corner_is_named_and_kills_nothing(tmp_path):
    found = problem(odd.far_cell(tmp_path / "a.xlsx"))
    assert (found.rule, found.cell, found.row) == ("far_cell", "XFD1048576", 1048576)


def test_a_workbook_that_defines_entities_is_refused(tmp_path):
    head = '<!DOCTYPE worksheet [<!ENTITY xa "xã">]>'
    rows = '<row r="1"><c r="A1" t="str"><v>&xa;</v></c></row>'
    path = odd.raw_workbook(tmp_path / "a.xlsx", rows, head=head)
    assert problem(path).rule == "damaged_workbook"


def test_a_part_with_a_wrong_checksum_is_refused(tmp_path):
    path = odd.raw_workbook(tmp_path / "a.xlsx", VALUE)
    content = bytearray(path.read_bytes())
    where = content.find(b"PK\x01\x02")
    for _ in range(5):
        content[where + 16] ^= 0xFF
        where = content.find(b"PK\x01\x02", where + 4)
    assert problem(odd.written(path, bytes(content))).rule == "damaged_workbook"


def test_many_files_come_back_in_order_each_with_its_own_problem(tmp_path):
    paths = [
        odd.plain_workbook(tmp_path / "1.xlsx", "một"),
        odd.written(tmp_path / "2.xlsx", odd.HTML),
        odd.written(tmp_path / "3.csv", odd.CSV),
        odd.far_cell(tmp_path / "4.xlsx"),
        odd.plain_workbook(tmp_path / "5.xlsx", "năm"),
    ]
    found = read_reports(paths, [path.name for path in paths])
    told = [one.rule if isinstance(one, Problem) else one.form for one in found]
    assert told == ["workbook", "html_file", "bulk", "far_cell", "workbook"]
    assert [one.file_name for one in found] == [path.name for path in paths]
    assert found[4].sheets["Kết quả"]["text"].to_list() == ["năm"]


def test_no_files_are_no_reports():
    assert read_reports([], []) == []


def test_a_reader_out_of_memory_ends_alone(tmp_path, monkeypatch):
    starved = f"""{reader.START.replace("main()", "")}
import data.reading.parse_worker as worker
reads = worker._workbook
def scarce(path, name):
    if name == '2':
        raise MemoryError
    yield from reads(path, name)
worker._workbook = scarce
main()"""
    monkeypatch.setattr(reader, "START", starved)
    paths = [odd.plain_workbook(tmp_path / f"{n}.xlsx", "chữ") for n in range(3)]
    first, second, third = read_reports(paths, ["1", "2", "3"])
    assert second.rule == "parser_limit"
    assert (first.form, third.form) == ("workbook", "workbook")


def test_a_reader_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "WAIT_SECONDS", -2.0)
    monkeypatch.setattr(reader, "WORKBOOK_SECONDS", 0.5)
    assert problem(odd.plain_workbook(tmp_path / "a.xlsx")).rule == "parser_limit"


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
    assert problem(odd.plain_workbook(tmp_path / "a.xlsx")).rule == rule


def test_when_a_shared_reader_dies_the_rest_are_read_one_by_one(tmp_path, monkeypatch):
    only_one = (
        "import sys, io, json, os; task = json.load(sys.stdin);"
        "len(task['files']) > 1 and os.abort();"
        "sys.stdin = io.StringIO(json.dumps(task)); sys.path.append(sys.argv[1]);"
        "from data.reading.parse_worker import main; main()"
    )
    monkeypatch.setattr(reader, "START", only_one)
    paths = [odd.plain_workbook(tmp_path / f"{n}.xlsx", str(n)) for n in range(3)]
    assert [one.form for one in read_reports(paths, ["a", "b", "c"])] == ["workbook"] * 3


def test_the_reader_finds_its_code_from_any_folder(tmp_path, monkeypatch):
    path = odd.plain_workbook(tmp_path / "a.xlsx", "x")
    (tmp_path / "zipfile.py").write_text("raise SystemExit('shadowed')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert read_report(Path("a.xlsx"), path.name).form == "workbook"


def test_a_reader_that_knows_it_is_out_of_memory_says_so(monkeypatch):
    def greedy(path, file_name):
        raise MemoryError

    monkeypatch.setattr(parse_worker, "_workbook", greedy)
    (told,) = parse_worker.answer("x", "a.xlsx", "workbook", "")
    assert told["problem"]["rule"] == "parser_limit"


def test_a_reader_that_says_too_much_is_stopped(tmp_path, monkeypatch):
    path = odd.plain_workbook(tmp_path / "a.xlsx", "chữ " * 100)
    monkeypatch.setenv("THI_DUA_SO_MAX_ANSWER_MB", "0.0001")
    assert problem(path).rule == "parser_limit"


def test_a_line_without_an_end_is_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(child_answers, "LONGEST_LINE", 50)
    assert problem(odd.plain_workbook(tmp_path / "a.xlsx", "chữ " * 100)).rule == "parser_limit"


def test_rows_of_a_bulk_file_beyond_the_limit_are_not_read(tmp_path, monkeypatch):
    path = odd.written(tmp_path / "a.csv", odd.CSV * 50)
    assert read_report(path, "a.csv").form == "bulk"
    monkeypatch.setenv("THI_DUA_SO_MAX_TABLE_MB", "0.0005")
    assert problem(path).rule in ("parser_limit", "parser_failed")


def test_cells_come_whole_and_in_order_from_many_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(
        reader,
        "START",
        reader.START.replace(
            "main()",
            "import data.reading.parse_worker as w; w.PART_CELLS = 3; w.PART_TEXT = 9; main()",
        ),
    )
    texts = [f"chữ thứ {n}" for n in range(20)]
    raw = read_report(odd.plain_workbook(tmp_path / "a.xlsx", *texts), "a.xlsx")
    assert raw.sheets["Kết quả"]["text"].to_list() == texts
    assert raw.sheets["Kết quả"]["row"].to_list() == list(range(1, 21))


def test_a_small_file_gets_little_time_and_a_large_one_more(tmp_path):
    small, large = odd.plain_workbook(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    odd.raw_workbook(large, VALUE + " " * 2_000_000)
    files = [reader._File(path, path.name, "workbook") for path in (small, large)]
    (_, little), (_, more) = (reader._limits([file]) for file in files)
    assert little <= 6
    assert more == little + 2


def test_a_workbook_without_a_single_value_is_refused(tmp_path):
    assert problem(odd.raw_workbook(tmp_path / "a.xlsx", "")).rule == "no_rows"
    (told,) = parse_worker.answer(str(tmp_path / "a.xlsx"), "a.xlsx", "workbook", "")
    assert told["problem"]["rule"] == "no_rows"


def test_the_worker_answers_file_after_file(tmp_path, capsys, monkeypatch):
    import io
    import json

    paths = [
        odd.plain_workbook(tmp_path / "1.xlsx", "a"),
        odd.written(tmp_path / "2", b"a\n"),
    ]
    files = [
        {"path": str(paths[0]), "file_name": "1", "kind": "workbook", "table": ""},
        {"path": str(paths[1]), "file_name": "2", "kind": "csv", "table": ""},
        {
            "path": str(odd.parquet(tmp_path / "3", a=[1])),
            "file_name": "3",
            "kind": "parquet",
            "table": str(tmp_path / "t"),
        },
    ]
    task = {"memory": 0, "seconds": 0, "written": 0, "files": files}
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(task)))
    monkeypatch.setattr(parse_worker, "limit_process", lambda *limits: None)
    parse_worker.main()
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [list(one) for one in told] == [
        *(["sheet"], ["cells"], ["done"]),
        ["problem"],
        ["table", "told"],
    ]
    assert told[3]["problem"]["rule"] == "no_rows"


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
        r'(?:refuse\(\s*[\w.]+,|roblem\(\s*(?:self\._)?file_name,|_error\(|rule=|Error\()\s*"(\w+)"'
    )
    used = set(re.findall(named, code)) | {
        *("csv_named_xlsx", "not_unicode", "unknown_type", "old_xls", "xls_named_xlsx"),
        *("parser_failed", "parser_limit"),
        *("too_many_cells", "long_text", "too_much_text"),
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


def test_the_words_can_be_filled_from_the_problem(tmp_path, monkeypatch):
    monkeypatch.setenv("THI_DUA_SO_MAX_MB", "0.01")
    found = problem(odd.written(tmp_path / "a.csv", b"a" * 26_000))
    told = translator("vi")(f"rules.{found.rule}.what", **found.params)
    assert told == "Tệp nặng 0.026 MB; mức nhận là 0.01 MB."
