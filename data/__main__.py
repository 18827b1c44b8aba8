"""python -m data: reports in, the store built and verified, from the shell."""

import sys

from data.commands.command import entry

if __name__ == "__main__":
    sys.exit(entry())
