"""Kills at random moments, seeded; after each the store is asked what it holds."""

import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

ROOT = Path(__file__).parents[2]
ACTS = ("ingest", "ingest", "publish", "freeze", "backup", "export")
# a store is made anew after so many kills, or each check would read ever more
ROUND = 40
MOST_WRITES, MOST_SECONDS = 24, 0.25
LEFT_ALONE = 0.1  # and what came through is there to be harmed by the next
WRITES_OF = {"export": 2}  # a paper is made in memory and written at once


@dataclass
class Killed:
    """How many acts of each kind were killed or came through, and what was wrong afterwards."""

    killed: Counter[str] = field(default_factory=Counter)
    finished: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    compared: int = 0
    wrong: list[str] = field(default_factory=list)


class Acts:
    """The process that does what it is told, each task by a fork of its own."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._in = cast("IO[bytes]", process.stdin)
        self._out = cast("IO[bytes]", process.stdout)

    def do(
        self, act: str, folder: Path, number: int = 0, at: int = 0, after: float = 0.0
    ) -> dict[str, Any]:
        """One task; what it said, and how it ended."""
        task = {"act": act, "folder": str(folder), "number": number, "at": at, "after": after}
        self._in.write(json.dumps(task).encode() + b"\n")
        self._in.flush()
        said: dict[str, Any] = {}
        while "ended" not in said:
            said |= json.loads(self._out.readline())
        return said


@contextmanager
def acts() -> Iterator[Acts]:
    """The process, gone afterwards."""
    said = [sys.executable, "-m", "tests.faults.acts"]
    with subprocess.Popen(said, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield Acts(process)
        finally:
            process.kill()


def kill_often(folder: Path, count: int, seed: int) -> Killed:
    """So many acts, most of them killed; everything found wrong is in the answer."""
    chance, found = random.Random(seed), Killed()
    with acts() as process:
        for first in range(0, count, ROUND):
            place = folder / f"round-{first}"
            place.mkdir()
            _round(process, place, range(first, min(first + ROUND, count)), chance, found)
            shutil.rmtree(place)
    return found


def _round(
    process: Acts, place: Path, numbers: range, chance: random.Random, found: Killed
) -> None:
    acknowledged = list(process.do("make", place)["done"])
    for number in numbers:
        act = chance.choice(ACTS)
        is_timed = chance.random() < 0.3
        at = 0 if is_timed else chance.randint(1, WRITES_OF.get(act, MOST_WRITES))
        after = chance.random() * MOST_SECONDS if is_timed else 0.0
        if chance.random() < LEFT_ALONE:
            at, after = 0, 0.0
        said = process.do(act, place, number + 1, at, after)
        (found.killed if said["ended"] else found.finished)[act] += 1
        if "acknowledged" in said:
            acknowledged.append(said["acknowledged"])
        if "error" in said:
            found.wrong.append(f"{number} {act}: {said['error']}")
        _compare(number, act, process.do("check", place), acknowledged, found)
    found.acknowledged += len(acknowledged)
    found.compared += 1
    process.do("publish", place)
    found.wrong += [f"{numbers}: left {path.name}" for path in place.glob("store/*/*.tmp*")]
    if process.do("same", place).get("done") is not True:
        found.wrong.append(f"{numbers}: rebuilt otherwise")


def _compare(
    number: int, act: str, said: dict[str, Any], acknowledged: list[str], found: Killed
) -> None:
    if "done" not in said:
        found.wrong.append(f"{number} {act}: {said}")
        return
    accepted = said["done"]["accepted"]
    lost = [one for one in acknowledged if one not in accepted]
    twice = [one for one, times in accepted.items() if times != 1]
    found.wrong += [f"{number} {act}: lost {one}" for one in lost]
    found.wrong += [f"{number} {act}: twice {one}" for one in twice]
    found.wrong += [f"{number} {act}: {finding}" for finding in said["done"]["findings"]]
