"""python -m briefing: papers of a meeting from the shell, for a scheduler."""

import sys

from briefing.command import main
from translations.last_catch import told

if __name__ == "__main__":
    sys.exit(told(main))
