"""A PostgreSQL server of the tests' own on loopback: the catalog of a lake, started and stopped."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from tests.worlds.servers.programs import missing

USER = "thi_dua_so"


class CatalogServer:
    """One server in a folder of its own, with a database `lake`; ended by `end`."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._schemas: dict[Path, str] = {}
        self._folder = Path(tempfile.mkdtemp(prefix="thi-dua-so-catalog-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(self._folder, "postgres", "postgres")
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
        """Start it and wait until it answers."""
        said = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        self._run("pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "log", "-o", said, "start")

    def stop(self) -> None:
        """Stop it at once, as a machine that is switched off does."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop")

    def end(self) -> None:
        """Stop it and leave nothing behind."""
        self.stop()
        shutil.rmtree(self._folder)

    def sql(self, text: str, database: str = "lake") -> str:
        """What one statement answers, of the catalog's own tables."""
        at = ("-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-d", database)
        return self._run("psql", *at, "-At", "-c", text)

    def _run(self, program: str, *words: str) -> str:
        as_other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        done = subprocess.run(
            [*as_other, str(self._programs / program), *words],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=90,
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
