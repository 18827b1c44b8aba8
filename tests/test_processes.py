"""What the tests start: it ends with them, within a bound, at ports that nobody else is given."""

import ast
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project_files import ROOT
from tests.worlds.servers.ports import HIGHEST, LOWEST, free_ports

FILES = sorted((ROOT / "tests").rglob("*.py"))
# what may start a process by itself: each ends what it began
STARTERS = {
    *("programs.py", "catalog_server.py", "object_server.py", "kills.py"),
    "test_processes.py",
}

DRAWN = "from tests.worlds.servers.ports import free_ports; print(*free_ports(40))"
PARENT = """
import sys
from tests.worlds.servers.programs import running
child = "import time; print('begun', flush=True); time.sleep(600)"
with running([sys.executable, "-c", child]):
    sys.stdin.readline()
"""


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of the tests of a function named so, and where it stands."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == name:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_no_program_is_waited_for_without_a_bound() -> None:
    found = list(calls("subprocess.run"))
    assert len(found) > 10
    without = [at for at, call in found if "timeout" not in {key.arg for key in call.keywords}]
    assert without == []


def test_what_runs_beside_the_tests_is_begun_where_it_is_ended() -> None:
    begun = {
        at.partition(":")[0] for name in ("Popen", "subprocess.Popen") for at, _ in calls(name)
    }
    assert {Path(path).name for path in begun} == STARTERS


def test_a_port_is_asked_for_in_one_place() -> None:
    asks = [path.name for path in FILES if "bind((" in path.read_text(encoding="utf-8")]
    assert asks == ["test_processes.py", "ports.py"]


def test_processes_at_once_are_given_different_ports() -> None:
    mine = free_ports(40)
    asked = [sys.executable, "-c", DRAWN]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    theirs = [int(port) for port in told.stdout.split()]
    assert len({*mine, *theirs}) == 80
    assert all(LOWEST <= port < HIGHEST for port in (*mine, *theirs))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone tells the children")
def test_what_runs_beside_tests_that_are_killed_is_gone_too() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with parent:
        assert parent.stdout
        assert parent.stdout.readline() == b"begun\n"
        parent.send_signal(signal.SIGKILL)
        # the child writes into the same pipe, which ends once the child is gone
        assert parent.communicate(timeout=60) == (b"", None)
