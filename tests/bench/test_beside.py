import re
from pathlib import Path

import pytest

from bench import __main__ as beside
from bench.__main__ import BEFORE, ROOT, Line, question_lines, row, run
from bench.probe import CLUSTER_VIEW, MEASURES
from queries.catalogue import questions


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (Line("deck", 3.0, 0.75, "1 s"), "| deck | 3.00 s | 0.75 s | 0.25 | 1 s |"),
        (Line("one", 0.05, 0.01, ""), "| one | 50.0 ms | 10.0 ms | 0.20 |  |"),
        (Line("not there", None, 2.0, ""), "| not there | – | 2.00 s | – |  |"),
        (Line("megabytes", 240.0, 120.0, ""), "| megabytes | 240 MB | 120 MB | 0.50 |  |"),
    ],
)
def test_a_line_holds_here_beside_there(line: Line, shown: str) -> None:
    assert row(line) == shown


def test_questions_over_the_aim_are_named_slowest_first_and_the_middle_is_of_both() -> None:
    there = {"minimal SQL": 0.004, "a": 0.5, "b": 0.1, "c": 0.3, "gone": 0.2}
    here = {"minimal SQL": 0.004, "a": 0.02, "b": 0.001, "c": 0.03, "new": 0.002}
    least, middle, *over = question_lines(there, here, "province")
    assert (least.there, least.here) == (0.004, 0.004)
    assert middle == Line("middle of 3 questions, date built, province", 0.3, 0.02, "15 ms")
    assert over == [
        Line("`c`, province", 0.3, 0.03, "15 ms"),
        Line("`a`, province", 0.5, 0.02, "15 ms"),
    ]


def test_a_side_that_could_not_be_measured_leaves_blanks() -> None:
    assert [line.there for line in question_lines({}, {"a": 0.5}, "province")] == [None, None]
    assert [line.here for line in question_lines({"a": 0.5}, {}, "province")] == [None]


def test_where_none_is_over_the_aim_the_slowest_is_shown() -> None:
    here = {"minimal SQL": 0.004, "a": 0.002, "b": 0.001}
    *_, last = question_lines({"minimal SQL": 0.004, "a": 0.5, "b": 0.1}, here, "nation")
    assert last == Line("`a`, nation", 0.5, 0.002, "60 ms")


def test_a_process_tells_what_it_printed_and_took_and_is_ended_at_its_bound() -> None:
    told, seconds, megabytes = run(ROOT, ["-c", "print(sum(range(10)))"], 60)
    assert told == "45"
    assert 0 < seconds < 30
    assert megabytes > 1
    with pytest.raises(ValueError, match="no such thing"):
        run(ROOT, ["-c", "raise SystemExit('no such thing')"], 60)
    with pytest.raises(ValueError, match=r"^-9"):
        run(ROOT, ["-c", "import time; time.sleep(60)"], 0.5)


def test_a_commit_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="git worktree"):
        beside.checked_out("no-such-commit", tmp_path / "tree")


def test_the_probe_names_questions_there_are_and_make_names_the_commit() -> None:
    assert set(CLUSTER_VIEW) <= {known.name for known in questions()}
    assert set(MEASURES) == {"questions", "date", "page", "publish", "deck"}
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^BESIDE \?= {BEFORE}$", made, re.MULTILINE)
