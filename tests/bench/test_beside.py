import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench import sides
from bench.__main__ import BEFORE, main
from bench.probe import CLUSTER_VIEW
from bench.sides import ROOT, Patience, Tree, probed, run, sampled, started
from bench.table import ROWS
from queries.catalogue import questions


def test_a_process_tells_what_it_printed_and_took_and_is_ended_at_its_bound() -> None:
    told, seconds, megabytes = run(ROOT, ["-c", "print(sum(range(10)))"], 60)
    assert told == "45"
    assert 0 < seconds < 30
    assert megabytes > 1
    with pytest.raises(ValueError, match="no such thing"):
        run(ROOT, ["-c", "raise SystemExit('no such thing')"], 60)
    with pytest.raises(ValueError, match=r"^-9"):
        run(ROOT, ["-c", "import time; time.sleep(60)"], 0.5)


def test_when_the_minutes_are_over_each_measurement_is_left_out_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    over = Patience(0)
    assert over.left < 1
    tree = sampled(ROOT, "province", tmp_path / "sample", over)
    assert tree == Tree(ROOT, tmp_path / "sample")
    assert not probed(tree, "deck", over)
    assert not started(tree, over)
    said = capsys.readouterr().err
    assert [line.split(" of ")[0] for line in said.splitlines() if " of " in line] == [
        "province sample",
        "deck",
        "start",
    ]


def test_a_commit_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="git worktree"):
        sides.checked_out("no-such-commit", tmp_path / "tree")


def test_the_probe_names_questions_there_are_and_make_names_the_commit() -> None:
    assert set(CLUSTER_VIEW) <= {known.name for known in questions()}
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^BESIDE \?= {BEFORE}$", made, re.MULTILINE)


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="the tree is not kept by git")
def test_it_runs_to_its_end_with_every_line_and_fails_where_one_has_no_figure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = worktrees()
    monkeypatch.setattr(sys, "argv", ["bench", "--commit", "HEAD", "--minutes", "0"])
    assert main() == 1
    shown = capsys.readouterr().out.splitlines()
    assert [line.split(" | ")[0] for line in shown if line.startswith("| ")][1:] == [
        f"| {row.text}, province" for row in ROWS["province"]
    ]
    assert worktrees() <= before


def worktrees() -> set[str]:
    listed = ["git", "worktree", "list", "--porcelain"]
    said = subprocess.run(
        listed, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    return {line for line in said.splitlines() if line.startswith("worktree ")}
