"""Programs that tests need beside Python, as `make test` installs them."""

import os
import shutil
from typing import NoReturn

import pytest


def missing(program: str) -> NoReturn:
    """Skip with a plain reason where a program cannot be installed; fail where all of them are."""
    said = f"{program} is not installed; `make test` installs it"
    if os.environ.get("TEST_PROGRAMS_OF_THI_DUA_SO"):
        pytest.fail(f"{said}, and here nothing is skipped")
    pytest.skip(said)


def office() -> str:
    """The LibreOffice of this machine."""
    return shutil.which("soffice") or missing("LibreOffice")
