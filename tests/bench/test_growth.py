"""The growth bench: what it says of known figures, and that it runs to its end on a small store."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.growth.page import page, shown, write
from bench.growth.table import ROWS, Line, gathered, lines, over
from bench.sides import ROOT

SMALL = {"minimal SQL": 0.010, "a": 0.015, "b": 0.020, "c": 0.004, "megabytes": 100.0, "kept": 1e5}
LARGE = {"minimal SQL": 0.012, "a": 0.060, "b": 0.024, "c": 0.005, "megabytes": 300.0, "kept": 1e6}


def told(what: str, found: dict[str, float | None], before: dict[str, float | None]) -> list[Line]:
    return list(lines(what, 4.0, found, before))


def test_questions_are_told_by_the_middle_the_slowest_and_the_one_that_grew_most() -> None:
    small: dict[str, float | None] = {**SMALL}
    of = {line.row.name: line for line in told("questions", {**LARGE}, small)}
    assert of["middle"].value == 0.024
    assert of["slowest"].value == 0.060
    assert of["slowest"].ratio == pytest.approx(5.0)
    assert of["slowest"].is_held is False
    assert of["grown"].growth == pytest.approx(4.0)
    assert of["grown"].is_held is False
    assert of["added"].value == pytest.approx(200 * 2**20 / 9e5)
    assert over({**LARGE}) == ["`a` 5.0"]


def test_what_was_not_measured_has_no_figure_and_no_verdict() -> None:
    for line in told("questions", {}, {**SMALL}):
        assert (line.value, line.ratio, line.growth, line.is_held) == (None, None, None, None)
    first = {line.row.name: line for line in told("questions", {**SMALL}, {})}
    assert first["grown"].value is None
    assert gathered({}, {}) == {}
    assert "–" in shown(first["grown"], "vi")


def test_a_limit_is_held_up_to_its_last_digit() -> None:
    said = {"workbook": 0.4, "bare": 0.1, "publish": 0.31, "copy": 0.1}
    of = {line.row.name: line for line in told("workbooks", {**said}, {})}
    assert of["workbook"].is_held is True
    assert of["publish"].is_held is False


def test_the_page_has_every_line_in_both_languages_and_its_picture(tmp_path: Path) -> None:
    found = [*told("questions", {**LARGE}, {**SMALL}), *told("workbooks", {}, {})]
    words = page("máy", "lệnh", found, {4.0: {"current": 4e6}, 40.0: {}}, {})
    write(tmp_path / "benchmarks.md", words, found)
    written = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert all(line.row.vi in written and line.row.en in written for line in found)
    assert "- 4 triệu: 4.000.000 giá trị đang dùng, – kể cả bản cũ" in written
    assert "- 40 million: – current values" in written
    assert "| 60,00 ms | 12,00 ms | 5,00 |" in written
    assert "| 60.00 ms | 12.00 ms | 5.00 |" in written
    assert (tmp_path / "images" / "growth.svg").read_text(encoding="utf-8").startswith("<svg")


def test_without_time_every_line_is_there_without_a_figure_and_it_says_so(tmp_path: Path) -> None:
    words = ["--sizes", "0.01,0.02", "--minutes", "0", "--write", str(tmp_path / "benchmarks.md")]
    done = subprocess.run(
        [sys.executable, "-m", "bench.growth", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.returncode == 1
    assert "bench.growth.made" in done.stderr
    assert all(f"| {words} |" in done.stdout for row in ROWS for words in (row.vi, row.en))
    figures = re.findall(r"^\| .* \| 0[.,]0[12] \| (\S+)", done.stdout, re.MULTILINE)
    assert (len(figures), {*figures}) == (2 * 2 * len(ROWS), {"–"})
    assert (tmp_path / "benchmarks.md").is_file()
