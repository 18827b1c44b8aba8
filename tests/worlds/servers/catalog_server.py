"""A PostgreSQL server of the tests' own on loopback: the catalog of a lake, started and stopped."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from tests.worlds.servers.ports import free_port
from tests.worlds.servers.programs import bound, missing

USER = "thi_dua_so"
PATIENCE = 90.0  # seconds; a start takes half of one, a busy machine ten times that


class CatalogServer:
    """One server in a folder of its own, with a database `lake`; ended by `end`."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._schemas: dict[Path, str] = {}
        self._folder = Path(tempfile.mkdtemp(prefix="thi-dua-so-catalog-"))
        self.port = free_port()
        # the server refuses to run as root
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self._folder, self._user, self._user)
        self._run("initdb", "-D", "data", "-A", "trust", "-U", USER, "--no-sync", "-E", "UTF8")
        self.start()
        self.make("lake")

    def setting(self, store: Path, data: Path | str) -> str:
        """What THI_DUA_SO_STORE says for a store shared here, each in a schema of its own."""
        schema = self._schemas.setdefault(store, f"kho_{len(self._schemas) + 1}")
        return f"{self.reading(store, schema)} data={data}"

    def reading(self, folder: Path, *schemas: str, database: str = "lake") -> str:
        """What it says for who reads stores of these schemas, and has a folder of his own."""
        return (
            f"ducklake:postgres:host=127.0.0.1 port={self.port} user={USER} dbname={database} "
            f"folder={folder} schema={','.join(schemas)}"
        )

    def make(self, database: str) -> None:
        """A database without a lake."""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, database)

    def start(self) -> None:
        """Start it and wait until it answers: a child of the tests, which does not outlive them."""
        said = ("-D", "data", "-p", str(self.port), "-c", "listen_addresses=127.0.0.1")
        words = [self._programs / "postgres", *said, "-c", "unix_socket_directories="]
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                bound(words, "QUIT", self._user), cwd=self._folder, stdout=log, stderr=log
            )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            told = (self._folder / "log").read_text("utf-8")[-2000:]
            assert self._server.poll() is None, told
            assert time.monotonic() < until, f"PostgreSQL does not answer: {told}"
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it at once, as a machine that is switched off does."""
        self._server.send_signal(signal.SIGQUIT)
        self._server.wait(PATIENCE)

    def end(self) -> None:
        """Stop it and leave nothing behind."""
        self.stop()
        shutil.rmtree(self._folder)

    def sql(self, text: str, database: str = "lake") -> str:
        """What one statement answers, of the catalog's own tables."""
        at = ("-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-d", database)
        return self._run("psql", *at, "-At", "-c", text)

    def _answers(self) -> bool:
        words = (self._programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port))
        return not subprocess.run(words, cwd=self._folder, timeout=PATIENCE, check=False).returncode

    def _run(self, program: str, *words: str) -> str:
        done = subprocess.run(
            bound([self._programs / program, *words], user=self._user),
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()


def _programs() -> Path:
    """Where Debian keeps the server's programs, the newest release of them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        missing("PostgreSQL")
    return found[-1].parent
