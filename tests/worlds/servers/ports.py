"""Ports for servers of the tests: no two processes of a run, and no caller of anything, get one.

A port that the system gave and that was let go is given to the next who asks, or to any
connection that goes out: a server that binds it a second later finds it taken now and then.
"""

import fcntl
import os
import socket
import tempfile
from itertools import cycle, islice
from pathlib import Path

# below the lowest that Linux and macOS give of themselves (32768), above what services are given
LOWEST, HIGHEST = 20_000, 32_000
# a process holds the byte of this file at each port it was given, until it ends, however it ends
HELD = Path(tempfile.gettempdir()) / f"thi-dua-so-ports-{os.getuid()}"

_held = HELD.open("ab")
_given: set[int] = set()


def free_port() -> int:
    """A port of this process alone, which nobody listens at."""
    return free_ports(1)[0]


def free_ports(count: int) -> list[int]:
    """So many ports, all different. AssertionError: there are not so many."""
    # each process begins elsewhere, so that neighbours do not try the same ones
    first = LOWEST + os.getpid() * 97 % (HIGHEST - LOWEST)
    around = islice(
        cycle(range(LOWEST, HIGHEST)), first - LOWEST, first - LOWEST + HIGHEST - LOWEST
    )
    found = list(islice((port for port in around if _is_ours(port)), count))
    assert len(found) == count, f"only {len(found)} ports are free"
    return found


def _is_ours(port: int) -> bool:
    if port in _given:
        return False
    try:
        fcntl.lockf(_held, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, port)
        with socket.socket() as tried:
            tried.bind(("127.0.0.1", port))
    except OSError:
        return False
    _given.add(port)
    return True
