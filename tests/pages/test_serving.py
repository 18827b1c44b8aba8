"""What the server does around the pages: scripts asked for early, nothing kept of old versions."""

import asyncio
import gc
import gzip
import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.types import Message, Scope

from pages.parts.address import CARRIED
from pages.parts.navigation import FIRST, PAGES
from pages.parts.serving import heap
from pages.parts.serving.index import document, preloads, routes
from pages.parts.serving.kept import Kept
from pages.parts.serving.scripts import (
    ICONS,
    PARTS,
    PLOTLY,
    SCRIPTS,
    STATIC,
    ReadyScripts,
    compressed,
    hashed,
    needed,
)
from pages.parts.serving.waiting import SHAPES
from schemas.viewer import Viewer
from tests.worlds.page_store import page_store
from translations import translator

ROOT = Path(__file__).parents[2]


def asked(app: Any, path: str, query: str = "", encoding: str = "gzip") -> tuple[int, Any, bytes]:
    """Status, headers and body of a GET."""
    sent: list[Message] = []
    scope: Scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(b"accept-encoding", encoding.encode())],
        "server": ("127.0.0.1", 80),
        "scheme": "http",
        "root_path": "",
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    # a thread of its own: a test in the browser leaves its loop running in this one
    asking = Thread(target=lambda: asyncio.run(app(scope, receive, send)))
    asking.start()
    asking.join()
    headers = {key.decode(): value.decode() for key, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(m.get("body", b"") for m in sent[1:])


def test_the_installed_streamlit_has_every_script_that_is_asked_for_early() -> None:
    assert [part for part in PARTS if not hashed(STATIC / "static" / "js", part)] == []
    assert hashed(STATIC / "static" / "media", ICONS)
    links = preloads()
    named = [re.search(r'href="\./(static/[^"]+)"', link) for link in links]
    assert all(found and (STATIC / found[1]).is_file() for found in named)
    assert sum("PlotlyChart." in link for link in links) == 1
    assert sum(ICONS in link for link in links) == 1
    whole = (STATIC / "index.html").read_text(encoding="utf-8")
    assert not any(name in link for name in re.findall(r"js/([\w.-]+)", whole) for link in links)


def test_what_a_script_imports_is_asked_for_with_it() -> None:
    text = "".join((STATIC / "static" / "js" / name).read_text("utf-8") for name in needed())
    assert {*re.findall(r'(?:from|import)"\./([\w.-]+\.js)"', text)} <= {*needed()}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_has_an_address_in_its_language(language: Any) -> None:
    app = Starlette(routes=routes())
    for page in PAGES:
        path = "/" if page == FIRST else f"/{page}"
        status, headers, body = asked(app, path, f"lang={language}&as_of=2026-10-31")
        assert (status, headers["cache-control"]) == (200, "no-cache")
        t, html = translator(language), unescape(body.decode())
        assert f'<html lang="{language}">' in html
        assert "<title>Streamlit" not in html
        assert f"<b>{t(f'page.{page}.title')}</b>" in html
        assert t(f"page.{page}.question") in html
        assert all(t(f"nav.{name}") in html for name in PAGES)
        assert html.count("PlotlyChart.") == 1


def test_only_a_sample_waits_under_the_strip_of_invented_data() -> None:
    assert 'class="sample"' in document(FIRST, "vi", is_sample=True)
    assert 'class="sample"' not in document(FIRST, "vi", is_sample=False)
    assert {*SHAPES} <= {*PAGES}


def test_the_first_page_is_found_by_its_name_too() -> None:
    status, headers, _ = asked(Starlette(routes=routes()), f"/{FIRST}", "lang=en&cluster=cum-1")
    assert (status, headers["location"]) == (307, "/?lang=en&cluster=cum-1")


def test_a_slash_at_the_end_leads_to_the_page() -> None:
    app = Starlette(routes=routes())
    for page in PAGES:
        status, headers, _ = asked(app, f"/{page}/", "lang=en")
        path = "/" if page == FIRST else f"/{page}"
        assert (status, headers["location"]) == (307, f"{path}?lang=en")


def test_the_navigation_takes_along_what_the_address_of_every_page_may_say() -> None:
    assert f"CARRIED = {json.dumps(CARRIED)};" in document(FIRST, "vi", is_sample=True)


def test_scripts_come_compressed_out_of_memory_and_nothing_else_does() -> None:
    async def inner(scope: Scope, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 418, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    app, name = ReadyScripts(inner), hashed(STATIC / "static" / "js", "Metric")
    status, headers, body = asked(app, f"/static/js/{name}")
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert "immutable" in headers["cache-control"]
    assert gzip.decompress(body) == (STATIC / "static" / "js" / str(name)).read_bytes()
    for path, encoding in [
        (f"/static/js/{name}", "identity"),
        ("/static/js/none.js", "gzip"),
        ("/static/js/../index.js", "gzip"),
        ("/static/media/icon.png", "gzip"),
        ("/progress", "gzip"),
    ]:
        assert asked(app, path, encoding=encoding)[0] == 418


def test_charts_are_read_beside_the_page_and_not_when_the_first_one_waits() -> None:
    whole = SCRIPTS / str(hashed(SCRIPTS, PLOTLY))
    body = gzip.decompress(compressed(f"js/{whole.name}"))
    assert body == b"//# allFunctionsCalledOnLoad\n" + whole.read_bytes()


def test_a_newer_version_lets_go_of_the_older_one_of_its_store_alone() -> None:
    kept: Kept[list[str]] = Kept(10)
    first = kept.get("a@1-x", Viewer(), "k", lambda: ["first"])
    other = kept.get("b@1-x", Viewer(), "k", lambda: ["other"])
    assert kept.get("a@1-x", Viewer(), "k", lambda: ["again"]) is first
    assert kept.get("a@2-y", Viewer(), "k", lambda: ["second"]) == ["second"]
    assert kept.get("a@1-x", Viewer(), "k", lambda: ["anew"]) == ["anew"]  # a slow page of before
    assert kept.get("a@2-y", Viewer(), "k", lambda: ["lost"]) == ["second"]
    assert kept.get("b@1-x", Viewer(), "k", lambda: ["lost"]) is other


def test_what_one_may_see_is_kept_apart_from_what_another_may() -> None:
    kept: Kept[str] = Kept(10)
    one = Viewer("a", "unit", units=frozenset({"u1"}))
    assert kept.get("a@1-x", one, "k", lambda: "of u1") == "of u1"
    same = Viewer("b", "unit", units=frozenset({"u1"}))
    assert kept.get("a@1-x", same, "k", lambda: "anew") == "of u1"
    others = [
        Viewer("a", "unit", units=frozenset({"u2"})),
        Viewer("a", "leader"),
        Viewer("a", "leader", frozenset({"c"})),
        Viewer("a", "cluster", clusters=frozenset({"u1"})),
        Viewer("a"),
    ]
    for number, other in enumerate(others):
        assert kept.get("a@1-x", other, "k", lambda n=number: str(n)) == str(number)


def test_only_the_latest_used_are_kept_and_a_failure_is_not() -> None:
    kept: Kept[int] = Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.get("a@1-x", Viewer(), "bad", lambda: 1 // 0)
    assert kept.get("a@1-x", Viewer(), "bad", lambda: 7) == 7
    kept.get("a@1-x", Viewer(), "one", lambda: 1)
    assert kept.get("a@1-x", Viewer(), "bad", lambda: 0) == 7
    kept.get("a@1-x", Viewer(), "two", lambda: 2)
    assert kept.get("a@1-x", Viewer(), "one", lambda: -1) == -1


def test_who_asks_at_the_same_time_waits_for_the_one_answer() -> None:
    kept: Kept[int] = Kept(2)
    made: list[int] = []
    together = Barrier(4)

    def make() -> int:
        made.append(len(made))
        return made[-1]

    def ask() -> None:
        together.wait()
        kept.get("a@1-x", Viewer(), "k", make)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [0]


# in a process of its own: a server is one a process, and the heap is everyone's
SERVED = """
import asyncio, gc, json, weakref
import server
from data.keeping.publishing.publish import publish
from data.keeping.store import open_store, store_path
from pages.parts import cached
from pages.parts.serving import warm

warm.VISITED, warm.LOOK_EVERY, warm.CALM = ("overview", "progress"), 0.1, 0.3
settled = []
settle = warm.settle
warm.settle = lambda: (settle(), settled.append(gc.get_freeze_count()))
made, drawn = [], []

def kept():
    rooms = (cached.ANSWERS, cached.FIGURES)
    return [place.made[0] for room in rooms for place in room._places.values()]

async def until(count):
    async with asyncio.timeout(100):
        while len(settled) < count:
            await asyncio.sleep(0.05)

async def main():
    left = []
    async with server.app.lifespan()(server.app):
        for number in range(3):
            await until(number + 1)
            left.append(sum(ref() is not None for refs in made for ref in refs))
            drawn.append(len(cached.FIGURES._places))
            refs = [weakref.ref(thing) for thing in [open_store(store_path()), *kept()]]
            made.append(refs)
            if number < 2:
                await asyncio.to_thread(publish, store_path())
    print(json.dumps({"settled": settled, "left": left, "drawn": drawn, "made": len(made[0])}))

asyncio.run(main())
"""


def test_each_version_is_opened_first_by_the_server_itself_and_nothing_old_is_left(
    tmp_path: Path,
) -> None:
    env = {**os.environ, "THI_DUA_SO_STORE": str(page_store(tmp_path))}
    command = [sys.executable, "-c", SERVED]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout.splitlines()[-1])
    assert len(said["settled"]) == 3
    assert min(said["settled"]) > 50_000  # set aside each time
    assert min(said["drawn"]) >= 3  # overview one, progress two, before anyone asked
    assert max(said["drawn"]) == min(said["drawn"])
    assert said["made"] > 30
    assert said["left"] == [0, 0, 0]


def test_garbage_that_was_set_aside_is_collected_by_the_next_settling() -> None:
    import weakref

    class Thing:
        pass

    thing = Thing()
    thing.itself = thing  # type: ignore[attr-defined]
    gone = weakref.ref(thing)
    try:
        heap.settle()
        assert gc.get_freeze_count() > 0
        del thing
        gc.collect()
        assert gone() is not None  # frozen: an ordinary collection does not see it
        heap.settle()
        assert gone() is None
        assert not heap.is_grown()
    finally:
        gc.unfreeze()
