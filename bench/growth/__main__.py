"""Growth: python -m bench.growth [--sizes 0.4,4,40] [--workbooks 3000] [--minutes 240] [--write …].

A store of each size is made in a temporary folder, measured and removed; of every line it prints
the figure, what it is held beside, the growth since the size before and whether its limit is held.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.growth.page import HEADS, RULE, page, shown, write
from bench.growth.table import WHATS, Line, lines, over
from bench.here import machine
from bench.sides import ROOT, Found, Patience, run
from data.keeping.store import published_path, version

SIZES, WORKBOOKS, MINUTES = "0.4,4,40", 3_000, 240
NOTHING: Found = {}


def sizes(words: str) -> list[float]:
    """Sizes in millions, the smallest first.

    argparse says so where one is no number above zero."""
    found = sorted({float(word) for word in words.split(",")})
    if found[0] <= 0:
        raise ValueError(words)
    return found


def main() -> int:
    """Print each line as soon as it is known; write the page if asked.

    Exit code 1: a line has no figure though it could have one."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--sizes", type=sizes, default=SIZES, help=f"millions ({SIZES})")
    parser.add_argument("--workbooks", type=int, default=WORKBOOKS, help=f"({WORKBOOKS})")
    parser.add_argument("--minutes", type=float, default=MINUTES, help=f"at most ({MINUTES})")
    parser.add_argument("--write", type=Path, help="write this page: docs/benchmarks.md")
    chosen = parser.parse_args()
    patience, told = Patience(chosen.minutes * 60), list[Line]()
    known: dict[float, dict[str, Found]] = {}
    print(f"{machine()}\n\n{HEADS['vi']}\n{HEADS['en']}\n{RULE}", flush=True)
    before: dict[str, Found] = {}
    for millions in chosen.sizes:
        known[millions] = {}
        for what, found in measured(millions, chosen.workbooks, patience):
            known[millions][what] = found
            for line in lines(what, millions, found, before.get(what, NOTHING)):
                told.append(line)
                print(shown(line, "vi"), shown(line, "en"), sep="\n", flush=True)
        before = known[millions]
    if chosen.write:
        said = f"--sizes {','.join(f'{n:g}' for n in chosen.sizes)} --workbooks {chosen.workbooks}"
        command = f"python -m bench.growth {said} --write docs/benchmarks.md"
        made = {
            n: {**found["made"], "books": found["workbooks"].get("made")}
            for n, found in known.items()
        }
        slow = {n: over(found["questions"]) for n, found in known.items() if found["questions"]}
        write(chosen.write, page(machine(), command, told, made, slow), told)
    lost = [what for found in known.values() for what, figures in found.items() if not figures]
    return 1 if lost else 0


def measured(millions: float, workbooks: int, patience: Patience) -> Iterator[tuple[str, Found]]:
    """Every measurement of a store of a size, in order; nothing where it could not be taken.

    What hands files in comes last: questions are asked of the store as it was made."""
    with tempfile.TemporaryDirectory(prefix="thi-dua-so-mau-") as folder:
        store = Path(folder) / "store-sample"
        made = taken(["-m", "bench.growth.made", str(store), f"{millions:.9f}"], patience)
        if made:
            made = {**made, **on_disk(store, made)}
        yield "made", made
        for what in sorted(WHATS[1:], key=("questions", "country", "parquet", "workbooks").index):
            words = ["-m", "bench.growth.probe", what, str(store), str(workbooks)]
            found = taken(words, patience) if made else NOTHING
            yield what, {**found, "kept": made["kept"]} if found else found


def on_disk(store: Path, made: Found) -> Found:
    """Bytes a value of the ledger and of the published file; seconds a million values built."""
    kept = made["kept"] or 1
    ledger = (path for path in (store / "ledger").rglob("*") if path.is_file())
    whole = sum(path.stat().st_size for path in ledger)
    published = published_path(store, version(store)).stat().st_size
    built = (made["built"] or 0) / kept * 1_000_000
    return {"published": published / kept, "ledger": whole / kept, "built": built}


def taken(words: list[str], patience: Patience) -> Found:
    """What a process measured and the memory it took at most; nothing, and why, if it failed."""
    try:
        told, _, megabytes = run(ROOT, words, patience.left)
    except ValueError as error:
        print(f"{' '.join(words[1:3])}: {error}", file=sys.stderr)
        return NOTHING
    found: Found = json.loads(told.splitlines()[-1])
    return {**found, "megabytes": megabytes}


if __name__ == "__main__":
    sys.exit(main())
