"""This tree beside a commit, as ratios: python -m bench [--commit 543a654] [--national].

The commit is checked out into a temporary folder, each tree makes a sample store of its own there,
and every measurement runs in a process of its own, first there, then here. Nothing is kept.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from bench.here import machine

ROOT = Path(__file__).parent.parent
PROBE = Path(__file__).parent / "probe.py"
BEFORE = "543a654"
# seconds: a measurement that takes longer is left out; the slowest takes one minute on a quiet
# machine, the whole of this only where many others work beside
BOUND = 900
SAMPLE_BOUND = {"province": 900, "national": 3600}
Found = Mapping[str, float | None]


@dataclass(frozen=True)
class Tree:
    """One side: its code and a sample store of its own."""

    root: Path
    store: Path


@dataclass(frozen=True)
class Line:
    """One line of the table: processor seconds there and here, and what was aimed at."""

    what: str
    there: float | None
    here: float | None
    aim: str


def main() -> int:
    """Print the machine, then a line for each measurement as soon as both sides are known."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--commit", default=BEFORE, help=f"held beside this tree ({BEFORE})")
    parser.add_argument("--national", action="store_true", help="the whole country too (an hour)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="thi-dua-so-bench-") as folder:
        there = Path(folder) / "tree"
        checked_out(chosen.commit, there)
        try:
            print(f"{machine()}\n\n| processor time | {chosen.commit} | here | ratio | aim |")
            print("|---|---:|---:|---:|---:|")
            for scale in ("province", *(["national"] if chosen.national else [])):
                old = sampled(there, scale, Path(folder) / f"sample-there-{scale}")
                new = sampled(ROOT, scale, Path(folder) / f"sample-here-{scale}")
                for line in lines(old, new, scale):
                    print(row(line), flush=True)
        finally:
            git("worktree", "remove", "--force", str(there))
    return 0


def git(*words: str) -> None:
    """Run git in this tree; it must be one that git keeps."""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"git {words[0]}: {done.stderr.strip()}")


def checked_out(commit: str, folder: Path) -> None:
    """The tree of a commit, in a folder of its own."""
    git("worktree", "add", "--detach", str(folder), commit)


def sampled(root: Path, scale: str, store: Path) -> Tree:
    """A tree with the sample it makes itself."""
    said = ["-m", "data", "sample", "--scale", scale, "--store", str(store)]
    try:
        run(root, said, SAMPLE_BOUND[scale])
    except ValueError as error:
        raise SystemExit(f"{scale} sample of {root.name}: {error}") from error
    return Tree(root, store)


def run(root: Path, words: list[str], bound: float) -> tuple[str, float, float]:
    """What a Python process of a tree prints, its processor seconds and megabytes at most.

    ValueError: it failed, or took longer than the bound."""
    said = {**os.environ, "POLARS_MAX_THREADS": "1"}
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as out,
        subprocess.Popen(
            [sys.executable, *words], cwd=root, env=said, stdout=out, stderr=out
        ) as at,
    ):
        clock = Timer(bound, at.kill)
        clock.start()
        _, code, used = os.wait4(at.pid, 0)
        clock.cancel()
        at.returncode = os.waitstatus_to_exitcode(code)
        out.seek(0)
        told = out.read().strip()
    if at.returncode:
        raise ValueError(f"{at.returncode}: {told[-200:]}")
    return told, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def probed(tree: Tree, what: str) -> Found:
    """One measurement of one side; nothing where it cannot be taken there, and why on stderr."""
    try:
        told, _, _ = run(tree.root, [str(PROBE), what, str(tree.store)], BOUND)
    except ValueError as error:
        print(f"{what}: {error}", file=sys.stderr)
        return {}
    found: Found = json.loads(told.splitlines()[-1])
    return found


def lines(old: Tree, new: Tree, scale: str) -> Iterator[Line]:
    """Every measurement of a scale, there and here by turns."""
    at = "province" if scale == "province" else "nation"
    yield from question_lines(probed(old, "questions"), probed(new, "questions"), at)
    before, after = probed(old, "date"), probed(new, "date")
    aims = {"cluster view": "", "everything": "0.7 s" if at == "province" else "6 s"}
    for what, aim in aims.items():
        named = f"{what}, a date not asked before, {at}"
        yield Line(named, before.get(what), after.get(what), aim)
    single = {"page": ("page of clusters, cold", "0.7 s"), "deck": ("yearly deck, content", "1 s")}
    for what, (named, aim) in single.items() if at == "province" else ():
        yield Line(named, probed(old, what).get(what), probed(new, what).get(what), aim)
    if at == "province":
        yield from shell_lines(old, new)
    aim = "0.7 s" if at == "province" else "2 s"
    there, here = (probed(tree, "publish").get("publish") for tree in (old, new))
    yield Line(f"publish after one workbook, {at}", there, here, aim)


def question_lines(there: Found, here: Found, at: str) -> Iterator[Line]:
    """The least SQL, the middle and the slowest of the questions both know, those over the aim."""
    limit = 0.015 if at == "province" else 0.06
    both = [name for name in here if there.get(name) and here[name] and name != "minimal SQL"]
    known = [name for name in here if here[name] is not None and name != "minimal SQL"]
    aim, least = f"{limit * 1000:.0f} ms", "minimal SQL"
    yield Line(f"least SQL of their grain, {at}", there.get(least), here.get(least), "")
    named = f"middle of {len(both)} questions, date built, {at}"
    if both:
        yield Line(named, _middle(there, both), _middle(here, both), aim)
    over = sorted(
        (name for name in known if float(here[name] or 0) > limit), key=lambda n: -(here[n] or 0)
    )
    slowest = sorted(known, key=lambda name: here[name] or 0)[-1:]
    for name in over or slowest:
        yield Line(f"`{name}`, {at}", there.get(name), here[name], aim)
    lost = [name for name in here if here[name] is None]
    if lost:
        print(f"not answered here: {', '.join(lost)}", file=sys.stderr)


def _middle(side: Found, names: list[str]) -> float:
    return statistics.median(float(side[name] or 0) for name in names)


def shell_lines(old: Tree, new: Tree) -> Iterator[Line]:
    """A question asked from the shell, from the start of Python to its answer; and its memory."""
    words = ["-m", "queries", "campaign_list", "--store"]
    there, here = (run(tree.root, [*words, str(tree.store)], BOUND) for tree in (old, new))
    yield Line("`python -m queries`, start to answer", there[1], here[1], "0.6 s")
    yield Line("the same, megabytes at most", there[2], here[2], "")


def row(line: Line) -> str:
    """One line of the table; «–» where a side cannot be measured."""
    is_memory = "megabytes" in line.what
    cells = [figure(value, is_memory) for value in (line.there, line.here)]
    ratio = f"{line.here / line.there:.2f}" if line.there and line.here else "–"
    return f"| {line.what} | {cells[0]} | {cells[1]} | {ratio} | {line.aim} |"


def figure(value: float | None, is_memory: bool = False) -> str:
    """Seconds, or milliseconds below a tenth of one."""
    if value is None:
        return "–"
    if is_memory:
        return f"{value:,.0f} MB"
    return f"{value * 1000:,.1f} ms" if value < 0.1 else f"{value:,.2f} s"


if __name__ == "__main__":
    sys.exit(main())
