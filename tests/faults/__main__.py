"""python -m tests.faults --kills 1000: kills, damage and bad days in a folder of their own."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.bad_days import bad_days
from tests.faults.damage import damage_all
from tests.faults.kills import kill_often


def main() -> int:
    """Print what was done and what was wrong; 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        damaged = damage_all(Path(name))
        print(f"damaged {damaged.tried}, told {damaged.told}, harmless {damaged.harmless}")
        days = bad_days(Path(name))
        print("\n".join(f"{day.name}: {day.told}" for day in days))
        killed = kill_often(Path(name), chosen.kills, chosen.seed)
    print(f"killed {dict(killed.killed)}, finished {dict(killed.finished)}")
    print(f"acknowledged {killed.acknowledged}, rebuilt and compared {killed.compared}")
    wrong = [*damaged.wrong, *(one for day in days for one in day.wrong), *killed.wrong]
    print("\n".join([f"wrong {len(wrong)}", *wrong]))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
