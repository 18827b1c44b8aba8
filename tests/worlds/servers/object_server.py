"""An S3 server of the tests' own on loopback (SeaweedFS, one program): where a lake keeps files."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

from tests.worlds.servers.ports import free_ports
from tests.worlds.servers.programs import bound, missing

KEY, SECRET = "ho", "mot-khoa-bi-mat"
PORTS = (
    *("master.port", "master.port.grpc", "volume.port", "volume.port.grpc"),
    *("filer.port", "filer.port.grpc", "s3.port", "s3.port.grpc"),
)
PATIENCE = 60.0


class ObjectServer:
    """One server in a folder of its own; who has the keys makes a bucket by writing into it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="thi-dua-so-objects-"))
        said = {"accessKey": KEY, "secretKey": SECRET}
        identity = {"name": "lake", "credentials": [said], "actions": ["Admin"]}
        config = self._folder / "s3.json"
        config.write_text(json.dumps({"identities": [identity]}), encoding="ascii")
        ports = free_ports(len(PORTS))
        self._s3 = ports[PORTS.index("s3.port")]
        self._words = [
            *(_program(), "-logtostderr=true", "server", f"-dir={self._folder}", "-filer", "-s3"),
            *("-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.telemetry=false", "-s3.iam=false"),
            *("-master.volumeSizeLimitMB=64", "-volume.max=8", f"-s3.config={config}"),
            *(f"-{name}={port}" for name, port in zip(PORTS, ports, strict=True)),
        ]
        self.start()

    def keys(self, folder: Path, secret: str = SECRET) -> Path:
        """A file with the address and the keys, as a lake's setting names it."""
        path = folder / "s3.toml"
        lines = [f'endpoint = "http://127.0.0.1:{self._s3}"', f'key = "{KEY}"']
        path.write_text("\n".join([*lines, f'secret = "{secret}"']), encoding="ascii")
        return path

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                bound(self._words), stdout=log, stderr=log, cwd=self._folder
            )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            assert self._server.poll() is None, (self._folder / "log").read_text("utf-8")[-2000:]
            assert time.monotonic() < until, "the S3 server does not answer"
            time.sleep(0.1)

    def stop(self) -> None:
        """Kill it, as a machine that is switched off."""
        self._server.kill()
        self._server.wait()

    def end(self) -> None:
        """Stop it and leave nothing behind."""
        self.stop()
        shutil.rmtree(self._folder)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._s3}/healthz", timeout=2) as said:
                return bool(said.status == 200)
        except (URLError, OSError):
            return False


def _program() -> str:
    """The server's program, beside the Python of the tests."""
    beside = Path(sys.executable).with_name("weed")
    return str(beside) if os.access(beside, os.X_OK) else missing("SeaweedFS")
