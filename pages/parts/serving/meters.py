"""What a watchman asks the server: is it there, can it show figures, how does it do in numbers.

/health: the process answers. /ready: a store is published and opens. /metrics: Prometheus' text,
for this machine alone; counts and sizes, no name of a store, a unit or a person, and no address.
"""

import asyncio
import glob
import os
import resource
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime

from data.keeping.backups.described import DESCRIPTION
from data.keeping.ledger.event import event_paths
from data.keeping.ledger.manifest import read_manifest
from data.keeping.store import open_store, published_path, store_path
from pages.parts.files import papers_waiting
from schemas.problems import StoreError
from schemas.settings import said

READY, METRICS = "/ready", "/metrics"
TYPE = "text/plain; version=0.0.4; charset=utf-8"
LOOPBACK = ("127.0.0.1", "::1")
# whoever came through a proxy is not this machine, whatever address the connection has
BROUGHT = ("x-forwarded-for", "x-real-ip", "forwarded", "via")
Sample = tuple[str, str, float]

_begun = time.time()
_answers: Counter[str] = Counter()
_seconds = 0.0


class Meters:
    """Counts answers by the hundred of their status, and the time until each began."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and count its answer."""
        start = time.monotonic()

        async def counted(message: Message) -> None:
            global _seconds
            if message["type"] == "http.response.start":
                _answers[f"{message['status'] // 100}xx"] += 1
                _seconds += time.monotonic() - start
            await send(message)

        await self.app(scope, receive, counted if scope["type"] == "http" else send)


def is_from_here(request: Request) -> bool:
    """Whether a program of this machine asks, and nobody through it."""
    headers: Headers = request.headers
    is_brought = any(headers.get(name) for name in BROUGHT)
    return request.client is not None and request.client.host in LOOPBACK and not is_brought


async def _ready(_: Request) -> Response:
    try:
        await asyncio.to_thread(lambda: open_store(store_path()))
    except (StoreError, OSError):
        return PlainTextResponse("not ready\n", 503)
    return PlainTextResponse("ready\n")


async def _metrics(request: Request) -> Response:
    if not is_from_here(request):
        return PlainTextResponse("404\n", 404)
    return Response(await asyncio.to_thread(text), media_type=TYPE)


def routes() -> list[Route]:
    """The addresses a watchman asks."""
    alive = Route("/health", PlainTextResponse("ok"))
    return [alive, Route(READY, _ready), Route(METRICS, _metrics)]


def text() -> str:
    """Every number there is now; what cannot be told at the moment is left out."""
    lines: list[str] = []
    for name, kind, value in (*_of_process(), *_of_work(), *_of_store()):
        family = name.partition("{")[0]
        head = f"# TYPE {family} {kind}"
        lines += [] if head in lines else [head]
        lines.append(f"{name} {value:.15g}")
    return "\n".join(lines) + "\n"


def _of_process() -> Iterator[Sample]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    pages = Path("/proc/self/statm")
    if pages.exists():
        held = int(pages.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
        yield "process_resident_memory_bytes", "gauge", held
    yield "process_cpu_seconds_total", "counter", used.ru_utime + used.ru_stime
    yield "process_start_time_seconds", "gauge", _begun


def _of_work() -> Iterator[Sample]:
    for status in ("2xx", "3xx", "4xx", "5xx"):
        yield f'thi_dua_so_answers_total{{status="{status}"}}', "counter", _answers[status]
    yield "thi_dua_so_answer_seconds_total", "counter", _seconds
    if runtime.exists():
        sessions = runtime.get_instance()._session_mgr
        yield "thi_dua_so_sessions", "gauge", sessions.num_active_sessions()
    yield "thi_dua_so_papers_waiting", "gauge", papers_waiting()


def _of_store() -> Iterator[Sample]:
    store = store_path()
    try:
        manifest = read_manifest(store)
    except StoreError:
        manifest = None
    numbers = [int(path.stem) for path in event_paths(store)]
    last = max(numbers, default=0)
    yield "thi_dua_so_events", "gauge", last
    if manifest is not None:
        path = published_path(store, manifest.version)
        yield "thi_dua_so_published_version", "gauge", manifest.number
        yield "thi_dua_so_events_waiting", "gauge", max(0, last - manifest.last_event)
        if path.exists():
            yield "thi_dua_so_published_timestamp_seconds", "gauge", path.stat().st_mtime
    if store.exists():
        yield "thi_dua_so_disk_free_bytes", "gauge", shutil.disk_usage(store).free
    if said("backups"):
        named = f"{glob.escape(store.name)}-[0-9]*/{DESCRIPTION}"
        made = [path.stat().st_mtime for path in Path(said("backups")).glob(named)]
        yield "thi_dua_so_backup_timestamp_seconds", "gauge", max(made, default=0)
