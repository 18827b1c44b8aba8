"""`python -m …` as a shell runs it, in this process: what it imports is here already."""

import io
import os
import runpy
import sys
import tempfile
import warnings
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).parents[1]


def shell(module: str, *words: str) -> tuple[int, str]:
    """Exit code, and all that the command says on both its streams."""
    with tempfile.TemporaryFile() as kept:
        # a handle of its own: the command may close its standard output, as some do
        told = io.TextIOWrapper(os.fdopen(os.dup(kept.fileno()), "wb"), "utf-8", write_through=True)
        with told, patch.multiple(sys, argv=[module, *words], stdout=told, stderr=told):
            code = _ended(module)
        kept.seek(0)
        return code, kept.read().decode()


def _ended(module: str) -> int:
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # a test has imported the module before
            runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    finally:
        os.chdir(before)
    return 0
