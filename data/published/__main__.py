"""python -m data.published: published tables as one bulk file, from the shell."""

import sys

from data.published.published import main
from translations.last_catch import told

if __name__ == "__main__":
    sys.exit(told(main))
