import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.worlds.page_store import page_store
from tests.worlds.servers.ports import free_port
from tests.worlds.servers.programs import running

ROOT = Path(__file__).parents[2]
TOLD = "try { localStorage.setItem('thi-dua-so-tour', 'seen') } catch { /* a page of no site */ }"
"""Somebody who has been here before: no tour begins by itself."""


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def site(store: Path) -> Iterator[str]:
    with served(store) as address:
        yield address


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The server of a store on a free port of its own, and its address."""
    port = free_port()
    env = {**os.environ, "THI_DUA_SO_STORE": str(store)}
    command = [sys.executable, "server.py", "--port", str(port)]
    with running(command, cwd=ROOT, env=env, stderr=subprocess.DEVNULL) as server:
        _wait(f"http://127.0.0.1:{port}/health", server)
        yield f"http://127.0.0.1:{port}"


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError("the server did not start")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    said: list[str] = []
    context = browser.new_context(viewport={"width": 1600, "height": 1200}, locale="vi-VN")
    context.set_default_timeout(90_000)
    context.add_init_script(TOLD)
    page = context.new_page()

    def note_error(message: Any) -> None:
        if message.type == "error":
            said.append(message.text)

    def note_request(request: Any) -> None:
        if not request.url.startswith((site, "data:", "blob:", site.replace("http", "ws"))):
            said.append(request.url)

    page.on("console", note_error)
    page.on("request", note_request)
    yield page
    context.close()
    assert said == []
