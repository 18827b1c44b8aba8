"""This tree beside a commit, as ratios: python -m bench [--commit 543a654] [--national].

The commit is checked out into a temporary folder, each tree makes a sample store of its own there,
and every measurement runs in a process of its own, first there, then here. Nothing is kept. All of
it together ends after the minutes said; what was not measured by then is «–».
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.here import machine
from bench.sides import (
    LOAD,
    ROOT,
    Found,
    Patience,
    Tree,
    checked_out,
    git,
    probed,
    sampled,
    started,
)
from bench.table import ROWS, Line, cells, lines

BEFORE = "543a654"
# minutes that all of it may take, sample stores included: some five and fifteen on a quiet machine
MINUTES, NATION_MINUTES = 10, 60
SCALES = {"province": "province", "nation": LOAD}
Measured = Callable[[Tree, str], Found]


def main() -> int:
    """Print the machine, then each line as soon as both sides are known.

    Exit code 1: a line has no figure of this tree."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--commit", default=BEFORE, help=f"held beside this tree ({BEFORE})")
    parser.add_argument("--national", action="store_true", help="the load test of the country too")
    parser.add_argument("--minutes", type=float, help=f"at most ({MINUTES}; {NATION_MINUTES})")
    chosen = parser.parse_args()
    usual = NATION_MINUTES if chosen.national else MINUTES
    minutes = usual if chosen.minutes is None else chosen.minutes
    patience = Patience(minutes * 60)
    lost = []
    with tempfile.TemporaryDirectory(prefix="thi-dua-so-bench-") as folder:
        there = Path(folder) / "tree"
        checked_out(chosen.commit, there)
        try:
            print(f"{machine()}\n\n| processor time | {chosen.commit} | here | ratio | aim |")
            print("|---|---:|---:|---:|---:|")
            for scale in SCALES if chosen.national else ("province",):
                sides = [
                    sampled(root, SCALES[scale], Path(folder) / f"sample-{n}-{scale}", patience)
                    for n, root in enumerate((there, ROOT))
                ]
                for line in measured(scale, *sides, lambda t, what: taken(t, what, patience)):
                    print(cells(line), flush=True)
                    lost += [line.what] if line.here is None else []
        finally:
            git("worktree", "remove", "--force", str(there))
    if lost:
        print(f"not measured here: {'; '.join(lost)}", file=sys.stderr)
    return 1 if lost else 0


def taken(tree: Tree, what: str, patience: Patience) -> Found:
    """One measurement of one side."""
    return started(tree, patience) if what == "start" else probed(tree, what, patience)


def measured(scale: str, old: Tree, new: Tree, taken_of: Measured) -> Iterator[Line]:
    """Every line of a scale, its measurements taken there and here by turns."""
    for what in dict.fromkeys(row.what for row in ROWS[scale]):
        yield from lines(scale, what, taken_of(old, what), taken_of(new, what))


if __name__ == "__main__":
    sys.exit(main())
