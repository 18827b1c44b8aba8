"""A real sign-in service (npm oidc-provider) on loopback, and what our server is told of it."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.project_files import ROOT
from tests.worlds.servers.ports import free_port
from tests.worlds.servers.programs import running

SERVICE = ROOT / "tests/browser/provider/provider.mjs"
PACKAGE = "oidc-provider@9.13.3"


def up(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        assert process.poll() is None, "it ended before it answered"
        try:
            httpx2.get(address, timeout=1)
            return
        except httpx2.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


@contextmanager
def provided(folder: Path, callback: str) -> Iterator[str]:
    """The provider, leading back to an address of ours; its own address."""
    theirs = free_port()
    if not (shutil.which("npm") and shutil.which("node")):
        pytest.skip("không có node, npm / there is no node, npm")
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", PACKAGE]
    done = subprocess.run(install, cwd=folder, capture_output=True, timeout=240, check=False)
    if done.returncode:
        pytest.skip(f"npm không cài được / cannot install {PACKAGE}")
    shutil.copy(SERVICE, folder)
    command = ["node", "provider.mjs", str(theirs), callback]
    with running(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
        up(f"http://127.0.0.1:{theirs}/.well-known/openid-configuration", process)
        yield f"http://127.0.0.1:{theirs}"


def auth(provider: str, callback: str) -> str:
    """The file that THI_DUA_SO_SIGN_IN names."""
    return f"""[auth]
redirect_uri = "{callback}"
cookie_secret = "0123456789-abcdefghij-klmnopqrst-uvw"
client_id = "thi-dua-so"
client_secret = "a-secret-of-the-test"
server_metadata_url = "{provider}/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid email profile", prompt = "" }}
"""
