"""Make the store of the load test: python -m bench.load STORE; trees before it had one had it as
their national sample."""

import logging
import sys
from pathlib import Path

from data.samples.sample import make_sample


def main(store: Path) -> int:
    """The load test in a new folder."""
    logging.getLogger("data.load").setLevel(logging.WARNING)
    make_sample(store, "load", 1, plans=Path(__file__).parent)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
