from pathlib import Path

import pytest

from bench.__main__ import measured
from bench.probe import MEASURES
from bench.sides import Found, Tree
from bench.table import LEAST, LIMIT, LOST, ROWS, Line, cells, lines

# issue 17 §2, each kind of work with what it is held against; where one is missing this fails
PROMISED = {
    ("questions", "15 ms", "60 ms"),
    ("date", "0.7 s", "6 s"),
    ("publish", "0.7 s", "2 s"),
    ("page", "0.7 s", None),
    ("start", "0.6 s", None),
    ("deck", "1 s", None),
}


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (Line("deck", 3.0, 0.75, "1 s"), "| deck | 3.00 s | 0.75 s | 0.25 | 1 s |"),
        (Line("one", 0.05, 0.01, ""), "| one | 50.0 ms | 10.0 ms | 0.20 |  |"),
        (Line("not there", None, 2.0, ""), "| not there | – | 2.00 s | – |  |"),
        (Line("megabytes", 240.0, 120.0, ""), "| megabytes | 240 MB | 120 MB | 0.50 |  |"),
        (Line("without an answer", 3.0, 0.0, "0"), "| without an answer | 3 | 0 | – | 0 |"),
    ],
)
def test_a_line_holds_here_beside_there(line: Line, shown: str) -> None:
    assert cells(line) == shown


def test_every_promised_work_has_a_line_with_its_aim() -> None:
    said = {scale: {(row.what, row.aim) for row in rows} for scale, rows in ROWS.items()}
    for what, province, nation in PROMISED:
        assert (what, province) in said["province"]
        assert nation is None or (what, nation) in said["nation"]
    named = [(row.what, row.name) for row in ROWS["province"]]
    assert len(set(named)) == len(named)
    assert {what for what, _ in named} == {*MEASURES, "start"}


@pytest.mark.parametrize("scale", ROWS)
def test_no_line_is_left_out_whatever_was_measured(scale: str, tmp_path: Path) -> None:
    full = {row.name: 0.001 for row in ROWS[scale]}

    def known(tree: Tree, what: str) -> Found:
        return full if tree is here and what != "publish" else {}

    there, here = Tree(tmp_path / "there", tmp_path), Tree(tmp_path / "here", tmp_path)
    shown = list(measured(scale, there, here, known))
    assert [line.what for line in shown] == [f"{row.text}, {scale}" for row in ROWS[scale]]
    assert [line.aim for line in shown] == [row.aim for row in ROWS[scale]]
    assert all(line.there is None for line in shown)
    assert "publish after one workbook" in [
        line.what.partition(", ")[0] for line in shown if line.here is None
    ]


def test_questions_over_the_limit_are_named_slowest_first_and_the_middle_is_of_both() -> None:
    there = {LEAST: 0.004, "a": 0.5, "b": 0.1, "c": 0.3, "gone": 0.2, "lost": None}
    here = {LEAST: 0.004, "a": 0.02, "b": 0.001, "c": 0.03, "new": 0.002, "lost": 0.001}
    least, middle, slowest, lost, *over = lines("province", "questions", there, here)
    assert (least.there, least.here) == (0.004, 0.004)
    assert (middle.there, middle.here) == (0.3, 0.02)
    assert (slowest.there, slowest.here) == (0.5, 0.03)
    assert (lost.there, lost.here) == (1, 0)
    assert over == [
        Line("`c`, province", 0.3, 0.03, "15 ms"),
        Line("`a`, province", 0.5, 0.02, "15 ms"),
    ]
    assert LOST not in str(over)
    assert [name for name in ("a", "c") if here[name] <= LIMIT["nation"]] == ["a", "c"]
    assert len(list(lines("nation", "questions", there, here))) == 4
