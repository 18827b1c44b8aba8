"""A tree and a sample store of its own, and what a process run in it says and takes."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from time import monotonic

ROOT = Path(__file__).parent.parent
PROBE = Path(__file__).parent / "probe.py"
LOAD = "load"
Found = Mapping[str, float | None]


@dataclass(frozen=True)
class Patience:
    """How long all measurements together may take: each is given what is left."""

    seconds: float
    began: float = field(default_factory=monotonic)

    @property
    def left(self) -> float:
        """Seconds until the end; never none, so that a process still says why it was ended."""
        return max(0.1, self.began + self.seconds - monotonic())


@dataclass(frozen=True)
class Tree:
    """One side: its code and a sample store of its own."""

    root: Path
    store: Path


def git(*words: str) -> None:
    """Run git in this tree; it must be one that git keeps."""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"git {words[0]}: {done.stderr.strip()}")


def checked_out(commit: str, folder: Path) -> None:
    """The tree of a commit, in a folder of its own."""
    git("worktree", "add", "--detach", str(folder), commit)


def sampled(root: Path, scale: str, store: Path, patience: Patience) -> Tree:
    """A tree with the sample it makes itself; without one, nothing of that side is measured.

    The load test was the national sample of older trees, which have it nowhere else."""
    if scale == LOAD and (root / "bench" / LOAD).is_dir():
        said = ["-m", f"bench.{LOAD}", str(store)]
    else:
        name = "national" if scale == LOAD else scale
        said = ["-m", "data", "sample", "--scale", name, "--store", str(store)]
    try:
        run(root, said, patience.left)
    except ValueError as error:
        print(f"{scale} sample of {root.name}: {error}", file=sys.stderr)
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


def probed(tree: Tree, what: str, patience: Patience) -> Found:
    """One measurement of one side; nothing where it cannot be taken there, and why on stderr."""
    try:
        told, _, _ = run(tree.root, [str(PROBE), what, str(tree.store)], patience.left)
    except ValueError as error:
        print(f"{what} of {tree.root.name}: {error}", file=sys.stderr)
        return {}
    found: Found = json.loads(told.splitlines()[-1])
    return found


def started(tree: Tree, patience: Patience) -> Found:
    """A question asked from the shell, from the start of Python to its answer; and its memory."""
    words = ["-m", "queries", "campaign_list", "--store", str(tree.store)]
    try:
        _, seconds, megabytes = run(tree.root, words, patience.left)
    except ValueError as error:
        print(f"start of {tree.root.name}: {error}", file=sys.stderr)
        return {}
    return {"start": seconds, "megabytes": megabytes}
