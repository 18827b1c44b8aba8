"""What a paper costs: python -m bench.papers STORE CAMPAIGN DAY [--storyline …].

Each paper is made by a process of its own, as the pages and a scheduler do: whole time from the
start of Python, size, and the most memory; then once more in one process, after the deck is made.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

from briefing.deck.build import STORYLINES
from briefing.papers import PAPERS, REPORT, papers_of
from briefing.work import Asked, Work

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Print a line a paper as soon as it is made."""
    parser = argparse.ArgumentParser(prog="python -m bench.papers", description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("campaign")
    parser.add_argument("day", type=date.fromisoformat)
    parser.add_argument("--storyline", choices=[*STORYLINES], default="yearly")
    chosen = parser.parse_args()
    asked = Asked(chosen.store, chosen.campaign, chosen.day, storyline=chosen.storyline)
    work, start = Work(asked), perf_counter()
    slides = len(work.deck.slides)
    print(
        f"{chosen.storyline}: {slides} slides, {perf_counter() - start:.1f} s for their figures\n"
    )
    print("| paper | alone, s | after the deck, s | kB | peak, MB |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for kind in (*papers_of(chosen.storyline), "all"):
            after = in_process(work, kind)
            alone, size, peak = by_itself(asked, kind, Path(folder) / kind)
            print(
                f"| {kind} | {alone:.1f} | {after} | {size / 1000:,.0f} | {peak:,.0f} |", flush=True
            )
    return 0


def in_process(work: Work, kind: str) -> str:
    """Seconds for the paper alone, its figures being there."""
    if kind not in PAPERS:
        return "–"
    start = perf_counter()
    PAPERS[kind].make(work)
    return f"{perf_counter() - start:.2f}"


def by_itself(asked: Asked, kind: str, file: Path) -> tuple[float, int, float]:
    """Seconds, bytes and megabytes at most of the command that makes it."""
    said = [sys.executable, "-m", "briefing", kind, asked.campaign, "--store", str(asked.store)]
    said += [asked.storyline] if kind == REPORT else ["--storyline", asked.storyline]
    start = perf_counter()
    command = [*said, "--as-of", f"{asked.as_of}", "-o", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        _, code, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(code)
    if process.returncode:
        raise SystemExit(f"{kind}: {process.returncode}")
    return perf_counter() - start, file.stat().st_size, used.ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
