"""python -m data: reports in, the store built and verified, from the shell."""

import sys

from data.commands.command import main

if __name__ == "__main__":
    sys.exit(main())
