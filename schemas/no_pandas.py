"""Pandas, which nothing here asks for, kept out of a process that only answers a question.

DuckDB imports it, wherever it is installed, before it binds its first value; Pandera cannot start
without it. It costs a third of a second and 40 MB, most of what a short answer takes.
"""

import sys
from types import ModuleType
from typing import cast

# what Python keeps for a module that is not to be found: importing it says so at once
ABSENT = cast(ModuleType, None)


def keep_out() -> None:
    """Let every import of pandas fail from here on, as where it is not installed."""
    sys.modules.setdefault("pandas", ABSENT)


def let_in() -> None:
    """Let it be imported again."""
    if sys.modules.get("pandas", sys) is ABSENT:
        del sys.modules["pandas"]
