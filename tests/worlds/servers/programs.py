"""Programs that tests need beside Python, as `make test` installs them; none outlives the tests."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest

PATIENCE = 30.0  # seconds in which a server lets go of what it has; ours takes one


def missing(program: str) -> NoReturn:
    """Skip with a plain reason where a program cannot be installed; fail where all of them are."""
    said = f"{program} is not installed; `make test` installs it"
    if os.environ.get("TEST_PROGRAMS_OF_THI_DUA_SO"):
        pytest.fail(f"{said}, and here nothing is skipped")
    pytest.skip(said)


def office() -> str:
    """The LibreOffice of this machine."""
    return shutil.which("soffice") or missing("LibreOffice")


@contextmanager
def running(
    words: Sequence[str | Path], of: str = "KILL", **said: Any
) -> Iterator["subprocess.Popen[Any]"]:
    """A program beside the tests, asked to end and then ended with them.

    Where the tests themselves are killed, the system sends it the signal `of` (Linux alone)."""
    with subprocess.Popen(bound(words, of), **said) as process:
        try:
            yield process
        finally:
            end(process)


def bound(words: Sequence[str | Path], of: str = "KILL", user: str | None = None) -> list[str]:
    """The words that start a program, as another user if said, which does not outlive the tests."""
    setpriv = shutil.which("setpriv")
    if not setpriv:
        return [*map(str, words)]
    as_other = [f"--reuid={user}", f"--regid={user}", "--clear-groups"] if user else []
    return [setpriv, *as_other, f"--pdeathsig={of}", "--", *map(str, words)]


def end(process: "subprocess.Popen[Any]") -> None:
    """Ask it to end; after a while, do not ask."""
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
